using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Electroanalysis.Cycling;
using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>overpotential</c>: nucleation dip and plateau of a plating step.</summary>
internal sealed class OverpotentialMethod : AnalysisMethod<PlatingStep>
{
    private static readonly NumberOption s_step = new("step", 1, double.PositiveInfinity, "which plating half cycle") { IsWhole = true, Otherwise = 1 };
    private static readonly QuantityOption s_bulk =
        new("bulk", Dimension.ArealResistance, "\"8 ohm cm2\"", "areal bulk resistance, taken off as I R_b")
        {
            Low = 0, IsConstant = true, DefaultText = "not taken off",
        };

    private static readonly ResultTerm s_dip = new("nucleation_mV", "mV", "|V| at the dip against lithium");
    private static readonly ResultTerm s_plateau = new("plateau_mV", "mV", "|median V| over 40 to 90 % of the step");
    private static readonly ResultTerm s_difference = new("dip_minus_plateau_mV", "mV", "dip minus plateau");

    public OverpotentialMethod()
        : base(
            "overpotential", "Nucleation and plateau overpotential of plating on a foreign substrate, both definitions",
            "time, current, voltage against lithium")
    {
        Options = [s_step, s_bulk, StandardOptions.Area];
        Results = [s_dip, s_plateau, s_difference];
        Formulas =
        [
            "nucleation: |V| at the bottom of the first dip against lithium", "plateau: |median V| over 40 to 90 % of the step",
            "the other definition: dip minus plateau",
            "of a step that rests interrupt the part before the first rest is read",
        ];
        References = ["Pei et al., Nano Lett. 17 (2017) 1132: dip and plateau; both definitions are in use, docs/analyses.md, Conventions"];
    }

    protected override PlatingStep Compute(MethodInput input, CancellationToken cancellation)
    {
        var record = CyclingRecord.Of(input, needsVoltage: true);
        var bulk = input.Find(s_bulk) ?? 0;
        if (bulk > 0 && !record.PerArea)
        {
            throw new InputException("an areal resistance needs a current density", "--area", "nothing", "the area of one electrode");
        }

        return PlatingStep.Of(record, (int)input.Get(s_step), bulk);
    }

    protected override void Present(PlatingStep found, Presentation show)
    {
        var read = found.Read;
        var taken = found.Ohmic > 0 ? ", less I R_b" : "";
        var current = found.Record.CurrentScale * found.MeanCurrent;
        show.Window = FormattableString.Invariant(
            $"plating step {found.Number}, {current:G3} {found.Record.CurrentUnit}, every {read.Interval:G3} s at the dip");
        show.Add(s_dip with { Definition = s_dip.Definition + taken }, 1000 * read.Dip, 1960 * read.Noise);
        show.Add(s_plateau with { Definition = s_plateau.Definition + taken }, 1000 * read.Plateau, 1000 * read.PlateauSpread);
        show.Add(s_difference, 1000 * read.Difference, 1000 * Math.Sqrt(Math.Pow(1.96 * read.Noise, 2) + Math.Pow(read.PlateauSpread, 2)));
        show.Quality(("dip_time_s", read.DipTime), ("sampling_s", read.Interval), ("noise_mV", 1000 * read.Noise));
        double[] hours = [.. found.Time.Select(s => (s - found.Time[0]) / 3600)];
        show.Curve("overpotential", show.Window, ("Time", "h", hours), ("Voltage", "V", found.Voltage));
        show.Draw(() => Draw(found, hours));
    }

    // Once over the whole step, with the plateau's window; once over the first moments, where the dip is.
    private static Figure Draw(PlatingStep found, double[] hours)
    {
        var span = 3600 * hours[^1];
        var near = new Axis("Time", "s") { Min = 0, Max = Math.Min(span, Math.Max(8 * found.Read.DipTime, 30 * found.Read.Interval)) };
        return new Figure
        {
            WidthMm = Figure.SingleColumn, HeightMm = 105,
            Panels = [Trace(found, hours, new Axis("Time", "h"), 1), Trace(found, [.. hours.Select(h => 3600 * h)], near, 3600)],
        };
    }

    private static Panel Trace(PlatingStep found, double[] x, Axis axis, double perHour)
    {
        var read = found.Read;
        var deepest = 1000 * (Math.Max(read.Dip, read.Plateau) + found.Ohmic);
        var (dip, plateau) = (-1000 * (read.Dip + found.Ohmic), -1000 * (read.Plateau + found.Ohmic));
        Series[] name = perHour > 1 ? [new Annotation(read.DipTime, dip, "dip") { ShiftX = 5, ShiftY = -3, Anchor = TextAnchor.Start }] : [];
        return new Panel
        {
            X = axis,
            Y = new Axis("Voltage", "mV") { Min = -1.3 * deepest, Max = 0.3 * deepest },
            Series =
            [
                new ShadedWindow(0.4 * x[^1], 0.9 * x[^1]), new ReferenceLine(0) { IsCovered = false },
                new ReferenceLine(plateau) { Dash = Dash.Dotted, Text = "plateau" },
                new LineSeries(x, [.. found.Voltage.Select(u => 1000 * u)]) { Width = 0.7, Color = Palette.At(0) },
                new LineSeries([read.DipTime / 3600 * perHour], [dip]) { Marker = Marker.Circle, Width = 0, Color = Palette.At(1) }, .. name,
            ],
        };
    }
}
