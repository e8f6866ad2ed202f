using Anodyne.Figures;
using Anodyne.Figures.Plots;
using Anodyne.Figures.Text;
using Anodyne.Reports.Blocks;
using Anodyne.Reports.Sections;

namespace Anodyne.Studies.Models.Plating;

/// <summary>What the closed form says: growth rates of small ripples, split into transport, thermodynamic, kinetic, film and capillary terms.</summary>
internal static class GrowthSection
{
    private const int Points = 60;
    private const double Shortest = 2e-6;

    /// <summary>The section; empty if the linear theory applies to no variant.</summary>
    public static FreeSection Of(IReadOnlyList<ModelVariant> variants)
    {
        var rows = variants.Select(variant => (variant.Name, Case: PlatingModel.Case(variant.Case)))
            .Select(item => (item.Name, item.Case.Domain.Width, Linear: LinearRoughening.IfAny(item.Case)))
            .Where(row => row.Linear is not null).Select(row => (row.Name, row.Width, Linear: row.Linear!)).ToArray();
        return new FreeSection("What the closed form says", rows.Length == 0 ? [] : Show(rows, $"{ReportNumber.Text(rows[0].Linear.Wavelength * 1e6, 3)} µm"));
    }

    private static IReadOnlyList<ReportBlock> Show((string Name, double Width, LinearRoughening Linear)[] rows, string wavelength) =>
    [
        new ParagraphBlock(
            "For small ripples the growth rate has a closed form (linear stability of a flat front, full tertiary current distribution). "
            + "It explains the simulations and is computed independently of them."),
        new FigureBlock(
            Curves(rows),
            "Growth rate of a ripple against its wavelength, closed form. Positive grows, negative levels. "
            + $"Upright line: {wavelength}, the wavelength of the table."),
        new TableBlock(
            ["Variant", "transport", "thermodynamic", "kinetic", "film", "capillary", "growth rate (s^{−1})", "e-folds over the run"],
            [
                .. rows.Select(row => (IReadOnlyList<TableCell>)
                [
                    row.Name, TableCell.Of(row.Linear.Terms.Transport, 3), TableCell.Of(row.Linear.Terms.Thermodynamic, 3),
                    TableCell.Of(row.Linear.Terms.Kinetic, 3),
                    TableCell.Of(row.Linear.Terms.Film, 3), TableCell.Of(row.Linear.Terms.Capillary, 3), TableCell.Of(row.Linear.Rate, 3),
                    TableCell.Of(row.Linear.Exponent, 3),
                ]),
            ],
            $"Terms of the closed-form growth rate at a wavelength of {wavelength}, in {UnitLabel.Markup("1/s")}."),
    ];

    // Short wavelengths level at rates far below what grows; the figure shows as much below zero as there is above.
    private static Figure Curves((string Name, double Width, LinearRoughening Linear)[] rows)
    {
        var curves = rows.Select(row => (row.Name, row.Linear, Waves: Wavelengths(row.Width)))
            .Select(row => (row.Name, row.Waves, Rates: row.Waves.Select(wave => row.Linear.Relation.GrowthRate(2 * Math.PI / wave)).ToArray())).ToArray();
        var highest = 1.15 * curves.SelectMany(curve => curve.Rates).Where(double.IsFinite).DefaultIfEmpty(1).Max();
        highest = highest > 0 ? highest : 1e-6;
        return new Figure
        {
            WidthMm = 120,
            HeightMm = 65,
            Title = "Growth rate against wavelength",
            Panels =
            [
                new Panel
                {
                    X = new Axis("Wavelength", "um") { Scale = AxisScale.Log },
                    Y = new Axis("Growth rate", "1/s") { Min = -highest, Max = highest },
                    Series =
                    [
                        new ReferenceLine(0) { Dash = Dash.Solid, Width = 0.5 },
                        new ReferenceLine(rows[0].Linear.Wavelength * 1e6) { IsUpright = true },
                        .. curves.Select((curve, i) => new LineSeries([.. curve.Waves.Select(wave => wave * 1e6)], curve.Rates)
                        {
                            Label = curve.Name, Color = SeriesColors.Of(i), Dash = SeriesColors.DashOf(i),
                        }),
                    ],
                },
            ],
        };
    }

    private static double[] Wavelengths(double longest) =>
        [.. Enumerable.Range(0, Points).Select(point => Shortest * Math.Pow(longest / Shortest, point / (Points - 1.0)))];
}
