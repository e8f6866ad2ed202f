using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Electroanalysis.Depletion;
using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>sand</c>: Sand's time and the limiting current.</summary>
internal sealed class SandMethod : AnalysisMethod<SaltDepletion>
{
    private static readonly QuantityOption s_diffusivity =
        new("diffusivity", Dimension.Diffusivity, "\"3e-6 cm2/s\"", "salt (ambipolar) diffusivity of the free electrolyte") { IsPositive = true, IsConstant =
            true };

    private static readonly QuantityOption s_current = new("current", Dimension.CurrentDensity, "\"10 mA/cm2\"", "current density") { IsConstant = true };
    private static readonly QuantityOption s_transference =
        new("t-plus", Dimension.None, "0.4", "cation transference number, below 1") { Low = 0, High = 1, IsConstant = true };
    private static readonly QuantityOption s_concentration =
        new("concentration", Dimension.Concentration, "1M", "salt concentration") { IsPositive = true, IsConstant = true };

    private static readonly QuantityOption s_separation =
        new("separation", Dimension.Length, "25um", "distance of the electrodes") { IsPositive = true, IsConstant = true, DefaultText = "25 um (assumed)" };

    private static readonly NumberOption s_porosity = new("porosity", 0.01, 1, "of the separator") { Otherwise = 1, IsConstant = true };
    private static readonly NumberOption s_tortuosity = new("tortuosity", 0.1, 1000, "factor, D_eff = D eps/tau") { Otherwise = 1, IsConstant = true };
    private static readonly ResultTerm s_time = new("tau_s", "s", "time to zero concentration at the electrode after switching on");
    private static readonly ResultTerm s_limit = new("i_lim_mA_cm2", "mA/cm2", "largest steady current density");

    public SandMethod()
        : base("sand", "Sand's time and limiting current of a binary electrolyte", "options only")
    {
        Options = [s_diffusivity, s_current, s_transference, s_concentration, s_separation, s_porosity, s_tortuosity];
        Results = [s_time, s_limit];
        Formulas =
        [
            "tau = pi eps D_eff [F c/(2 J (1 - t+))]^2; free electrolyte pi D (z c F)^2/(4 J^2 (1 - t+)^2)", "J_lim = 2 F c D_eff/((1 - t+) L)",
            "void below J_lim: the salt never runs out and the time does not exist",
        ];
        References = ["Sand, Phil. Mag. 1 (1901) 45", "Brissot et al., J. Power Sources 81-82 (1999) 925"];
    }

    protected override SaltDepletion Compute(MethodInput input, CancellationToken cancellation)
    {
        var electrolyte = new DepletedElectrolyte(
            input.Get(s_diffusivity), input.Get(s_transference), input.Get(s_concentration), input.Get(s_porosity), input.Get(s_tortuosity));
        return SaltDepletion.Of(electrolyte, input.Get(s_current), input.Find(s_separation));
    }

    protected override void Present(SaltDepletion found, Presentation show)
    {
        (show.Method, show.Window) = ("Sand", "planar, semi-infinite");
        show.Add(s_time, found.Time);
        (show.Method, show.Window) = ("2 F c D_eff/((1 - t+) L)", "planar, steady");
        show.Add(s_limit, found.Limit / 10, null, new Judgement());
        double[] x = [.. Enumerable.Range(0, 61).Select(k => found.Current / 10 * Math.Pow(10, (k - 30) / 30.0))];
        double[] y = [.. x.Select(v => found.Electrolyte.SandTimeAt(10 * v))];
        show.Curve("sand", "Sand's time against current density", ("Current density", "mA/cm2", x), ("Sand's time", "s", y));
        show.Draw(() => Draw(found, x, y));
    }

    // Below the limiting current of the electrodes' distance the salt never runs out: no line there.
    private static Figure Draw(SaltDepletion found, double[] x, double[] y)
    {
        var (limit, isStated) = (found.Limit / 10, found.Separation is not null);
        Series[] below = isStated ? [new ShadedWindow(Math.Min(x[0], 0.5 * limit), limit) { Label = "no depletion" }] : [];
        return Figure.Of(new Panel
        {
            X = new Axis("Current density", "mA/cm2") { Scale = AxisScale.Log },
            Y = new Axis("Sand's time", "s") { Scale = AxisScale.Log },
            Series =
            [
                .. below, new LineSeries(x, isStated ? [.. x.Select((v, k) => v > limit ? y[k] : double.NaN)] : y) { Color = Palette.At(0) },
                new ReferenceLine(limit) { IsUpright = true, IsCovered = isStated, Text = "limiting current" },
                new LineSeries([found.Current / 10], [found.Time])
                {
                    Marker = Marker.Circle, Width = 0, HasOpenMarkers = found.Verdict == Verdict.Void, Color = Palette.At(1),
                },
            ],
        });
    }
}
