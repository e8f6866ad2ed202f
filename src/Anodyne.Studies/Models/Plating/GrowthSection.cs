using Anodyne.Figures;
using Anodyne.Figures.Plots;
using Anodyne.Figures.Text;
using Anodyne.Reports.Blocks;
using Anodyne.Reports.Sections;

namespace Anodyne.Studies.Models.Plating;

/// <summary>One term of the closed-form growth rate.</summary>
/// <param name="Name">The term, with markup.</param>
/// <param name="Value">Its value, unit of the table's row set.</param>
public sealed record GrowthTerm(string Name, double Value);

/// <summary>The closed-form growth rate of one variant, split into terms, and its curve over the wavelength.</summary>
/// <param name="Variant">Name of the variant.</param>
/// <param name="Terms">The terms, the same names in the same order for all variants.</param>
/// <param name="GrowthRate">Growth rate at the wavelength of the table, 1/s.</param>
public sealed record GrowthSplit(string Variant, IReadOnlyList<GrowthTerm> Terms, double GrowthRate)
{
    /// <summary>Growth exponent over the whole charge (rate times time), a pure number; NaN if not known.</summary>
    public double Exponent { get; init; } = double.NaN;

    /// <summary>Wavelengths of the curve, m; may be empty.</summary>
    public IReadOnlyList<double> Wavelengths { get; init; } = [];

    /// <summary>Growth rates at the wavelengths, 1/s.</summary>
    public IReadOnlyList<double> Rates { get; init; } = [];
}

/// <summary>What the closed form says: growth rates of small ripples, split into transport, thermodynamic, kinetic, film and capillary terms.</summary>
/// <param name="Wavelength">Wavelength of the table, m.</param>
/// <param name="TermUnit">Unit of the terms, plain text.</param>
/// <param name="Splits">One entry a variant.</param>
public sealed record GrowthSection(double Wavelength, string TermUnit, IReadOnlyList<GrowthSplit> Splits) : ReportSection
{
    /// <inheritdoc/>
    public override string Heading => "What the closed form says";

    /// <inheritdoc/>
    public override IReadOnlyList<ReportBlock> Show()
    {
        if (Splits.Count == 0)
        {
            return [];
        }

        List<ReportBlock> blocks =
        [
            new ParagraphBlock(
                "For small ripples the growth rate has a closed form (linear stability of a flat front, full tertiary current distribution). "
                + "It explains the simulations and is computed independently of them."),
        ];
        if (Splits.Any(s => s.Wavelengths.Count > 1))
        {
            blocks.Add(new FigureBlock(Curves(), $"Growth rate of a ripple against its wavelength, closed form. Positive grows, negative levels. Upright line: {ReportNumber.Text(Wavelength * 1e6, 3)} µm, the wavelength of the table."));
        }

        var names = Splits[0].Terms.Select(t => t.Name).ToArray();
        var hasExponent = Splits.Any(s => double.IsFinite(s.Exponent));
        blocks.Add(new TableBlock(
            ["Variant", .. names, "growth rate (s^{−1})", .. hasExponent ? (string[])["e-folds over the run"] : []],
            [
                .. Splits.Select(s => (IReadOnlyList<TableCell>)
                [
                    s.Variant, .. names.Select(n => TableCell.Of(s.Terms.FirstOrDefault(t => t.Name == n)?.Value, 3)), TableCell.Of(s.GrowthRate, 3),
                    .. hasExponent ? (TableCell[])[TableCell.Of(s.Exponent, 3)] : [],
                ]),
            ],
            $"Terms of the closed-form growth rate at a wavelength of {ReportNumber.Text(Wavelength * 1e6, 3)} µm{(TermUnit.Length == 0 ? "" : ", in " + UnitLabel.Markup(TermUnit))}."));
        return blocks;
    }

    /// <summary>Short wavelengths level at rates far below what grows; the figure shows as much below zero as there is above.</summary>
    private Figure Curves()
    {
        var highest = 1.15 * Splits.SelectMany(s => s.Rates).Where(double.IsFinite).DefaultIfEmpty(1).Max();
        return Curves(highest > 0 ? highest : 1e-6);
    }

    private Figure Curves(double highest) => new()
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
                    new ReferenceLine(Wavelength * 1e6) { IsUpright = true },
                    .. Splits.Select((s, i) => new LineSeries([.. s.Wavelengths.Select(w => w * 1e6)], s.Rates) { Label = s.Variant, Color = SeriesColors.Of(i), Dash = SeriesColors.DashOf(i) }),
                ],
            },
        ],
    };
}
