using System.Text;
using Anodyne.Reports.Blocks;

namespace Anodyne.Cli.Terminal;

/// <summary>
/// A table fitted to a width. Text wraps between words; a number is never broken. Where the widest numbers and words of a row do not fit side by side, each row
/// becomes a block of lines, one a column.
/// </summary>
internal sealed class TextTable(params string[] columns)
{
    private const int Gap = 2;
    private const int LongestWord = 24;
    private readonly List<TextCell[]> _rows = [];
    private readonly HashSet<int> _right = [];

    /// <summary>Rows of name and value, without a header.</summary>
    public static TextTable Pairs() => new("", "") { HasHeader = false };

    /// <summary>A table of an answer.</summary>
    public static TextTable Of(TableBlock block)
    {
        var table = new TextTable([.. block.Columns]) { Title = block.Caption };
        foreach (var row in block.Rows)
        {
            table.Add([.. row.Select(static cell => cell.Kind == CellKind.Void ? TextCell.OfVoid(cell.Text) : cell.Text)]);
        }

        return table;
    }

    /// <summary>Line above the table; empty for none.</summary>
    public string Title { get; init; } = "";

    /// <summary>True to print the names of the columns.</summary>
    public bool HasHeader { get; private init; } = true;

    /// <summary>Aligns columns at their right end.</summary>
    /// <param name="names">Names of the columns.</param>
    public TextTable Right(params string[] names)
    {
        for (var column = 0; column < columns.Length; column++)
        {
            if (Array.IndexOf(names, columns[column]) >= 0)
            {
                _right.Add(column);
            }
        }

        return this;
    }

    /// <summary>Adds a row; cells that are missing at its end are empty.</summary>
    public void Add(params TextCell[] cells)
    {
        var row = new TextCell[columns.Length];
        for (var column = 0; column < row.Length; column++)
        {
            row[column] = column < cells.Length ? cells[column] with { Text = Clean(cells[column].Text) } : "";
        }

        _rows.Add(row);
    }

    /// <summary>Writes the table.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="width">Columns that there are.</param>
    /// <param name="color">True to mark cells by the escape codes of a terminal.</param>
    public void Write(TextWriter writer, int width, bool color)
    {
        if (Title.Length > 0)
        {
            writer.WriteLine(VisibleText.Of(Title));
        }

        var heads = Array.ConvertAll(columns, Clean);
        if (Widths(heads, width - 1) is { } widths)
        {
            var rule = new string('─', Math.Max(1, widths.Sum() + (Gap * (widths.Length - 1))));
            if (HasHeader)
            {
                Line(writer, Array.ConvertAll(heads, static head => (TextCell)head), widths, color);
                writer.WriteLine(" " + rule);
            }

            foreach (var row in _rows)
            {
                Line(writer, row, widths, color);
            }
        }
        else
        {
            Blocks(writer, heads, width, color);
        }

        writer.WriteLine();
    }

    // The natural widths where they fit; else the widest columns give way until all fit; null if numbers would break.
    private int[]? Widths(string[] heads, int width)
    {
        var natural = new int[columns.Length];
        var least = new int[columns.Length];
        for (var column = 0; column < columns.Length; column++)
        {
            foreach (var text in _rows.Select(row => row[column].Text).Append(HasHeader ? heads[column] : ""))
            {
                natural[column] = Math.Max(natural[column], VisibleText.Width(text));
                foreach (var word in Words(text))
                {
                    least[column] = Math.Max(least[column], Least(word));
                }
            }
        }

        var available = width - (Gap * (columns.Length - 1));
        var cap = natural.DefaultIfEmpty(0).Max();
        var widths = natural;
        while (widths.Sum() > available)
        {
            if (--cap < 1)
            {
                return null;
            }

            widths = [.. natural.Zip(least, (wide, narrow) => Math.Min(wide, Math.Max(narrow, cap)))];
        }

        return widths;
    }

