using Anodyne.Analysis;
using Anodyne.Electroanalysis.Cycling;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Cycles;

namespace Anodyne.Electroanalysis.Pulses;

/// <summary>One step of a titration: a pulse between two rests.</summary>
/// <param name="Row">Last row of the rest after it.</param>
/// <param name="Time">Start of the pulse, s.</param>
/// <param name="Duration">tau, s.</param>
/// <param name="Current">A or A/m2, positive on charge.</param>
/// <param name="State">State of charge after it, 1.</param>
/// <param name="Voltage">Quasi-equilibrium voltage: that of the last row of the rest after it, V.</param>
/// <param name="Remainder">What the voltage moved in the last tenth of that rest, V: what may still be missing.</param>
/// <param name="Change">Delta E_s: change of the quasi-equilibrium voltage, V.</param>
/// <param name="ChangeHalfWidth">Half of its 95 % interval, V: noise and both remainders.</param>
/// <param name="Slope">dE/d sqrt(t) of the pulse, V/s^1/2.</param>
/// <param name="SlopeHalfWidth">Half of its 95 % interval.</param>
/// <param name="Misfit">Root mean square residual of that line over its rise.</param>
internal sealed record TitrationStep(
    int Row, double Time, double Duration, double Current, double State, double Voltage, double Remainder, double Change, double ChangeHalfWidth,
    double Slope, double SlopeHalfWidth, double Misfit)
{
    /// <summary>True if change and slope stand out of their errors and have the same sign.</summary>
    public bool IsDetermined => Math.Abs(Change) > 2 * ChangeHalfWidth && Math.Abs(Slope) > 2 * SlopeHalfWidth && Change * Slope > 0;

    /// <summary>True if the rest ended before equilibrium by more than a twentieth of the step.</summary>
    public bool IsUnrelaxed => Remainder > 0.05 * Math.Abs(Change);

    /// <summary>True if the voltage of the pulse is no straight line of sqrt(t) within 2 % of its rise.</summary>
    public bool IsBent => Misfit > 0.02;

    /// <summary>D, m2/s; NaN where the size of the host is not known.</summary>
    public double Diffusivity { get; private init; } = double.NaN;

    /// <summary>The step with D = (4/pi) L^2 (Delta E_s/tau)^2/(dE/d sqrt t)^2, of a sphere with the curvature of its surface.</summary>
    /// <param name="length">L, volume over surface of the host, m.</param>
    /// <param name="isSphere">True if L is a third of a radius.</param>
    public TitrationStep In(double length, bool isSphere)
    {
        var flat = 4 / Math.PI * Math.Pow(length * Change / (Duration * Slope), 2);
        var d = flat;
        for (var k = 0; isSphere && k < 30; k++)
        {
            d = flat * Math.Pow(Steepening(d * Duration / (9 * length * length)), 2);
        }

        return this with { Diffusivity = d };
    }

    // Slope against sqrt(t) of a sphere's surface, exp(x)(1 + erf(sqrt x)) - 1 with x = D t/R^2, over that of a plane, 2 sqrt(x/pi), both as straight lines
    // over the last nine tenths of the pulse (Carslaw and Jaeger, Conduction of Heat in Solids, section 9.7, short times).
    private static double Steepening(double reach)
    {
        const int Points = 40;
        var (root, surface) = (new double[Points], new double[Points]);
        for (var k = 0; k < Points; k++)
        {
            var x = Math.Min(reach, 1) * (0.1 + (0.9 * k / (Points - 1)));
            (root[k], surface[k]) = (2 * Math.Sqrt(x / Math.PI), (Math.Exp(x) * (1 + ErrorFunction(Math.Sqrt(x)))) - 1);
        }

        return reach > 0 ? LinearRegression.Fit(root, surface).Slope : 1;
    }

    // Maclaurin's series, to rounding up to 1.
    private static double ErrorFunction(double z)
    {
        var (term, sum) = (z, z);
        for (var n = 1; n < 30; n++)
        {
            term *= -z * z / n;
            sum += term / ((2 * n) + 1);
        }

        return 2 / Math.Sqrt(Math.PI) * sum;
    }

    /// <summary>Half of the 95 % interval of D over D.</summary>
    public double RelativeHalfWidth => 2 * Math.Sqrt(Math.Pow(ChangeHalfWidth / Change, 2) + Math.Pow(SlopeHalfWidth / Slope, 2));
}

/// <summary>
/// Galvanostatic intermittent titration: quasi-equilibrium voltage, and the diffusion coefficient of the host by Weppner and Huggins (J. Electrochem. Soc. 124
/// (1977) 1569) from the slope against sqrt(t), which leaves the ohmic drop out. It holds for tau much shorter than L^2/D and small changes of voltage.
/// </summary>
/// <param name="Record">The record.</param>
/// <param name="Steps">The steps in order.</param>
/// <param name="Length">L, m; null where neither thickness nor radius is given.</param>
/// <param name="IsSphere">True if L is a third of a radius.</param>
/// <param name="Judgement">What speaks against the numbers.</param>
internal sealed record Titration(CyclingRecord Record, IReadOnlyList<TitrationStep> Steps, double? Length, bool IsSphere, Judgement Judgement) : IJudged
{
    // Up to here the surface knows nothing of the far side: of a film, of the middle of a sphere.
    private const double LongestFilm = 0.25;
    private const double LongestSphere = 0.9;
    private const double LargestChange = 0.05;

