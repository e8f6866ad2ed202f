using Anodyne.Analysis;
using Anodyne.Quantities;

namespace Anodyne.Electroanalysis.Cycling;

/// <summary>A stretch of one current direction, rests left out.</summary>
/// <param name="Start">Index of the first row.</param>
/// <param name="End">Index after the last row.</param>
/// <param name="Sign">+1 or -1: direction of the current in the record's convention.</param>
/// <param name="StartTime">Time of the first row, s.</param>
/// <param name="EndTime">Time of the last row, s (or of the first row of the next stretch where the sampling makes the step last until then).</param>
/// <param name="Charge">|integral of I dt|, C (or C/m2 if the current is a density).</param>
/// <param name="Energy">Integral of I V dt, J: above zero where the cell takes it up, below zero where it gives it; NaN without a voltage.</param>
/// <param name="MeanCurrent">Mean |I| over the stretch.</param>
/// <param name="IsComplete">False for a last stretch that the record may have cut off.</param>
public sealed record HalfCycle(int Start, int End, int Sign, double StartTime, double EndTime, double Charge, double Energy, double MeanCurrent, bool IsComplete)
{
    private const double Slow = 1e-3;

    /// <summary>Number of rows.</summary>
    public int Rows => End - Start;

    /// <summary>
    /// Splits a record by the sign of the current. Currents below one thousandth of the largest count as rest (the offset of a current sensor), except a
    /// stretch of them above 1e-4 that passes at least a hundredth of the largest charge: a slow formation before fast
    /// cycles. A stretch of fewer than three rows whose charge is below one thousandth of the largest is a switching spike and no half cycle.
    /// </summary>
    /// <param name="time">s, not falling.</param>
    /// <param name="current">A or A/m2.</param>
    /// <param name="voltage">V, or empty.</param>
    /// <param name="byLevel">True to begin a new stretch also where |I| changes by more than 5 % (stepped currents of one direction).</param>
    /// <exception cref="InputException">No current, or a time that runs backward.</exception>
    public static List<HalfCycle> Split(ReadOnlySpan<double> time, ReadOnlySpan<double> current, ReadOnlySpan<double> voltage = default, bool byLevel = false)
    {
        var largest = 0.0;
        for (var k = 0; k < current.Length; k++)
        {
            largest = Math.Max(largest, Math.Abs(current[k]));
            if (k > 0 && time[k] < time[k - 1])
            {
                throw new InputException(
                    "the time runs backward", FormattableString.Invariant($"row {k + 1}"), FormattableString.Invariant($"{time[k]} s after {time[k - 1]} s"), "rising", "split the record or mend the clock");
            }
        }

        if (!(largest > 0))
        {
            throw new MeaninglessDataException("the record has no current", "Current", "0 everywhere", "a current other than zero");
        }

        var list = new List<HalfCycle>();
        var row = 0;
        while (row < current.Length)
        {
            var level = LevelOf(current[row], largest);
            var end = row + 1;
            while (end < current.Length && LevelOf(current[end], largest) == level && (!byLevel || level == 0 || Math.Abs((current[end] / current[row]) - 1) < 0.05))
            {
                end++;
            }

            if (level != 0)
            {
                list.Add(Measure(time, current, voltage, row, end, Math.Sign(level)));
            }

            row = end;
        }

        var most = 0.0;
        foreach (var half in list)
        {
            most = Math.Max(most, half.Charge);
        }

        list.RemoveAll(h => (h.Rows < 3 && h.Charge < 1e-3 * most) || (h.MeanCurrent <= Slow * largest && h.Charge < 1e-2 * most));
        return list;
    }

    // 0 at rest, 1 for a current so small that only its charge can tell it from rest, 2 for any other; with the sign of the current.
    private static int LevelOf(double value, double largest)
    {
        var size = Math.Abs(value) / largest;
        return size > Slow ? 2 * Math.Sign(value) : size > 1e-4 ? Math.Sign(value) : 0;
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

        var endTime = time[end - 1];
        if (end < time.Length && end - start >= 2)
        {
            // A constant-current step sampled at its start only reaches to the next row: count the gap where it is no longer than the usual interval.
            var usual = (time[end - 1] - time[start]) / (end - start - 1);
            var gap = time[end] - time[end - 1];
            if (gap <= 1.5 * usual)
            {
                charge += current[end - 1] * gap;
                energy += voltage.IsEmpty ? 0 : current[end - 1] * voltage[end - 1] * gap;
                endTime = time[end];
            }
        }

        return new HalfCycle(start, end, sign, time[start], endTime, Math.Abs(charge), voltage.IsEmpty ? double.NaN : energy, sum / (end - start), end < time.Length);
    }
}
