using Anodyne.Analysis;

namespace Anodyne.Spectra;

/// <summary>The spectral methods of <c>anodyne analyze</c>: those of the folder Methods, which are found by themselves.</summary>
public static class AnalysisMethods
{
    /// <summary>The methods of this wing.</summary>
    public static MethodCatalog Catalog { get; } = new(typeof(AnalysisMethods).Assembly);
}
