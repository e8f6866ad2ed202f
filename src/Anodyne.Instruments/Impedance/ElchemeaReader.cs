using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Records;

namespace Anodyne.Instruments.Impedance;

/// <summary>Elchemea (.i2b): lines of notes, a line with the number of points, then that many lines of frequency, Z' and Z''.</summary>
internal sealed class ElchemeaReader() : FormatReader("Elchemea i2b", FormatMark.Shape, ".i2b")
{
    private const int MostNotes = 12;

    public override string CheckedAgainst => "one control spectrum";

    public override bool Recognizes(FileContent file) => file.Text is { } text && FirstRow(text) is not null;

    protected override InstrumentFile ReadFile(FileContent file)
    {
        file = file.Text!;
        var warnings = new List<string>();
        (var firstRow, var points) = FirstRow(file) ?? throw Refusal.Broken(file, 0, "The number of points is missing");
        (var table, var columns) = TableColumns.Read(file, firstRow, ["f", "Z'", "Z''"], CsvShape.Blanks, ImpedanceHeaders.Rules, warnings);
        if (table.Rows != points)
        {
            warnings.Add(FormattableString.Invariant($"The file announces {points} points and has {table.Rows}."));
        }

        return TableFile.ToFile(file, Format, "", columns, warnings, new Provenance { Instrument = "Elchemea", Technique = "EIS" });
    }

    // A line with one whole number above 2, and below it a line of exactly three numbers of which the first is positive; the lines above are notes, not
    // numbers.
    private static (int FirstRow, int Points)? FirstRow(FileContent file)
    {
        var lines = new ByteLines(file.Bytes, 0);
        for (var number = 0; number < MostNotes && lines.MoveNext(); number++)
        {
            if (number > 0 && NumberText.TryRead(lines.Line, (byte)'.', out var points) && points is > 2 and < 1e6 && points == Math.Floor(points))
            {
                var next = lines.Next;
                return lines.MoveNext() && Numbers(lines.Line) is { Length: 3 } row && row[0] > 0 ? (next, (int)points) : null;
            }

            if (Numbers(lines.Line) is { Length: > 1 })
            {
                return null;
            }
        }

        return null;
    }

    private static double[]? Numbers(ReadOnlySpan<byte> line)
    {
        var values = new List<double>();
        var cells = new Cells(line, CsvShape.Blanks);
        while (cells.MoveNext())
        {
            if (!NumberText.TryRead(cells.Cell, (byte)'.', out var value))
            {
                return null;
            }

            values.Add(value);
        }

        return [.. values];
    }
}
