using Anodyne.Quantities;

namespace Anodyne.Records.Cycles;

/// <summary>
/// The one cutter of half cycles. Its rule, for every analysis, for <c>read</c> and for virtual measurements:
/// <list type="number">
/// <item>The full current is the largest mean |I| of the stretches of one sign that pass at least a hundredth of the charge of the largest stretch.</item>
/// <item>A row is at rest where |I| is below a thousandth of the full current, or below four times the noise of the rests, at most a tenth of it. Noise is the
/// root
/// mean square over stretches of three rows or more that stay below a twentieth of the full current and pass less than a hundredth of the largest
/// charge.</item>
/// <item>A smaller current is none the less a half cycle where it passes a hundredth of the largest charge: a slow formation before fast cycles.</item>
/// <item>Fewer than three rows that pass less than a thousandth of the largest charge are a switching spike and no half cycle.</item>
/// <item>One direction is one half cycle, across rests, restarts and pulses (GITT), until the other direction flows.</item>
/// <item>The last half cycle, where the record ends with it, is finished if it passed the charge of the one before in its direction, or ends at a voltage that
/// this
/// one reached at its very end (a cut-off), or at the current that this one fell to (a hold). Without one before nothing can be said and it counts as
/// finished.</item>
/// </list>
/// </summary>
/// <param name="Time">Times of the clean rows, s.</param>
/// <param name="Current">Currents of the clean rows, A, or A/m2 where they are densities.</param>
/// <param name="Voltage">Voltages of the clean rows, V; empty where there is none.</param>
/// <param name="All">The half cycles in order, the unfinished last one included.</param>
/// <param name="LeftOut">Dirty rows and the unfinished half cycle: what an analysis names among its reasons.</param>
public sealed record HalfCycles(double[] Time, double[] Current, double[] Voltage, IReadOnlyList<HalfCycle> All, IReadOnlyList<LeftOut> LeftOut)
{
    private const double Tiny = 1e-4;
    private const double Small = 1e-3;
    private const double LeastShare = 1e-2;

    /// <summary>The half cycles that results are made of.</summary>
    public IReadOnlyList<HalfCycle> Finished => All.Count > 0 && !All[^1].IsFinished ? [.. All.SkipLast(1)] : All;

    /// <summary>Cuts a clean record.</summary>
    /// <param name="time">s, not falling.</param>
    /// <param name="current">A or A/m2, finite.</param>
    /// <param name="voltage">V, or empty.</param>
    /// <param name="byLevel">True to begin a new half cycle also where |I| changes by more than 5 % (stepped currents of one direction).</param>
    /// <param name="leftOut">What was left out before.</param>
    /// <exception cref="InputException">A time that runs backward.</exception>
    public static HalfCycles Of(double[] time, double[] current, double[] voltage, bool byLevel = false, IReadOnlyList<LeftOut>? leftOut = null)
    {
        var halves = Cut(time, current, voltage, byLevel);
        List<LeftOut> all = [.. leftOut ?? []];
        if (halves.Count > 0 && !halves[^1].IsFinished)
        {
            var share = 100 * halves[^1].Charge / halves[^3].Charge;
            all.Add(new LeftOut("unfinished last half cycle", 1,
                FormattableString.Invariant($"from {halves[^1].StartTime:G6} s on, {share:F0} % of the charge of the one before")));
        }

        return new HalfCycles(time, current, voltage, halves, all);
    }

    /// <summary>Charge passed from the beginning of a half cycle up to each of its rows, C or C/m2, rising.</summary>
    /// <param name="half">One of <see cref="All"/>.</param>
    public double[] ChargeAlong(HalfCycle half)
    {
        ArgumentNullException.ThrowIfNull(half);
        var passed = new double[half.Rows];
        var (at, sum) = (0, 0.0);
        foreach ((var start, var end) in half.Pieces)
        {
            for (var k = start; k < end; k++)
            {
                sum += k == start ? 0 : 0.5 * Math.Abs(Current[k] + Current[k - 1]) * (Time[k] - Time[k - 1]);
                passed[at++] = sum;
            }

            sum += Math.Abs(Current[end - 1]) * Held(Time, start, end);
        }

        return passed;
    }

