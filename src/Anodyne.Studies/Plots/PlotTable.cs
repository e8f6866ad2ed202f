using Anodyne.Analysis;
using Anodyne.Figures.Text;

namespace Anodyne.Studies.Plots;

/// <summary>The numbers of a figure for other programs: a pair of columns a curve, with name, unit and the curve's name in three header rows.</summary>
internal static class PlotTable
{
    /// <summary>One table a panel.</summary>
    /// <param name="sheet">The curves.</param>
    /// <param name="names">Names of the sources.</param>
    /// <param name="name">Name of the tables.</param>
    public static IReadOnlyList<CurveTable> Of(PlotSheet sheet, IReadOnlyList<string> names, string name) =>
    [
        .. sheet.Panels.Select((panel, k) => new CurveTable(sheet.Panels.Count > 1 ? $"{name}-{k + 1}" : name, name,
        [
            .. panel.Curves.SelectMany(curve =>
            {
                var (y, comment) = (curve.IsOnRight ? panel.Right! : panel.Y, Label(curve, names));
                return (CurveColumn[])[Column(panel.X, curve.X, comment), Column(y, curve.Y, comment)];
            }),
        ])),
    ];

    /// <summary>The name of a curve among all of a figure.</summary>
    public static string Label(PlotCurve curve, IReadOnlyList<string> names) =>
        curve.Name.Length > 0 ? $"{names[curve.Source]}, {curve.Name}" : names[curve.Source];

    private static CurveColumn Column(Axis axis, double[] values, string comment) =>
        new(LabelText.Plain(axis.Label), axis.Unit == "percent" ? "%" : axis.Unit, values) { Comment = comment };
}
