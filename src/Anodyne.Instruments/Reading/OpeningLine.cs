using System.Text;

namespace Anodyne.Instruments.Reading;

/// <summary>One of the first lines of a text, which tell the format: cut once, looked at by every reader.</summary>
/// <param name="Line">The line, trimmed.</param>
/// <param name="Shape">Its delimiter: the one of tab, semicolon and comma that occurs most.</param>
/// <param name="Start">Offset of its first byte.</param>
/// <param name="Next">Offset of the line behind it.</param>
internal sealed record OpeningLine(string Line, TableShape Shape, int Start, int Next)
{
    private const int MostLines = 100;
    private const int MostBytes = 1 << 18;
    private string[]? _cells;

    /// <summary>The cells as trimmed text, without quotes and without empty ones at the end.</summary>
    public string[] Cells => _cells ??= CellsOf(Encoding.UTF8.GetBytes(Line), Shape);

    /// <summary>The first lines of a text: at most a hundred, and no further line beyond 256 KiB.</summary>
    public static IReadOnlyList<OpeningLine> Of(byte[] text)
    {
        var opening = new List<OpeningLine>();
        var lines = new ByteLines(text, 0);
        while (opening.Count < MostLines && lines.Next < MostBytes && lines.MoveNext())
        {
            opening.Add(Of(lines));
        }

        return opening;
    }

    /// <summary>The line at which a walk stands.</summary>
    public static OpeningLine Of(ByteLines lines)
    {
        var line = Encoding.UTF8.GetString(lines.Line).TrimEnd();
        return new OpeningLine(line, CsvShape.Of(line), lines.LineStart, lines.Next);
    }

    /// <summary>The cells of a line as trimmed text, without empty ones at the end.</summary>
    public static string[] CellsOf(ReadOnlySpan<byte> line, TableShape shape)
    {
        var list = new List<string>();
        var cells = new Cells(line, shape);
        while (cells.MoveNext())
        {
            list.Add(Encoding.UTF8.GetString(cells.Cell).Trim());
        }

        while (list.Count > 1 && list[^1].Length == 0)
        {
            list.RemoveAt(list.Count - 1);
        }

        return [.. list];
    }
}
