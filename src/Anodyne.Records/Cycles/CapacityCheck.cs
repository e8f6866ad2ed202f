using Anodyne.Records.Columns;
using Anodyne.Records.Terms;

namespace Anodyne.Records.Cycles;

/// <summary>The charge of one direction, integrated and as the vendor's accumulator has it.</summary>
/// <param name="Quantity">The vendor's column.</param>
/// <param name="Integrated">Integral of the current, Ah.</param>
/// <param name="Vendor">Sum of the growth of the vendor's accumulator, Ah (its resets left out).</param>
public sealed record CapacityCheck(string Quantity, double Integrated, double Vendor)
{
    /// <summary>Largest relative difference that is not reported: 0.1 %.</summary>
    public const double Tolerance = 1e-3;

    /// <summary>|integrated - vendor| / max of both; 0 where both are 0.</summary>
    public double Difference => Math.Max(Integrated, Vendor) > 0 ? Math.Abs(Integrated - Vendor) / Math.Max(Integrated, Vendor) : 0;

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
                    checks.Add(new CapacityCheck(column.Label, integrated, Growth(column)));
                }
            }
        }

        return checks;
    }

    // An accumulator grows within a step and falls back where it is reset; after a reset its new value has grown from zero.
    private static double Growth(Column column)
    {
        double sum = 0;
        for (var row = 1; row < column.Count; row++)
        {
            var step = column[row] - column[row - 1];
            sum += step >= 0 ? step : double.IsNaN(step) ? 0 : Math.Max(0, column[row]);
        }

        return sum;
    }
}
