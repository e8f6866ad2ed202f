using System.Text;
using Anodyne.Records;

namespace Anodyne.Instruments.Ivium;

/// <summary>
/// Ivium's data files (.idf, .ids): lines of "name=value" among binary bytes; below "primary_data" the number of columns, the number of rows and the rows. Three columns
/// with an impedance method are Z', Z'' and frequency.
/// </summary>
public sealed class IviumDataReader : IFormatReader
{
    /// <inheritdoc/>
    public string Format => "Ivium idf";

    /// <inheritdoc/>
    public bool Recognizes(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Bytes.AsSpan(0, Math.Min(file.Bytes.Length, 1 << 20)).IndexOf("primary_data"u8) >= 0;
    }

    /// <inheritdoc/>
    public InstrumentFile Read(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        ReadOnlySpan<byte> bytes = file.Bytes;
        var warnings = new List<string>();
        var records = new List<Record>();
        Dictionary<string, string> settings = Settings(file);
        string technique = settings.GetValueOrDefault("Method", settings.GetValueOrDefault("Technique", ""));
        for (int at = bytes.IndexOf("primary_data"u8); at >= 0;)
        {
            records.Add(ReadTable(file, at, settings, technique, warnings, out int end));
            int next = bytes[end..].IndexOf("primary_data"u8);
            at = next < 0 ? -1 : end + next;
        }

        return new InstrumentFile { Path = file.Name, Format = Format, Records = records, Warnings = warnings };
    }

    private Record ReadTable(FileContent file, int at, Dictionary<string, string> settings, string technique, List<string> warnings, out int end)
    {
        if (technique.Length > 0 && !technique.Contains("Impedance", StringComparison.OrdinalIgnoreCase))
        {
            throw Refusal.Unknown(file, at, "The table of this method is not known", $"'{technique}'", "an impedance method");
        }

        var lines = new ByteLines(file.Bytes, at);
        _ = lines.MoveNext();
        if (!lines.MoveNext() || !NumberText.TryRead(lines.Line, (byte)'.', out double columnCount) || !lines.MoveNext() || !NumberText.TryRead(lines.Line, (byte)'.', out double rows))
        {
            throw Refusal.Broken(file, at, "Below 'primary_data' the numbers of columns and rows are missing");
        }

        if (columnCount != 3)
        {
            throw Refusal.Unknown(file, at, "A table with this number of columns is not known", FormattableString.Invariant($"{columnCount} columns"), "3 columns (Z', Z'', frequency)");
        }

        TextTable table = TextTable.Read(file, lines.Next, ["Z'", "Z''", "frequency"], new TableShape { Delimiter = (byte)' ', EndsAtWords = true, EndsAtBlankLine = true });
        end = Math.Max(table.End, at + 12);
        if (table.Rows < rows)
        {
            warnings.Add(FormattableString.Invariant($"The file is cut: {rows} points are announced, {table.Rows} are complete."));
        }

        int count = (int)Math.Clamp(rows, 0, table.Rows);
        var columns = new ColumnSet();
        columns.Add("frequency/Hz", table.Numbers(2)[..count], Bdf.Frequency);
        columns.Add("Z'/ohm", table.Numbers(0)[..count], Bdf.RealImpedance);
        columns.Add("Z''/ohm", table.Numbers(1)[..count], Bdf.ImaginaryImpedance);
        return columns.ToRecord(
            new Provenance { File = file.Name, Bytes = file.Bytes.Length, Format = Format, Instrument = "Ivium", Technique = technique.Length > 0 ? technique : "EIS", Settings = settings }, warnings);
    }

    private static Dictionary<string, string> Settings(FileContent file)
    {
        var settings = new Dictionary<string, string>();
        var lines = new ByteLines(file.Bytes, 0);
        for (int number = 0; number < 2000 && lines.MoveNext(); number++)
        {
            int equals = lines.Line.IndexOf((byte)'=');
            if (equals is > 0 and < 60 && lines.Line.Length < 200 && lines.Line.IndexOf((byte)0) < 0 && !lines.Line.StartsWith("timing."u8))
            {
                settings.TryAdd(Encoding.Latin1.GetString(lines.Line[..equals]).Trim(), Encoding.Latin1.GetString(lines.Line[(equals + 1)..]).Trim());
            }
        }

        return settings;
    }
}
