using Anodyne.Analysis;
using Anodyne.Electroanalysis.Methods;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;

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
        if (stranger is not null)
        {
            throw new InputException($"{name} does not know this option", "--" + stranger, request.Options[stranger], method.Options.Count == 0 ? "none" : string.Join(", ", method.Options.Select(o => "--" + o.Name)));
        }

        try
        {
            var result = VoidMark.On(method.Run(request, cancellation));
            if (method.Several == SeveralRecords.FirstOnly && request.Inputs.Count > 1)
            {
                result = result with { Reasons = [.. result.Reasons, $"{request.Inputs.Count} records were given; {name} reads one: {request.Names[0]}"] };
            }

            return !request.Has("area") && method.Options.Any(o => o.Name == "area") && request.Inputs.Select(input => input.Record.Cell.Area).FirstOrDefault(a => a is not null) is { } area
                ? result with { Settings = new Dictionary<string, string>(result.Settings) { ["area"] = FormattableString.Invariant($"{1e4 * area:G5} cm2 (the file's description of the cell)") } }
                : result;
        }
        catch (MeaninglessDataException refusal)
        {
            return Refused(method, request, refusal.Problem);
        }
    }

    // No number, but the verdict, the reason and what was measured.
    private static AnalysisResult Refused(AnalysisMethod method, AnalysisRequest request, Problem problem)
    {
        var reason = problem.ToString();
        return new AnalysisResult(method.Name)
        {
            Inputs = request.Names, Verdict = Verdict.Void, Reasons = [reason], IsRefused = true,
            Results =
            [
                .. method.Results.Where(name => name.All(c => char.IsLetterOrDigit(c) || c == '_'))
                    .Select(name => KeyValuePair.Create(name, new Estimate(double.NaN, null, "", "not determined", "", "", Verdict.Void, [reason], new Dictionary<string, double>()))),
            ],
            Settings = request.Options.ToDictionary(),
            Curves = [.. request.Inputs.Take(1).Where(input => input.Record.Rows > 0).Select(input => new CurveTable(method.Name, $"as recorded; {reason}", [.. input.Record.Columns.Select(c => new CurveColumn(c.Name, c.Unit, c.ToDoubles()))]))],
        };
    }
}
