namespace Anodyne.Analysis;

/// <summary>One method of <c>anodyne analyze</c>.</summary>
/// <param name="Name">Word on the command line.</param>
/// <param name="Summary">What it gives, one sentence.</param>
/// <param name="Input">What it needs: columns or options.</param>
/// <param name="Options">Options by name with what they mean.</param>
/// <param name="Results">Names of the results.</param>
/// <param name="Formulas">The equations used, with definitions and conventions.</param>
/// <param name="References">Where they come from.</param>
/// <param name="Run">Does it.</param>
public sealed record AnalysisMethod(
    string Name, string Summary, string Input, IReadOnlyList<(string Name, string Meaning)> Options, IReadOnlyList<string> Results, IReadOnlyList<string> Formulas,
    IReadOnlyList<string> References, Func<AnalysisRequest, CancellationToken, AnalysisResult> Run)
{
    /// <summary>What becomes of several records.</summary>
    public SeveralRecords Several { get; init; }
}
