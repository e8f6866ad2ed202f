using System.Globalization;
using Anodyne.Cells;
using Anodyne.Cells.Geometry;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Protocols;
using Anodyne.Cells.Transport;
using Anodyne.Numerics.Sampling;
using Anodyne.Plating.Engine;
using Anodyne.Plating.Results;
using Anodyne.Plating.Runs;
using Anodyne.Quantities;

namespace Anodyne.Plating.Verification;

/// <summary>The checks of the plating simulator: closed forms, conformal maps, spectral references and balances.</summary>
public static class PlatingChecks
{
    private static readonly (double Wagner, double Tip, double Foot, double Mean)[] RidgeTable =
    [
        (0.01, 1.985651, 0.018923, 1.268666),
        (0.1, 1.871510, 0.147926, 1.232111),
        (0.3, 1.688340, 0.323331, 1.173383),
        (1, 1.382878, 0.584173, 1.076524),
        (3, 1.150540, 0.781153, 1.007740),
        (10, 1.032967, 0.903126, 0.982642),
        (100, 0.996995, 0.982827, 0.991502),
    ];

    /// <summary>All checks, in the order in which they are printed.</summary>
    public static IReadOnlyList<VerificationCheck> All { get; } =
    [
        .. Shapes(), .. Ridge(), .. Sinusoid(), .. Growth(), .. RandomSets(), .. InTime(), .. Layers(), .. Strip(), .. FilmChecks.All, .. Flat(), .. Rotation(),
        .. Balances(), .. DeadLithiumChecks.All, .. ShortChecks.All, .. TransientChecks.All(),
    ];

    private static VerificationCheck Check(
        string name, string group, string unit, double reference, double tolerance, ErrorMeasure measure, string source, Func<double> compute) =>
        new("plating/" + Lower(name), group, unit, reference, tolerance, measure, source, _ => compute());

    private static string Lower(string name) => string.Create(name.Length, name, (span, text) => text.AsSpan().ToLowerInvariant(span));

    private static IEnumerable<VerificationCheck> Shapes()
    {
        const string Group = "primary current on shapes";
        const string Map = "conformal map: potential theory of the ellipse and the trochoid";
        yield return Check("semicircle-tip", Group, "1", 2, 0.005, ErrorMeasure.Relative, Map, () => PrimaryShape.Ridge(1, 0, 64, 16, 32).Tip);
        yield return Check("semicircle-mean", Group, "1", 4 / Math.PI, 0.005, ErrorMeasure.Relative, Map, () => PrimaryShape.Ridge(1, 0, 64, 16, 32).Mean);
        yield return Check("half-ellipse-2-tip", Group, "1", 3, 0.005, ErrorMeasure.Relative, Map, () => PrimaryShape.Ridge(2, 0, 64, 32, 64).Tip);
        yield return Check("half-ellipse-5-tip", Group, "1", 6, 0.005, ErrorMeasure.Relative, Map, () => PrimaryShape.Ridge(5, 0, 64, 16, 32, 64).Tip);
        yield return Check("trochoid-0.3-crest", Group, "1", 1 / 0.7, 0.005, ErrorMeasure.Relative, Map, () => PrimaryShape.Trochoid(0.3, 64).Tip);
        yield return Check("trochoid-0.3-trough", Group, "1", 1 / 1.3, 0.005, ErrorMeasure.Relative, Map, () => PrimaryShape.Trochoid(0.3, 64).Foot);
        yield return Check("trochoid-0.5-crest-64", Group, "1", 2, 0.04, ErrorMeasure.Relative, Map, () => PrimaryShape.Trochoid(0.5, 64).Tip);
        yield return Check("trochoid-0.5-crest-256", Group, "1", 2, 0.005, ErrorMeasure.Relative, Map, () => PrimaryShape.Trochoid(0.5, 256).Tip);
    }

