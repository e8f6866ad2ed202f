using Anodyne.Analysis;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Electroanalysis.Cycling;

/// <summary>The differential capacity of the constant-current part of one half cycle of a record.</summary>
internal sealed record HalfCycleCapacity(DifferentialCapacity Curve, int Number, double Capacity, string Unit, double Bin, int Rows) : IJudged
{
    public Verdict Verdict => Curve.Verdict;

    public IReadOnlyList<string> Reasons => Curve.Reasons;

    /// <summary>Takes the rows within 2 % of the median current; a rest between two of them passes no charge.</summary>
    public static HalfCycleCapacity Of(CyclingRecord record, int number, double bin, int window)
    {
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
