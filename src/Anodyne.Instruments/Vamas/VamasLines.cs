using System.Text;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.SpectrumText;
using Anodyne.Quantities;

namespace Anodyne.Instruments.Vamas;

/// <summary>Walks over the items of a VAMAS file; a refusal names the line.</summary>
internal sealed class VamasLines
{
    private const int MostItems = 1 << 24;
    private readonly FileContent _file;
    private readonly string[] _lines;
    private int _next;

    public VamasLines(FileContent file, string mark)
    {
        _file = file;
        _lines = Encoding.UTF8.GetString(file.Bytes).Split('\n');
        while (_next < _lines.Length && !_lines[_next].StartsWith(mark, StringComparison.Ordinal))
        {
            _next++;
        }

        _next++;
    }

    /// <summary>True where nothing but blank lines follows.</summary>
    public bool IsAtEnd => _lines.Skip(_next).All(static line => line.Trim().Length == 0);

    /// <summary>The next line as text.</summary>
    public string Text(string what) => _next < _lines.Length ? _lines[_next++].TrimEnd('\r', ' ')
        : throw Refusal.BrokenLine(_file, _next, $"The file ends before {what}", "", "", "Copy the file again from the instrument.");

    /// <summary>The next line as a number; 1e37 stands for "not specified".</summary>
    public double Number(string what)
    {
        var text = Text(what);
        return NumberWord.Of(text) ?? throw Fail(what, text, "a number");
    }

    /// <summary>The next line as a number that may be missing.</summary>
    public double? Optional(string what) => Number(what) is var value && Math.Abs(value) < 1e36 ? value : null;

    /// <summary>The next line as a count.</summary>
    public int Count(string what)
    {
        var text = Text(what);
        return NumberWord.Whole(text.Trim(), 0, MostItems) ?? throw Fail(what, text, "a whole number from 0");
    }

    /// <summary>Skips lines.</summary>
    public void Skip(int count, string what)
    {
        for (var k = 0; k < count; k++)
        {
            _ = Text(what);
        }
    }

    /// <summary>The next lines.</summary>
    public string[] Texts(int count, string what)
    {
        if (count > _lines.Length - _next)
        {
            throw Fail(what, FormattableString.Invariant($"{count} lines announced"),
                FormattableString.Invariant($"at most {_lines.Length - _next} lines left"));
        }

        return [.. Enumerable.Range(0, count).Select(_ => Text(what))];
    }

    /// <summary>How many lines are left.</summary>
    public int Left => Math.Max(0, _lines.Length - _next);

    /// <summary>A refusal at the last line read.</summary>
    public InputException Fail(string what, string found, string allowed) => Refusal.BrokenLine(_file, _next, $"A VAMAS file states {what}", found, allowed);
}
