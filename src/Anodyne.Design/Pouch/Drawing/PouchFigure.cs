using System.Collections.Immutable;
using System.Globalization;
using Anodyne.Figures;
using Anodyne.Figures.Charts;
using Anodyne.Figures.Text;
using Anodyne.Quantities.Units;

namespace Anodyne.Design.Pouch.Drawing;

/// <summary>The figure of a design: where the mass goes, and what moves the energy per mass.</summary>
public static class PouchFigure
{
    private const int MostBars = 14;

    /// <summary>Waterfall of the mass on the left, sensitivity of Wh/kg on the right.</summary>
    /// <param name="design">The design.</param>
    /// <param name="sensitivity">Its sensitivity; inputs that do not move the result are left out, and only the largest fourteen are drawn.</param>
    public static Figure Of(PouchDesign design, ImmutableArray<SensitivityRow> sensitivity)
    {
        ArgumentNullException.ThrowIfNull(design);
        return new Figure
        {
            WidthMm = Figure.DoubleColumn,
            HeightMm = 92,
            Columns = 2,
            ColumnWeights = [1, 1.05],
            Panels = [Waterfall(design), Tornado(design, sensitivity)],
            Title = $"{design.Cell.Name}: mass and sensitivity",
            Description = string.Create(
                CultureInfo.InvariantCulture,
                $"Waterfall of the cell's mass ({design.Mass * 1000:F1} g) and change of its {design.SpecificEnergy / 3600:F0} Wh/kg when each input moves "
                    + $"by 10 %."),
        };
    }

    /// <summary>The mass, part by part, g.</summary>
    public static Panel Waterfall(PouchDesign design)
    {
        ArgumentNullException.ThrowIfNull(design);
        WaterfallStep[] steps = [.. design.Parts.Select(part => new WaterfallStep(Short(part.Part), part.Mass * 1000)),
            new WaterfallStep("cell", 0, IsTotal: true)];
        return WaterfallChart.Panel(steps, new Axis("Mass", "g"), design.Mass < 0.2 ? 1 : 0);
    }

    /// <summary>Energy per mass when one input moves by -10 and +10 %, Wh/kg.</summary>
    public static Panel Tornado(PouchDesign design, ImmutableArray<SensitivityRow> sensitivity)
    {
        ArgumentNullException.ThrowIfNull(design);
        var center = design.SpecificEnergy;
        TornadoBar[] bars =
        [
            .. sensitivity.Where(row => row.Swing(center) > 1e-4 * center).Take(MostBars).Select(row => new TornadoBar(
                row.Input.Name.Replace('_', ' '), (row.AtLow ?? center) / 3600, (row.AtHigh ?? center) / 3600, Text(row.Low, row.Input),
                    Text(row.High, row.Input))),
        ];
        return TornadoChart.Panel(new Axis("Energy per mass", "Wh/kg"), center / 3600, bars);
    }

    private static string Text(double? value, PouchInput input) =>
        value is { } number ? $"{UnitText.Number(input.Unit is "1" ? number : UnitText.FromSi(number, input.Unit), 3)} {UnitLabel.Markup(input.Unit)}".Trim()
            : "";

    private static string Short(string part) => part switch
    {
        "cathode coating" => "cathode",
        "added lithium" => "lithium",
        "pouch foil" => "pouch",
        _ => part,
    };
}
