using Anodyne.Records;

namespace Anodyne.Instruments.Impedance;

/// <summary>VersaStudio (.par): sections in angle brackets; in a segment "Definition=" names the columns and the comma-separated rows follow up to "&lt;/Segment".</summary>
public sealed class VersaStudioReader : IFormatReader
{
    private static readonly HeaderRules Rules = new HeaderRules()
        .Add(Bdf.StepId, "", "Segment #")
        .Add(Bdf.RecordIndex, "1", "Point #")
        .Add(Bdf.Voltage, "V", "E")
        .Add(Bdf.Current, "A", "I")
        .Add(Bdf.TestTime, "s", "Elapsed Time")
        .Add(Bdf.Frequency, "Hz", "Frequency")
        .Add(Bdf.RealImpedance, "ohm", "Z Real")
        .Add(Bdf.ImaginaryImpedance, "ohm", "Z Imag");

    /// <inheritdoc/>
    public string Format => "VersaStudio par";

    /// <inheritdoc/>
    public bool Recognizes(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Head.StartsWith("<Application>", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public InstrumentFile Read(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var warnings = new List<string>();
        if (CyclerTable.FindHeader(file, CsvShape.Comma, static cells => cells[0].StartsWith("Definition=", StringComparison.Ordinal), 10_000) is not var (headers, firstRow, preamble))
        {
            throw Refusal.Broken(file, 0, "The file has no segment with data", "", "a line that begins with 'Definition='");
        }

        headers[0] = headers[0]["Definition=".Length..];
        if (headers[^1] == "0")
        {
            // The list of names ends with a number that has no column.
            headers = headers[..^1];
        }

        (TextTable table, ColumnSet columns) = CyclerTable.Read(file, firstRow, headers, CsvShape.Comma with { Quotes = false, EndsAtWords = true }, Rules, warnings);
        int rest = file.Bytes.AsSpan(Math.Min(table.End, file.Bytes.Length)).IndexOf("Definition="u8);
        if (rest >= 0)
        {
            throw Refusal.Unknown(file, table.End + rest, "The file has more than one segment with data", "a second 'Definition='", "one segment");
        }

        ImpedanceColumns.Complete(columns);
        return CyclerFile.Make(file, Format, "", columns, warnings, new Provenance { Instrument = "VersaSTAT", Technique = columns.Has(Bdf.Frequency) ? "EIS" : "", Settings = CyclerTable.Settings(preamble, '=') });
    }
}
