using Anodyne.Figures.Text;
using Anodyne.Quantities.Estimates;
using Anodyne.Quantities.Units;
using Anodyne.Records.CellDescriptions;
using Anodyne.Reports.Blocks;
using Anodyne.Studies.Analyses;
using Anodyne.Studies.Report.Sections;

namespace Anodyne.Studies.CellStudies;

/// <summary>The section of a report that sets simulated, measured and reported values side by side: a figure and a table for every answer.</summary>
internal static class CellAnswerReport
{
    private const int HashDigits = 12;
    private const string Rule =
        "The virtual measurement is analysed as the measured files are. ±: half of a 95 % interval; of a simulated value together with what the ranges of assumed values make of it (in quadrature). "
        + "Two values agree if their difference is not larger than both errors together (root of the sum of squares); a value without an error counts as exact. Struck through: void, and compared with nothing.";

    /// <summary>The section; null without answers.</summary>
    public static FreeSection? Section(CellStudyOutcome outcome) => outcome.Answers.Count == 0
        ? null
        : new FreeSection("Simulated, measured, reported", [new ParagraphBlock(Rule), .. Blocks(outcome), .. outcome.Measured.Count > 0 ? [Files(outcome)] : Array.Empty<ReportBlock>()]);

    /// <summary>One sentence an answer, for the summary.</summary>
    public static string Sentence(CellAnswer answer)
    {
        string Number(ComparedValue value) => $"{(value.Verdict == Verdict.Void ? "void" : ReportNumber.WithSpread(value.Value, value.HalfWidth))}{(answer.Unit == "1" || value.Verdict == Verdict.Void ? "" : "\u00a0" + UnitLabel.Markup(answer.Unit))}";
        string[] parts =
        [
            .. answer.Simulated is { } simulated ? [$"simulated {Number(simulated)}"] : Array.Empty<string>(),
            .. answer.Measured is { } measured ? [$"measured {Number(measured)}{Against(measured.With(answer.Simulated))}"] : Array.Empty<string>(),
            .. answer.Reported is { } reported ? [$"reported {Number(reported)}{Against(reported.With(answer.Simulated))}"] : Array.Empty<string>(),
        ];
        return $"**{answer.Title}, {answer.Variant}:** {string.Join("; ", parts)}.";
    }

    private static string Against(Agreement? agreement) => agreement is null ? "" : $" ({agreement.Words})";

    private static IEnumerable<ReportBlock> Blocks(CellStudyOutcome outcome)
    {
        HashSet<(string, string)> drawn = [];
        foreach (var answer in outcome.Answers)
        {
            yield return new HeadingBlock($"{answer.Title}, {answer.Variant}");
            yield return Table(answer);
            foreach (var analysis in outcome.Measured.Where(finished => finished.Answers.Any(value => value.Answer.Variant == answer.Variant && value.Answer.Quantity == answer.Quantity)).Select(finished => finished.Analysis.Name).Distinct())
            {
                if (drawn.Add((answer.Variant, analysis)) && Figure(outcome, answer.Variant, analysis) is { } figure)
                {
                    yield return figure;
                }
            }
        }
    }

    private static FigureBlock? Figure(CellStudyOutcome outcome, string name, string analysis)
    {
        var variant = outcome.Plan.Variants.First(candidate => candidate.Variant.Name == name);
        var run = outcome.Of(variant.Run);
        return OverlayFigure.Of(
            outcome.Analyses.First(finished => finished.Variant == name && finished.Analysis.Name == analysis),
            run.Record(CellDescription.Unknown),
            run.Area,
            [.. outcome.Measured.Where(finished => finished.Analysis.Name == analysis && finished.Answers.Any(value => value.Answer.Variant == name))]);
    }

    private static TableBlock Table(CellAnswer answer)
    {
        var isReported = answer.Values.Any(value => value.Origin == ComparedOrigin.Reported) && answer.Values.Any(value => value.Origin == ComparedOrigin.Measured);
        var unit = answer.Unit == "1" ? "" : $" ({UnitLabel.Markup(answer.Unit)})";
        return new TableBlock(
            ["", $"value{unit}", "verdict", "against simulated", .. isReported ? (string[])["against reported"] : [], "Definition, error and source"],
            [
                .. answer.Values.Select(value => (IReadOnlyList<TableCell>)
                [
                    value.Name,
                    Number(value),
                    value.Origin is ComparedOrigin.Model or ComparedOrigin.Reported ? new TableCell("") : new TableCell(value.Verdict.ToString().ToLowerInvariant(), value.Verdict == Verdict.Ok ? CellKind.Good : CellKind.Flag),
                    value.Origin == ComparedOrigin.Simulated ? new TableCell("") : Words(value, answer.Simulated),
                    .. isReported ? (TableCell[])[value.Origin is ComparedOrigin.Measured or ComparedOrigin.Mean ? Words(value, answer.Reported) : new TableCell("")] : [],
                    new TableCell(string.Join(". ", new[] { value.Definition, string.Join("; ", value.Reasons) }.Where(text => text.Length > 0)), CellKind.Small),
                ]),
            ],
            $"{answer.Title} of {answer.Variant}.");
    }

    private static TableCell Number(ComparedValue value)
    {
        var text = double.IsFinite(value.Value) ? value.HalfWidth is null ? ReportNumber.Given(value.Value) : ReportNumber.WithSpread(value.Value, value.HalfWidth) : "none";
        return new TableCell(text, value.Verdict == Verdict.Void ? CellKind.Void : CellKind.Number);
    }

    private static TableCell Words(ComparedValue value, ComparedValue? other) => value.With(other) is { } agreement
        ? new TableCell(agreement.Words, agreement.Holds switch { true => CellKind.Good, false => CellKind.Flag, _ => CellKind.Small })
        : new TableCell("");

    private static FoldBlock Files(CellStudyOutcome outcome) => new(
        "The measured files",
        [
            new TableBlock(
                ["File", "SHA-256", "Cell", "Read with it"],
                [
                    .. outcome.Measured.SelectMany(finished => finished.Files).DistinctBy(file => file.Name).Select(file => (IReadOnlyList<TableCell>)
                    [
                        file.Name, new TableCell("`" + file.Hash[..HashDigits] + "`", CellKind.Small), new TableCell(Describe(file.Cell), CellKind.Small), new TableCell(string.Join(", ", file.Beside.Select(beside => Path.GetFileName(beside.Path))), CellKind.Small),
                    ]),
                ],
                "The measured files as they were read; the hash by its first digits, whole in the JSON and in the store."),
        ]);

    private static string Describe(CellDescription cell) => string.Join(
        "; ",
        new[] { cell.Name, CellKindText.Of(cell.Type), cell.Area is { } area ? UnitText.Print(area, "cm2", 4) : "area not stated", cell.Electrolyte, cell.Comment }.Where(text => text.Length > 0));
}
