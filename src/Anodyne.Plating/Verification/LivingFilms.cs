using Anodyne.Cells.Geometry;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Protocols;
using Anodyne.Numerics.Plane.Curves;
using Anodyne.Plating.Engine;
using Anodyne.Plating.Front;
using Anodyne.Plating.Processes;
using Anodyne.Plating.Results;
using Anodyne.Plating.Runs;
using Anodyne.Quantities;

namespace Anodyne.Plating.Verification;

/// <summary>Runs of films that vary, stretch, heal and are renewed, for the checks.</summary>
internal static class LivingFilms
{
    private const double Volume = ReferenceCells.MolarVolume / PhysicalConstants.Faraday;

    /// <summary>
    /// Growth rate of a wave that stretches its film, 1/s: kappa 1 S/m, R_ct 1e-3 and R_f 5e-3 ohm m2, gamma 0.5 J/m2, gap 30 um, wavelength 20 um, 20 A/m2,
    /// tau 200 s, ductile; started on the growing eigenvector of
    /// lambda = (omega - r)/2 + sqrt((omega + r)^2 + 4 rho R_f v^2 k^2/((1 + l_s^2 k^2) Z))/2.
    /// </summary>
    public static double StretchedGrowth(double slipLength, int cells)
    {
        const double wavelength = 20e-6, film = 5e-3, current = 20, gap = 30e-6, tau = 200;
        const double k = 2 * Math.PI / wavelength;
        const double rest = 1e-11;
        var thermal = PhysicalConstants.ThermalVoltage(298.15);

        // dJ/dE = (F/RT) sqrt(i0^2 + J^2/4) = 1000 S/m2 at 20 A/m2.
        var exchange = Math.Sqrt((1e6 * thermal * thermal) - (0.25 * current * current));
        var cell = ReferenceCells.Cell("stretched", 0.5, 1e-9, 1, false, exchange, film, gap) with
        {
            Kinetics = new ButlerVolmer(exchange, 1000, 0),
            Interphase = Interphase.Conformal(film) with { Dynamics = new FilmDynamics { RepairTime = tau, SlipLength = slipLength, Thickness = rest } },
        };
        var way = 1e-3 + film + (Math.Tanh(k * gap) / k);
        var (omega, rate) = StretchedRate(slipLength);
        var bow = -(rate - omega) * way / (Volume * current) / film;
        const double Amplitude = 0.002 / k;
        var problem = new PlatingCase(
            "stretched", cell, new Domain(wavelength, Lateral.Periodic), new SinusoidSurface(Amplitude, wavelength), new Galvanostatic(current),
            new StopRules(16000, null))
        {
            Mode = CurrentMode.Secondary,
            Numerics = new PlatingNumerics(cells, FrontCfl: 0.2, Tolerance: 1e-11, Threads: 1),
        };
        using var engine = new PlatingEngine(problem);
        var curve = engine.Curves[0];
        var amount = curve.Fields.All.ToArray().Single(field => field.Name == "film: film");
        var start = Mode(curve, wavelength);
        for (var i = 0; i < curve.Count; i++)
        {
            curve[amount][i] *= 1 + (bow * start * Math.Cos(k * curve.X[i]));
        }

        while (engine.Stop is null)
        {
            engine.Step();
        }

        return Math.Log(Mode(engine.Curves[0], wavelength) / start) / engine.Progress.Time;
    }

    /// <summary>omega and lambda of that wave by the closed form, 1/s.</summary>
    public static (double Bare, double Stretched) StretchedRate(double slipLength)
    {
        const double film = 5e-3, current = 20, gap = 30e-6, tau = 200, k = 2 * Math.PI / 20e-6;
        var way = 1e-3 + film + (Math.Tanh(k * gap) / k);
        const double v = Volume * current;
        var omega = Volume * (current - (0.5 * Volume * k * k)) / way;
        var root = Math.Sqrt(((omega + (1 / tau)) * (omega + (1 / tau))) + (4 * film * v * v * k * k / ((1 + (slipLength * slipLength * k * k)) * way)));
        return (omega, 0.5 * (omega - (1 / tau) + root));
    }

    /// <summary>Decay rate of a wave of 1 um by surface diffusion alone, 1/s: film resistance 10 ohm m2, hardly any current.</summary>
    public static double DecayByDiffusion(int cells)
    {
        const double wavelength = 1e-6;
        var cell = ReferenceCells.Cell("wander", 0.5, 1e-9, 1, false, 20, 10, 10e-6);
        cell = cell with { Lithium = cell.Lithium with { SurfaceDiffusivity = 1e-12 } };
        var run = PlatingSimulation.Run(new PlatingCase(
            "wander", cell, new Domain(wavelength, Lateral.Periodic), new SinusoidSurface(0.02 * wavelength / (2 * Math.PI), wavelength),
            new Galvanostatic(0.01), new StopRules(null, 100))
        {
            Mode = CurrentMode.Secondary,
            Numerics = new PlatingNumerics(cells, Threads: 1),
            Output = new PlatingOutput(201, 0),
        });
        return Math.Log(MovingFront.Mode(run.Fronts[0], wavelength) / MovingFront.Mode(run.Fronts[^1], wavelength)) / run.Time;
    }

