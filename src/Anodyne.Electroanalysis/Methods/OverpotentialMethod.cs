using Anodyne.Analysis;
using Anodyne.Electroanalysis.Cycling;
using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Figures.Svg;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Estimates;
using static Anodyne.Electroanalysis.Methods.Numbers;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>overpotential</c>: nucleation dip and plateau of a plating step.</summary>
internal static class OverpotentialMethod
{
    public static AnalysisMethod Method { get; } = new TextMethod(
        "overpotential", "Nucleation and plateau overpotential of plating on a foreign substrate, both definitions", "time, current, voltage against lithium",
        [("step", "which plating half cycle (1)"), ("bulk", "areal bulk resistance, taken off as I R_b")], ["nucleation_mV", "plateau_mV", "dip_minus_plateau_mV"],
        ["nucleation: |V| at the bottom of the first dip against lithium", "plateau: |median V| over 40 to 90 % of the step", "the other definition: dip minus plateau"], ["Pei et al., Nano Lett. 17 (2017) 1132: dip and plateau; both definitions are in use, docs/analyses.md, Conventions"], Run);

    // Once over the whole step, with the plateau's window; once over the first moments, where the dip is.
    private static double Near(PlatingOverpotential result, double span) => Math.Min(span, Math.Max(8 * result.DipTime, 30 * result.Interval));

    private static Panel Trace(double[] x, double[] voltage, PlatingOverpotential result, double ohmic, double span, Axis axis, double perHour)
    {
        var deepest = 1000 * (Math.Max(result.Dip, result.Plateau) + ohmic);
        var (dip, plateau) = (-1000 * (result.Dip + ohmic), -1000 * (result.Plateau + ohmic));
        return new Panel
        {
            X = axis, Y = new Axis("Voltage", "mV") { Min = -1.3 * deepest, Max = 0.3 * deepest },
            Series =
            [
                new ShadedWindow(0.4 * span, 0.9 * span), new ReferenceLine(0) { IsCovered = false }, new ReferenceLine(plateau) { Dash = Dash.Dotted, Text = "plateau" }, new LineSeries(x, [.. voltage.Select(u => 1000 * u)]) { Width = 0.7, Color = Palette.At(0) },
                new LineSeries([result.DipTime / 3600 * perHour], [dip]) { Marker = Marker.Circle, Width = 0, Color = Palette.At(1) }, .. perHour > 1 ? [new Annotation(result.DipTime, dip, "dip") { ShiftX = 5, ShiftY = -3, Anchor = TextAnchor.Start }] : Array.Empty<Series>(),
            ],
        };
    }

    private static AnalysisResult Run(AnalysisRequest request, CancellationToken cancellation)
    {
        var record = request.First;
        var (halves, perArea) = CeMethod.Halves(request, record);
        var (t, v) = (AnalysisRequest.Time(record), AnalysisRequest.Voltage(record));
        var plating = halves.Where(h => h.Sign < 0).ToList();
        if (plating.Count == 0)
        {
            throw new MeaninglessDataException("the record holds no plating step", request.Names[0], "no negative current", "negative current while lithium plates at the working electrode");
        }

        var wanted = (int)request.Number("step", 1);
        if (wanted < 1 || wanted > plating.Count)
        {
            throw new InputException("no such plating step", "--step", $"{wanted}", $"1 to {plating.Count} (plating is negative current)");
        }

        var step = plating[wanted - 1];
        var bulk = request.Quantity("bulk", Dimension.ArealResistance) ?? 0;
        if (bulk > 0 && !perArea)
        {
            throw new InputException("an areal resistance needs a current density", "--area", "nothing", "the area of one electrode");
        }

        var (time, voltage) = (t[step.Start..step.End], v[step.Start..step.End]);
        var result = PlatingOverpotential.Of(time, voltage, bulk * step.MeanCurrent);
        var window = FormattableString.Invariant($"plating step {wanted}, {step.MeanCurrent / (perArea ? 10 : 1e-3):G3} {(perArea ? "mA/cm2" : "mA")}, every {result.Interval:G3} s at the dip");
        KeyValuePair<string, Estimate> Result(string name, double value, double half, string definition) => Named(name, 1000 * value, 1000 * half, "mV", definition, "", window, result.Verdict, result.Reasons);
        double[] x = [.. time.Select(s => (s - time[0]) / 3600)];
        var span = x[^1];
        return new AnalysisResult("overpotential")
        {
            Inputs = request.Names, Verdict = result.Verdict, Reasons = result.Reasons,
            Results =
            [
                Result("nucleation_mV", result.Dip, 1.96 * result.Noise, "|V| at the dip against lithium" + (bulk > 0 ? ", less I R_b" : "")), Result("plateau_mV", result.Plateau, result.PlateauSpread, "|median V| over 40 to 90 % of the step" + (bulk > 0 ? ", less I R_b" : "")),
                Result("dip_minus_plateau_mV", result.Difference, Math.Sqrt(Math.Pow(1.96 * result.Noise, 2) + Math.Pow(result.PlateauSpread, 2)), "dip minus plateau"),
            ],
            Quality = Quality(("dip_time_s", result.DipTime), ("sampling_s", result.Interval), ("noise_mV", 1000 * result.Noise)), Settings = Settings(("step", $"{wanted}"), ("bulk", request.Text("bulk", "not taken off"))),
            Curves = [new CurveTable("overpotential", window, [new("Time", "h", x), new("Voltage", "V", voltage)])],
            Figure = new Figure
            {
                WidthMm = Figure.SingleColumn, HeightMm = 105,
                Panels = [Trace(x, voltage, result, bulk * step.MeanCurrent, span, new Axis("Time", "h"), 1), Trace([.. x.Select(h => 3600 * h)], voltage, result, bulk * step.MeanCurrent, 3600 * span, new Axis("Time", "s") { Min = 0, Max = Near(result, 3600 * span) }, 3600)],
            },
        };
    }
}
