using System.Text;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Text;

namespace Anodyne.Instruments.SpectrumText;

/// <summary>Columns of numbers below a header of any length: where they begin, how they are divided, and what stands above them.</summary>
internal sealed class ColumnText
{
    private const int LeastLines = 3;
    private static readonly byte[] Separators = [(byte)'\t', (byte)';', (byte)',', (byte)' '];

    private ColumnText(string[] header, byte delimiter, byte mark, double[][] columns, IReadOnlyList<int> strange, int firstLine)
        => (HeaderLines, Delimiter, DecimalMark, Columns, Strange, FirstLine) = (header, delimiter, mark, columns, strange, firstLine);

    /// <summary>The lines above the numbers, in order, without blank ones.</summary>
    public string[] HeaderLines { get; }

    /// <summary>What stands between the cells; a blank means blanks and tabs.</summary>
    public byte Delimiter { get; }

    /// <summary>Decimal mark.</summary>
    public byte DecimalMark { get; }

    /// <summary>The columns; a cell without a number is NaN.</summary>
    public double[][] Columns { get; }

    /// <summary>Lines below the first numbers that are no row of numbers, from 1.</summary>
    public IReadOnlyList<int> Strange { get; }

    /// <summary>The line of the first row, from 1.</summary>
    public int FirstLine { get; }

    /// <summary>The cells of a header line, as the numbers below it are divided.</summary>
    /// <param name="line">The line.</param>
    public string[] Cells(string line)
    {
        var cells = OpeningLine.CellsOf(Encoding.UTF8.GetBytes(line), Shape(Delimiter));
        return Delimiter == (byte)'\t' ? [.. cells.Where(static cell => cell.Length > 0)] : cells;
    }

    /// <summary>Where the numbers begin: line and shape, from the opening lines alone; null where there are no rows of two numbers or more.</summary>
    /// <param name="file">A text.</param>
    public static (int Line, byte Delimiter, byte Mark, int Cells)? Begin(FileContent file)
    {
        var opening = file.Opening;
        for (var start = 0; start + LeastLines <= opening.Count; start++)
        {
            if (opening[start].Line.Length == 0 || !LooksLikeNumber(opening[start].Line))
            {
                continue;
            }

            foreach (var delimiter in Separators)
            {
                foreach (var mark in delimiter == (byte)',' ? ".,"u8[..1] : ".,"u8)
                {
                    var count = Numbers(opening[start].Line, delimiter, mark)?.Length ?? 0;
                    if (count >= 2 && Enumerable.Range(start + 1, LeastLines - 1).All(k => Numbers(opening[k].Line, delimiter, mark)?.Length == count))
                    {
                        return (start, delimiter, mark, count);
                    }
                }
            }
        }

        return null;
    }

    /// <summary>Reads all rows; null where there are none.</summary>
    /// <param name="file">A text.</param>
    public static ColumnText? Read(FileContent file)
    {
        if (Begin(file) is not var (first, delimiter, mark, count))
        {
            return null;
        }

        var columns = Enumerable.Range(0, count).Select(static _ => new List<double>()).ToArray();
        List<int> strange = [];
        var lines = new ByteLines(file.Bytes, 0);
        Span<double> row = stackalloc double[Math.Min(count, 64)];
        var wide = count > 64 ? new double[count] : null;
        for (var number = 1; lines.MoveNext(); number++)
        {
            if ((number & 4095) == 0)
            {
                file.Cancellation.ThrowIfCancellationRequested();
            }

            if (number <= first || lines.Line.Trim(" \t"u8).IsEmpty)
            {
                continue;
            }

            var cells = wide ?? row;
            if (Row(lines.Line, delimiter, mark, cells[..count]))
            {
                for (var c = 0; c < count; c++)
                {
                    columns[c].Add(cells[c]);
                }
            }
            else
            {
                strange.Add(number);
            }
        }

        string[] header = [.. file.Opening.Take(first).Select(static line => line.Line).Where(static line => line.Trim().Length > 0)];
        return new ColumnText(header, delimiter, mark, [.. columns.Select(static column => column.ToArray())], strange, first + 1);
    }

    /// <summary>The first number of a line with so many numbers; null for any other line.</summary>
    public static double? First(string line, byte delimiter, byte mark, int cells)
        => Numbers(line, delimiter, mark) is { } row && row.Length == cells ? row[0] : null;

    private static bool LooksLikeNumber(string line)
    {
        var first = line.AsSpan().TrimStart();
        return first.Length > 0 && (char.IsAsciiDigit(first[0]) || first[0] is '-' or '+' or '.');
    }

    private static double[]? Numbers(string line, byte delimiter, byte mark)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        var count = Count(bytes, delimiter);
        var row = new double[count];
        return count >= 2 && Row(bytes, delimiter, mark, row) && double.IsFinite(row[0]) ? row : null;
    }

    private static int Count(ReadOnlySpan<byte> line, byte delimiter)
    {
        var cells = new Cells(line, Shape(delimiter));
        var (count, last) = (0, 0);
        while (cells.MoveNext())
        {
            count++;
            last = cells.Cell.Trim(" \t"u8).IsEmpty ? last : count;
        }

        return last;
    }

    // Every cell a number; an empty cell behind the first one is missing.
    private static bool Row(ReadOnlySpan<byte> line, byte delimiter, byte mark, Span<double> row)
    {
        var cells = new Cells(line, Shape(delimiter));
        var k = 0;
        while (cells.MoveNext())
        {
            var cell = cells.Cell.Trim(" \t"u8);
            if (k >= row.Length)
            {
                if (!cell.IsEmpty)
                {
                    return false;
                }

                continue;
            }

            if (cell.IsEmpty && k > 0)
            {
                row[k++] = double.NaN;
            }
            else if (NumberText.TryRead(cell, mark, out var value))
            {
                row[k++] = value;
            }
            else
            {
                return false;
            }
        }

        if (k < 2)
        {
            return false;
        }

        row[k..].Fill(double.NaN);
        return double.IsFinite(row[0]);
    }

    private static TableShape Shape(byte delimiter) => delimiter switch
    {
        (byte)'\t' => CsvShape.Tab,
        (byte)';' => CsvShape.Semicolon,
        (byte)',' => CsvShape.Comma,
        _ => CsvShape.Blanks,
    };
}
