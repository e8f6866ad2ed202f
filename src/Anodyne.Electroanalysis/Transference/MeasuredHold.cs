using Anodyne.Analysis;
using Anodyne.Quantities;
using Anodyne.Records;
using Anodyne.Records.Terms;

namespace Anodyne.Electroanalysis.Transference;

/// <summary>A hold at constant voltage as recorded, without the rows of open circuit before the step.</summary>
/// <param name="Time">Times, s.</param>
/// <param name="Current">Sizes of the currents, A.</param>
/// <param name="Voltage">Median size of the voltage, V; null if it was not recorded.</param>
/// <param name="Decay">The decay fitted to it.</param>
public sealed record MeasuredHold(double[] Time, double[] Current, double? Voltage, CurrentDecay Decay)
{
    /// <summary>Times from the first row, h.</summary>
    public double[] Hours => [.. Time.Select(t => (t - Time[0]) / 3600)];

    /// <summary>Reads a record.</summary>
    /// <param name="name">Name of the record, for errors.</param>
    /// <param name="record">The record.</param>
    /// <exception cref="InputException">It has no current in amperes.</exception>
    public static MeasuredHold Of(string name, Record record)
    {
        var time = MethodInput.Time(record);
        var column = record.Find(Bdf.Current) ?? throw new InputException(
            "the hold has no current in amperes", name, "columns " + string.Join(", ", record.Columns.Select(c => $"'{c.Label}'")), "i_A, i_mA or i_uA");
        double[] current = [.. column.ToDoubles().Select(Math.Abs)];
        var first = Math.Max(0, Array.FindIndex(current, i => i > 0.05 * current.Max()));
        (time, current) = (time[first..], current[first..]);
        var sorted = record.Find(Bdf.Voltage)?.ToDoubles().Skip(first).Select(Math.Abs).Where(double.IsFinite).Order().ToArray() ?? [];
        return new MeasuredHold(time, current, sorted.Length > 0 ? sorted[sorted.Length / 2] : null, CurrentDecay.Of(time, current));
    }
}
