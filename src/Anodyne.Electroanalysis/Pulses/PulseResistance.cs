using Anodyne.Analysis;
using Anodyne.Electroanalysis.Cycling;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Cycles;

namespace Anodyne.Electroanalysis.Pulses;

/// <summary>One pulse and its resistances: R(tau) = (V(t_0 + tau) - V_0)/(I - I_0), V_0 and I_0 the last row at rest.</summary>
/// <param name="Time">Start of the pulse, s.</param>
/// <param name="Cycle">Number of the cycle, from 1.</param>
/// <param name="State">State of charge before, 1.</param>
/// <param name="Current">Step of current, A or A/m2, positive on charge.</param>
/// <param name="Rest">Duration of the rest before, s.</param>
/// <param name="Values">Resistance at each time asked for, ohm or ohm m2, with half of its 95 % interval; NaN where the pulse ends before or the recording
/// begins later.</param>
internal sealed record Pulse(double Time, int Cycle, double State, double Current, double Rest, IReadOnlyList<(double Value, double Half)> Values);

/// <summary>Resistance at stated times after every step of current from rest.</summary>
/// <param name="Record">The record.</param>
/// <param name="Times">Times after the step, s, rising.</param>
/// <param name="Pulses">The pulses in order.</param>
/// <param name="Charge">Where the state of charge comes from.</param>
/// <param name="Judgement">What speaks against them.</param>
internal sealed record PulseResistance(CyclingRecord Record, IReadOnlyList<double> Times, IReadOnlyList<Pulse> Pulses, ChargeState Charge, Judgement Judgement)
    : IJudged
{
    // A rest that still drifts moves the voltage during the pulse as well.
    private const double MostDrift = 0.05;

    public Verdict Verdict => Judgement.Verdict;

    public IReadOnlyList<string> Reasons => Judgement.Reasons;

    /// <summary>Reads every pulse.</summary>
    /// <param name="record">A record with voltages.</param>
    /// <param name="times">Times after the step, s, rising.</param>
    /// <param name="charge">Its state of charge.</param>
    /// <exception cref="MeaninglessDataException">No current begins at rest, or no pulse reaches any of the times.</exception>
    public static PulseResistance Of(CyclingRecord record, IReadOnlyList<double> times, ChargeState charge)
    {
        var (cut, judgement) = (record.Cut, new Judgement());
        var pulses = new List<Pulse>();
        int drifting = 0, late = 0;
        foreach (var pulse in CurrentPulse.Of(cut))
        {
            var (t, v) = (cut.Time, cut.Voltage);
            var before = pulse.Start - 1;
            var step = pulse.Current(cut) - cut.Current[before];
            var noise = pulse.Noise(v);
            (double Value, double Half)[] values = [.. times.Select(time => At(cut, pulse, time, step, noise))];
            late += values.Count(static r => double.IsNaN(r.Value));
            var longest = Array.FindLastIndex(values, static r => double.IsFinite(r.Value));
            var tail = pulse.Rest + ((before - pulse.Rest) * 2 / 3);
            if (longest >= 0 && t[before] > t[tail])
            {
                var drift = Math.Abs(v[before] - v[tail]) - (3 * noise);
                drifting += drift * times[longest] / (t[before] - t[tail]) > MostDrift * Math.Abs(values[longest].Value * step) ? 1 : 0;
            }

            pulses.Add(new Pulse(t[pulse.Start], pulse.Cycle, charge.At(before), step, t[before] - t[pulse.Rest], values));
        }

        if (pulses.TrueForAll(static p => p.Values.All(static r => double.IsNaN(r.Value))))
        {
            throw new MeaninglessDataException(
                "no pulse has a row at any of the times", "--times", string.Join(", ", times.Select(static s => FormattableString.Invariant($"{s} s"))),
                "times between the first row after a step and the end of the pulse");
        }

        if (late > 0)
        {
            judgement.Note($"{late} of {pulses.Count * times.Count} resistances are not determined: the pulse ends before, or its first row comes later");
        }

        if (drifting > 0)
        {
            judgement.Caution(FormattableString.Invariant(
                $"before {drifting} of {pulses.Count} pulses the voltage still drifts by more than 5 % of the answer in the same time: rest longer"));
        }

        return new PulseResistance(record, times, pulses, charge, judgement);
    }

    // The step lies somewhere between the last row at rest and the first with current: as late as half of that interval counts as an error.
    private static (double Value, double Half) At(HalfCycles cut, CurrentPulse pulse, double time, double step, double noise)
    {
        var (t, v, start) = (cut.Time, cut.Voltage, pulse.Start);
        var at = t[start] + time;
        var row = start;
        while (row + 1 < pulse.End && t[row + 1] < at - 1e-9)
        {
            row++;
        }

        if (row + 1 >= pulse.End)
        {
            return (double.NaN, double.NaN);
        }

        // A recording coarser than the time itself has not seen the beginning, which is the steepest part.
        var span = t[row + 1] - t[row];
        if (span > time * (1 + 1e-9) && t[row + 1] > at + 1e-9)
        {
            return (double.NaN, double.NaN);
        }

        var voltage = span > 0 ? v[row] + ((v[row + 1] - v[row]) * Math.Clamp((at - t[row]) / span, 0, 1)) : v[row + 1];
        var slope = span > 0 ? Math.Abs(v[row + 1] - v[row]) / span : 0;
        var gap = Math.Min(t[start] - t[start - 1], time);
        var half = Math.Sqrt(Math.Pow(1.96 * Math.Sqrt(2) * noise, 2) + Math.Pow(0.5 * gap * slope, 2));
        return ((voltage - v[start - 1]) / step, half / Math.Abs(step));
    }
}
