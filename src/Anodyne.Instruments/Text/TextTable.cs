using System.Runtime.CompilerServices;
using Anodyne.Instruments.Reading;
using Anodyne.Records.Columns;

namespace Anodyne.Instruments.Text;

/// <summary>
/// A table of text read into columns: numbers where every cell is a number, otherwise words. An empty cell or "nan" is NaN. A line with fewer cells than
/// the header is filled with NaN; when more than 100 and a tenth of the lines are so, the table is refused, which also bounds the memory by the file's length.
/// A last line that is cut (fewer cells and no end of line) is left out and counted in <see cref="CutBytes"/>.
/// </summary>
internal sealed class TextTable
{
    private readonly FileContent _file;
    private readonly TableShape _shape;
    private readonly double[][] _numbers;
    private readonly bool[] _isText;
    private readonly TextColumn?[] _texts;
    private int _firstRow;

    private TextTable(FileContent file, TableShape shape, string[] headers)
    {
        _file = file;
        _shape = shape;
        Headers = headers;
        _numbers = new double[headers.Length][];
        _isText = new bool[headers.Length];
        _texts = new TextColumn?[headers.Length];
    }

    /// <summary>Headers as the file has them, trimmed.</summary>
    public string[] Headers { get; }

    /// <summary>Number of complete rows.</summary>
    public int Rows { get; private set; }

    /// <summary>Rows with fewer cells than the header.</summary>
    public int ShortRows { get; private set; }

    /// <summary>Bytes of a last line that was left out because it is cut; 0 if none.</summary>
    public int CutBytes { get; private set; }

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
        }

        return table;
    }

    /// <summary>True if some cell of the column is not a number.</summary>
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

    // Compiled at once and fully, as all methods on the way of a cell: a process reads a large file once, and the steps by which the runtime would otherwise get there cost three times the reading.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

            if (cells < columns && !Accept(ref lines, cells))
            {
                End = text.Length;
                break;
            }

            Rows++;
            End = lines.Next;
        }

        for (var column = 0; column < columns; column++)
        {
            _numbers[column] ??= [];
        }
    }

    // Lines are counted at the speed of memory; so the arrays have their final length, and their pages, each of which costs the system microseconds, are touched once. A row has at least a byte a column.
    private static int MostRows(ReadOnlySpan<byte> text, int columns)
    {
        var ends = text.Count((byte)'\n');
        ends = ends > 0 ? ends : text.Count((byte)'\r');
        return Math.Min(text[^1] is (byte)'\n' or (byte)'\r' ? ends : ends + 1, (text.Length / columns) + 1);
    }

    // Returns the number of cells that the line has, at most one a column; -1 if the table ends before this line.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
            }
            else if (NumberText.TryRead(cells.Cell, mark, out var value))
            {
                _numbers[column][row] = value;
            }
            else if (_shape.EndsAtWords && column == 0)
            {
                return -1;
            }
            else
            {
                _numbers[column][row] = Word(cells.Cell, column);
            }

            hasNext = !cells.IsLast;
            at = end - cells.Rest.Length;
            column++;
        }

        for (var missing = column; missing < _numbers.Length; missing++)
        {
            _numbers[missing][row] = double.NaN;
        }

        return column;
    }

    private double Word(ReadOnlySpan<byte> cell, int column)
    {
        var word = cell.Trim(" \t"u8);
        if (word.IsEmpty || System.Text.Ascii.EqualsIgnoreCase(word, "nan"u8) || System.Text.Ascii.EqualsIgnoreCase(word, "n/a"u8))
        {
            return double.NaN;
        }

        if (System.Text.Ascii.EqualsIgnoreCase(word, "inf"u8) || System.Text.Ascii.EqualsIgnoreCase(word, "+inf"u8))
        {
            return double.PositiveInfinity;
        }

        if (System.Text.Ascii.EqualsIgnoreCase(word, "-inf"u8))
        {
            return double.NegativeInfinity;
        }

        _isText[column] = true;
        return double.NaN;
    }

    private bool Accept(ref ByteLines lines, int cells)
    {
        if (!lines.IsEnded && cells < Headers.Length - 1)
        {
            CutBytes = lines.Line.Length;
            return false;
        }

        ShortRows++;
        if (ShortRows > 100 && ShortRows * 10 > Rows)
        {
            throw Refusal.Broken(
                _file,
                lines.LineStart,
                "The lines of the table have fewer cells than its header",
                FormattableString.Invariant($"{cells} cells"),
                FormattableString.Invariant($"{Headers.Length} cells"));
        }

        return true;
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
            if (IsBlank(lines.Line))
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

                var word = _shape.Encoding.GetString(cell);
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

    private static bool IsAllBlank(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept(" \t\0"u8) < 0;
}
