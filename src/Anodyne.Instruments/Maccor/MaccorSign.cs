using Anodyne.Instruments.Tables;
using Anodyne.Records.Columns;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Maccor;

/// <summary>Gives the current its sign: Maccor's older exports print its magnitude and the direction in the state ("D" discharges).</summary>
internal static class MaccorSign
{
    public static void FromState(ColumnSet columns, List<string> warnings)
    {
        if (columns.Values(Bdf.Current) is not { } values || columns.Find(Bdf.StepType) is not TextColumn state)
        {
            return;
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
    }
}
