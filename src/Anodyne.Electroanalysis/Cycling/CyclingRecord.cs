using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Quantities;
using Anodyne.Records;
using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Columns;
using Anodyne.Records.Cycles;
using Anodyne.Records.Rows;
using Anodyne.Records.Tables;
using Anodyne.Records.Terms;

namespace Anodyne.Electroanalysis.Cycling;

/// <summary>A record cut into half cycles, with the units in which its charges and currents are shown.</summary>
/// <param name="Cut">The half cycles: seconds, V, and A or A/m2.</param>
/// <param name="PerArea">True if currents are densities, A/m2.</param>
/// <param name="Type">What the cell is, as the record says.</param>
public sealed record CyclingRecord(HalfCycles Cut, bool PerArea, CellType Type)
{
    /// <summary>The half cycles that results are made of: all but an unfinished last one.</summary>
    public IReadOnlyList<HalfCycle> Halves => Cut.Finished;

    /// <summary>From the charge of the record, C or C/m2, to charges as shown.</summary>
    public double ChargeScale { get; private init; } = PerArea ? 1 / 36000.0 : 1 / 3.6;

    /// <summary>Unit of charges as shown.</summary>
    public string ChargeUnit { get; private init; } = PerArea ? "mAh/cm2" : "mAh";

    /// <summary>From the current of the record, A or A/m2, to currents as shown.</summary>
    public double CurrentScale => 3600 * ChargeScale;

    /// <summary>Unit of currents as shown.</summary>
    public string CurrentUnit => "mA" + ChargeUnit[3..];

    /// <summary>Cuts a record as every analysis does, currents as they were recorded.</summary>
    /// <param name="record">The record.</param>
    /// <param name="note">Told in sentences what was left out.</param>
    /// <exception cref="InputException">It has no time or no current.</exception>
    /// <exception cref="MeaninglessDataException">Its current is zero everywhere.</exception>
    public static CyclingRecord Of(Record record, Action<string> note)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(note);
        _ = MethodInput.Time(record);
        return Of(record, note, static clean => clean.Find(UnitTable.CurrentDensity) is { } density
            ? (density.ToDoubles(), true)
            : (clean.Require(Bdf.Current.Name).ToDoubles(), false));
    }

    /// <summary>Reads and cuts a record of a request; what is left out is noted there.</summary>
    internal static CyclingRecord Of(MethodInput input, int which = 0, bool needsVoltage = false, bool byLevel = false)
    {
        var record = which == 0 ? input.First : input.Inputs[which].Record;
        _ = MethodInput.Time(record);
        _ = input.Current(record);
        _ = needsVoltage ? MethodInput.Voltage(record) : [];
        var prefix = input.Inputs.Count > 1 ? input.Names[which] + ": " : "";
        return Of(record, text => input.Note(prefix + text), input.Current, needsVoltage, byLevel, prefix).Shown(input);
    }

    private static CyclingRecord Of(
        Record record, Action<string> note, Func<Record, (double[] Values, bool PerArea)> read, bool needsVoltage = false, bool byLevel = false,
        string prefix = "")
    {
        _ = read(record);
        Column[] voltage = record.Find(Bdf.Voltage) is { } column ? [column] : [];
        Column[] needed = [record.Find(Bdf.TestTime)!, record.Find(UnitTable.CurrentDensity) ?? record.Find(Bdf.Current)!];
        var clean = DirtyRows.LeaveOut(record, [.. needed, .. needsVoltage ? voltage : []], voltage);
        var (current, perArea) = read(clean);
        var volts = clean.Voltage.ToArray();
        if (!Array.TrueForAll(volts, double.IsFinite))
        {
            note($"the voltage is not used: {volts.Count(v => !double.IsFinite(v))} of {volts.Length} rows have none");
            volts = [];
        }

        var cut = HalfCycles.Of(MethodInput.Time(clean), current, volts, byLevel);
        foreach (var left in clean.LeftOut.Skip(record.LeftOut.Count).Concat(cut.LeftOut))
        {
            note(left.ToString());
        }

        return cut.All.Count > 0
            ? new CyclingRecord(cut, perArea, record.Cell.Type)
            : throw new MeaninglessDataException("the record has no current", prefix + "Current", "0 everywhere", "a current other than zero");
    }

    // Charges per area, per mass or of the cell, as asked for; the record itself stays as it was cut.
    private CyclingRecord Shown(MethodInput input)
    {
        var per = input.IsGiven(StandardOptions.Per) ? input.Get(StandardOptions.Per) : Per.Known;
        if (per == Per.Known || per == Per.Area)
        {
            return per == Per.Known || PerArea ? this : throw Missing("area", "the area of one electrode", "1.27 cm2");
        }

        var whole = !PerArea ? 1 / 3.6 : input.Area is { } area ? area / 3.6 : throw Missing("area", "the area of one electrode", "1.27 cm2");
        return per == Per.Whole ? this with { ChargeScale = whole, ChargeUnit = "mAh" }
            : input.Mass is { } mass ? this with { ChargeScale = whole / (1000 * mass), ChargeUnit = "mAh/g" }
            : throw Missing("mass", "the active mass", "2.1 mg");
    }

    private static InputException Missing(string name, string what, string example) => new(
        $"{what} is not known", "--per", "neither an option nor a description of the cell", what,
        $"Add --{name} \"{example}\", or write {name}: {example} into NAME.cell.yaml beside the file.");
}
