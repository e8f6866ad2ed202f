using Anodyne.Analysis.Options;

namespace Anodyne.Analysis;

/// <summary>A method that reads its options as text and gives its document itself: the shape of before, for methods that wait for theirs.</summary>
public sealed class TextMethod : AnalysisMethod
{
    private readonly Func<AnalysisRequest, CancellationToken, AnalysisResult> _run;

    /// <summary>Creates the method.</summary>
    public TextMethod(
        string name, string summary, string input, IReadOnlyList<(string Name, string Meaning)> options, IReadOnlyList<string> results, IReadOnlyList<string> formulas,
        IReadOnlyList<string> references, Func<AnalysisRequest, CancellationToken, AnalysisResult> run)
        : base(name, summary, input)
    {
        _run = run;
        Options =
        [
            .. options.Select(o => o.Name == "symmetric"
                ? (AnalysisOption)new FlagOption(o.Name, o.Meaning)
                : new TextOption<string>(o.Name, o.Meaning, "", text => text)),
        ];
        (Results, Formulas, References) = ([.. results.Select(r => new ResultTerm(r, "", ""))], formulas, references);
    }

    /// <inheritdoc/>
    private protected override AnalysisResult Answer(MethodInput input, CancellationToken cancellation)
    {
        input.ReadAll();
        _ = Options.Any(o => o.Name == "area") && !input.IsGiven(StandardOptions.Area) ? input.Area : null;
        var result = _run(input.Request, cancellation);
        var settings = new Dictionary<string, string>(result.Settings);
        foreach (var (name, text) in input.Settings)
        {
            settings[name] = text;
        }

        result = result with { Settings = settings };
        return result.Drawing is { } drawing ? result with { Drawing = new Lazy<Figures.Figure>(() => VoidMark.On(drawing.Value, result)) } : result;
    }
}