    private static IEnumerable<VerificationCheck> Ridge()
    {
        const string Group = "ridge with Wagner numbers";
        const string Source = "spectral solution of the semicircular ridge with the same linear law on ridge and plane, last change below 1e-8";
        foreach ((var wagner, var tip, var foot, var mean) in RidgeTable)
        {
            var n = wagner.ToString(CultureInfo.InvariantCulture);
            yield return Check(
                $"ridge-wagner-{n}-tip", Group, "1", tip, 0.005, ErrorMeasure.Relative, Source,
                () => PrimaryShape.Ridge(1, wagner, 64, 16, 32).Tip);
            yield return Check(
                $"ridge-wagner-{n}-mean", Group, "1", mean, 0.005, ErrorMeasure.Relative, Source,
                () => PrimaryShape.Ridge(1, wagner, 64, 16, 32).Mean);

            // At 0.01 the foot's current (0.019) varies over 0.01 of the radius: it needs 256 and 512 cells a diameter and the linear extrapolation of the two.
            yield return Check(
                $"ridge-wagner-{n}-foot",
                Group,
                "1",
                foot,
                0.005,
                ErrorMeasure.Relative,
                Source,
                () => wagner > 0.05
                    ? PrimaryShape.Ridge(1, wagner, 64, 16, 32).Foot
                    : 2 * PrimaryShape.Ridge(1, wagner, 512, 8, 16).Foot - PrimaryShape.Ridge(1, wagner, 256, 8, 16).Foot);
        }
    }

    private static IEnumerable<VerificationCheck> Sinusoid()
    {
        const string Group = "sinusoid kA 0.5, linear kinetics";
        const string Source = "spectral collocation to ten digits (kappa 1, wavelength 2 pi, plate at 0.75 wavelengths, unit voltage)";
        foreach ((var resistance, var crest, var total, var tolerance) in
            new[] { (0.628319, 0.2415658803, 1.2011865642, 8e-4), (0.0628319, 0.3092652298, 1.3482661038, 2e-3) })
        {
            var n = resistance.ToString(CultureInfo.InvariantCulture);
            yield return Check(
                $"sinusoid-crest-r{n}", Group, "1", crest, tolerance, ErrorMeasure.Relative, Source,
                () => PrimaryShape.RobinSinusoid(resistance, 64).Tip);
            yield return Check(
                $"sinusoid-total-r{n}", Group, "1", total, tolerance, ErrorMeasure.Relative, Source,
                () => PrimaryShape.RobinSinusoid(resistance, 64).Total);
            yield return Check($"sinusoid-crest-order-r{n}", Group, "1", 1.8, 0, ErrorMeasure.AtLeast, Source, () => Order(resistance, c => c.Tip / crest - 1));
            yield return Check(
                $"sinusoid-total-order-r{n}", Group, "1", 1.8, 0, ErrorMeasure.AtLeast, Source,
                () => Order(resistance, c => c.Total / total - 1));
        }
    }

    /// <summary>Least-squares slope of log error over log cells, 32 ... 256.</summary>
    private static double Order(double resistance, Func<PrimaryShape.Currents, double> error)
    {
        int[] cells = [32, 64, 128, 256];
        double[] x = [.. cells.Select(c => Math.Log(c))];
        double[] y = [.. cells.Select(c => Math.Log(Math.Abs(error(PrimaryShape.RobinSinusoid(resistance, c)))))];
        var mx = x.Average();
        var my = y.Average();
        double covariance = 0;
        double variance = 0;
        for (var i = 0; i < cells.Length; i++)
        {
            covariance += (x[i] - mx) * (y[i] - my);
            variance += (x[i] - mx) * (x[i] - mx);
        }

        return -covariance / variance;
    }

    private static IEnumerable<VerificationCheck> Growth()
    {
        const string Source = "closed-form dispersion relation of the tertiary problem; agrees with Chebyshev and nonlinear Fourier-Chebyshev solves";
        foreach ((var name, var cell, var j, var rates) in ReferenceCells.All)
        {
            for (var w = 0; w < rates.Length; w++)
            {
                var wavelength = ReferenceCells.WavelengthsMicrometre[w];
                yield return Check(
                    string.Create(CultureInfo.InvariantCulture, $"growth-{name}-{wavelength}um"),
                    "growth rates S1 ... S6",
                    "1/s",
                    rates[w],
                    0.01,
                    ErrorMeasure.Relative,
                    Source,
                    () => SinusoidGrowth.Rate(cell, j, wavelength * 1e-6));
            }
        }
    }

    private static IEnumerable<VerificationCheck> RandomSets()
    {
        var random = new SplitMix64(20260101);
        for (var set = 1; set <= 3; set++)
        {
            var transference = 0.2 + 0.6 * random.NextUniform();
            var diffusivity = 1e-10 * Math.Pow(5, random.NextUniform());
            var conductivity = 0.3 + 1.2 * random.NextUniform();
            var exchange = 5 * Math.Pow(20, random.NextUniform());
            var film = 2e-3 * random.NextUniform();
            var gap = 30e-6 + 50e-6 * random.NextUniform();
            var wavelength = 20e-6 + 60e-6 * random.NextUniform();
            var current = 10 + 40 * random.NextUniform();
            var cell = ReferenceCells.Cell($"random {set}", transference, diffusivity, conductivity, set == 2, exchange, film, gap);
            var reference = new DispersionRelation(cell, current).GrowthRate(2 * Math.PI / wavelength);
            yield return Check(
                string.Create(CultureInfo.InvariantCulture, $"growth-random-{set}"),
                "growth rates, parameters drawn at random",
                "1/s",
                reference,
                0.01,
                ErrorMeasure.Relative,
                "closed-form dispersion relation (Cells)",
                () => SinusoidGrowth.Rate(cell, current, wavelength));
        }
    }

