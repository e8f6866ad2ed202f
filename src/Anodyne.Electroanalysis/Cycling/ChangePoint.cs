using Anodyne.Numerics.Fitting;
using Anodyne.Records.Cycles;

namespace Anodyne.Electroanalysis.Cycling;

/// <summary>A half cycle at which the polarization of a symmetric cell jumps.</summary>
/// <param name="Index">Half cycle from which on the new level holds, from 0.</param>
/// <param name="Change">Relative change of mean |V| per current: -0.4 is a fall to 60 %.</param>
/// <param name="ArchingBefore">Median arching of the half cycles before.</param>
/// <param name="ArchingAfter">Median arching from the point on.</param>
public sealed record ChangePoint(int Index, double Change, double ArchingBefore, double ArchingAfter)
{
    private const int Long = 10;
    private const int Short = 4;
    private const double LeastJump = 0.1;
    private const double Sharpness = 0.7;

    /// <summary>
    /// Finds the jumps of ln(mean |V|/mean |I|): the medians of the ten half cycles after and before differ by more than 10 % and by more than six times the
    /// scatter (MAD) of such differences along the record, and at least 0.7 of that happens between the four before and the four after. A steady drift gives
    /// 0.4
    /// there, however large it is: activation and drying are no change points, a short and a changed current density per area are.
    /// </summary>
    /// <param name="halves">Half cycles.</param>
    /// <param name="shapes">Their shapes.</param>
    public static IReadOnlyList<ChangePoint> Find(IReadOnlyList<HalfCycle> halves, IReadOnlyList<HalfCycleShape> shapes)
    {
        double[] arching = [.. shapes.Select(s => s.Arching)];
        var n = arching.Length;
        return
        [
            .. Jumps([.. shapes.Select((s, k) => Math.Log(Math.Max(1e-12, s.Mean) / Math.Max(1e-300, halves[k].MeanCurrent)))]).Select(jump => new ChangePoint(
                jump.Index, Math.Exp(jump.Change) - 1, Median.Of(arching.AsSpan(Math.Max(0, jump.Index - Long)..jump.Index)),
                Median.Of(arching.AsSpan(jump.Index..Math.Min(n, jump.Index + Long))))),
        ];
    }

    /// <summary>The jumps of any level, one value a half cycle, by the same rule.</summary>
    /// <param name="level">The logarithm of what may jump.</param>
    internal static IReadOnlyList<(int Index, double Change)> Jumps(double[] level)
    {
        var n = level.Length;
        var jump = new double[n];
        for (var k = Short; k <= n - Short; k++)
        {
            jump[k] = Median.Of(level.AsSpan(k..Math.Min(n, k + Long))) - Median.Of(level.AsSpan(Math.Max(0, k - Long)..k));
        }

        var tested = n >= 2 * Short ? jump[Short..(n - Short + 1)] : [];
        var middle = tested.Length > 0 ? Median.Of(tested) : 0;
        double[] away = [.. tested.Select(j => Math.Abs(j - middle))];
        var limit = tested.Length > 0 ? Math.Max(LeastJump, 6 * Median.Deviation(away)) : 0;
        var points = new List<(int Index, double Change)>();
        foreach (var k in Enumerable.Range(Short, tested.Length).OrderByDescending(Sharp))
        {
            if (Math.Abs(jump[k]) > limit && Sharp(k) >= Sharpness * Math.Abs(jump[k]) && points.TrueForAll(p => Math.Abs(p.Index - k) >= Long))
            {
                points.Add((k, jump[k]));
            }
        }

        return [.. points.OrderBy(p => p.Index)];

        double Sharp(int k) => Math.Abs(Median.Of(level.AsSpan(k, Short)) - Median.Of(level.AsSpan(k - Short, Short)));
    }
}
