using System.Runtime.CompilerServices;
using Anodyne.Instruments.Reading;
using Anodyne.Records.Columns;

namespace Anodyne.Instruments.Text;

/// <summary>
/// A table of text read into columns: numbers where at least nine of ten filled cells are numbers, otherwise words. An empty cell or a word for a missing value
/// ("nan", "ERR", "#N/A") is NaN. A line without any number (a header that comes again, a page head, empty cells) is no row. A line with fewer cells than the
/// others is filled with NaN; when more than 100 and a tenth of the lines are so, the table is refused, which also bounds the memory by the file's length. A
/// last line that is cut is left out. <see cref="Tell"/> names all of it.
/// </summary>
/// <remarks>Long because: one pass over the bytes finds numbers, words, dirty lines and the end of a cut file together.</remarks>
internal sealed class TextTable
{
    private const int RowsAToken = 8192;
    private const int Compared = 8;
    private const string MayBeCut = "The file ends without an end of line; its last number may be cut.";

    private static readonly string[] Missing =
        ["n/a", "#n/a", "na", "null", "none", "err", "error", "over", "ovld", "overload", "#div/0!", "#value!", "#num!", "1.#inf", "-1.#inf", "1.#qnan",
            "-1.#ind", "1.#ind", "1.#snan"];

    private readonly FileContent _file;
    private readonly TableShape _shape;
    private readonly double[][] _numbers;
    private readonly bool[] _isText;
    private readonly TextColumn?[] _texts;
    private readonly List<WordCell>?[] _words;
    private readonly LinesLeftOut _leftOut;
    private int _firstRow;
    private int _mostCells;
    private int _wideRows;
    private string _end = "";
    private int _filled;

    private TextTable(FileContent file, TableShape shape, string[] headers)
    {
        _file = file;
        _shape = shape;
        Headers = headers;
        _numbers = new double[headers.Length][];
        _isText = new bool[headers.Length];
        _texts = new TextColumn?[headers.Length];
        _words = new List<WordCell>?[headers.Length];
        _leftOut = new LinesLeftOut(file);
    }

    /// <summary>Headers as the file has them, trimmed.</summary>
    public string[] Headers { get; }

    /// <summary>Number of complete rows.</summary>
    public int Rows { get; private set; }

    /// <summary>Rows with fewer cells than the others.</summary>
    public int ShortRows { get; private set; }

    /// <summary>Offset of the first byte after the table.</summary>
    public int End { get; private set; }

    /// <summary>Reads the rows that begin at an offset.</summary>
    /// <param name="file">The file.</param>
    /// <param name="start">Offset of the first row.</param>
    /// <param name="headers">One header a column.</param>
    /// <param name="shape">How the table is written.</param>
    public static TextTable Read(FileContent file, int start, string[] headers, TableShape shape)
    {
        var table = new TextTable(file, shape, headers);
        table.ReadNumbers(start);
        for (var column = 0; column < headers.Length; column++)
        {
            table._numbers[column] = table._numbers[column].Length == table.Rows ? table._numbers[column] : table._numbers[column][..table.Rows];
            table._isText[column] = table.HoldsWords(column);
        }

        return table;
    }

    private bool HoldsWords(int column) => _words[column]?.Count(static word => word.Kind == WordKind.Word) is > 0 and var words
        && words * 9L > _numbers[column].Count(double.IsFinite);

    /// <summary>True if the rows have cells in this column; a header may name more columns than its rows have.</summary>
    public bool IsPresent(int column) => column < _mostCells || Rows == 0;

    /// <summary>True if more than a tenth of the filled cells of the column are words.</summary>
    public bool IsText(int column) => _isText[column];

    /// <summary>The column as numbers; NaN where a cell is empty or a word.</summary>
    public double[] Numbers(int column) => _numbers[column];

    /// <summary>The column as words.</summary>
    public TextColumn Text(int column)
    {
        _isText[column] = true;
        if (_texts[column] is null)
        {
            ReadTexts();
        }

        return _texts[column]!;
    }

    /// <summary>
    /// Leaves out the rows in which one of the columns has a word instead of a number. A column of which more than half are words is meant so (a frequency
    /// among rows of cycling) and is left as it is. To be called before words are read.
    /// </summary>
    public void LeaveOutWords(IEnumerable<int> columns)
    {
        var rows = new Dictionary<int, int>();
        foreach (var column in columns)
        {
            if (_words[column] is not { Count: > 0 } words || words.Count * 2L > Rows)
            {
                continue;
            }

            _isText[column] = false;

            foreach (var word in words)
            {
                if (rows.TryAdd(word.Row, word.Line))
                {
                    _leftOut.Add(word.Line, $"'{Headers[column]}' is no number");
                }
            }
        }

        if (rows.Count == 0)
        {
            return;
        }

        for (var column = 0; column < _numbers.Length; column++)
        {
            _numbers[column] = [.. _numbers[column].Where((_, row) => !rows.ContainsKey(row))];
            _words[column]?.RemoveAll(word => rows.ContainsKey(word.Row));
            _isText[column] &= HoldsWords(column);
        }

        Rows -= rows.Count;
    }

