using Anodyne.Figures.Text;
using Anodyne.Quantities.Documents;
using Anodyne.Quantities.Estimates;
using Anodyne.Quantities.Units;
using Anodyne.Reports.Blocks;
using Anodyne.Reports.Sections;

namespace Anodyne.Studies.Reporting;

/// <summary>The parameter sheets of several variants as one table: a value that all share is one row.</summary>
internal static class ParameterTable
{
    /// <summary>Values with a source or a range, and settings that the study chooses.</summary>
    public static IReadOnlyList<ReportSection> Sections(IReadOnlyList<(string Name, ParameterSheet Sheet)> shown)
    {
        var rows = Merged(shown).ToLookup(row => row.Parameter.Evidence is not null);
        return
        [
            new FreeSection("Every parameter and where it comes from", Sourced([.. rows[true]])),
            new FreeSection("Settings",
            [
                new TableBlock(
                    ["Part", "Setting", "Variant", "Value", "Where"],
                    [
                        .. rows[false].Select(row => (IReadOnlyList<TableCell>)
                        [
                            Owner(row.Parameter), Name(row.Parameter), Variants(row.Variants), new TableCell(row.Parameter.Printed, CellKind.Number),
                            new TableCell(WithNote(row.Parameter), CellKind.Small),
                        ]),
                    ],
                    "What the study file chooses."),
            ]),
        ];
    }

    private static IReadOnlyList<ReportBlock> Sourced((Parameter Parameter, string Variants)[] rows)
    {
        int Count(Evidence evidence) => rows.Count(row => row.Parameter.Evidence == evidence);
        return rows.Length == 0 ? [] :
        [
            new ParagraphBlock($"{Count(Evidence.Measured)} values are measured, {Count(Evidence.Computed)} computed, {Count(Evidence.Assumed)} assumed."),
            new TableBlock(
                ["Part", "Quantity", "Variant", "Value", "Range", "Unit", "Evidence", "Source"],
                [
                    .. rows.Select((row, i) => (IReadOnlyList<TableCell>)
                    [
                        i > 0 && Owner(rows[i - 1].Parameter) == Owner(row.Parameter) ? "" : Owner(row.Parameter),
                        Name(row.Parameter),
                        new TableCell(Variants(row.Variants), CellKind.Small),
                        new TableCell(Given(row.Parameter.Value, row.Parameter), CellKind.Number),
                        new TableCell(Range(row.Parameter), CellKind.Number),
                        UnitLabel.Markup(row.Parameter.Unit),
                        Judged(row.Parameter.Evidence!.Value),
                        new TableCell(WithNote(row.Parameter), CellKind.Small),
                    ]),
                ],
                "All inputs of the study."),
        ];
    }

    private static IEnumerable<(Parameter Parameter, string Variants)> Merged(IReadOnlyList<(string Name, ParameterSheet Sheet)> shown)
    {
        var all = shown.SelectMany(variant => variant.Sheet.Parameters.Select(parameter => (variant.Name, Parameter: parameter))).ToArray();
        return all.GroupBy(item => item.Parameter)
            .OrderBy(group => Array.FindIndex(all, item => item.Parameter.Name == group.Key.Name))
            .Select(group => (group.Key, group.Count() == shown.Count ? "" : string.Join(", ", group.Select(item => item.Name))));
    }

    private static TableCell Judged(Evidence evidence) =>
        new(evidence.ToString().ToLowerInvariant(), evidence == Evidence.Assumed ? CellKind.Flag : CellKind.Words);

    private static string Variants(string variants) => variants.Length == 0 ? "all" : variants;

    private static string Owner(Parameter parameter) => parameter.Name[..Math.Max(0, parameter.Name.IndexOf(": ", StringComparison.Ordinal))];

    private static string Name(Parameter parameter) => parameter.Name[(Owner(parameter).Length == 0 ? 0 : Owner(parameter).Length + 2)..];

    private static string WithNote(Parameter parameter) => parameter.Note.Length == 0 ? parameter.Source : $"{parameter.Note}. {parameter.Source}";

    private static string Given(double si, Parameter parameter) => ReportNumber.Given(UnitText.FromSi(si, parameter.Unit));

    private static string Range(Parameter parameter) => (parameter.Low, parameter.High) switch
    {
        ({ } low, { } high) => $"{Given(low, parameter)} \u2013 {Given(high, parameter)}",
        ({ } low, null) => $"\u2265 {Given(low, parameter)}",
        (null, { } high) => $"\u2264 {Given(high, parameter)}",
        _ => "",
    };
}
