using System.Globalization;
using Anodyne.Instruments.BioLogic.Modular;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Text;
using Anodyne.Records;

namespace Anodyne.Instruments.BioLogic.Text;

/// <summary>
/// EC-Lab's and BT-Lab's text export (.mpt, .txt): tab between cells, Latin-1, decimal mark of the locale of the computer that exported, with the full header, with the
/// three-line header or with the header of the columns only. Loops are listed in the header or, for several spectra, told by the cycle number.
/// </summary>
public sealed class TextExportReader : IFormatReader
{
    /// <inheritdoc/>
    public string Format => "BioLogic mpt";

    /// <inheritdoc/>
    public bool Recognizes(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var head = file.Head;
        return head.StartsWith("EC-Lab ASCII FILE", StringComparison.Ordinal)
            || head.StartsWith("BT-Lab ASCII FILE", StringComparison.Ordinal)
            || head.StartsWith("mode\tox/red\terror", StringComparison.Ordinal)
            || head.StartsWith("mode\terror\ttime/s", StringComparison.Ordinal)
            || head.StartsWith("freq/Hz\tRe(Z)/Ohm\t-Im(Z)/Ohm", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public InstrumentFile Read(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var header = TextHeader.Read(file);
        var shape = new TableShape { Delimiter = (byte)'\t', DecimalMark = DecimalMark(file, header.FirstRow) };
        var table = TextTable.Read(file, header.FirstRow, header.Columns, shape);
        var warnings = new List<string>();
        if (table.CutBytes > 0)
        {
            warnings.Add(FormattableString.Invariant($"The file is cut: the last line ({table.CutBytes} bytes) is incomplete and was left out."));
        }

        var columns = new ColumnSet();
        for (var column = 0; column < header.Columns.Length; column++)
        {
            (var term, var factor) = TextColumns.Find(header.Columns[column]);
            columns.Add(header.Columns[column], table.Numbers(column), term, factor);
        }

        DerivedColumns.Add(columns, table.Rows);
        if (Loops(file, header, table.Rows) is { } loops)
        {
            columns.Add("loop", loops);
        }

        header.Settings.TryGetValue("Device", out var device);
        var software = header.Settings.GetValueOrDefault("Software", "");
        var version = software.Replace(" for windows v", " ", StringComparison.Ordinal).Replace(" (software)", "", StringComparison.Ordinal);
        return new InstrumentFile
        {
            Path = file.Name,
            Format = Format,
            Version = version,
            Records =
            [
                columns.ToRecord(
                    new Provenance
                    {
                        File = file.Name,
                        Bytes = file.Bytes.Length,
                        Format = Format,
                        Technique = header.Technique,
                        Instrument = device is null ? "BioLogic" : $"BioLogic {device}",
                        Firmware = version,
                        Start = Start(header),
                        Settings = header.Settings,
                        Techniques = header.Techniques,
                    },
                    warnings).WithCell(SettingsModule.Cell(header.Settings)),
            ],
            Warnings = warnings,
        };
    }

    private static byte DecimalMark(FileContent file, int firstRow)
    {
        var lines = new ByteLines(file.Bytes, firstRow);
        return lines.MoveNext() && lines.Line.Contains((byte)',') ? (byte)',' : (byte)'.';
    }

    private static DateTimeOffset? Start(TextHeader header)
        => header.Settings.TryGetValue("Acquisition started on", out var text) || header.Settings.TryGetValue("Technique started on", out text) ? DateText.Read(text, DateOrder.MonthFirst) : null;

    // "Loop 3 from point number 99 to 131"
    private static int[]? Loops(FileContent file, TextHeader header, int rows)
    {
        int[]? loops = null;
        var lines = new ByteLines(file.Bytes.AsSpan(0, header.FirstRow), 0);
        while (lines.MoveNext())
        {
            var words = System.Text.Encoding.Latin1.GetString(lines.Line).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words is ["Loop", _, "from", "point", "number", _, "to", _]
                && int.TryParse(words[1], CultureInfo.InvariantCulture, out var loop)
                && int.TryParse(words[5], CultureInfo.InvariantCulture, out var first)
                && int.TryParse(words[7], CultureInfo.InvariantCulture, out var last)
                && first >= 0 && first <= last && last < rows)
            {
                (loops ??= new int[rows]).AsSpan(first, last - first + 1).Fill(loop);
            }
        }

        return loops;
    }
}
