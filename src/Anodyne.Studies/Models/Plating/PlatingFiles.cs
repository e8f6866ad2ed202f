using System.Globalization;
using System.Text;
using Anodyne.Plating;
using Anodyne.Plating.Results;
using Anodyne.Store.Output;
using Anodyne.Studies.Files;

namespace Anodyne.Studies.Models.Plating;

/// <summary>The files of one plating run, as they are named in its JSON object.</summary>
/// <param name="Series">Time series, CSV.</param>
/// <param name="Fronts">Front polylines, CSV.</param>
/// <param name="Fields">Fields, VTK ImageData, in the order of time.</param>
public sealed record PlatingFiles(string Series, string Fronts, IReadOnlyList<string> Fields)
{
    /// <summary>The record of the run, Battery Data Format as CSV, which is read like an instrument's; null if none was written.</summary>
    public string? Record { get; init; }

    /// <summary>Writes the files of a run, its record among them.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="prefix">Subfolder for this run with a slash at its end, or empty.</param>
    /// <param name="problem">The case.</param>
    /// <param name="result">The result.</param>
    /// <returns>The names, relative to the folder.</returns>
    public static PlatingFiles Write(OutputFolder folder, string prefix, PlatingCase problem, PlatingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var files = Write(folder, prefix, result);
        if (result.Series.Count == 0)
        {
            return files;
        }

        var record = PlatingRecord.Of(problem, result);
        RecordFiles.Write(folder, prefix, record, record.Cell);
        return files with { Record = prefix + RecordFiles.RecordName };
    }

    /// <summary>Writes tables and fields of a run.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="prefix">Subfolder for this run with a slash at its end, or empty.</param>
    /// <param name="result">The result.</param>
    /// <returns>The names, relative to the folder.</returns>
    public static PlatingFiles Write(OutputFolder folder, string prefix, PlatingResult result)
    {
        folder.WriteText(prefix + "series.csv", SeriesText(result.Series));
        folder.WriteText(prefix + "fronts.csv", FrontsText(result.Fronts));
        var fields = new List<string>();
        for (var index = 0; index < result.Fields.Count; index++)
        {
            var map = result.Fields[index];
            var name = string.Create(CultureInfo.InvariantCulture, $"{prefix}fields-{index + 1:D2}.vti");
            folder.Write(name, stream => VtkImage.Write(
                stream,
                map.Columns,
                map.Rows,
                map.Spacing,
                map.OriginX,
                map.OriginZ,
                map.Time,
                [
                    new VtkField("c_mol_per_m3", map.Concentration),
                    new VtkField("phi2_V", map.Potential),
                    new VtkField("current_density_A_per_m2", map.CurrentDensity),
                    new VtkField("E_quasi_electrostatic_V_per_m", map.Field),
                ]));
            fields.Add(name);
        }

        return new PlatingFiles(prefix + "series.csv", prefix + "fronts.csv", fields);
    }

    /// <summary>The names with a folder before them.</summary>
    /// <param name="folder">The folder as a person named it.</param>
    public PlatingFiles Under(string folder) =>
        new(Path.Combine(folder, Series), Path.Combine(folder, Fronts), [.. Fields.Select(field => Path.Combine(folder, field))])
        {
            Record = Record is null ? null : Path.Combine(folder, Record),
        };

    private static string SeriesText(IReadOnlyList<PlatingSample> series)
    {
        CsvColumn Column(string header, Func<PlatingSample, double> value) => new(header, [.. series.Select(value)]);
        return SeriesCsv.Print(
            Column("t_s", sample => sample.Time),
            Column("charge_C_per_m2", sample => sample.ChargePerArea),
            Column("current_density_A_per_m2", sample => sample.CurrentDensity),
            Column("voltage_V", sample => sample.Voltage),
            Column("dense_thickness_m", sample => sample.MeanThickness),
            Column("peak_m", sample => sample.Peak),
            Column("valley_m", sample => sample.Valley),
            Column("roughness_rq_m", sample => sample.RoughnessRq),
            Column("aspect_ratio", sample => sample.AspectRatio),
            Column("tip_current_ratio", sample => sample.TipCurrentRatio),
            Column("lateral_to_vertical", sample => sample.LateralToVertical),
            Column("porosity", sample => sample.Porosity),
            Column("min_concentration_mol_m3", sample => sample.MinConcentration),
            Column("plate_concentration_mol_m3", sample => sample.PlateConcentration),
            Column("max_current_density_A_per_m2", sample => sample.MaxCurrentDensity),
            Column("charge_error", sample => sample.ChargeError),
            Column("lithium_error", sample => sample.LithiumError),
            Column("step", sample => sample.Step),
            Column("cycle", sample => sample.Cycle),
            Column("dead_C_per_m2", sample => sample.Dead));
    }

    private static string FrontsText(IReadOnlyList<FrontSnapshot> fronts)
    {
        var text = new StringBuilder("snapshot,t_s,charge_C_per_m2,curve,kind,x_m,z_m,current_density_A_per_m2\n");
        for (var snapshot = 0; snapshot < fronts.Count; snapshot++)
        {
            var front = fronts[snapshot];
            for (var curve = 0; curve < front.Curves.Count; curve++)
            {
                var (kind, x, z, current) = front.Curves[curve];
                for (var vertex = 0; vertex < x.Length; vertex++)
                {
                    text.Append(
                        CultureInfo.InvariantCulture, $"{snapshot},{front.Time:R},{front.ChargePerArea:R},{curve},{kind.ToString().ToLowerInvariant()},")
                        .Append(CultureInfo.InvariantCulture, $"{x[vertex]:R},{z[vertex]:R},{Finite(current[vertex])}\n");
                }
            }
        }

        return text.ToString();
    }

    private static string Finite(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "";
}