    /// <summary>Says what was left out, filled or is missing; what concerns more than a hundredth of the rows comes first.</summary>
    public void Tell(List<string> warnings)
    {
        warnings.InsertRange(_leftOut.Count * 100L > Rows ? 0 : warnings.Count, _leftOut.Texts());
        for (var column = 0; column < _numbers.Length; column++)
        {
            var lines = _isText[column] ? null
                : _words[column]?.Where(static word => word.Kind != WordKind.NotANumber).Select(static word => word.Line).ToList();
            if (lines is { Count: > 0 })
            {
                warnings.Add($"In '{Headers[column]}' {LinesLeftOut.Cells(lines.Count)} no number ({_leftOut.Lines(lines)}) and count as empty.");
            }
        }

        if (ShortRows > 0)
        {
            warnings.Add(FormattableString.Invariant($"{ShortRows} lines have fewer cells than the others; the missing ones are empty."));
        }

        if (_wideRows > 0)
        {
            warnings.Add(FormattableString.Invariant($"{_wideRows} lines have more cells than the header has names; the further ones were left out."));
        }

        if (_end.Length > 0)
        {
            warnings.Add(_end);
        }
        else if (Rows == 0)
        {
            warnings.Add("The table has no row: the file may be cut behind its header.");
        }
    }

    private void ReadNumbers(int start)
    {
        var columns = Headers.Length;
        ReadOnlySpan<byte> text = _file.Bytes;
        var lines = new ByteLines(text, start);
        var capacity = 0;
        var parsers = new CellParser?[columns];
        foreach ((var column, var parser) in _shape.Parsers)
        {
            if (column < columns)
            {
                parsers[column] = parser;
            }
        }

        var hasZero = start < text.Length && text[start..].Contains((byte)0);
        var first = true;
        while (lines.MoveNext())
        {
            if (IsBlank(lines.Line))
            {
                if (_shape.EndsAtBlankLine && !first)
                {
                    break;
                }

                continue;
            }

            if (first)
            {
                first = false;
                _firstRow = lines.LineStart;
                capacity = MostRows(text[lines.LineStart..], columns);
                for (var column = 0; column < columns; column++)
                {
                    _numbers[column] = GC.AllocateUninitializedArray<double>(capacity);
                }
            }

            if (Rows % RowsAToken == 0)
            {
                _file.Cancellation.ThrowIfCancellationRequested();
            }

            if (hasZero && lines.Line.Contains((byte)0))
            {
                _leftOut.Add(lines.LineStart, "a zero byte stands in the line");
                continue;
            }

            if (Rows == capacity)
            {
                capacity = Grow(capacity);
            }

            var cells = ReadRow(text, lines.LineStart, lines.LineStart + lines.Line.Length, parsers);
            if (cells < 0)
            {
                End = lines.LineStart;
                break;
            }

            if (!lines.IsEnded && IsCut(lines, cells))
            {
                Forget();
                End = text.Length;
                break;
            }

            if (_filled == 0)
            {
                _leftOut.Add(lines.LineStart, "no number stands in the line");
                Forget();
                continue;
            }

            if (cells < Math.Min(_mostCells, columns))
            {
                CountShort(cells, lines.LineStart);
            }

            _mostCells = Math.Max(_mostCells, cells);
            Rows++;
            End = lines.Next;
        }

        for (var column = 0; column < columns; column++)
        {
            _numbers[column] ??= [];
        }
    }

    // The last line of a file without an end of line is whole if it looks like those above: as many cells, and as many digits behind the decimal mark of the
    // last one as they all have.
    private bool IsCut(ByteLines lines, int cells)
    {
        if (Rows > 0 ? cells < _mostCells : cells < Headers.Length - 1)
        {
            _end = FormattableString.Invariant($"The file is cut: the last line ({lines.Line.Length} bytes) is incomplete and was left out.");
            return true;
        }

        var decimals = Decimals(LastCell(lines.Line));
        (var least, var most) = (int.MaxValue, int.MinValue);
        var start = lines.LineStart;
        for (var row = 0; row < Math.Min(Rows, Compared); row++)
        {
            var before = LineBefore(ref start);
            (least, most) = (Math.Min(least, Decimals(LastCell(before))), Math.Max(most, Decimals(LastCell(before))));
        }

        if (least > 0 && decimals >= 0 && decimals < least && Rows > 0)
        {
            _end = string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"The file is cut inside the last number of its last line ({lines.Line.Length} bytes), which has fewer digits than those above; the line "
                    + $"was left out.");
            return true;
        }

