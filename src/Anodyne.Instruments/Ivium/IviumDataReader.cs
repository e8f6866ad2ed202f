using System.Text;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Records;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Ivium;

/// <summary>
/// Ivium's data files (.idf, and .ids with several measurements): lines of "name=value" among binary bytes; below "primary_data" the number of columns, the
/// number of rows and the rows. The method decides what the columns are (<see cref="IviumMethod"/>). Each measurement of an .ids has its own lines before its
/// table.
/// </summary>
internal sealed class IviumDataReader() : FormatReader("Ivium idf", FormatMark.Signature, ".idf", ".ids")
{
    private const int MostSettings = 5000;
    private static readonly string[] OtherTables = ["analog_data", "Q_data", "osc_data"];

    public override string CheckedAgainst => "one control spectrum (impedance)";

    public override string NotSupported
        => "chronoamperometry, chronopotentiometry, mixed mode, linear and cyclic sweeps only from public readers of such files, by fixtures, untested on "
            + "real ones; other methods and the tables behind the data (analog_data, Q_data, osc_data) are not read";

    public override bool Recognizes(FileContent file)
        => file.Bytes.AsSpan(0, Math.Min(file.Bytes.Length, 1 << 20)).IndexOf("primary_data"u8) >= 0;

    protected override InstrumentFile ReadFile(FileContent file)
    {
        ReadOnlySpan<byte> bytes = file.Bytes;
        var warnings = new List<string>();
        var records = new List<Record>();
        Dictionary<string, string> settings = [];
        var end = 0;
        for (var next = bytes.IndexOf("primary_data"u8); next >= 0; next = bytes[end..].IndexOf("primary_data"u8))
        {
            var at = end + next;

            // A further table without lines of its own is of the measurement before it.
            var own = Settings(file, end, at);
            settings = own.ContainsKey("Method") || own.ContainsKey("Technique") || records.Count == 0 ? own : settings;
            records.Add(ReadTable(file, at, settings, warnings, out end));
        }

        foreach (var other in OtherTables.Where(name => file.Bytes.AsSpan(end).IndexOf(Encoding.ASCII.GetBytes("\n" + name)) >= 0
            || file.Bytes.AsSpan(end).StartsWith(Encoding.ASCII.GetBytes(name))))
        {
            warnings.Add($"The table '{other}' behind the data is not read.");
        }

        return new InstrumentFile { Path = file.Name, Format = Format, Records = records, Warnings = warnings };
    }

    private Record ReadTable(FileContent file, int at, Dictionary<string, string> settings, List<string> warnings, out int end)
    {
        var method = settings.GetValueOrDefault("Method", "");
        var technique = settings.GetValueOrDefault("Technique", "");
        var name = string.Join(", ", new[] { method, technique }.Where(static part => part.Length > 0));
        var known = IviumMethod.Find(method, technique)
            ?? throw Refusal.Unknown(file, at, "What the columns of this method are is not known", $"method '{method}', technique '{technique}'",
                IviumMethod.Known);
        var lines = new ByteLines(file.Bytes, at);
        _ = lines.MoveNext();
        if (!lines.MoveNext() || !NumberText.TryRead(lines.Line, (byte)'.', out var columnCount) || !lines.MoveNext()
            || !NumberText.TryRead(lines.Line, (byte)'.', out var rows))
        {
            throw Refusal.Broken(file, at, "Below 'primary_data' the numbers of columns and rows are missing");
        }

        if (!(columnCount >= known.Least && columnCount <= known.Columns.Length) || columnCount != (int)columnCount)
        {
            throw Refusal.Unknown(
                file,
                at,
                "A table of this method with this number of columns is not known",
                FormattableString.Invariant($"{columnCount} columns of '{name}'"),
                FormattableString.Invariant(
                    $"{known.Least} to {known.Columns.Length} columns ({string.Join(", ", known.Columns.Select(static column => column.Header))})"));
        }

        var present = known.Columns[..(int)columnCount];
        var table = TextTable.Read(file, lines.Next, [.. present.Select(static column => column.Header)],
            CsvShape.Blanks with { EndsAtWords = true, EndsAtBlankLine = true });
        end = Math.Max(table.End, at + 12);
        if (table.Rows < rows)
        {
            warnings.Add(FormattableString.Invariant($"The file is cut: {rows} points are announced, {table.Rows} are complete."));
        }

        table.Tell(warnings);
        Tell(known, present, name, warnings);
        var count = (int)Math.Clamp(rows, 0, table.Rows);
        var columns = new ColumnSet();
        foreach ((var column, var index) in present.Select(static (column, index) => (column, index))
            .OrderBy(static pair => pair.column.Term == Bdf.Frequency ? 0 : 1))
        {
            columns.Add(column.Header, table.Numbers(index)[..count], column.Term);
        }

        var about = new Provenance
        {
            File = file.Name,
            Bytes = file.Length,
            Format = Format,
            FormatVersion = settings.GetValueOrDefault("Version", ""),
            Instrument = settings.GetValueOrDefault("serialnumber", "") is { Length: > 0 } serial ? $"Ivium SN {serial}" : "Ivium",
            Firmware = settings.GetValueOrDefault("firmware", ""),
            Technique = name.Length > 0 ? name : "EIS",
            Start = DateText.Read(settings.GetValueOrDefault("starttime", ""), DateOrder.DayFirst),
            Settings = settings,
        };
        return columns.ToRecord(about, warnings);
    }

    private static void Tell(IviumMethod known, IviumColumn[] present, string name, List<string> warnings)
    {
        if (!known.IsSeen)
        {
            warnings.Add($"The columns of '{name}' ({string.Join(", ", present.Select(static column => column.Header))}) are known from public readers of "
                + "such files only; no real file was at hand.");
        }

        if (present.Any(static column => column.Term is null))
        {
            warnings.Add($"What the third column of '{name}' is nobody has described; it is kept as 'column 3'.");
        }
    }

    private static Dictionary<string, string> Settings(FileContent file, int from, int to)
    {
        var settings = new Dictionary<string, string>();
        var lines = new ByteLines(file.Bytes.AsSpan(0, to), from);
        for (var number = 0; number < MostSettings && lines.MoveNext(); number++)
        {
            var equals = lines.Line.IndexOf((byte)'=');
            if (equals is > 0 and < 60 && lines.Line.Length < 200 && lines.Line.IndexOf((byte)0) < 0 && !lines.Line.StartsWith("timing."u8))
            {
                settings.TryAdd(Encoding.Latin1.GetString(lines.Line[..equals]).Trim(), Encoding.Latin1.GetString(lines.Line[(equals + 1)..]).Trim());
            }
        }

        return settings;
    }
}
