using Anodyne.Analysis;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Cycles;

namespace Anodyne.Electroanalysis.Cycling;

/// <summary>Voltage hysteresis and energy efficiency of every pair of half cycles, and of one of them with what may be said of it.</summary>
internal sealed record CycleHysteresis(
    double[] Gaps, double[] Energies, int Number, double Coulombic, bool IsStoring, bool IsSymmetric, bool IsStated, Verdict Verdict,
    IReadOnlyList<string> Reasons) : IJudged
{
    /// <summary>Hysteresis of the cycle reported, V.</summary>
    public double Gap => Gaps[Number - 1];

    /// <summary>Energy efficiency of the cycle reported.</summary>
    public double Energy => Energies[Number - 1];

    /// <summary>Pairs the half cycles of a record.</summary>
    public static CycleHysteresis Of(CyclingRecord record, int number)
    {
        var halves = record.Halves;
        if (halves.Count < 2)
        {
            throw new MeaninglessDataException("hysteresis needs both directions of current", "record", $"{halves.Count} half cycle", "2 or more");
        }

        var pairs = halves.Count / 2;
        if (number < 1 || number > pairs)
        {
            throw new InputException("no such cycle", "--cycle", $"{number}", $"1 to {pairs}");
        }

        double[] means = [.. halves.Select(record.Cut.MeanVoltage)];
        double[] gaps = [.. Enumerable.Range(0, pairs).Select(k => halves[2 * k].Sign * (means[2 * k] - means[(2 * k) + 1]))];
        double[] energies = [.. Enumerable.Range(0, pairs).Select(k => Stored(halves[2 * k], halves[(2 * k) + 1]))];
        var stores = !(means.Any(static m => m < 0) && means.Any(static m => m > 0));
        var symmetric = record.Type == CellType.LiLi || (record.Type == CellType.Unknown && !stores);
        var judgement = new Judgement();
        if (gaps[number - 1] < 0)
        {
            judgement.Void("the mean voltage is lower while current flows in than while it flows out: the sign of the current or of the voltage is wrong");
        }

        var coulombic = halves[(2 * number) - 1].Charge / halves[(2 * number) - 2].Charge;
        return new CycleHysteresis(gaps, energies, number, coulombic, stores, symmetric, record.Type == CellType.LiLi, judgement.Verdict, judgement.Reasons);
    }

    // What the cell takes up in one half cycle and gives in the other.
    private static double Stored(HalfCycle first, HalfCycle second) => (first.Energy, second.Energy) switch
    {
        ( > 0, < 0) => -second.Energy / first.Energy,
        ( < 0, > 0) => -first.Energy / second.Energy,
        _ => double.NaN,
    };
}