        _end = Rows > 0 && least == most && decimals == least && least > 0 ? "" : MayBeCut;
        return false;
    }

    // Characters behind the decimal mark; -1 where the cell is no number.
    private int Decimals(ReadOnlySpan<byte> cell)
        => !NumberText.TryRead(cell, _shape.DecimalMark, out _) && !NumberText.TryRead(cell.TrimEnd("eE+-"u8), _shape.DecimalMark, out _) ? -1
            : cell.IndexOf(_shape.DecimalMark) is >= 0 and var mark ? cell.Length - mark - 1
            : 0;

    private ReadOnlySpan<byte> LastCell(ReadOnlySpan<byte> line)
    {
        line = line.TrimEnd(" \t"u8);
        return line[((_shape.Delimiter == (byte)' ' ? line.LastIndexOfAny((byte)' ', (byte)'\t') : line.LastIndexOf(_shape.Delimiter)) + 1)..];
    }

    private ReadOnlySpan<byte> LineBefore(ref int start)
    {
        var before = _file.Bytes.AsSpan(0, start).TrimEnd("\r\n"u8);
        start = before.LastIndexOfAny((byte)'\n', (byte)'\r') + 1;
        return before[start..];
    }

    // The row that was just read is none: its words are no words of a column.
    private void Forget()
    {
        foreach (var words in _words)
        {
            if (words is { Count: > 0 } && words[^1].Row == Rows)
            {
                words.RemoveAt(words.Count - 1);
            }
        }
    }

    // Lines are counted at the speed of memory; so the arrays have their final length, and their pages, each of which costs the system microseconds, are
    // touched once. A row has at least a byte a column.
    private static int MostRows(ReadOnlySpan<byte> text, int columns)
    {
        var ends = text.Count((byte)'\n');
        ends = ends > 0 ? ends : text.Count((byte)'\r');
        return Math.Min(text[^1] is (byte)'\n' or (byte)'\r' ? ends : ends + 1, (text.Length / columns) + 1);
    }

    // Returns the number of cells that the line has, at most one a column; -1 if the table ends before this line.
    private int ReadRow(ReadOnlySpan<byte> text, int begin, int end, CellParser?[] parsers)
    {
        var row = Rows;
        var column = 0;
        var at = begin;
        var delimiter = _shape.Delimiter;
        var mark = _shape.DecimalMark;
        var isFast = delimiter != (byte)' ';
        var hasNext = true;
        var numbers = _numbers;
        var others = 0;
        Cells cells = default;
        while (column < numbers.Length && hasNext)
        {
            var parser = parsers[column];
            if (isFast && parser is null)
            {
                // Most cells are numbers: reading one also finds its end.
                if (NumberText.TryReadCell(text, ref at, end, delimiter, mark, out var number, out hasNext))
                {
                    numbers[column++][row] = number;
                    continue;
                }
            }

            if (isFast || column == 0)
            {
                cells = new Cells(text[at..end], _shape);
            }

            if (!cells.MoveNext())
            {
                break;
            }

            if (parser is not null)
            {
                _numbers[column][row] = parser(cells.Cell);
                others += double.IsNaN(_numbers[column][row]) ? 1 : 0;
                if (double.IsNaN(_numbers[column][row]))
                {
                    Word(cells.Cell, column, begin);
                }
            }
            else if (NumberText.TryRead(cells.Cell, mark, out var value))
            {
                _numbers[column][row] = value;
            }
            else if (_shape.EndsAtWords && column == 0 && WordOf(cells.Cell) == WordKind.Word)
            {
                return -1;
            }
            else
            {
                _numbers[column][row] = Word(cells.Cell, column, begin);
                others++;
            }

            hasNext = !cells.IsLast;
            at = end - cells.Rest.Length;
            column++;
        }

        for (var missing = column; missing < _numbers.Length; missing++)
        {
            _numbers[missing][row] = double.NaN;
        }

        _filled = column - others;
        _wideRows += hasNext && column == _numbers.Length && at < end && text[at..end].ContainsAnyExcept(delimiter, (byte)' ', (byte)'\t') ? 1 : 0;
        return column;
    }

    private double Word(ReadOnlySpan<byte> cell, int column, int line)
    {
        var word = cell.Trim(" \t"u8);
        if (word.IsEmpty)
        {
            return double.NaN;
        }

        if (System.Text.Ascii.EqualsIgnoreCase(word.TrimStart("+-"u8), "inf"u8))
        {
            return word[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        }

        (_words[column] ??= []).Add(new WordCell(Rows, line, WordOf(word)));
        return double.NaN;
    }

    private static WordKind WordOf(ReadOnlySpan<byte> cell)
    {
        var word = cell.Trim(" \t\""u8);
        if (word.Length == 3 && System.Text.Ascii.EqualsIgnoreCase(word, "nan"u8))
        {
            return WordKind.NotANumber;
        }

        if (word.IndexOfAnyExcept("-*"u8) < 0)
        {
            return WordKind.Missing;
        }

        foreach (var known in Missing)
        {
            if (System.Text.Ascii.EqualsIgnoreCase(word, known))
            {
                return WordKind.Missing;
            }
        }

        return WordKind.Word;
    }

    private void CountShort(int cells, int line)
    {
        ShortRows++;
        if (ShortRows > 100 && ShortRows * 10L > Rows)
        {
            throw Refusal.Broken(
                _file,
                line,
                "The lines of the table have fewer cells than its header",
                FormattableString.Invariant($"{cells} cells"),
                FormattableString.Invariant($"{_mostCells} cells"));
        }
    }

    private int Grow(int capacity)
    {
        var larger = (int)Math.Min(Math.Max(16, capacity * 3L / 2), int.MaxValue / 8);
        for (var column = 0; column < _numbers.Length; column++)
        {
            Array.Resize(ref _numbers[column], larger);
        }

        return larger;
    }

    // All columns of words are read in one further pass.
    private void ReadTexts()
    {
        var columns = Headers.Length;
        var codes = new int[]?[columns];
        var words = new List<string>[columns];
        var vocabularies = new Dictionary<string, int>[columns];
        for (var column = 0; column < columns; column++)
        {
            if (_isText[column])
            {
                codes[column] = new int[Rows];
                words[column] = [];
                vocabularies[column] = new Dictionary<string, int>(StringComparer.Ordinal);
            }
        }

        var lines = new ByteLines(_file.Bytes, _firstRow);
        var last = new (int Start, int Length)[columns];
        for (var row = 0; row < Rows && lines.MoveNext();)
        {
            if (IsBlank(lines.Line) || _leftOut.Has(lines.LineStart))
            {
                continue;
            }

            var cells = new Cells(lines.Line, _shape);
            for (var column = 0; column < columns; column++)
            {
                var cell = cells.MoveNext() ? cells.Cell : default;
                if (codes[column] is not { } target)
                {
                    continue;
                }

                cell = cell.Trim(" \t"u8);
                if (row > 0 && cell.SequenceEqual(_file.Bytes.AsSpan(last[column].Start, last[column].Length)))
                {
                    target[row] = target[row - 1];
                    continue;
                }

                var word = System.Text.Encoding.UTF8.GetString(cell);
                if (!vocabularies[column].TryGetValue(word, out var code))
                {
                    code = words[column].Count;
                    vocabularies[column].Add(word, code);
                    words[column].Add(word);
                }

                target[row] = code;
                last[column] = cell.IsEmpty ? default : ((int)System.Runtime.CompilerServices.Unsafe.ByteOffset(
                    ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(_file.Bytes),
                    ref System.Runtime.InteropServices.MemoryMarshal.GetReference(cell)), cell.Length);
            }

            row++;
        }

        for (var column = 0; column < columns; column++)
        {
            if (codes[column] is { } target)
            {
                _texts[column] = new TextColumn(Headers[column].Length == 0 ? "Column" : Headers[column], target, [.. words[column]]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsBlank(ReadOnlySpan<byte> line) => line.IsEmpty || (line[0] <= (byte)' ' && IsAllBlank(line));

    private static bool IsAllBlank(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept(" \t\0\f"u8) < 0;
}

/// <summary>What stands where a number should.</summary>
internal enum WordKind
{
    /// <summary>"NaN".</summary>
    NotANumber,

    /// <summary>A word or sign for a value that is not there.</summary>
    Missing,

    /// <summary>Any other word.</summary>
    Word,
}

/// <summary>A cell that is no number.</summary>
/// <param name="Row">Row of the table.</param>
/// <param name="Line">Offset of its line.</param>
/// <param name="Kind">What stands there.</param>
internal readonly record struct WordCell(int Row, int Line, WordKind Kind);
