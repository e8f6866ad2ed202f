using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Records;

namespace Anodyne.Instruments.Impedance;

/// <summary>ZPlot and ZView (.z): "ZPLOT2 ASCII", settings, "End Comments", then rows of nine numbers: frequency, amplitude, bias, time, Z', Z'', GD, error, range.</summary>
public sealed class ZPlotReader : IFormatReader
{
    private static readonly string[] Names = ["Freq(Hz)", "Ampl", "Bias", "Time(Sec)", "Z'(a)", "Z''(b)", "GD", "Err", "Range"];

    /// <inheritdoc/>
    public string Format => "ZPlot z";

    /// <inheritdoc/>
    public bool Recognizes(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.StartsWith("ZPLOT2 ASCII") || file.StartsWith("ZPLOT ASCII");
    }

    /// <inheritdoc/>
    public InstrumentFile Read(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var warnings = new List<string>();
        if (CyclerTable.FindHeader(file, CsvShape.Tab, static cells => cells[0] == "End Comments", 10_000) is not var (_, firstRow, preamble))
        {
            throw Refusal.Broken(file, file.Bytes.Length, "The line 'End Comments' is missing");
        }

        var header = preamble.Find(static line => line.Contains("Freq(Hz)", StringComparison.Ordinal))?.Trim() ?? "";
        var names = header.Length > 0 ? header.Split('\t', StringSplitOptions.TrimEntries) : Names;
        if (!names.SequenceEqual(Names))
        {
            throw Refusal.Unknown(file, 0, "The columns of the table are not known", string.Join(", ", names), string.Join(", ", Names));
        }

        (_, var columns) = CyclerTable.Read(file, firstRow, names, new TableShape { Delimiter = (byte)' ' }, ImpedanceHeaders.Rules, warnings);
        var settings = CyclerTable.Settings(preamble, ':');
        var date = $"{settings.GetValueOrDefault("Date", "")} {settings.GetValueOrDefault("Time", "")}";
        var provenance = new Provenance
        {
            Instrument = "ZPlot",
            Firmware = settings.GetValueOrDefault("Measured Data, ZPlot", ""),
            Technique = "EIS",
            Start = DateText.Read(date, DateOrder.MonthFirst),
            Settings = settings,
        };
        return CyclerFile.Make(file, Format, "", columns, warnings, provenance);
    }
}
