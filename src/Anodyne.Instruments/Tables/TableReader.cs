using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.Tables;

/// <summary>
/// Reads a format that is a table of text below a header of known names, with or without lines before it. A vendor's reader says which header it is, what the
/// names mean and what the lines before it tell; delimiter, decimal mark, encoding, dirty rows and the end of a cut file are the same for all. A sheet of a
/// workbook is read as such a table too.
/// </summary>
/// <param name="maker">Whose table it is ("Arbin").</param>
/// <param name="kind">What a file of text is called ("csv").</param>
/// <param name="mark">What it is recognized by.</param>
/// <param name="extensions">Usual endings.</param>
internal abstract class TableReader(string maker, string kind, FormatMark mark, params string[] extensions) : FormatReader($"{maker} {kind}", mark, extensions)
{
    /// <summary>Whose table it is.</summary>
    public string Maker { get; } = maker;

    /// <summary>What the headers mean.</summary>
    protected abstract HeaderRules Rules { get; }

    /// <summary>What the header looks like, for a refusal.</summary>
    protected virtual string HeaderHint => "";

    /// <summary>Number of lines among which the header is looked for.</summary>
    protected virtual int MostLines => 100;

    /// <inheritdoc/>
    public override bool Recognizes(FileContent file) => file.Text is { } text && Fits(text) && Header(text) is not null;

    /// <inheritdoc/>
    protected sealed override InstrumentFile ReadFile(FileContent file)
    {
        var warnings = new List<string>();
        var text = Prepare(file.Text ?? throw Refusal.Broken(file, 0, "The file is no text"), warnings);
        var header = Header(text) ?? throw NoHeader(text);
        var preamble = new List<string>();
        var lines = new ByteLines(text.Bytes, 0);
        while (lines.MoveNext() && lines.LineStart < header.Start)
        {
            preamble.Add(System.Text.Encoding.UTF8.GetString(lines.Line[..Math.Min(lines.Line.Length, 2000)]).TrimEnd());
        }

        var table = new TableFile(text, header.Cells, header.Next, header.Shape, preamble, warnings);
        Begin(table);
        table.Read(RulesOf(table));
        Complete(table);
        return table.ToFile(Format);
    }

    /// <summary>True if this is the header.</summary>
    protected abstract bool IsHeader(string[] cells);

    /// <summary>True if the words that must stand somewhere at the beginning are there.</summary>
    protected virtual bool Fits(FileContent text) => true;

    /// <summary>The text with everything but one table blanked or put into one; what is lost by a cut is said.</summary>
    protected virtual FileContent Prepare(FileContent text, List<string> warnings) => text;

    /// <summary>Before the rows are read: settings, instrument, technique, and what is special about the rows.</summary>
    protected virtual void Begin(TableFile table) => table.Adapt();

    /// <summary>The rules for this file.</summary>
    protected virtual HeaderRules RulesOf(TableFile table) => Rules;

    /// <summary>Behind the rows: columns that follow from others.</summary>
    protected virtual void Complete(TableFile table)
    {
    }

    /// <summary>What is thrown where the header is missing.</summary>
    protected virtual Exception NoHeader(FileContent text) => Refusal.Broken(text, 0, "The header of the table is missing", "", HeaderHint);

    /// <summary>The header; null if there is none.</summary>
    protected virtual OpeningLine? Header(FileContent text)
    {
        var found = text.Opening.Take(MostLines).FirstOrDefault(line => IsHeader(line.Cells));
        if (found is not null || MostLines <= text.Opening.Count || text.Opening.Count == 0)
        {
            return found;
        }

        var lines = new ByteLines(text.Bytes, text.Opening[^1].Next);
        for (var number = text.Opening.Count; number < MostLines && lines.MoveNext(); number++)
        {
            var line = OpeningLine.Of(lines);
            if (IsHeader(line.Cells))
            {
                return line;
            }
        }

        return null;
    }

    /// <summary>Lines "Key: value" or "Key,value" of a preamble.</summary>
    protected static Dictionary<string, string> SettingsOf(IEnumerable<string> preamble, char divider)
    {
        var settings = new Dictionary<string, string>();
        foreach (var line in preamble)
        {
            var at = line.IndexOf(divider, StringComparison.Ordinal);
            if (at > 0 && line[(at + 1)..].Trim(',', ' ', '\t').Length > 0)
            {
                settings.TryAdd(line[..at].Trim(' ', '~', ':'), line[(at + 1)..].Trim(',', ' ', '\t'));
            }
        }

        return settings;
    }
}