    public Verdict Verdict => Judgement.Verdict;

    public IReadOnlyList<string> Reasons => Judgement.Reasons;

    /// <summary>The steps whose D is determined.</summary>
    public IReadOnlyList<TitrationStep> Determined { get; } = [.. Steps.Where(static step => step.IsDetermined)];

    /// <summary>Largest tau D/L^2 at which the law holds.</summary>
    public double Longest => IsSphere ? LongestSphere : LongestFilm;

    /// <summary>tau D/L^2 of a step, 1: how much of the host a pulse reaches.</summary>
    /// <param name="step">The step.</param>
    public double Reach(TitrationStep step) => Length is { } length ? step.Duration * step.Diffusivity / (length * length) : double.NaN;

    /// <summary>Reads every step and checks the conditions.</summary>
    /// <param name="record">A record with voltages.</param>
    /// <param name="charge">Its state of charge.</param>
    /// <param name="length">L, m; null if not given.</param>
    /// <param name="isSphere">True if L is a third of a radius.</param>
    /// <exception cref="MeaninglessDataException">No pulse stands between two rests.</exception>
    public static Titration Of(CyclingRecord record, ChargeState charge, double? length, bool isSphere)
    {
        var cut = record.Cut;
        TitrationStep[] steps =
        [
            .. CurrentPulse.Of(cut).Where(p => p.End - p.Start >= 8 && p.Next - p.End >= 4).Select(p => Read(cut, p, charge))
                .Select(step => length is { } size ? step.In(size, isSphere) : step),
        ];
        if (steps.Length == 0)
        {
            throw new MeaninglessDataException(
                "no pulse stands between two rests", "record", $"{cut.All.Count} half cycles", "pulses of eight rows or more, rests of four or more");
        }

        var found = new Titration(record, steps, length, isSphere, new Judgement());
        found.Judge();
        return found;
    }

    private static TitrationStep Read(HalfCycles cut, CurrentPulse pulse, ChargeState charge)
    {
        var (t, v, start) = (cut.Time, cut.Voltage, pulse.Start);
        var last = pulse.Next - 1;
        double begin = t[start], duration = t[pulse.End] - begin, noise = pulse.Noise(v);
        int[] rows = [.. Enumerable.Range(start, pulse.End - start).Where(k => t[k] - begin >= 0.1 * duration)];
        double[] root = [.. rows.Select(k => Math.Sqrt(t[k] - begin))], volts = [.. rows.Select(k => v[k])];
        var line = LinearRegression.Fit(root, volts);
        var half = StudentDistribution.TwoSidedQuantile(0.95, Math.Max(1, line.DegreesOfFreedom)) * line.SlopeDeviation;
        var (before, after) = (Remainder(t, v, pulse.Rest, start - 1), Remainder(t, v, pulse.End, last));
        var change = v[last] - v[start - 1];
        var rise = Math.Abs(line.Slope) * Math.Sqrt(duration);
        return new TitrationStep(
            last, begin, duration, pulse.Current(cut), charge.At(last), v[last], after, change,
            Math.Sqrt((2 * 1.96 * 1.96 * noise * noise) + (before * before) + (after * after)), line.Slope, half,
            rise > 0 ? Math.Max(0, Math.Sqrt(line.WeightedSumOfSquares / rows.Length) - (3 * noise)) / rise : double.NaN);
    }

    private static double Remainder(double[] t, double[] v, int from, int to)
    {
        var row = to;
        while (row > from && t[row] > t[to] - (0.1 * (t[to] - t[from])))
        {
            row--;
        }

        return Math.Abs(v[to] - v[row]);
    }

    private void Judge()
    {
        void Say(int count, string what)
        {
            if (count > 0)
            {
                Judgement.Caution($"{count} of {Steps.Count} steps: {what}");
            }
        }

        Say(Steps.Count(static s => s.IsUnrelaxed), "the voltage still moved by more than 5 % of the step in the last tenth of the rest: not at equilibrium");
        if (Length is null)
        {
            Judgement.Note("no diffusion coefficient: it needs the size of the host, --thickness of a film or --radius of particles");
            return;
        }

        Say(Steps.Count - Determined.Count, "D is not determined: change or slope do not stand out of their errors, or differ in sign");
        Say(Determined.Count(static s => s.IsBent),
            "the voltage of the pulse is no straight line of sqrt(t): kinetics, a phase change or a double layer beside diffusion");
        Say(Determined.Count(s => Math.Abs(s.Change) > LargestChange), "the voltage changes by more than 50 mV: the slope of U is not constant within it");
        Say(Determined.Count(s => Reach(s) > Longest),
            FormattableString.Invariant($"tau D/L^2 exceeds {Longest}: the pulse reaches through the host and the law does not hold; shorten the pulse"));
        if (Determined.Count == 0 || Determined.All(s => Reach(s) > Longest))
        {
            Judgement.Void("no step gives a diffusion coefficient");
        }
    }
}
