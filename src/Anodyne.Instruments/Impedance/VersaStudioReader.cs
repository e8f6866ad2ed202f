using System.Text;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Records;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Impedance;

/// <summary>
/// VersaStudio (.par): sections in angle brackets; in a segment "Definition=" names the columns and the comma-separated rows follow up to "&lt;/Segment".
/// Segments with the same columns are one record, in which the column "Segment #" tells them apart; others are records of their own.
/// </summary>
internal sealed class VersaStudioReader() : FormatReader("VersaStudio par", FormatMark.Signature, ".par")
{
    private static readonly HeaderRules Rules = new HeaderRules()
        .Add(Bdf.StepId, "", "Segment #")
        .Add(Bdf.RecordIndex, "1", "Point #")
        .Add(Bdf.Voltage, "V", "E")
        .Add(Bdf.Current, "A", "I")
        .Add(Bdf.TestTime, "s", "Elapsed Time")
        .Add(Bdf.Frequency, "Hz", "Frequency")
        .Add(Bdf.RealImpedance, "ohm", "Z Real")
        .Add(Bdf.ImaginaryImpedance, "ohm", "Z Imag");

    public override string CheckedAgainst => "impedance.py";

    public override string NotSupported => "segments with other columns only by a fixture";

    public override bool Recognizes(FileContent file) => file.Text is { } text && text.Head.StartsWith("<Application>", StringComparison.Ordinal);

    protected override InstrumentFile ReadFile(FileContent file)
    {
        file = file.Text!;
        var warnings = new List<string>();
        var records = new List<Record>();
        Dictionary<string, string> settings = [];
        var lines = new ByteLines(file.Bytes, 0);
        while (lines.MoveNext())
        {
            if (!lines.Line.StartsWith("Definition="u8))
            {
                if (records.Count == 0 && Encoding.UTF8.GetString(lines.Line[..Math.Min(lines.Line.Length, 2000)]).Split('=', 2) is [var name, var value]
                    && value.Trim().Length > 0)
                {
                    settings.TryAdd(name.Trim(), value.Trim());
                }

                continue;
            }

            var segment = ReadSegment(file, OpeningLine.CellsOf(lines.Line["Definition=".Length..], CsvShape.Comma), lines.Next, settings, warnings,
                out var end);
            if (records.Count > 0 && Same(records[^1], segment))
            {
                records[^1] = records[^1].Append(segment);
            }
            else
            {
                records.Add(segment);
            }

            lines = new ByteLines(file.Bytes, Math.Max(lines.Next, Math.Min(end, file.Bytes.Length)));
        }

        if (records.Count == 0)
        {
            throw Refusal.Broken(file, 0, "The file has no segment with data", "", "a line that begins with 'Definition='");
        }

        return new InstrumentFile { Path = file.Name, Format = Format, Records = records, Warnings = warnings };
    }

    private static bool Same(Record a, Record b)
        => a.Columns.Select(static column => (column.Label, column.GetType()))
            .SequenceEqual(b.Columns.Select(static column => (column.Label, column.GetType())));

    private Record ReadSegment(FileContent file, string[] headers, int firstRow, Dictionary<string, string> settings, List<string> warnings, out int end)
    {
        if (headers[^1] == "0")
        {
            // The list of names ends with a number that has no column.
            headers = headers[..^1];
        }

        (var table, var columns) = TableColumns.Read(file, firstRow, headers, CsvShape.Comma with { Quotes = false, EndsAtWords = true }, Rules, warnings);
        end = table.End;
        ImpedanceColumns.Complete(columns);
        return columns.ToRecord(
            new Provenance
            {
                File = file.Name,
                Bytes = file.Length,
                Format = Format,
                Instrument = "VersaSTAT",
                Technique = columns.Has(Bdf.Frequency) ? "EIS" : settings.GetValueOrDefault("Name", ""),
                Settings = settings,
            },
            warnings);
    }
}
