using Anodyne.Analysis;
using Anodyne.Electroanalysis.Depletion;
using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Estimates;
using static Anodyne.Electroanalysis.Methods.Numbers;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>sand</c>: Sand's time and the limiting current.</summary>
internal static class SandMethod
{
    public static AnalysisMethod Method { get; } = new(
        "sand", "Sand's time and limiting current of a binary electrolyte", "options only",
        [("diffusivity", "salt (ambipolar) diffusivity, e.g. \"3e-6 cm2/s\""), ("current", "current density"), ("t-plus", "cation transference number"), ("concentration", "salt concentration"), ("separation", "distance of the electrodes (25 um)"), ("porosity", "of the separator (1)"), ("tortuosity", "factor, D_eff = D eps/tau (1)")],
        ["tau_s", "i_lim_mA_cm2"], ["tau = pi eps D_eff [F c/(2 J (1 - t+))]^2; free electrolyte pi D (z c F)^2/(4 J^2 (1 - t+)^2)", "J_lim = 2 F c D_eff/((1 - t+) L)", "void below J_lim: the salt never runs out and the time does not exist"],
        ["Sand, Phil. Mag. 1 (1901) 45", "Brissot et al., J. Power Sources 81-82 (1999) 925"], Run);

    private static AnalysisResult Run(AnalysisRequest request, CancellationToken cancellation)
    {
        var d = request.Need("diffusivity", Dimension.Diffusivity, "--diffusivity \"3e-6 cm2/s\"");
        var j = Math.Abs(request.Need("current", Dimension.CurrentDensity, "--current \"10 mA/cm2\""));
        var c = request.Need("concentration", Dimension.Concentration, "--concentration 1M");
        var t = request.Quantity("t-plus", Dimension.None) ?? throw new InputException("an option is missing", "--t-plus", "nothing", "--t-plus 0.4");
        var (porosity, tortuosity) = (request.Number("porosity", 1), request.Number("tortuosity", 1));
        var separation = request.Quantity("separation", Dimension.Length);
        var tau = SandTime.Of(d, c, j, t, porosity, tortuosity);
        var judgement = new Judgement();
        var results = new List<KeyValuePair<string, Estimate>>();
        var length = separation ?? 25e-6;
        var limit = SandTime.LimitingCurrent(d, c, t, length, porosity, tortuosity);
        if (separation is null)
        {
            judgement.Note(FormattableString.Invariant(
                $"Sand's time exists only where the electrodes are more than {1e6 * limit * length / j:G3} um apart (2 F c D/((1 - t+) J)): below that the salt never runs out; state --separation. The limiting current given is for 25 um"));
        }
        else if (j <= limit)
        {
            judgement.Void(FormattableString.Invariant($"{j / 10:G3} mA/cm2 is below the limiting current {limit / 10:G3} mA/cm2: the salt never runs out, Sand's time does not exist"));
        }
        else if (2 * Math.Sqrt(d * tau) > length)
        {
            judgement.Caution("the diffusion layer reaches the other electrode before depletion: Sand's time is a lower bound");
        }

        results.Add(Named("tau_s", tau, null, "s", "time to zero concentration at the electrode after switching on", "Sand", "planar, semi-infinite", judgement.Verdict, judgement.Reasons));
        results.Add(Named("i_lim_mA_cm2", limit / 10, null, "mA/cm2", "largest steady current density", "2 F c D_eff/((1 - t+) L)", "planar, steady", Verdict.Ok, []));
        double[] x = [.. Enumerable.Range(0, 61).Select(k => j / 10 * Math.Pow(10, (k - 30) / 30.0))];
        double[] y = [.. x.Select(v => SandTime.Of(d, c, 10 * v, t, porosity, tortuosity))];
        return new AnalysisResult("sand")
        {
            Results = results, Verdict = judgement.Verdict, Reasons = judgement.Reasons,
            Settings = Settings(("separation", request.Text("separation", "25 um (assumed)")), ("porosity", request.Text("porosity", "1")), ("tortuosity", request.Text("tortuosity", "1"))),
            Curves = [new CurveTable("sand", "Sand's time against current density", [new("Current density", "mA/cm2", x), new("Sand's time", "s", y)])],
            Figure = Figure.Of(new Panel
            {
                X = new Axis("Current density", "mA/cm2") { Scale = AxisScale.Log }, Y = new Axis("Sand's time", "s") { Scale = AxisScale.Log }, Series =
                [
                    // Below the limiting current of the electrodes' distance the salt never runs out: no line there.
                    .. separation is null ? Array.Empty<Series>() : [new ShadedWindow(Math.Min(x[0], 0.5 * limit / 10), limit / 10) { Label = "no depletion" }],
                    new LineSeries(x, separation is null ? y : [.. x.Select((v, k) => 10 * v > limit ? y[k] : double.NaN)]) { Color = Palette.At(0) }, new ReferenceLine(limit / 10) { IsUpright = true, IsCovered = separation is not null, Text = "limiting current" },
                    new LineSeries([j / 10], [tau]) { Marker = Marker.Circle, Width = 0, HasOpenMarkers = judgement.Verdict == Verdict.Void, Color = Palette.At(1) },
                ],
            }),
        };
    }
}
