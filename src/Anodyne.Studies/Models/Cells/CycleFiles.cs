using System.Globalization;
using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Exchange;
using Anodyne.Store.Output;
using Anodyne.Studies.Files;

namespace Anodyne.Studies.Models.Cells;

/// <summary>The files of one cell simulation, as they are named in its JSON object.</summary>
/// <param name="Record">The record, Battery Data Format as CSV; null if nothing was sampled.</param>
/// <param name="Spectra">The spectra, CSV, in their order.</param>
/// <param name="Cycles">The cycles, CSV.</param>
/// <param name="Steps">The steps with the reason each ended, CSV.</param>
public sealed record CycleFiles(string? Record, IReadOnlyList<string> Spectra, string Cycles, string Steps)
{
    /// <summary>Name of the record's file.</summary>
    public const string RecordName = "record.bdf.csv";

    /// <summary>Name of the table of spectra at several temperatures.</summary>
    public const string SeriesName = "spectra-by-temperature.csv";

    /// <summary>Writes the files of a result.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="prefix">Subfolder with a slash at its end, or empty.</param>
    /// <param name="result">The result.</param>
    /// <param name="cell">The cell.</param>
    /// <returns>The names as the folder gives them.</returns>
    public static CycleFiles Write(OutputFolder folder, string prefix, CycleResult result, CellDescription cell)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(result);
        var record = result.Record(cell) is { } table ? folder.WriteText(prefix + RecordName, BdfCsv.Print(table)) : null;
        if (record is not null)
        {
            folder.WriteText(prefix + RecordName + ".cell.yaml", Sidecar(cell));
        }

        var spectra = result.Spectra.Select((spectrum, index) => folder.WriteText(
            string.Create(CultureInfo.InvariantCulture, $"{prefix}spectrum-{index + 1}.csv"), SpectrumCsv.Print(spectrum.ToSpectrum(cell)))).ToArray();
        if (result.Spectra.Select(static s => s.Temperature).Distinct().Count() > 1)
        {
            // A temperature series as one table, which `analyze arrhenius` and `analyze eis` read.
            var series = SpectrumSeries.ByTemperature(result.Spectra, cell);
            folder.WriteText(prefix + SeriesName, SeriesCsv.Print(
                new CsvColumn("key_degC", series.Columns[0].ToDoubles()), new CsvColumn("frequency_hz", series.Columns[1].ToDoubles()),
                new CsvColumn("z_re_ohm", series.Columns[2].ToDoubles()), new CsvColumn("z_im_ohm", series.Columns[3].ToDoubles())));
        }

        var cycles = folder.WriteText(prefix + "cycles.csv", CycleSummaryText.Print(result.Cycles));
        return new CycleFiles(record, spectra, cycles, folder.WriteText(prefix + "steps.csv", CycleSummaryText.Print(result.Steps)));
    }

    private static string Mass(CellDescription cell) =>
        cell.ActiveMass is { } kilogram ? string.Create(CultureInfo.InvariantCulture, $"mass: {1e6 * kilogram:R} mg\n") : "";

    // What an analysis asks of a measured file it also finds beside the virtual one: kind of cell, area, temperature.
    private static string Sidecar(CellDescription cell)
    {
        var type = cell.Type switch
        {
            CellType.LiLi => "Li||Li",
            CellType.LiCu => "Li||Cu",
            CellType.HalfCell => "half",
            CellType.AnodeFree => "anode-free",
            _ => "full",
        };
        var temperature = cell.Temperature is { } kelvin ? string.Create(CultureInfo.InvariantCulture, $"temperature: {kelvin:R} K\n") : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"# Of the simulated cell; read with the record beside it.\ntype: {type}\narea: {1e4 * cell.Area:R} cm2\n{Mass(cell)}{temperature}");
    }
}
