using Anodyne.Analysis;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Electroanalysis.Cycling;

/// <summary>The differential capacity of the constant-current part of one half cycle of a record.</summary>
/// <param name="Curve">dQ/dV.</param>
/// <param name="Number">Number of the half cycle, from 1.</param>
/// <param name="Capacity">Charge of the constant-current part, <paramref name="Unit"/>.</param>
/// <param name="Unit">Unit of charges.</param>
/// <param name="Bin">Width of a bin, V.</param>
/// <param name="Rows">Rows used.</param>
public sealed record HalfCycleCapacity(DifferentialCapacity Curve, int Number, double Capacity, string Unit, double Bin, int Rows) : IJudged
{
    /// <inheritdoc/>
    public Verdict Verdict => Curve.Verdict;

    /// <inheritdoc/>
    public IReadOnlyList<string> Reasons => Curve.Reasons;

    /// <summary>Takes the rows within 2 % of the median current; a rest between two of them passes no charge.</summary>
    /// <param name="record">The record, cut.</param>
    /// <param name="number">Number among its finished half cycles, from 1.</param>
    /// <param name="bin">Width of a bin, V.</param>
    /// <param name="window">Points of the smoothing parabola, odd.</param>
    /// <exception cref="MeaninglessDataException">It has no constant-current part of ten rows.</exception>
    public static HalfCycleCapacity Of(CyclingRecord record, int number, double bin, int window)
    {
        ArgumentNullException.ThrowIfNull(record);
        var half = record.Halves[number - 1];
        double[] current = half.Of(record.Cut.Current), voltage = half.Of(record.Cut.Voltage), passed = record.Cut.ChargeAlong(half);
        var median = current.Select(Math.Abs).Order().ElementAt(current.Length / 2);
        int[] rows = [.. Enumerable.Range(0, current.Length).Where(k => Math.Abs((Math.Abs(current[k]) / median) - 1) < 0.02)];
        if (rows.Length < 10)
        {
            throw new MeaninglessDataException("the half cycle has no constant-current part", "record", $"{rows.Length} rows",
                "10 or more within 2 % of the median current");
        }

        double[] charge = [.. rows.Select(k => record.ChargeScale * (passed[k] - passed[rows[0]]))];
        var curve = DifferentialCapacity.Of(charge, [.. rows.Select(k => voltage[k])], bin, window);
        return new HalfCycleCapacity(curve, number, charge[^1], record.ChargeUnit, bin, rows.Length);
    }
}
