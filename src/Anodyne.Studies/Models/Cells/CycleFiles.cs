using System.Globalization;
using Anodyne.Records.CellDescriptions;
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
    public const string RecordName = RecordFiles.RecordName;

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
        var record = result.Record(cell) is { } table ? RecordFiles.Write(folder, prefix, table, cell) : null;
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
}
