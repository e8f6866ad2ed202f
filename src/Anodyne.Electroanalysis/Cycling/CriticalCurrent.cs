using Anodyne.Analysis;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Cycles;

namespace Anodyne.Electroanalysis.Cycling;

/// <summary>One level of a stepped-current test.</summary>
/// <param name="Current">Mean |J|, A/m2.</param>
/// <param name="Resistance">Mean |V|/|J| over its half cycles, ohm m2.</param>
/// <param name="Shorted">True if it shows a short.</param>
/// <param name="Sign">What was seen, in words; empty if nothing.</param>
public sealed record CurrentLevel(double Current, double Resistance, bool Shorted, string Sign);

/// <summary>
/// Critical current density of a stepped test: bracket of the last level passed and the first with a short. A level is shorted where |V|/|J| falls below
/// 60 % of the median of the levels before, or the voltage collapses to less than half within a half cycle and does not come back.
/// </summary>
/// <param name="Levels">All levels in order.</param>
/// <param name="LastPassed">A/m2; NaN if the first level was shorted.</param>
/// <param name="FirstShort">A/m2; NaN if none was shorted.</param>
/// <param name="HasEqualTimes">True if the half cycles last equally long within a tenth, the first and the last left out.</param>
/// <param name="Verdict">May it be used?</param>
/// <param name="Reasons">Why not.</param>
public sealed record CriticalCurrent(
    IReadOnlyList<CurrentLevel> Levels, double LastPassed, double FirstShort, bool HasEqualTimes, Verdict Verdict, IReadOnlyList<string> Reasons) : IJudged
{
    /// <summary>Finds the bracket.</summary>
    /// <param name="cut">Half cycles cut by level, currents as densities.</param>
    /// <exception cref="MeaninglessDataException">Fewer than two levels of current.</exception>
    public static CriticalCurrent Of(HalfCycles cut)
    {
        ArgumentNullException.ThrowIfNull(cut);
        var halves = cut.Finished;
        var levels = new List<CurrentLevel>();
        var ratios = new List<double>();
        var k = 0;
        while (k < halves.Count)
        {
            var end = k + 1;
            while (end < halves.Count && Math.Abs((halves[end].MeanCurrent / halves[k].MeanCurrent) - 1) < 0.02)
            {
                end++;
            }

            double sum = 0, current = 0;
            var sign = "";
            for (var h = k; h < end; h++)
            {
                ReadOnlySpan<double> v = halves[h].Of(cut.Voltage);
                sum += Mean(v) / halves[h].MeanCurrent;
                current += halves[h].MeanCurrent;
                if (v.Length >= 8 && Mean(v[(v.Length * 3 / 4)..]) < 0.5 * Mean(v[(v.Length / 10)..(v.Length / 2)]))
                {
                    sign = "the voltage collapses within a half cycle and does not come back";
                }
            }

            var resistance = sum / (end - k);
            var usual = ratios.Count > 0 ? ratios.Order().ElementAt(ratios.Count / 2) : 0;
            if (resistance < 0.6 * usual)
            {
                sign = FormattableString.Invariant($"|V|/|J| falls to {100 * resistance / usual:F0} % of the levels before");
            }

            levels.Add(new CurrentLevel(current / (end - k), resistance, sign.Length > 0, sign));
            if (sign.Length == 0)
            {
                ratios.Add(resistance);
            }

            k = end;
        }

        if (levels.Count < 2)
        {
            throw new MeaninglessDataException("a critical current density needs stepped currents", "record", $"{levels.Count} level", "2 or more");
        }

        var judgement = new Judgement();
        var first = levels.FindIndex(l => l.Shorted);
        if (first < 0)
        {
            judgement.Caution(FormattableString.Invariant($"no short up to {levels[^1].Current / 10:G3} mA/cm2: a lower bound only"));
        }
        else if (first == 0)
        {
            judgement.Void("the first level is already shorted: no level was passed");
        }
        else if (levels[first].Current <= levels[first - 1].Current)
        {
            judgement.Void("the current was not rising where the short came: a lifetime, not a critical current");
        }

        double[] times = [.. halves.Skip(1).SkipLast(1).Select(static h => h.EndTime - h.StartTime)];
        return new CriticalCurrent(
            levels, first == 0 ? double.NaN : levels[first < 0 ? levels.Count - 1 : first - 1].Current, first < 0 ? double.NaN : levels[first].Current,
            times.Length == 0 || times.Max() < 1.1 * times.Min(), judgement.Verdict, judgement.Reasons);
    }

    private static double Mean(ReadOnlySpan<double> v)
    {
        var sum = 0.0;
        foreach (var x in v)
        {
            sum += Math.Abs(x);
        }

        return sum / v.Length;
    }
}
