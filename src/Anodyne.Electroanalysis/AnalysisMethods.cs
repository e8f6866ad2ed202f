using Anodyne.Analysis;

namespace Anodyne.Electroanalysis;

/// <summary>The electrochemical methods of <c>anodyne analyze</c>: those of the folder Methods, which are found by themselves.</summary>
public static class AnalysisMethods
{
    /// <summary>The methods of this wing.</summary>
    public static MethodCatalog Catalog { get; } = new(typeof(AnalysisMethods).Assembly);

    /// <summary>All methods of this wing.</summary>
    public static IReadOnlyList<AnalysisMethod> All => Catalog.All;

    /// <summary>A method by name.</summary>
    /// <param name="name">Word on the command line.</param>
    public static AnalysisMethod Named(string name) => Catalog.Named(name);

    /// <summary>Runs a method.</summary>
    /// <param name="name">Method.</param>
    /// <param name="request">Records and options.</param>
    /// <param name="cancellation">Cancels.</param>
    public static AnalysisResult Run(string name, AnalysisRequest request, CancellationToken cancellation = default) =>
        Catalog.Run(name, request, cancellation);
}
