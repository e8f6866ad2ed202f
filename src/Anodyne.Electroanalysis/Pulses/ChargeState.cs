using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Electroanalysis.Cycling;
using Anodyne.Quantities.Dimensions;

namespace Anodyne.Electroanalysis.Pulses;

/// <summary>
/// State of charge along a record: net charge over a capacity, zero where the record holds least. The capacity is the option, else what the file says of its
/// cell, else the span of the net charge itself.
/// </summary>
/// <param name="Net">Net charge since the first row, C or C/m2, positive on charge.</param>
/// <param name="Capacity">C or C/m2.</param>
/// <param name="Source">Where the capacity comes from, in words.</param>
internal sealed record ChargeState(double[] Net, double Capacity, string Source)
{
    /// <summary>The option that states the capacity.</summary>
    public static QuantityOption Option { get; } = new("capacity", Dimension.Charge, "\"4 mAh\"",
        "of the cell, for its state of charge; otherwise that of the file or its sidecar, else the span of the record's net charge")
    {
        IsPositive = true, IsConstant = true,
    };

    private double Lowest { get; } = Net.Length > 0 ? Net.Min() : 0;

    /// <summary>State of charge at a row, 1.</summary>
    public double At(int row) => Capacity > 0 ? (Net[row] - Lowest) / Capacity : double.NaN;

    /// <summary>Reads it off a record.</summary>
    public static ChargeState Of(MethodInput input, CyclingRecord record)
    {
        var net = CurrentPulse.NetCharge(record.Cut);
        var told = input.Find(Option) ?? input.First.Cell.NominalCapacity;
        var perArea = record.PerArea ? input.Area : 1;
        var state = told is { } whole && perArea is { } area
            ? new ChargeState(net, whole / area, input.IsGiven(Option) ? "as given" : "the file's description of the cell")
            : new ChargeState(net, net.Max() - net.Min(), "span of the record's net charge");
        input.Default(Option, state.Source);
        return state;
    }
}
