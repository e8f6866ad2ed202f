using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Electroanalysis.Cycling;
using Anodyne.Electroanalysis.Pulses;
using Anodyne.Figures;
using Anodyne.Figures.Plots;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>gitt</c>: galvanostatic intermittent titration.</summary>
internal sealed class GittMethod : AnalysisMethod<Titration>
{
    private static readonly QuantityOption s_thickness = new("thickness", Dimension.Length, "500nm", "of a film that is entered from one side, L")
    {
        IsPositive = true, IsConstant = true,
    };

    private static readonly QuantityOption s_radius =
        new("radius", Dimension.Length, "5um", "of spherical particles, L = r/3") { IsPositive = true, IsConstant = true };
    private static readonly ResultTerm s_count = new("step_count", "1", "pulses between two rests");
    private static readonly ResultTerm s_diffusivity = new("D_cm2_s", "cm2/s", "median of the diffusion coefficients of the steps; their range is beside it");
    private static readonly ListTerm s_steps = new(
        "steps", new("time_h", "h", "start of the pulse"), new("soc", "1", "state of charge after it"),
        new("voltage_V", "V", "quasi-equilibrium voltage: end of the rest after it"), new("change_mV", "mV", "change of that voltage"),
        new("slope_mV_s12", "mV/s^1/2", "dE/d sqrt(t) of the pulse"), new("D_cm2_s", "cm2/s", "diffusion coefficient"),
        new("reach", "1", "tau D/L^2: below 0.25 in a film, 0.9 in a sphere"));

    public GittMethod()
        : base("gitt", "Quasi-equilibrium voltage and diffusion coefficient by galvanostatic intermittent titration", "time, current, voltage")
    {
        Options = [s_thickness, s_radius, ChargeState.Option, StandardOptions.Area];
        Results = [s_count, s_diffusivity, s_steps];
        Formulas =
        [
            "D = (4/pi) L^2 (Delta E_s/tau)^2/(dE/d sqrt t)^2; with Delta E_t = dE/d sqrt(t) sqrt(tau) it is (4/(pi tau)) L^2 (Delta E_s/Delta E_t)^2",
            "L = volume over surface of the host: thickness of a film entered from one side, a third of the radius of spheres",
            "spheres: the slope is that of exp(x)(1 + erf(sqrt x)) - 1, x = D t/r^2, instead of 2 sqrt(x/pi); without it D of a pulse with tau D/L^2 0.05 is "
                + "13 % low",
            "slope: straight line against sqrt(t) after the first tenth of the pulse, which leaves the ohmic drop out",
            "conditions, each checked: tau much shorter than L^2/D, straight in sqrt(t), rests that end at equilibrium, changes below 50 mV",
            "interval: noise, what the voltage still moved in the last tenth of both rests, and the scatter about the line; that of L by --error",
        ];
        References = ["Weppner and Huggins, J. Electrochem. Soc. 124 (1977) 1569",
            "Shen et al., J. Electrochem. Soc. 160 (2013) A1842: where the law fails in electrodes"];
    }

    protected override Titration Compute(MethodInput input, CancellationToken cancellation)
    {
        var record = CyclingRecord.Of(input, needsVoltage: true);
        var (thickness, radius) = (input.Find(s_thickness), input.Find(s_radius));
        return thickness is not null && radius is not null
            ? throw new InputException("a host has one size", "--thickness, --radius", "both", "one of them", "Leave one out.")
            : Titration.Of(record, ChargeState.Of(input, record), thickness ?? (radius / 3), radius is not null);
    }

    protected override void Present(Titration found, Presentation show)
    {
        show.Add(s_count, found.Steps.Count, null, new Judgement());
        double[] all = [.. found.Determined.Select(s => 1e4 * s.Diffusivity)];
        if (found.Length is not null)
        {
            (show.Method, show.Window) = ("Weppner-Huggins", $"{all.Length} steps");
            show.Add(s_diffusivity, Median.Of(all), null, ("least", all.DefaultIfEmpty(double.NaN).Min()), ("largest", all.DefaultIfEmpty(double.NaN).Max()));
        }

        show.Rows(s_steps, found.Steps, s =>
        [
            s.Time / 3600, s.State, new(s.Voltage, s.Remainder), new(1000 * s.Change, 1000 * s.ChangeHalfWidth), new(1000 * s.Slope, 1000 * s.SlopeHalfWidth),
            s.IsDetermined && found.Length is not null
                ? new(1e4 * s.Diffusivity, 1e4 * s.Diffusivity * s.RelativeHalfWidth,
                    found.Reach(s) > found.Longest ? Verdict.Void : Verdict.Ok)
                : new(double.NaN),
            s.IsDetermined ? found.Reach(s) : double.NaN,
        ]);
        show.Quality(("steps", found.Steps.Count), ("determined", found.Determined.Count));
        double[] soc = [.. found.Steps.Select(static s => s.State)], volts = [.. found.Steps.Select(static s => s.Voltage)];
        double[] logD = [.. found.Steps.Select(s => s.IsDetermined ? Math.Log10(1e4 * s.Diffusivity) : double.NaN)];
        show.Curve("gitt", "titration", ("State of charge", "", soc), ("Voltage", "V", volts), ("Diffusion coefficient", "log10(cm2/s)", logD));
        var x = new Axis("State of charge") { Padding = 0.03, IsTight = true };
        var voltage = new Panel
        {
            X = x, Y = new Axis("Voltage", "V") { Padding = 0.05, IsTight = true },
            Series = [new LineSeries(soc, volts) { Marker = Marker.Circle, MarkerSize = 3, Width = 0.5 }],
        };
        show.Draw(() => all.Length == 0 ? Figure.Of(voltage) : new Figure
        {
            WidthMm = Figure.SingleColumn, HeightMm = 105,
            Panels =
            [
                voltage,
                new Panel
                {
                    X = x, Y = new Axis("log_{10}(*D*)", "cm2/s") { Padding = 0.1, IsTight = true },
                    Series = [new LineSeries(soc, logD) { Marker = Marker.Circle, MarkerSize = 3, Width = 0 }],
                },
            ],
        });
    }
}