    private void Line(TextWriter writer, TextCell[] row, int[] widths, bool color)
    {
        var pieces = new List<string>[row.Length];
        for (var column = 0; column < row.Length; column++)
        {
            pieces[column] = Wrap(row[column].Text, widths[column]);
        }

        var height = pieces.Max(static lines => lines.Count);
        for (var line = 0; line < height; line++)
        {
            var text = new StringBuilder(" ");
            for (var column = 0; column < row.Length; column++)
            {
                var piece = line < pieces[column].Count ? pieces[column][line] : "";
                var blank = new string(' ', Math.Max(0, widths[column] - VisibleText.Width(piece)));
                var inked = color ? Inked(piece, row[column].Ink) : piece;
                text.Append(column > 0 ? "  " : "").Append(_right.Contains(column) ? blank + inked : inked + blank);
            }

            writer.WriteLine(text.ToString().TrimEnd());
        }
    }

    private void Blocks(TextWriter writer, string[] heads, int width, bool color)
    {
        foreach (var row in _rows)
        {
            var first = true;
            for (var column = 0; column < row.Length; column++)
            {
                if (row[column].Text.Length == 0)
                {
                    continue;
                }

                var name = HasHeader && heads[column].Length > 0 ? heads[column] + ": " : "";
                foreach (var piece in Wrap(name + row[column].Text, Math.Max(LongestWord, width - 4)))
                {
                    writer.WriteLine((first ? "- " : "    ") + (color ? Inked(piece, row[column].Ink) : piece));
                    first = false;
                }
            }
        }
    }

    private static string Inked(string piece, Ink ink) => piece.Length == 0 ? piece : ink switch
    {
        Ink.Good => $"\u001b[32m{piece}\u001b[0m",
        Ink.Care => $"\u001b[33m{piece}\u001b[0m",
        Ink.Bad => $"\u001b[31m{piece}\u001b[0m",
        Ink.Void when piece.EndsWith(TextCell.VoidMark, StringComparison.Ordinal) =>
            $"\u001b[9m{piece[..^TextCell.VoidMark.Length]}\u001b[0m{TextCell.VoidMark}",
        Ink.Void => $"\u001b[9m{piece}\u001b[0m",
        _ => piece,
    };

    private static List<string> Wrap(string text, int width)
    {
        var lines = new List<string>();
        if (VisibleText.Width(text) <= width)
        {
            lines.Add(text);
            return lines;
        }

        var line = "";
        foreach (var word in Words(text))
        {
            var rest = word;
            if (line.Length > 0 && VisibleText.Width(line) + 1 + VisibleText.Width(rest) <= width)
            {
                line += " " + rest;
                continue;
            }

            if (line.Length > 0)
            {
                lines.Add(line);
            }

            while (VisibleText.Width(rest) > width && !IsNumber(rest))
            {
                var cut = Fitting(rest, width);
                lines.Add(rest[..cut]);
                rest = rest[cut..];
            }

            line = rest;
        }

        lines.Add(line);
        return lines;
    }

    private static int Fitting(string word, int width)
    {
        var (count, used) = (0, 0);
        while (count < word.Length && used + VisibleText.Width(word[count]) <= width)
        {
            used += VisibleText.Width(word[count++]);
        }

        return Math.Max(1, count);
    }

    // A number and its uncertainty are one word.
    private static IEnumerable<string> Words(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var index = 0; index < words.Length; index++)
        {
            var word = words[index];
            while (index + 2 < words.Length && words[index + 1] is "±" or "+-" && IsNumber(word))
            {
                word = $"{word} {words[index + 1]} {words[index + 2]}";
                index += 2;
            }

            yield return word;
        }
    }

    private static int Least(string word) => IsNumber(word) ? VisibleText.Width(word) : Math.Min(LongestWord, VisibleText.Width(word));

    private static bool IsNumber(string word) =>
        char.IsAsciiDigit(word[0]) || (word.Length > 1 && word[0] is '+' or '-' or '.' or '(' or '~' or '<' or '>' && char.IsAsciiDigit(word[1]));

    private static string Clean(string text) => VisibleText.Of(text).Replace('\n', ' ').Replace('\t', ' ');
}
