using Anodyne.Analysis;
using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Columns;
using Anodyne.Records.Cycles;
using Anodyne.Records.Rows;
using Anodyne.Records.Tables;
using Anodyne.Records.Terms;

namespace Anodyne.Electroanalysis.Cycling;

/// <summary>A record cut into half cycles, with the units in which its charges and currents are shown.</summary>
internal sealed record CyclingRecord(HalfCycles Cut, bool PerArea, CellType Type)
{
    /// <summary>The half cycles that results are made of: all but an unfinished last one.</summary>
    public IReadOnlyList<HalfCycle> Halves => Cut.Finished;

    /// <summary>From C/m2 to mAh/cm2, or from C to mAh.</summary>
    public double ChargeScale => PerArea ? 1 / 36000.0 : 1 / 3.6;

    /// <summary>Unit of charges as shown.</summary>
    public string ChargeUnit => PerArea ? "mAh/cm2" : "mAh";

    /// <summary>From A/m2 to mA/cm2, or from A to mA.</summary>
    public double CurrentScale => PerArea ? 0.1 : 1000;

    /// <summary>Unit of currents as shown.</summary>
    public string CurrentUnit => PerArea ? "mA/cm2" : "mA";

    /// <summary>Reads and cuts a record of a request; what is left out is noted there.</summary>
    internal static CyclingRecord Of(MethodInput input, int which = 0, bool needsVoltage = false, bool byLevel = false)
    {
        var record = which == 0 ? input.First : input.Inputs[which].Record;
        _ = MethodInput.Time(record);
        _ = input.Current(record);
        _ = needsVoltage ? MethodInput.Voltage(record) : [];
        Column[] voltage = record.Find(Bdf.Voltage) is { } column ? [column] : [];
        Column[] needed = [record.Find(Bdf.TestTime)!, record.Find(UnitTable.CurrentDensity) ?? record.Find(Bdf.Current)!];
        var clean = DirtyRows.LeaveOut(record, [.. needed, .. needsVoltage ? voltage : []], voltage);
        var (current, perArea) = input.Current(clean);
        var volts = clean.Voltage.ToArray();
        if (!Array.TrueForAll(volts, double.IsFinite))
        {
            input.Note($"the voltage is not used: {volts.Count(v => !double.IsFinite(v))} of {volts.Length} rows have none");
            volts = [];
        }

        var cut = HalfCycles.Of(MethodInput.Time(clean), current, volts, byLevel);
        var prefix = input.Inputs.Count > 1 ? input.Names[which] + ": " : "";
        foreach (var left in clean.LeftOut.Skip(record.LeftOut.Count).Concat(cut.LeftOut))
        {
            input.Note(prefix + left);
        }

        return cut.All.Count > 0
            ? new CyclingRecord(cut, perArea, record.Cell.Type)
            : throw new MeaninglessDataException("the record has no current", prefix + "Current", "0 everywhere", "a current other than zero");
    }
}