    /// <summary>A flat front under a film of given variation, in the film-limited mode unless told otherwise.</summary>
    public static PlatingCase Flat(
        Heterogeneity variation, double width, int cells, double charge, FilmLimit limit = FilmLimit.Always, double resistance = 5e-2)
    {
        var cell = ReferenceCells.Cell("uneven", 0.5, 1e-9, 1, false, 1e6, resistance, width / 4) with
        {
            Kinetics = new ButlerVolmer(1e6, 1000, 0),
            Lithium = new LithiumMetal(ReferenceCells.MolarVolume, 0),
            Interphase = Interphase.Conformal(resistance) with { Heterogeneity = variation },
        };
        return new PlatingCase("uneven", cell, new Domain(width, Lateral.Periodic), new FlatSurface(), new Galvanostatic(10), new StopRules(charge, null))
        {
            Mode = CurrentMode.Secondary,
            Numerics = new PlatingNumerics(cells, Threads: 1) { FilmLimit = limit },
            Output = new PlatingOutput(2, 0),
        };
    }

    /// <summary>
    /// h_rms of a renewed film after 20 renewal times over that of a frozen one after the same charge, sigma_J v t: root mean square over draws. A renewal
    /// moves the front by a hundredth of the correlation length, so that the front stays flat.
    /// </summary>
    public static double RenewedRoughness(int draws)
    {
        const double l = 1e-6, cv = 0.05, width = 64 * l;
        const double renewal = 0.01 * l / (Volume * 10);
        double square = 0;
        for (var seed = 1; seed <= draws; seed++)
        {
            var variation = new Heterogeneity(cv, l, seed) { RenewalTime = renewal };
            var run = PlatingSimulation.Run(Flat(variation, width, 256, 20 * renewal * 10));
            square += run.RoughnessRq * run.RoughnessRq;
        }

        return Math.Sqrt(square / draws) / (cv * 20 * 0.01 * l);
    }

    /// <summary>
    /// The fold law: C = h sqrt(sigma_J)/l at the mean deposit h at which 2 % of the front is buried between branches that have met. Frozen film, CV 0.3,
    /// box of 64 l; mean over seeds.
    /// </summary>
    public static double FoldConstant(int seeds, double variation = 0.3, double length = 1e-6, int cells = 512)
    {
        double sum = 0;
        for (var seed = 1; seed <= seeds; seed++)
        {
            var problem = Flat(new Heterogeneity(variation, length, seed), 64 * length, cells, 3 * length / (Math.Sqrt(variation) * Volume));
            var trace = new Trace();
            using var engine = new PlatingEngine(problem, null, trace);
            while (engine.Stop is null && trace.Buried < 0.02)
            {
                engine.Step();
            }

            sum += engine.MeanDeposit * Math.Sqrt(variation) / length;
        }

        return sum / seeds;
    }

    /// <summary>Difference of the film-limited current from the full solution, root mean square over the mean, at a Wagner number of 200.</summary>
    public static double FilmLimitedDifference()
    {
        const double width = 32e-6;
        using var engine = new PlatingEngine(Flat(new Heterogeneity(0.3, 1e-6, 2), width, 256, 5000, FilmLimit.Always, 200 * width / (2 * Math.PI)));
        while (engine.Stop is null)
        {
            engine.Step();
        }

        return engine.FilmLimitedError;
    }

    /// <summary>
    /// A brittle film that cracks, heals and is buried on a front that folds, with its species booked: largest error of the inventories and of lithium.
    /// </summary>
    public static PlatingResult Booked() => PlatingSimulation.Run(BookedCase());

    /// <summary>The case of <see cref="Booked"/>.</summary>
    public static PlatingCase BookedCase()
    {
        var flat = Flat(new Heterogeneity(0.5, 1e-6, 4), 32e-6, 256, 20000);
        return flat with
        {
            Cell = flat.Cell with
            {
                Interphase = flat.Cell.Interphase! with
                {
                    Dynamics = new FilmDynamics
                    {
                        RepairTime = 30,
                        SlipLength = 0.3e-6,
                        FreshResistance = 1e-2,
                        CriticalStrain = 0.02,
                        Thickness = 20e-9,
                        Species = [new("LiF", 0.4, 9.83e-6, 1, 0, 0.2), new("Li2CO3", 0.6, 35e-6, 2, 1)],
                    },
                },
            },
        };
    }

    private static double Mode(Curve curve, double wavelength)
    {
        double cosine = 0, mean = 0, length = 0;
        for (var pass = 0; pass < 2; pass++)
        {
            for (var i = 0; i < curve.Count; i++)
            {
                var j = i + 1 == curve.Count ? 0 : i + 1;
                var h = i == 0 ? curve.Count - 1 : i - 1;
                var d = 0.5 * (curve.X[j] + (j == 0 ? wavelength : 0) - curve.X[h] + (i == 0 ? wavelength : 0));
                if (pass == 0)
                {
                    (mean, length) = (mean + (d * curve.Z[i]), length + d);
                }
                else
                {
                    cosine += d * (curve.Z[i] - (mean / length)) * Math.Cos(2 * Math.PI * curve.X[i] / wavelength);
                }
            }
        }

        return 2 * cosine / length;
    }

    /// <summary>Carries the length that every piece of the front had at the start, and says how much of it is buried.</summary>
    private sealed class Trace : IFrontProcess
    {
        private static readonly VertexField Start = new("length at the start", "m", VertexKind.Amount);
        private FrontState? _front;

        public string Name => "trace of the front of the start";

        public IReadOnlyList<VertexField> Fields { get; } = [Start];

        public double Buried => _front is null ? 0 : (_front.Buried(Start) + _front.Held(Start, true)) / _front.Period;

        public void Begin(FrontState front)
        {
            _front = front;
            foreach (var curve in front.Curves)
            {
                for (var i = 0; i < curve.Count; i++)
                {
                    curve[Start][i] = front.LengthOf(curve, i);
                }
            }
        }
    }
}
