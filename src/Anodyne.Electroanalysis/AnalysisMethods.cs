using Anodyne.Electroanalysis.Methods;
using Anodyne.Quantities;

namespace Anodyne.Electroanalysis;

/// <summary>Every method of <c>anodyne analyze</c>.</summary>
public static class AnalysisMethods
{
    /// <summary>All methods, in the order of the list.</summary>
    public static IReadOnlyList<AnalysisMethod> All { get; } =
    [
        EisMethod.Method, KkMethod.Method, DrtMethod.Method, ArrheniusMethod.Method, TafelMethod.Method, TransferenceMethod.Method, ConductivityMethod.Method, NucleationMethod.Method, CvMethod.Method, CeMethod.Method,
        OverpotentialMethod.Method, SymmetricMethod.Method, CcdMethod.Method, RetentionMethod.Method, RateMethod.Method, DqdvMethod.Method, HysteresisMethod.Method, DeadLithiumMethod.Method, SandMethod.Method,
    ];

    /// <summary>A method by name.</summary>
    /// <exception cref="InputException">There is none of that name.</exception>
    public static AnalysisMethod Named(string name) => All.FirstOrDefault(m => m.Name == name) ?? throw new InputException("no such method", "analyze", name, string.Join(", ", All.Select(m => m.Name)), "`anodyne analyze --list` names them");

    /// <summary>Runs a method; options that it does not know are refused.</summary>
    /// <param name="name">Method.</param>
    /// <param name="request">Inputs and options.</param>
    /// <param name="cancellation">Cancels.</param>
    public static AnalysisResult Run(string name, AnalysisRequest request, CancellationToken cancellation = default)
    {
        var method = Named(name);
        var stranger = request.Options.Keys.FirstOrDefault(o => method.Options.All(known => known.Name != o));
        return stranger is null
            ? method.Run(request, cancellation)
            : throw new InputException($"{name} does not know this option", "--" + stranger, request.Options[stranger], method.Options.Count == 0 ? "none" : string.Join(", ", method.Options.Select(o => "--" + o.Name)));
    }
}
