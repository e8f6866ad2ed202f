using Anodyne.Instruments.Reading;
using Anodyne.Records.Columns;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Maccor;

/// <summary>Gives the current its sign: Maccor's older exports print its magnitude and the direction in the state ("D" discharges).</summary>
internal static class MaccorSign
{
    public static ColumnSet FromState(ColumnSet columns, List<string> warnings)
    {
        var current = columns.Columns.FirstOrDefault(static column => column.Label == Bdf.Current.Label);
        if (current is not DoubleColumn { Values: var values } || columns.Columns.FirstOrDefault(static column => column.Label == Bdf.StepType.Label) is not TextColumn state)
        {
            return columns;
        }

        var turned = 0;
        for (var row = 0; row < values.Length; row++)
        {
            if (values[row] > 0 && state.Text(row) is "D" or "DISCHARGE")
            {
                values[row] = -values[row];
                turned++;
            }
        }

        if (turned > 0)
        {
            warnings.Add(FormattableString.Invariant($"The file prints the magnitude of the current; {turned} rows in state D were made negative."));
        }

        return columns;
    }
}