    /// <summary>Mean of the voltage over the time of a half cycle, V, the rests within it left out.</summary>
    /// <param name="half">One of <see cref="All"/>.</param>
    public double MeanVoltage(HalfCycle half)
    {
        ArgumentNullException.ThrowIfNull(half);
        double sum = 0, span = 0;
        foreach ((var start, var end) in half.Pieces)
        {
            for (var k = start + 1; k < end; k++)
            {
                sum += 0.5 * (Voltage[k] + Voltage[k - 1]) * (Time[k] - Time[k - 1]);
                span += Time[k] - Time[k - 1];
            }
        }

        return span > 0 ? sum / span : Voltage[half.Start];
    }

    /// <summary>The half cycles alone; empty without a current. Parameters as in <see cref="Of"/>.</summary>
    /// <exception cref="InputException">A time that runs backward.</exception>
    public static List<HalfCycle> Cut(ReadOnlySpan<double> time, ReadOnlySpan<double> current, ReadOnlySpan<double> voltage = default, bool byLevel = false)
    {
        for (var k = 1; k < time.Length; k++)
        {
            if (time[k] < time[k - 1])
            {
                throw new InputException(
                    "the time runs backward", FormattableString.Invariant($"row {k + 1}"), FormattableString.Invariant($"{time[k]} s after {time[k - 1]} s"),
                    "rising",
                    "split the record or mend the clock");
            }
        }

        var full = FullCurrent(time, current, out var most);
        if (!(full > 0))
        {
            return [];
        }

        var rest = Math.Clamp(4 * NoiseOfRests(time, current, full, most), Small * full, 0.1 * full);
        var list = new List<HalfCycle>();
        for (var row = 0; row < current.Length;)
        {
            var level = LevelOf(current[row], full, rest);
            var end = row + 1;
            while (end < current.Length && LevelOf(current[end], full, rest) == level
                && (!byLevel || level == 0 || Math.Abs((current[end] / current[row]) - 1) < 0.05))
            {
                end++;
            }

            if (level != 0)
            {
                list.Add(Measure(time, current, voltage, row, end, Math.Sign(level)));
            }

            row = end;
        }

        var largest = list.Max(static h => h.Charge);
        list.RemoveAll(h => (h.Rows < 3 && h.Charge < 1e-3 * largest) || (h.MeanCurrent <= rest && h.Charge < LeastShare * largest));
        var halves = byLevel ? list : Join(list);
        if (halves.Count > 2 && halves[^1].End == time.Length && !IsFinished(halves[^1], halves[^3], time, current, voltage))
        {
            halves[^1] = halves[^1] with { IsFinished = false };
        }

        return halves;
    }

    // Stretches of one sign, the least that can be said of a current before anything is known of its rests.
    private static int SignEnd(ReadOnlySpan<double> current, int start)
    {
        var (sign, end) = (Math.Sign(current[start]), start + 1);
        while (end < current.Length && Math.Sign(current[end]) == sign)
        {
            end++;
        }

        return end;
    }

    private static (double Charge, double Mean) Weigh(ReadOnlySpan<double> time, ReadOnlySpan<double> current, int start, int end)
    {
        double charge = 0, sum = Math.Abs(current[start]);
        for (var k = start + 1; k < end; k++)
        {
            sum += Math.Abs(current[k]);
            charge += 0.5 * Math.Abs(current[k] + current[k - 1]) * (time[k] - time[k - 1]);
        }

        return (charge, sum / (end - start));
    }

    private static double FullCurrent(ReadOnlySpan<double> time, ReadOnlySpan<double> current, out double most)
    {
        var stretches = new List<(double Charge, double Mean)>();
        for (var row = 0; row < current.Length;)
        {
            var end = SignEnd(current, row);
            if (current[row] != 0)
            {
                stretches.Add(Weigh(time, current, row, end));
            }

            row = end;
        }

        var largest = stretches.Count == 0 ? 0 : stretches.Max(static s => s.Charge);
        most = largest;
        return stretches.Where(s => s.Charge >= LeastShare * largest).Select(static s => s.Mean).DefaultIfEmpty(0).Max();
    }

