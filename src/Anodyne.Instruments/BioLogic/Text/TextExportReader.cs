using System.Globalization;
using Anodyne.Instruments.BioLogic.Modular;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Records;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.BioLogic.Text;

/// <summary>
/// EC-Lab's and BT-Lab's text export (.mpt, .txt): tab between cells, Latin-1, decimal mark of the locale of the computer that exported, with the full header,
/// with the three-line header or with the header of the columns only. Loops are listed in the header or, for several spectra, told by the cycle number.
/// </summary>
internal sealed class TextExportReader() : FormatReader("BioLogic mpt", FormatMark.Signature, ".mpt", ".txt")
{
    private static readonly string[] Beginnings =
        ["EC-Lab ASCII FILE", "BT-Lab ASCII FILE", "mode\tox/red\terror", "mode\terror\ttime/s", "freq/Hz\tRe(Z)/Ohm\t-Im(Z)/Ohm", "mode;ox/red;error",
            "mode;error;time/s"];

    public override string CheckedAgainst => "a plain split of the text; one German export against the English one";

    public override bool Recognizes(FileContent file)
        => file.Text is { } text && Array.Exists(Beginnings, beginning => text.Head.StartsWith(beginning, StringComparison.Ordinal));

    protected override InstrumentFile ReadFile(FileContent file)
    {
        file = file.Text!;
        var warnings = new List<string>();
        var header = TextHeader.Read(file, warnings);
        var columns = ReadRows(file, header, warnings, out var rows);
        DerivedColumns.Add(columns, rows);
        ImpedanceColumns.Complete(columns);
        if (Loops(file, header, rows) is { } loops)
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
                        Bytes = file.Length,
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

    // The time may be printed as date and time of day, an option of the export: the test time is then its difference to the first, and the dates are kept as
    // Unix time.
    private static ColumnSet ReadRows(FileContent file, TextHeader header, List<string> warnings, out int rows)
    {
        var hasClock = false;
        var mark = DecimalMark(file, header.FirstRow);
        var shape = new TableShape { Delimiter = header.Delimiter, DecimalMark = mark };
        if (Array.IndexOf(header.Columns, "time/s") is >= 0 and var time)
        {
            shape = shape with
            {
                Parsers = new Dictionary<int, CellParser>
                {
                    [time] = cell =>
                    {
                        if (NumberText.TryRead(cell, mark, out var number))
                        {
                            return number;
                        }

                        hasClock = true;
                        return DateText.Unix(cell, DateOrder.MonthFirst);
                    },
                },
            };
        }

        var table = TextTable.Read(file, header.FirstRow, header.Columns, shape);
        rows = table.Rows;
        var columns = new ColumnSet();
        for (var column = 0; column < header.Columns.Length; column++)
        {
            if (!table.IsPresent(column) || (header.Columns[column].Length == 0 && Array.TrueForAll(table.Numbers(column), double.IsNaN)))
            {
                continue;
            }

            (var term, var factor) = TextColumns.Find(header.Columns[column]);
            var values = table.Numbers(column);
            if (term == Bdf.TestTime && hasClock && rows > 0)
            {
                columns.Add("time/s as date", values, Bdf.UnixTime);
                var first = values[0];
                values = Array.ConvertAll(values, value => Math.Round(value - first, 6));
                warnings.Add("The times of the file are dates; the test time counts from the first of them.");
            }

            columns.Add(header.Columns[column], values, term, factor);
        }

        table.Tell(warnings);
        return columns;
    }

    private static byte DecimalMark(FileContent file, int firstRow)
    {
        var lines = new ByteLines(file.Bytes, firstRow);
        return lines.MoveNext() && lines.Line.Contains((byte)',') ? (byte)',' : (byte)'.';
    }

    private static DateTimeOffset? Start(TextHeader header)
        => header.Settings.TryGetValue("Acquisition started on", out var text) || header.Settings.TryGetValue("Technique started on", out text)
            ? DateText.Read(text, DateOrder.MonthFirst) : null;

    // "Loop 3 from point number 99 to 131"
    private static int[]? Loops(FileContent file, TextHeader header, int rows)
    {
        int[]? loops = null;
        var lines = new ByteLines(file.Bytes.AsSpan(0, header.FirstRow), 0);
        while (lines.MoveNext())
        {
            var words = System.Text.Encoding.UTF8.GetString(lines.Line).Split(' ', StringSplitOptions.RemoveEmptyEntries);
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
