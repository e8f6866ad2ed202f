using Anodyne.Records;

namespace Anodyne.Instruments.Impedance;

/// <summary>CH Instruments' text of impedance: date, technique, settings, the header "Freq/Hz, Z'/ohm, ...", then comma-separated rows. Other techniques are refused: no file of them is at hand.</summary>
public sealed class ChInstrumentsReader : IFormatReader
{
    /// <inheritdoc/>
    public string Format => "CH Instruments text";

    /// <inheritdoc/>
    public bool Recognizes(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Head.Contains("Instrument Model:  CHI", StringComparison.Ordinal) || file.Head.Contains("Instrument Model: CHI", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public InstrumentFile Read(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var warnings = new List<string>();
        string[] lead = file.Head.Split('\n', 3);
        string technique = lead.Length > 1 ? lead[1].Trim() : "";
        if (!technique.StartsWith("A.C. Impedance", StringComparison.Ordinal))
        {
            throw Refusal.Unknown(file, lead[0].Length + 1, "The technique of this file is not known", $"'{technique}'", "'A.C. Impedance'");
        }

        if (CyclerTable.FindHeader(file, CsvShape.Comma, static cells => cells.Length > 2 && cells[0] == "Freq/Hz") is not var (headers, firstRow, preamble))
        {
            throw Refusal.Broken(file, 0, "The header of the table is missing", "", "a line that begins with 'Freq/Hz'");
        }

        (_, ColumnSet columns) = CyclerTable.Read(file, firstRow, headers, CsvShape.Comma with { Quotes = false }, ImpedanceHeaders.Rules, warnings);
        Dictionary<string, string> settings = CyclerTable.Settings(preamble, '=');
        string model = preamble.Find(static line => line.StartsWith("Instrument Model:", StringComparison.Ordinal))?[17..].Trim() ?? "CHI";
        var provenance = new Provenance { Instrument = model, Technique = technique, Start = DateText.Read(preamble[0].Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal), DateOrder.MonthFirst), Settings = settings };
        return CyclerFile.Make(file, Format, "", columns, warnings, provenance);
    }
}