    private static double NoiseOfRests(ReadOnlySpan<double> time, ReadOnlySpan<double> current, double full, double most)
    {
        double all = 0, sum = 0;
        int count = 0, rows = 0, quiet = 0;
        for (var row = 0; row < current.Length;)
        {
            var end = SignEnd(current, row);
            (var charge, var mean) = Weigh(time, current, row, end);
            var isQuiet = mean < 0.05 * full && charge < LeastShare * most;
            if (isQuiet)
            {
                quiet += end - row;
                for (var k = row; k < end; k++)
                {
                    sum += current[k] * current[k];
                    rows += current[k] != 0 ? 1 : 0;
                }
            }

            if (!isQuiet || end == current.Length)
            {
                (all, count) = quiet >= 3 ? (all + sum, count + rows) : (all, count);
                (sum, rows, quiet) = (0, 0, 0);
            }

            row = end;
        }

        return count > 0 ? Math.Sqrt(all / count) : 0;
    }

    // 0 at rest, 1 for a current so small that only its charge can tell it from rest, 2 for any other; with the sign of the current.
    private static int LevelOf(double value, double full, double rest)
    {
        var size = Math.Abs(value);
        return size > rest ? 2 * Math.Sign(value) : size > Tiny * full ? Math.Sign(value) : 0;
    }

    private static List<HalfCycle> Join(List<HalfCycle> stretches)
    {
        var halves = new List<HalfCycle>();
        foreach (var next in stretches)
        {
            if (halves.Count > 0 && halves[^1].Sign == next.Sign)
            {
                halves[^1] = halves[^1].Joined(next);
            }
            else
            {
                halves.Add(next);
            }
        }

        return halves;
    }

    private static bool IsFinished(HalfCycle last, HalfCycle before, ReadOnlySpan<double> time, ReadOnlySpan<double> current, ReadOnlySpan<double> voltage)
    {
        // The last row of a record holds for one more interval that nobody has written down.
        var (start, end) = last.Pieces[^1];
        var open = end - start < 2 ? 0 : Math.Abs(current[end - 1]) * (time[end - 1] - time[start]) / (end - start - 1);
        if (last.Sign != before.Sign || last.Charge + open >= 0.995 * before.Charge || last.Rows < 2 || before.Rows < 3)
        {
            return true;
        }

        var held = before.Of(current);
        var fallen = Math.Abs(held[^1]);
        if (fallen < 0.5 * before.MeanCurrent && Math.Abs(current[last.End - 1]) <= 1.2 * fallen)
        {
            return true;
        }

        if (voltage.IsEmpty)
        {
            return false;
        }

        // A cut-off is a voltage that the half cycle before came to in its last twentieth only; the last sampled step says how near one may expect to come.
        double[] earlier = before.Of(voltage), own = last.Of(voltage);
        var towards = Math.Sign(earlier[^1] - earlier[0]);
        var near = Math.Max(0.002, 2 * Math.Max(Math.Abs(earlier[^1] - earlier[^2]), Math.Abs(own[^1] - own[^2])));
        var first = Array.FindIndex(earlier, v => towards * (v - earlier[^1]) >= -near);
        return first >= Math.Min(0.95 * earlier.Length, earlier.Length - 3) && towards * (own[^1] - earlier[^1]) >= -near;
    }

    // Trapezoids within the stretch.
    private static HalfCycle Measure(ReadOnlySpan<double> time, ReadOnlySpan<double> current, ReadOnlySpan<double> voltage, int start, int end, int sign)
    {
        double charge = 0, energy = 0, sum = 0;
        for (var k = start; k < end; k++)
        {
            sum += Math.Abs(current[k]);
            if (k + 1 < end)
            {
                var dt = time[k + 1] - time[k];
                charge += 0.5 * (current[k] + current[k + 1]) * dt;
                energy += voltage.IsEmpty ? 0 : 0.5 * ((current[k] * voltage[k]) + (current[k + 1] * voltage[k + 1])) * dt;
            }
        }

        var held = Held(time, start, end);
        charge += current[end - 1] * held;
        energy += voltage.IsEmpty ? double.NaN : current[end - 1] * voltage[end - 1] * held;
        return new HalfCycle([(start, end)], sign, time[start], time[end - 1] + held, Math.Abs(charge), energy, sum / (end - start));
    }

    // A constant-current step sampled at its start only reaches to the next row: the gap counts where it is no longer than 1.5 usual intervals.
    private static double Held(ReadOnlySpan<double> time, int start, int end)
    {
        if (end >= time.Length || end - start < 2)
        {
            return 0;
        }

        var usual = (time[end - 1] - time[start]) / (end - start - 1);
        var gap = time[end] - time[end - 1];
        return gap <= 1.5 * usual ? gap : 0;
    }
}
