using Anodyne.Records.Columns;
using Anodyne.Records.Terms;

namespace Anodyne.Records.Cycles;

/// <summary>The charge of one direction, integrated and as the vendor's accumulator has it.</summary>
/// <param name="Quantity">The vendor's column.</param>
/// <param name="Integrated">Integral of the current, Ah.</param>
/// <param name="Vendor">Sum of the growth of the vendor's accumulator, Ah (its resets left out).</param>
public sealed record CapacityCheck(string Quantity, double Integrated, double Vendor)
{
    // A program that prints sixteen digits once and fifteen the next time lets the last one fall.
    private const double LargestRounding = 1e-9;

    // What is left of an accumulator behind a reset, and the charge of one interval: a sharp edge of the current within it counts in full.
    private const double LeastKept = 0.01;
    private const double BroughtAtMost = 1.05;

    /// <summary>Largest relative difference that is not reported: 0.1 %.</summary>
    public const double Tolerance = 1e-3;

    /// <summary>|integrated - vendor| / max of both; 0 where both are 0.</summary>
    public double Difference => Math.Max(Integrated, Vendor) > 0 ? Math.Abs(Integrated - Vendor) / Math.Max(Integrated, Vendor) : 0;

    /// <summary>How often the accumulator was set to another value than that of a reset; such a fall is not summed across.</summary>
    public int Assignments { get; init; }

    /// <summary>True if the two differ by more than 0.1 %.</summary>
    public bool IsReported => Difference > Tolerance;

    /// <summary>Compares every charging and discharging accumulator of a record with the integral of its current.</summary>
    public static IReadOnlyList<CapacityCheck> Of(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Time.IsEmpty || record.Current.IsEmpty || record.Rows < 2)
        {
            return [];
        }

        var all = CycleList.Of(new Record([.. record.Columns.Where(static c => c.Label != Bdf.CycleCount.Label), Bdf.CycleCount.Column(new int[record.Rows])]),
            CycleRule.Vendor)[0];
        var checks = new List<CapacityCheck>();
        foreach (var scope in new[] { "", "Cycle ", "Step ", "Schedule " })
        {
            foreach ((var direction, var integrated) in new[] { ("Charging", all.ChargeCapacity), ("Discharging", all.DischargeCapacity) })
            {
                if (record.Find($"{scope}{direction} Capacity / Ah") is { } column)
                {
                    var (sum, assignments) = Growth(column, record);
                    checks.Add(new CapacityCheck(column.Label, integrated, sum) { Assignments = assignments });
                }
            }
        }

        return checks;
    }

    // An accumulator grows within a step. A fall by the last digit is rounding; a fall to nearly nothing, to where an earlier reset ended, or to no more than
    // the current can have brought since is a reset, behind which it has grown from there; any other fall is a value that the schedule set.
    private static (double Sum, int Assignments) Growth(Column column, Record record)
    {
        var values = column.ToDoubles();
        var rounding = LargestRounding * values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        (double sum, var before, var floor, var assignments) = (0, double.NaN, double.NaN, 0);
        for (var row = 0; row < values.Length; row++)
        {
            var now = values[row];
            if (!double.IsFinite(now))
            {
                continue;
            }

            if (double.IsNaN(before) || now - before >= -rounding)
            {
                sum += double.IsNaN(before) ? 0 : now - before;
            }
            else if (now <= LeastKept * before || now <= Brought(record, row) + rounding)
            {
                sum += Math.Max(0, now);
                floor = now;
            }
            else if (!(Math.Abs(now - floor) <= rounding))
            {
                assignments++;
            }

            before = now;
        }

        return (sum, assignments);
    }

    private static double Brought(Record record, int row)
        => BroughtAtMost * Math.Max(Math.Abs(record.Current[row]), Math.Abs(record.Current[row - 1])) * (record.Time[row] - record.Time[row - 1]) / 3600;
}
