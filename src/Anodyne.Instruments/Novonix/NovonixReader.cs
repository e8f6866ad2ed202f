using System.Globalization;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Records;
using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Novonix;

/// <summary>Novonix UHPC data: sections in square brackets ([Summary], [Protocol], [Data]); below [Data] a header with units and one comma-separated line a record.</summary>
public sealed class NovonixReader : IFormatReader
{
    private static readonly HeaderRules Rules = new HeaderRules()
        .Add(new HeaderRule(Bdf.UnixTime, Kind: CellKind.Date), "Date and Time")
        .Add(Bdf.CycleCount, "1", "Cycle Number")
        .Add(Bdf.StepId, "", "Step Number")
        .Add(Bdf.TestTime, "h", "Run Time")
        .Add(Bdf.StepTime, "h", "Step Time")
        .Add(Bdf.Current, "A", "Current")
        .Add(Bdf.Voltage, "V", "Potential")
        .Add(Bdf.NetCapacity, "Ah", "Capacity")
        .Add(Bdf.TemperatureT1, "degC", "Temperature")
        .Add(Bdf.AmbientTemperature, "degC", "Circuit Temperature")
        .Add(Bdf.NetEnergy, "Wh", "Energy");

    /// <inheritdoc/>
    public string Format => "Novonix csv";

    /// <inheritdoc/>
    public bool Recognizes(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Head.StartsWith("[Summary]", StringComparison.Ordinal) && file.Head.Contains("Novonix", StringComparison.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public InstrumentFile Read(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var warnings = new List<string>();
        if (CyclerTable.FindHeader(file, CsvShape.Comma, static cells => cells.Length > 5 && cells[0].StartsWith("Date and Time", StringComparison.Ordinal), 10_000) is not var (headers, firstRow, preamble))
        {
            throw Refusal.Broken(file, 0, "The section [Data] is missing", "", "a line that begins with 'Date and Time'");
        }

        (_, var columns) = CyclerTable.Read(file, firstRow, headers, CsvShape.Comma, Rules, warnings);
        var settings = CyclerTable.Settings(preamble.TakeWhile(static line => line != "[End Summary]"), ':');
        var version = settings.GetValueOrDefault("Version", "");
        var provenance = new Provenance
        {
            Instrument = $"Novonix channel {settings.GetValueOrDefault("Channel", "?")}",
            Firmware = version,
            Technique = "cycling",
            Settings = settings,
            Start = settings.TryGetValue("Started", out var started) ? DateText.Read(started, DateOrder.YearFirst) : null,
        };
        return CyclerFile.Make(file, Format, version, columns, warnings, provenance, Cell(settings));
    }

    private static CellDescription Cell(Dictionary<string, string> settings) => new()
    {
        Name = settings.GetValueOrDefault("Cell", ""),
        NominalCapacity = Positive(settings, "Capacity (Ah)") is { } capacity ? capacity * 3600 : null,
    };

    private static double? Positive(Dictionary<string, string> settings, string name)
        => settings.TryGetValue(name, out var text) && double.TryParse(text, CultureInfo.InvariantCulture, out var value) && value > 0 && double.IsFinite(value) ? value : null;
}
