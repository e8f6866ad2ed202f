using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Records;

namespace Anodyne.Instruments.Maccor;

/// <summary>
/// Maccor's text exports of cycling: "Today's Date ... Filename:" or "Name:" lines, then the header "Rec" or "Rec#". Cells are divided by tab (comma in .csv). The
/// test time is a duration ("0d 00:00:01.0"), or a number whose unit the header names ("Test (Sec)"), or a number without a unit; that unit is
/// then found by holding the times against the dates of the records, and where that is not possible the column keeps its vendor name.
/// </summary>
public sealed class MaccorTextReader : IFormatReader
{
    /// <inheritdoc/>
    public string Format => "Maccor text";

    /// <inheritdoc/>
    public bool Recognizes(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var head = file.Head;
        var isLead = head.StartsWith("Today's Date", StringComparison.Ordinal) || head.StartsWith("Name:", StringComparison.Ordinal) || head.StartsWith("Rec", StringComparison.Ordinal);
        return isLead && (head.Contains("\nRec\t", StringComparison.Ordinal) || head.Contains("\nRec#\t", StringComparison.Ordinal) || head.Contains("\nRec,", StringComparison.Ordinal)
            || head.StartsWith("Rec#\tCyc#\t", StringComparison.Ordinal));
    }

    /// <inheritdoc/>
    public InstrumentFile Read(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var shape = file.Head.Contains("\nRec,", StringComparison.Ordinal) ? CsvShape.Comma : CsvShape.Tab;
        var warnings = new List<string>();
        if (CyclerTable.FindHeader(file, shape, MaccorHeaders.IsHeader) is not var (headers, firstRow, preamble))
        {
            throw Refusal.Broken(file, 0, "The header of the table is missing", "", "a line that begins with 'Rec' or 'Rec#' and has the columns Step and Volts or Voltage");
        }

        var lines = new ByteLines(file.Bytes, firstRow);
        while (lines.MoveNext() && lines.Line.IsEmpty)
        {
        }

        shape = shape with { DecimalMark = shape.Delimiter == (byte)'\t' && lines.Line.Contains((byte)',') ? (byte)',' : (byte)'.' };
        var isDayFirst = shape.DecimalMark == (byte)',' || HasNamedMonths(lines.Line);
        (_, var columns) = CyclerTable.Read(file, firstRow, headers, shape, isDayFirst ? MaccorHeaders.RulesDayFirst : MaccorHeaders.Rules, warnings);
        if (!HasDurations(lines.Line, headers, shape))
        {
            columns = MaccorTime.WithUnit(columns, warnings);
        }

        columns = MaccorSign.FromState(columns, warnings);
        var settings = CyclerTable.Settings(preamble, preamble.Count > 0 && preamble[0].StartsWith("Name:", StringComparison.Ordinal) ? '\t' : ':');
        return CyclerFile.Make(file, Format, "", columns, warnings, new Provenance { Instrument = "Maccor", Technique = "cycling", Settings = settings });
    }

    private static bool HasDurations(ReadOnlySpan<byte> line, string[] headers, TableShape shape)
    {
        var column = Array.IndexOf(headers, "TestTime");
        var cells = CyclerTable.Cells(line, shape);
        return column >= 0 && column < cells.Length && cells[column].Contains(':', StringComparison.Ordinal);
    }

    private static bool HasNamedMonths(ReadOnlySpan<byte> line)
    {
        var dash = line.IndexOf((byte)'-');
        return dash > 0 && dash + 3 < line.Length && char.IsAsciiLetter((char)line[dash + 1]);
    }
}
