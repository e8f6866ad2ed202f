using System.Globalization;
using System.Text;
using Anodyne.Records;

namespace Anodyne.Studies.Files;

/// <summary>Records and spectra as text that every analysis reads: Battery Data Format with human labels, and frequency with both parts of the impedance.</summary>
public static class BdfCsv
{
    /// <summary>A record: one header line of labels ("Voltage / V"), then a line a row; numbers with all digits, empty where a number is missing.</summary>
    public static string Print(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var text = new StringBuilder();
        text.AppendJoin(',', record.Columns.Select(column => column.Label)).Append('\n');
        for (var row = 0; row < record.Rows; row++)
        {
            for (var c = 0; c < record.Columns.Count; c++)
            {
                if (c > 0)
                {
                    text.Append(',');
                }

                text.Append(record.Columns[c] is TextColumn words ? words.Text(row) : Number(record.Columns[c][row]));
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A spectrum: <c>frequency_hz,z_re_ohm,z_im_ohm</c>.</summary>
    public static string Print(ImpedanceSpectrum spectrum)
    {
        ArgumentNullException.ThrowIfNull(spectrum);
        return SeriesCsv.Print(
            new CsvColumn("frequency_hz", spectrum.Frequency),
            new CsvColumn("z_re_ohm", [.. spectrum.Impedance.Select(z => z.Real)]),
            new CsvColumn("z_im_ohm", [.. spectrum.Impedance.Select(z => z.Imaginary)]));
    }

    private static string Number(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "";
}