    private static IEnumerable<VerificationCheck> InTime()
    {
        const string Group = "fronts that have moved";
        const string Huygens = "parallel surface (Huygens): uniform current density moves every point along its normal";
        foreach ((var name, var rough, var cells, var tolerance) in
            new[] { ("sinusoid", false, 128, 1e-3), ("rough-128", true, 128, 0.01), ("rough-256", true, 256, 2e-3) })
        {
            yield return Check(
                $"parallel-surface-{name}", Group, "1", 1, tolerance, ErrorMeasure.Relative, Huygens,
                () => MovingFront.Parallel(rough, cells).Simulated / MovingFront.Parallel(rough, cells).Exact);
        }

        foreach ((var name, var cell, var j, var rates) in ReferenceCells.All.Where(set => set.Name is "S1" or "S4"))
        {
            for (var w = 1; w < 3; w++)
            {
                var wavelength = ReferenceCells.WavelengthsMicrometre[w];
                yield return Check(
                    string.Create(CultureInfo.InvariantCulture, $"growth-in-time-{name}-{wavelength}um"),
                    Group, "1/s", rates[w], 0.01, ErrorMeasure.Relative, "closed-form dispersion relation over 40 steps",
                    () => MovingFront.GrowthInTime(cell, j, wavelength * 1e-6));
            }
        }
    }

    private static IEnumerable<VerificationCheck> Layers()
    {
        const string Group = "layers on and before the front";
        const string Source = "closed form of the planar-outside single-ion layer; two-domain Chebyshev solve";
        (double Thickness, double Conductivity, double Wavelength, double Conformal, double Planar)[] table =
        [
            (1e-6, 1e-3, 30, 2.443517e-6, 1.253614e-3),
            (1e-6, 1e-3, 10, 9.780870e-7, 1.317661e-3),
            (1e-6, 1e-4, 30, 4.727764e-7, 2.440729e-3),
            (5e-6, 1e-2, 30, 3.179924e-6, 1.759607e-4),
            (5e-6, 1e-2, 10, 1.274053e-6, 2.028783e-4),
        ];
        foreach ((var thickness, var conductivity, var wavelength, var conformal, var planar) in table)
        {
            var bare = ReferenceCells.Cell("S1 beta 0", 0.32, 2.4e-10, 0.95, false, 20, 0, 50e-6, 0);
            var tag = string.Create(CultureInfo.InvariantCulture, $"{thickness * 1e6}um-{conductivity}Sm-{wavelength}um");
            yield return Check(
                $"layer-conformal-{tag}", Group, "1/s", conformal, 0.01, ErrorMeasure.Relative, Source,
                () => SinusoidGrowth.Rate(bare with { Interphase = Interphase.Conformal(thickness, conductivity) }, 20, wavelength * 1e-6));
            yield return Check(
                $"layer-planar-{tag}", Group, "1/s", planar, 0.01, ErrorMeasure.Relative, Source,
                () => SinusoidGrowth.Rate(bare with { Interphase = Interphase.PlanarOutside(thickness, conductivity) }, 20, wavelength * 1e-6));
        }

        foreach ((var current, var transference) in new[] { (10.0, 0.63), (100.0, 0.63), (10.0, 0.9) })
        {
            var cell = ReferenceCells.Cell("coated", 0.32, 2.4e-10, 0.95, true, 20, 0, 50e-6) with
            {
                Layers =
                [
                    new PorousLayer(
                        "coating", PorousLayerKind.Coating, 2e-6, TransferenceNumber: transference, TransportClosure: TransportClosure.TiedConductivity),
                    PorousLayer.Free(48e-6),
                ],
            };
            var reference = CoupledGrowthRate.Of(cell, current, 2 * Math.PI / 30e-6);
            yield return Check(
                string.Create(CultureInfo.InvariantCulture, $"layer-own-transference-{transference}-{current}A"),
                Group,
                "1/s",
                reference,
                0.01,
                ErrorMeasure.Relative,
                "coupled (c, phi2) linear solve of the two layers (Cells)",
                () => SinusoidGrowth.Rate(cell, current, 30e-6, 128));
        }
    }

