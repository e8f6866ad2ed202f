using Anodyne.Instruments.Reading;
using Anodyne.Records;
using Anodyne.Records.Spectra;

namespace Anodyne.Instruments.SpectrumText;

/// <summary>Makes a file of measurements that are no tables against time.</summary>
internal static class SpectrumFile
{
    /// <summary>The file of one or several measurements.</summary>
    /// <param name="file">The content.</param>
    /// <param name="format">Name of the format.</param>
    /// <param name="version">Version as the file states it.</param>
    /// <param name="measured">The measurements.</param>
    /// <param name="warnings">What a person should know.</param>
    /// <param name="about">Provenance as far as the file states it; name and format are added.</param>
    /// <param name="leftOut">What is not in the tables.</param>
    public static InstrumentFile Of(
        FileContent file, string format, string version, IEnumerable<Measurement> measured, IReadOnlyList<string> warnings, Provenance? about = null,
        IReadOnlyList<LeftOut>? leftOut = null)
        => Of(file, format, version, measured.Select(item => (item, about ?? Provenance.None)), warnings, leftOut);

    /// <summary>The file of measurements that each have a provenance of their own.</summary>
    public static InstrumentFile Of(
        FileContent file, string format, string version, IEnumerable<(Measurement Item, Provenance About)> measured, IReadOnlyList<string> warnings,
        IReadOnlyList<LeftOut>? leftOut = null) => new()
    {
        Path = file.Name,
        Format = format,
        Version = version,
        Warnings = warnings,
        Records =
        [
            .. measured.Select(given => new Record(given.Item.Columns())
            {
                Measured = given.Item,
                LeftOut = leftOut ?? [],
                Warnings = warnings,
                Provenance = given.About with
                {
                    File = file.Name, Format = format, FormatVersion = version, Sha256 = file.Sha256, Bytes = file.Length,
                    Technique = given.About.Technique.Length > 0 ? given.About.Technique : Technique(given.Item),
                },
            }),
        ],
    };

    private static string Technique(Measurement item) => item switch
    {
        Spectrum spectrum => SpectrumWords.Technique(spectrum.Sort),
        SpectrumSeries series => SpectrumWords.Technique(series.Sort),
        _ => "",
    };
}
