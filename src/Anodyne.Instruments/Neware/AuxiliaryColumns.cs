using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Neware;

/// <summary>Attaches the values of auxiliary channels, which carry the number of the record that they belong to.</summary>
internal static class AuxiliaryColumns
{
    private static readonly BdfTerm[] Temperatures = [Bdf.TemperatureT1, Bdf.TemperatureT2, Bdf.TemperatureT3, Bdf.TemperatureT4, Bdf.TemperatureT5];

    /// <summary>Adds one temperature column a channel, degrees Celsius, NaN where the channel has no value.</summary>
    public static void Attach(NewareRows rows, SortedDictionary<int, Dictionary<int, double>> channels)
    {
        foreach ((var channel, var values) in channels)
        {
            var column = new double[rows.Count];
            for (var row = 0; row < column.Length; row++)
            {
                column[row] = values.TryGetValue(rows.Index[row], out var value) ? value : double.NaN;
            }

            rows.Auxiliary.Add((FormattableString.Invariant($"T{channel}(degC)"), Temperature(channel), column));
        }
    }

    /// <summary>The term of a temperature channel; null beyond the five that the Battery Data Format has.</summary>
    public static BdfTerm? Temperature(int channel) => channel is >= 1 and <= 5 ? Temperatures[channel - 1] : null;
}
