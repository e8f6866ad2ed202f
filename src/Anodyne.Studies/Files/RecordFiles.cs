using System.Globalization;
using Anodyne.Records;
using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Exchange;
using Anodyne.Store.Output;

namespace Anodyne.Studies.Files;

/// <summary>The record of a simulation as a file that is read and analysed like an instrument's, with the description of its cell beside it.</summary>
internal static class RecordFiles
{
    /// <summary>Name of the record's file: Battery Data Format as CSV.</summary>
    public const string RecordName = "record.bdf.csv";

    /// <summary>Writes a record and its cell.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="prefix">Subfolder with a slash at its end, or empty.</param>
    /// <param name="record">The record.</param>
    /// <param name="cell">Its cell.</param>
    /// <returns>The name of the record's file as the folder gives it.</returns>
    public static string Write(OutputFolder folder, string prefix, Record record, CellDescription cell)
    {
        var name = folder.WriteText(prefix + RecordName, BdfCsv.Print(record));
        folder.WriteText(prefix + RecordName + ".cell.yaml", Sidecar(cell));
        return name;
    }

    // What an analysis asks of a measured file it also finds beside the virtual one: kind of cell, area, temperature.
    private static string Sidecar(CellDescription cell)
    {
        var type = cell.Type switch
        {
            CellType.LiLi => "type: Li||Li\n",
            CellType.LiCu => "type: Li||Cu\n",
            CellType.HalfCell => "type: half\n",
            CellType.AnodeFree => "type: anode-free\n",
            CellType.Unknown => "",
            _ => "type: full\n",
        };
        var temperature = cell.Temperature is { } kelvin ? string.Create(CultureInfo.InvariantCulture, $"temperature: {kelvin:R} K\n") : "";
        var mass = cell.ActiveMass is { } kilogram ? string.Create(CultureInfo.InvariantCulture, $"mass: {1e6 * kilogram:R} mg\n") : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"# Of the simulated cell; read with the record beside it.\n{type}area: {1e4 * cell.Area:R} cm2\n{mass}{temperature}");
    }
}
