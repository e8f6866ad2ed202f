using Anodyne.Records;
using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Reading;

/// <summary>Puts a cycler's table together with where it comes from.</summary>
internal static class CyclerFile
{
    public static InstrumentFile Make(FileContent file, string format, string version, ColumnSet columns, List<string> warnings, Provenance about, CellDescription? cell = null)
    {
        var unix = columns.Columns.FirstOrDefault(static column => column.Label == Bdf.UnixTime.Label);
        var start = about.Start ?? (unix is { Count: > 0 } && unix[0] is > 0 and < 4e9 ? DateTimeOffset.UnixEpoch.AddTicks((long)(unix[0] * 1e3) * 10_000) : null);
        var provenance = about with { File = file.Name, Bytes = file.Bytes.Length, Format = format, FormatVersion = version, Start = start };
        return new InstrumentFile
        {
            Path = file.Name,
            Format = format,
            Version = version,
            Records = [columns.ToRecord(provenance, warnings).WithCell(cell ?? CellDescription.Unknown)],
            Warnings = warnings,
        };
    }
}
