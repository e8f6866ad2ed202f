using Anodyne.Records;

namespace Anodyne.Instruments.Reading;

/// <summary>Makes a file of measurements that are no tables against time: a record each, with the same provenance.</summary>
internal static class MeasurementFile
{
    /// <summary>The file.</summary>
    /// <param name="file">The content.</param>
    /// <param name="format">Name of the format.</param>
    /// <param name="version">Version as the file states it.</param>
    /// <param name="measured">The measurements.</param>
    /// <param name="about">Technique, instrument, settings as far as the file states them; name and format are added.</param>
    /// <param name="warnings">What a person should know.</param>
    /// <param name="leftOut">What is not in the measurements.</param>
    public static InstrumentFile Of(
        FileContent file, string format, string version, IEnumerable<Measurement> measured, Provenance? about = null, IReadOnlyList<string>? warnings = null,
        IReadOnlyList<LeftOut>? leftOut = null)
    {
        var whole = (about ?? Provenance.None) with { File = file.Name, Format = format, FormatVersion = version };
        return new()
        {
            Path = file.Name, Format = format, Version = version, Warnings = warnings ?? [],
            Records =
            [
                .. measured.Select(item => new Record(item.Columns())
                {
                    Measured = item, Provenance = whole, Warnings = warnings ?? [], LeftOut = leftOut ?? [],
                }),
            ],
        };
    }
}
