using Anodyne.Quantities.Documents;
using Anodyne.Quantities.Estimates;
using Anodyne.Reports.Blocks;
using Anodyne.Reports.Sections;

namespace Anodyne.Studies.Reporting;

/// <summary>The parameter sheets of several variants as one table: a value that all share is one row.</summary>
internal static class ParameterTable
{
    /// <summary>Values with a source or a range.</summary>
    public static ParameterSection Sourced(IReadOnlyList<(string Name, ParameterSheet Sheet)> shown) => new(
    [
        .. Merged(shown).Where(row => row.Parameter.Evidence is not null).Select(row => new ParameterRow(
            Owner(row.Parameter),
            Name(row.Parameter),
            row.Variants,
            new SourcedValue(
                row.Parameter.Value, row.Parameter.Unit, row.Parameter.Low, row.Parameter.High, row.Parameter.Evidence!.Value, WithNote(row.Parameter)))),
    ]);

    /// <summary>Settings: values that the study chooses.</summary>
    public static FreeSection Settings(IReadOnlyList<(string Name, ParameterSheet Sheet)> shown) => new(
        "Settings",
        [
            new TableBlock(
                ["Part", "Setting", "Variant", "Value", "Where"],
                [
                    .. Merged(shown).Where(row => row.Parameter.Evidence is null).Select(row => (IReadOnlyList<TableCell>)
                    [
                        Owner(row.Parameter),
                        Name(row.Parameter),
                        row.Variants.Length == 0 ? "all" : row.Variants,
                        new TableCell(row.Parameter.Printed, CellKind.Number),
                        new TableCell(WithNote(row.Parameter), CellKind.Small),
                    ]),
                ],
                "What the study file chooses."),
        ]);

    private static IReadOnlyList<(Parameter Parameter, string Variants)> Merged(IReadOnlyList<(string Name, ParameterSheet Sheet)> shown)
    {
        var all = shown.SelectMany(variant => variant.Sheet.Parameters.Select(parameter => (variant.Name, Parameter: parameter))).ToArray();
        return
        [
            .. all.GroupBy(item => item.Parameter)
                .OrderBy(group => Array.FindIndex(all, item => item.Parameter.Name == group.Key.Name))
                .Select(group => (group.Key, group.Count() == shown.Count ? "" : string.Join(", ", group.Select(item => item.Name)))),
        ];
    }

    private static string Owner(Parameter parameter) => parameter.Name[..Math.Max(0, parameter.Name.IndexOf(": ", StringComparison.Ordinal))];

    private static string Name(Parameter parameter) => parameter.Name[(Owner(parameter).Length == 0 ? 0 : Owner(parameter).Length + 2)..];

    private static string WithNote(Parameter parameter) => parameter.Note.Length == 0 ? parameter.Source : $"{parameter.Note}. {parameter.Source}";
}