    private static IEnumerable<VerificationCheck> Strip()
    {
        const string Group = "film that varies along the front";
        const string Source = "Fourier solution of a strip, kappa R/a 1 in 10, period 8 a";
        yield return Check("strip-mean", Group, "1", StripFilm.Mean, 0.01, ErrorMeasure.Relative, Source, () => StripFilm.On(128).Mean);
        yield return Check("strip-center", Group, "1", StripFilm.Center, 0.01, ErrorMeasure.Relative, Source, () => StripFilm.On(128).Center);
    }

    private static IEnumerable<VerificationCheck> Flat()
    {
        const string Group = "flat electrode";
        var symmetric = ReferenceCells.Cell("flat", 0.32, 2.4e-10, 0.95, false, 20, 0, 200e-6) with { Counter = Counter.LithiumElectrode };
        const string Source = "Newman and Thomas-Alyea: steady binary electrolyte";
        yield return Check(
            "flat-surface-concentration", Group, "mol/m3", 706.345693, 1e-6, ErrorMeasure.Relative, Source,
            () => FlatRun(symmetric, 100).Series[^1].MinConcentration);
        yield return Check(
            "flat-limiting-current", Group, "A/m2", 2 * PhysicalConstants.Faraday * 2.4e-10 * 1000 / (0.68 * 200e-6), 1e-6, ErrorMeasure.Relative, Source,
            () => FlatLimit(symmetric));
        yield return Check(
            "flat-growth", Group, "m/s", ReferenceCells.MolarVolume * 20 / PhysicalConstants.Faraday, 1e-6, ErrorMeasure.Relative, "Faraday's law",
            () =>
            {
                var run = FlatRun(symmetric, 20);
                return run.Peak / run.Time;
            });
    }

    private static PlatingResult FlatRun(InterfaceCell cell, double current) => PlatingSimulation.Run(
        new PlatingCase("flat", cell, new Domain(20e-6, Lateral.Periodic), new FlatSurface(), new Galvanostatic(current), new StopRules(3600, null))
        {
            Numerics = new PlatingNumerics(32, Threads: 1),
        });

    /// <summary>The largest current density that the simulator carries, by bisection on whether it stops for want of salt.</summary>
    private static double FlatLimit(InterfaceCell cell)
    {
        bool Carries(double current)
        {
            using var engine = new PlatingEngine(
                new PlatingCase("limit", cell, new Domain(20e-6, Lateral.Periodic), new FlatSurface(), new Galvanostatic(current), new StopRules(1, null))
                {
                    Numerics = new PlatingNumerics(16, Threads: 1),
                });
            engine.SolveState();
            return engine.Stop is null;
        }

        double low = 100;
        double high = 1000;
        while (high - low > 1e-8 * low)
        {
            var mid = 0.5 * (low + high);
            (low, high) = Carries(mid) ? (mid, high) : (low, mid);
        }

        return 0.5 * (low + high);
    }

    private static IEnumerable<VerificationCheck> Rotation()
    {
        yield return Check(
            "six-lobed-disc-spread", "grid anisotropy", "1", 0, 0.005, ErrorMeasure.Absolute, "symmetry: all lobes alike at any rotation and shift",
            () => LobedDisc.Spread());
    }

    private static IEnumerable<VerificationCheck> Balances()
    {
        const string Group = "balances through changes of topology";
        const string Source = "conservation";
        (string Name, Func<PlatingResult> Run)[] runs = [("merging-caps", TopologyRuns.MergingCaps), ("detaching-cap", TopologyRuns.DetachingCap)];
        foreach ((var name, var run) in runs)
        {
            yield return Check($"{name}-charge", Group, "1", 0, 1e-10, ErrorMeasure.Absolute, Source, () => run().Conservation.Charge);
            yield return Check($"{name}-lithium", Group, "1", 0, 1e-10, ErrorMeasure.Absolute, Source, () => run().Conservation.Lithium);
        }

        yield return Check(
            "pockets-closed", Group, "1", 1, 0, ErrorMeasure.AtLeast, "the caps meet above their stems",
            () => TopologyRuns.MergingCaps().Topology.Pockets);
        yield return Check(
            "islands-detached", Group, "1", 1, 0, ErrorMeasure.AtLeast, "the neck is stripped through",
            () => TopologyRuns.DetachingCap().Topology.Islands);
    }
}
