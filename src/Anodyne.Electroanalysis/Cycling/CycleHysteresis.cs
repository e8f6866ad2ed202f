using Anodyne.Analysis;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Cycles;

namespace Anodyne.Electroanalysis.Cycling;

/// <summary>Voltage hysteresis and energy efficiency of every pair of half cycles, and of one of them with what may be said of it.</summary>
/// <param name="Gaps">Difference of the time-weighted mean voltages of both directions, V, above zero for a cell that takes up energy.</param>
/// <param name="Energies">Energy given over energy taken up; NaN where the cell stores none.</param>
/// <param name="Number">The cycle reported, from 1.</param>
/// <param name="Coulombic">Charge of its second half cycle over that of its first.</param>
/// <param name="IsStoring">False where the voltage has both signs: two lithium electrodes, or lithium and a bare collector.</param>
/// <param name="IsSymmetric">True for two equal electrodes.</param>
/// <param name="IsStated">True if the file says what the cell is.</param>
/// <param name="Verdict">Void where the hysteresis is negative.</param>
/// <param name="Reasons">Why not.</param>
public sealed record CycleHysteresis(
    double[] Gaps, double[] Energies, int Number, double Coulombic, bool IsStoring, bool IsSymmetric, bool IsStated, Verdict Verdict, IReadOnlyList<string> Reasons) : IJudged
{
    /// <summary>Hysteresis of the cycle reported, V.</summary>
    public double Gap => Gaps[Number - 1];

    /// <summary>Energy efficiency of the cycle reported.</summary>
    public double Energy => Energies[Number - 1];

    /// <summary>Pairs the half cycles of a record.</summary>
    /// <param name="record">The record, with a voltage.</param>
    /// <param name="number">The cycle to report, from 1.</param>
    /// <exception cref="MeaninglessDataException">Fewer than two half cycles.</exception>
    /// <exception cref="InputException">No such cycle.</exception>
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
