using System.Text.Json;
using Anodyne.Instruments;
using Anodyne.Store.Output;
using Anodyne.Studies.Models.Plating;
using Anodyne.Studies.Tests.Runs;

namespace Anodyne.Studies.Tests.Models.Plating;

public class PlatingFilesTests
{
    private static readonly string[] Promised =
    [
        "charge_C_per_m2", "time_s", "stop_reason", "dense_thickness_um", "mean_thickness_um", "peak_um", "valley_um", "roughness_rq_um", "aspect_ratio",
        "tip_current_ratio", "lateral_to_vertical", "porosity", "min_concentration_mol_m3", "max_field_V_per_m", "voltage_V", "growth_rate_per_s",
        "conservation", "steps", "cells", "wall_s", "series", "fields",
    ];

    [Fact]
    public void A_run_is_written_as_tables_and_fields_and_described_in_one_object()
    {
        using var temporary = new TemporaryFolder();
        using var folder = OutputFolder.Open(temporary["out"]);
        var result = CountingModel.Result(TestCases.Plain);
        var files = PlatingFiles.Write(folder, "runs/a/", result);
        Assert.Equal(["runs/a/series.csv", "runs/a/fronts.csv", "runs/a/fields-01.vti"], folder.Written);
        Assert.Equal(3, File.ReadAllLines(temporary["out/runs/a/series.csv"]).Length);
        Assert.EndsWith(",main,0,0,10", File.ReadAllLines(temporary["out/runs/a/fronts.csv"])[1], StringComparison.Ordinal);

        var document = JsonDocument.Parse(PlatingDocument.Of(result, files).ToJsonString(JsonText.Options)).RootElement;
        Assert.All(Promised, name => Assert.True(document.TryGetProperty(name, out _), name));
        Assert.Equal("charge", document.GetProperty("stop_reason").GetString());
        Assert.Equal(4.85, document.GetProperty("dense_thickness_um").GetDouble(), 1e-12);
        Assert.Equal("runs/a/fields-01.vti", document.GetProperty("fields")[0].GetString());
    }

    [Fact]
    public void A_run_leaves_a_record_that_is_read_like_an_instruments()
    {
        using var temporary = new TemporaryFolder();
        using var folder = OutputFolder.Open(temporary["out"]);
        var result = CountingModel.Result(TestCases.Plain);
        var files = PlatingFiles.Write(folder, "", TestCases.Plain, result);
        Assert.Equal("record.bdf.csv", files.Record);
        var record = Assert.Single(Formats.Read(temporary["out/record.bdf.csv"]).Records);
        Assert.Equal(result.Series.Count, record.Rows);
        Assert.Equal(-result.Series[0].CurrentDensity * 1e-4, record.Current[0], 1e-12);
        Assert.Equal(1e-4, record.Cell.Area!.Value, 1e-15);
        Assert.Equal("record.bdf.csv", PlatingDocument.Of(result, files)["record"]!.GetValue<string>());
    }
}
