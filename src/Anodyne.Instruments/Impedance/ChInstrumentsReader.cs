using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Records;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Impedance;

/// <summary>
/// CH Instruments' text: date, technique, settings, the header "Freq/Hz, Z'/ohm, ..." or "Potential/V, Current/A", "Time/sec, ...", then comma-separated rows. Techniques other than impedance are read from their
/// description, which a warning says; the sign of their current is the instrument's setting (cathodic or anodic positive), which the file does not state, and is kept.
/// </summary>
public sealed class ChInstrumentsReader : IFormatReader
{
    private static readonly HeaderRules Sweeps = new HeaderRules().Add(Bdf.TestTime, "s", "Time").Add(Bdf.Voltage, "V", "Potential").Add(Bdf.Current, "A", "Current", "i1");

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
        var lead = file.Head.Split('\n', 3);
        var technique = lead.Length > 1 ? lead[1].Trim() : "";
        if (technique.Length == 0 || technique.Contains(':', StringComparison.Ordinal))
        {
            throw Refusal.Unknown(file, lead[0].Length + 1, "The second line of this file names no technique", $"'{technique}'", "'A.C. Impedance', 'Cyclic Voltammetry' ...");
        }

        var isImpedance = technique.StartsWith("A.C. Impedance", StringComparison.Ordinal);
        if (CyclerTable.FindHeader(file, CsvShape.Comma, cells => isImpedance ? cells.Length > 2 && cells[0] == "Freq/Hz" : IsHeader(cells)) is not var (headers, firstRow, preamble))
        {
            throw isImpedance
                ? Refusal.Broken(file, 0, "The header of the table is missing", "", "a line that begins with 'Freq/Hz'")
                : Refusal.Unknown(file, lead[0].Length + 1, "The table of this technique is not known", $"'{technique}'", "a header such as 'Potential/V, Current/A' or 'Time/sec, Potential/V'");
        }

        if (!isImpedance)
        {
            warnings.Add($"'{technique}' is read from its description; no file of it has been compared. Current has the sign that was set in the instrument, which the file does not state: check that it is positive on oxidation.");
        }

        (_, var columns) = CyclerTable.Read(file, firstRow, headers, CsvShape.Comma with { Quotes = false }, isImpedance ? ImpedanceHeaders.Rules : Sweeps, warnings);
        var settings = CyclerTable.Settings(preamble, '=');
        var model = preamble.Find(static line => line.StartsWith("Instrument Model:", StringComparison.Ordinal))?[17..].Trim() ?? "CHI";
        var provenance = new Provenance { Instrument = model, Technique = technique, Start = DateText.Read(preamble[0].Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal), DateOrder.MonthFirst), Settings = settings };
        return CyclerFile.Make(file, Format, "", columns, warnings, provenance);
    }

    // Every cell says quantity and unit, and the first is what was swept.
    private static bool IsHeader(string[] cells)
        => cells.Length >= 2 && (cells[0].StartsWith("Potential/", StringComparison.Ordinal) || cells[0].StartsWith("Time/", StringComparison.Ordinal)) && Array.TrueForAll(cells, static cell => HeaderText.Split(cell).Unit.Length > 0);
}
