using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Quantities.Units;
using Anodyne.Records;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.ChInstruments;

/// <summary>
/// CH Instruments' text: date, technique, settings, results of the peaks, the header "Freq/Hz, Z'/ohm, ..." or "Potential/V, Current/A", "Time/sec, ...", then
/// rows by comma or tab. Techniques other than impedance are read from their description, which a warning says; the sign of their current is the instrument's
/// setting (cathodic or anodic positive), which the file does not state, and is kept. What stands in the settings alone is completed: the time of a sweep from
/// its scan rate, the current of a chronopotentiometry from its segments (<see cref="FromSettings"/>).
/// </summary>
internal sealed class ChInstrumentsReader() : TableReader("CH Instruments", "text", FormatMark.Signature, ".txt", ".csv")
{
    private static readonly HeaderRules Names = new HeaderRules()
        .Add(Bdf.Frequency, "Hz", "Freq")
        .Add(Bdf.RealImpedance, "ohm", "Z'")
        .Add(Bdf.ImaginaryImpedance, "ohm", "Z\"")
        .Add(Bdf.AbsoluteImpedance, "ohm", "Z")
        .Add(Bdf.Phase, "deg", "Phase")
        .Add(Bdf.TestTime, "s", "Time")
        .Add(Bdf.Voltage, "V", "Potential")
        .Add(Bdf.Current, "A", "Current", "i1");

    public override string CheckedAgainst => "impedance.py";

    public override string NotSupported
        => "other techniques only from their description: the current keeps the sign that was set in the instrument; tables without a sweep are refused; "
            + "binary files";

    protected override HeaderRules Rules => Names;

    protected override string HeaderHint => "a header such as 'Potential/V, Current/A' or 'Time/sec, Potential/V'";

    public override bool Recognizes(FileContent file)
        => file.Text is { } text
            && text.Opening.Any(static line => line.Line.StartsWith("Instrument Model:", StringComparison.Ordinal)
            && line.Line.Contains("CHI", StringComparison.Ordinal));

    // Every cell says quantity and unit, and the first is what was swept; log(i/A) is none of them.
    protected override bool IsHeader(string[] cells)
        => cells.Length >= 2 && (cells[0].StartsWith("Potential/", StringComparison.Ordinal) || cells[0].StartsWith("Time/", StringComparison.Ordinal)
            || cells[0] == "Freq/Hz")
            && Array.TrueForAll(cells, static cell => cell.StartsWith("log(", StringComparison.Ordinal) || UnitHeader.Split(cell).Unit is not null);

    protected override Exception NoHeader(FileContent text)
    {
        var technique = Technique(text);
        return Refusal.Unknown(text, text.Opening.Count > 1 ? text.Opening[1].Start : 0, "The table of this technique is not known", $"'{technique}'",
            HeaderHint);
    }

    protected override void Begin(TableFile table)
    {
        var technique = Technique(table.File);
        base.Begin(table);

        // "Ep", "ip" and "Ah" (the area of a peak, C) are results of the peaks of a segment, not settings.
        var settings = table.Preamble.Where(static line => line.Contains(" = ", StringComparison.Ordinal)
            && line.Split(" = ")[0].Trim() is not ("Ep" or "ip" or "Ah" or "hp"));
        table.Settings = SettingsOf(settings, '=');
        table.About = new Provenance
        {
            Instrument = table.Preamble.FirstOrDefault(static line => line.StartsWith("Instrument Model:", StringComparison.Ordinal))?[17..].Trim() ?? "CHI",
            Technique = technique,
            Start = DateText.Read(table.Preamble[0].Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal),
                DateOrder.MonthFirst),
        };
        if (!technique.StartsWith("A.C. Impedance", StringComparison.Ordinal))
        {
            table.Warnings.Add($"'{technique}' is read from its description; no file of it has been compared. "
                + "Current has the sign that was set in the instrument, which the file does not state: check that it is positive on oxidation.");
        }
    }

    protected override void Complete(TableFile table) => FromSettings.Complete(table);

    private static string Technique(FileContent text)
    {
        var technique = text.Opening.Count > 1 ? text.Opening[1].Line.Trim() : "";
        return technique.Length > 0 && !technique.Contains(':', StringComparison.Ordinal)
            ? technique
            : throw Refusal.Unknown(
                text, text.Opening.Count > 1 ? text.Opening[1].Start : 0, "The second line of this file names no technique", $"'{technique}'",
                    "'A.C. Impedance', 'Cyclic Voltammetry' ...");
    }
}
