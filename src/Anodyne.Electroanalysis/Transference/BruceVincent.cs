using Anodyne.Analysis;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Electroanalysis.Transference;

/// <summary>What a steady-state polarization needs: applied voltage, initial and steady current, interfacial resistance before and after.</summary>
/// <param name="Voltage">dV, V, above 0; 10 mV or less keeps the response linear.</param>
/// <param name="InitialCurrent">I_0, A, at once after the step.</param>
/// <param name="SteadyCurrent">I_ss, A.</param>
/// <param name="InitialResistance">R_0, ohm: interfacial (interphase and charge transfer, both electrodes) before.</param>
/// <param name="SteadyResistance">R_ss, ohm: the same at steady state.</param>
public sealed record PolarizationHold(double Voltage, double InitialCurrent, double SteadyCurrent, double InitialResistance, double SteadyResistance)
{
    /// <summary>
    /// Bulk resistance before and after, ohm; null if not measured. Used for the check of I_0 and, where asked, for the form with a changing bulk.
    /// </summary>
    public (double Before, double After)? Bulk { get; init; }

    /// <summary>True for the form of Abraham et al. and Watanabe et al., which multiplies by R_b,ss/R_b,0; needs <see cref="Bulk"/>.</summary>
    public bool WithBulkChange { get; init; }

    /// <summary>Relative standard deviation of the currents; assumed where not given.</summary>
    public double CurrentError { get; init; } = 0.005;

    /// <summary>Relative standard deviation of the interfacial resistances; assumed where not given.</summary>
    public double ResistanceError { get; init; } = 0.01;

    /// <summary>Relative standard deviation of the voltage; assumed where not given.</summary>
    public double VoltageError { get; init; } = 0.002;
}

/// <summary>
/// Bruce-Vincent number t+ = I_ss (dV - I_0 R_0)/(I_0 (dV - I_ss R_ss)) (Bruce, Evans and Vincent, Solid State Ionics 28-30 (1988) 918; Evans, Vincent and
/// Bruce, Polymer 28 (1987) 2324), with I_ss R_b,ss/(I_0 R_b,0) in front where the change of the bulk is asked for. In a concentrated solution it is the
/// current fraction 1/(1 + Ne), not the transference number of the cation.
/// </summary>
/// <param name="Value">t+.</param>
/// <param name="NaiveRatio">I_ss/I_0, which leaves the interfaces out.</param>
/// <param name="Deviation">Standard deviation by Monte Carlo.</param>
/// <param name="HalfWidth">Half of the central 95 % of the draws.</param>
/// <param name="Verdict">May it be used?</param>
/// <param name="Reasons">Why not.</param>
public sealed record BruceVincent(double Value, double NaiveRatio, double Deviation, double HalfWidth, Verdict Verdict, IReadOnlyList<string> Reasons) : IJudged
{
    /// <summary>Draws of the Monte Carlo propagation.</summary>
    public const int Draws = 4000;

    /// <summary>Evaluates a hold.</summary>
    /// <exception cref="InputException">A value that is not above zero.</exception>
    public static BruceVincent Of(PolarizationHold hold, int draws = Draws, int seed = 1)
    {
        foreach (var (name, value) in new[]
        {
            ("--dv", hold.Voltage), ("--i0", hold.InitialCurrent), ("--iss", hold.SteadyCurrent), ("--r0", hold.InitialResistance),
                ("--rss", hold.SteadyResistance),
        })
        {
            if (!(value > 0) || !double.IsFinite(value))
            {
                throw new MeaninglessDataException("a quantity of the hold is not positive", name, FormattableString.Invariant($"{value}"), "> 0");
            }
        }

        var value0 = Formula(hold, hold.Voltage, hold.InitialCurrent, hold.SteadyCurrent, hold.InitialResistance, hold.SteadyResistance);
        var noise = new NormalNoise(seed);
        var all = new double[draws];
        for (var k = 0; k < draws; k++)
        {
            // One ammeter and one impedance meter: their gain errors are common to before and after in half, independent in half.
            double Error(double sd, double common) => 1 + (sd * Math.Sqrt(0.5) * (common + noise.Next()));
            var (gi, gr) = (noise.Next(), noise.Next());
            all[k] = Formula(
                hold, hold.Voltage * (1 + (hold.VoltageError * noise.Next())), hold.InitialCurrent * Error(hold.CurrentError, gi),
                hold.SteadyCurrent * Error(hold.CurrentError, gi), hold.InitialResistance * Error(hold.ResistanceError, gr),
                hold.SteadyResistance * Error(hold.ResistanceError, gr));
        }

        Array.Sort(all);
        var half = 0.5 * (all[(int)(0.975 * (draws - 1))] - all[(int)(0.025 * (draws - 1))]);
        var sd = half / 1.96;
        var judgement = new Judgement();
        Judge(hold, value0, sd, judgement);
        return new BruceVincent(value0, hold.SteadyCurrent / hold.InitialCurrent, sd, half, judgement.Verdict, judgement.Reasons);
    }

    private static double Formula(PolarizationHold hold, double dv, double i0, double iss, double r0, double rss) =>
        iss * (dv - (i0 * r0)) / (i0 * (dv - (iss * rss))) * (hold is { WithBulkChange: true, Bulk: { } b } ? b.After / b.Before : 1);

    private static void Judge(PolarizationHold hold, double value, double sd, Judgement judgement)
    {
        var before = (hold.Voltage - (hold.InitialCurrent * hold.InitialResistance)) / hold.Voltage;
        var after = (hold.Voltage - (hold.SteadyCurrent * hold.SteadyResistance)) / hold.Voltage;
        if (Math.Min(before, after) < 0.2)
        {
            judgement.Void(FormattableString.Invariant(
                $"only {100 * Math.Min(before, after):F0} % of the voltage falls over the electrolyte (20 % needed): t+ is a quotient of small differences"));
        }

        if (sd > 0.1)
        {
            judgement.Void(FormattableString.Invariant($"standard deviation {sd:F2} exceeds 0.1"));
        }

        if (value is < 0 or > 1)
        {
            judgement.Void(FormattableString.Invariant($"{value:F3} lies outside 0 to 1: the test failed"));
        }

        if (hold.SteadyCurrent > hold.InitialCurrent)
        {
            judgement.Void("the current rises during the hold: the interface or a short changes, not the salt profile");
        }

        if (hold.Voltage > 0.0105)
        {
            judgement.Caution(FormattableString.Invariant($"{1000 * hold.Voltage:G3} mV is beyond the linear range of about 10 mV"));
        }

        if (hold.Bulk is { } bulk)
        {
            if (!hold.WithBulkChange && Math.Abs((bulk.After / bulk.Before) - 1) > 0.05)
            {
                judgement.Caution(FormattableString.Invariant(
                    $"the bulk resistance changes by {100 * ((bulk.After / bulk.Before) - 1):F0} % during the hold: --form bulk takes it into account"));
            }

            var ohmic = hold.Voltage / (bulk.Before + hold.InitialResistance);
            if (hold.InitialCurrent < 0.9 * ohmic)
            {
                judgement.Caution(FormattableString.Invariant(
                    $"I_0 is {100 * (1 - (hold.InitialCurrent / ohmic)):F0} % below the ohmic current {1e6 * ohmic:G4} uA of the spectrum: ")
                    + "it was read too late, "
                    + "take the ohmic current (--i0 ohmic)");
            }
        }
    }
}
