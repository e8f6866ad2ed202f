using System.Globalization;

namespace Anodyne.Cli.Tests.Cycle;

/// <summary>The verbs <c>cycle</c>, <c>new cycle</c> and <c>run</c> of a study of cells, as other programs use them.</summary>
public class CycleVerbTests : IDisposable
{
    private const string Cell = """
        use: xu2019
        mesh: {layer: 5, electrode: 5, particle: 8}
        protocol:
          - repeat: 2
            steps: [Discharge at 1C until 3.5 V, Charge at 1C until 4.2 V]
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("anodyne-cycle-").FullName;

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void The_starting_file_is_written_and_runs()
    {
        var started = Invocation.Of("new", "cycle", "--out", At("started"), "--json");
        Assert.Equal(0, started.Status);
        var file = started.Json.GetProperty("file").GetString()!;
        var run = Invocation.Of("cycle", file, "--out", At("out"), "--json");
        Assert.Equal(0, run.Status);
        Assert.True(run.Json.GetProperty("capacity_Ah").GetDouble() > 1e-3);
        Assert.InRange(run.Json.GetProperty("conservation").GetProperty("salt").GetDouble(), 0, 1e-12);
        Assert.InRange(run.Json.GetProperty("conservation").GetProperty("lithium").GetDouble(), 0, 1e-10);
        Assert.Single(run.Json.GetProperty("spectra").EnumerateArray());
        Assert.True(File.Exists(run.Json.GetProperty("record").GetString()));
        Assert.Equal(0, Invocation.Of("read", At("out/record.bdf.csv")).Status);

        // Analyses find kind and area of the cell beside the record, as beside a measured file.
        Assert.StartsWith("# Of the simulated cell", File.ReadAllText(At("out/record.bdf.csv.cell.yaml")), StringComparison.Ordinal);
        var analysis = Invocation.Of("analyze", "hysteresis", At("out/record.bdf.csv"), "--json");
        Assert.True(analysis.Status == 0, analysis.Error);
    }

    /// <summary>
    /// A series of temperatures is simulated, and its table is analysed as a measured one is. With R = RT/(F i0) and an activation energy E of i0, that of
    /// ln(1/R) is E - R T, at 25 degC 47.5 kJ/mol.
    /// </summary>
    [Fact]
    public void A_temperature_series_is_simulated_and_gives_its_activation_energy()
    {
        const string Lithium = "{kinetics: {exchange current density: 1 mA/cm2, activation energy: 50 kJ/mol}, double layer: 10 uF/cm2}";
        Write("cell.yaml", $$"""
            area: 1 cm2
            electrolyte: {use: lipf6-ec-emc-nyman}
            layers: [{name: separator, thickness: 20 um, porosity: 0.4, macmullin number: 8}]
            negative: {{Lithium}}
            positive: {{Lithium}}
            mesh: {layer: 8}
            protocol: [{ready: temperature series, temperatures: [15 degC, 20 degC, 25 degC, 30 degC, 35 degC]}]
            """);
        var run = Invocation.Of("cycle", At("cell.yaml"), "--out", At("out"), "--json");
        Assert.True(run.Status == 0, run.Error);
        var series = At("out/spectra-by-temperature.csv");
        Assert.StartsWith("key_degC,frequency_hz,z_re_ohm,z_im_ohm", File.ReadAllText(series), StringComparison.Ordinal);
        var analysis = Invocation.Of("analyze", "arrhenius", series, "--circuit", "R0-p(R1,C1)", "--of", "R1", "--json");
        Assert.True(analysis.Status == 0, analysis.Error);
        var energy = analysis.Json.GetProperty("results").GetProperty("Ea_kJ_mol");
        Assert.InRange(energy.GetProperty("value").GetDouble(), 46.5, 48.5);
        Assert.Equal(5, analysis.Json.GetProperty("results").GetProperty("points").GetArrayLength());
    }

    [Fact]
    public void The_starting_study_of_cells_is_written_and_runs()
    {
        var started = Invocation.Of("new", "cell-study", "--out", At("started"), "--json");
        var run = Invocation.Of("run", started.Json.GetProperty("file").GetString()!, "--out", At("out"), "--store", At("store.sqlite"), "--json");
        Assert.Equal(0, run.Status);
        // The study is about thin lithium that runs out; that it does is said, and nothing else.
        Assert.All(run.Json.GetProperty("warnings").EnumerateArray(), warning => Assert.StartsWith("thin: The lithium", warning.GetString(), StringComparison.Ordinal));
        Assert.Equal(2, run.Json.GetProperty("variants").EnumerateObject().Count());
    }

    [Fact]
    public void What_was_computed_before_a_failure_is_kept()
    {
        Write("cell.yaml", Cell.Replace("until 4.2 V", "until 9 V", StringComparison.Ordinal));
        var run = Invocation.Of("cycle", At("cell.yaml"), "--out", At("out"));
        Assert.Equal(4, run.Status);
        foreach (var words in new[] { "t = ", "V = ", "NMC532", "step 2" })
        {
            Assert.Contains(words, run.Error, StringComparison.Ordinal);
        }

        var lines = File.ReadAllLines(At("out/record.bdf.csv"));
        Assert.True(lines.Length > 20);
        Assert.True(double.Parse(lines[^1].Split(',')[0], CultureInfo.InvariantCulture) > 5000);
    }

    [Theory]
    [InlineData("positive: {initial stoichiometry: 1.2}", "initial stoichiometry")]
    [InlineData("negative: {capacity ratio: -1}", "capacity ratio")]
    [InlineData("negative: {capacity ratio: 1e9}", "capacity ratio")]
    [InlineData("positive: {porosity: 0.6, active fraction: 0.6}", "porosity")]
    [InlineData("temperature: 900 degC", "temperature")]
    public void Bad_input_is_refused_at_its_place(string line, string field)
    {
        Write("cell.yaml", line + "\n" + Cell);
        var run = Invocation.Of("cycle", At("cell.yaml"), "--out", At("out"));
        Assert.Equal(2, run.Status);
        Assert.Contains(field, run.Error, StringComparison.Ordinal);
        Assert.Contains("cell.yaml:1:", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_study_of_cells_is_run_and_reused()
    {
        Write("cell.yaml", Cell);
        Write("study.yaml", """
            study: tiny
            cell: cell.yaml
            properties:
              rate: {options: {slow: {}, fast: {change: {temperature: 40 degC}}}}
            variants: {cold: {rate: slow}, warm: {rate: fast}}
            analyses:
              retention: {method: retention, options: {reference-cycle: 1}}
            """);
        string[] command = ["run", At("study.yaml"), "--out", At("out"), "--store", At("store.sqlite"), "--json"];
        var first = Invocation.Of(command);
        Assert.Equal(0, first.Status);
        Assert.Equal("tiny", first.Json.GetProperty("study").GetString());
        var warm = first.Json.GetProperty("variants").GetProperty("warm");
        Assert.True(warm.GetProperty("quantities").GetProperty("first_discharge_mAh_cm2").GetProperty("value").GetDouble() > 1);
        Assert.Equal(2, warm.GetProperty("cycles").GetArrayLength());
        Assert.True(File.Exists(warm.GetProperty("record").GetString()));
        Assert.Equal(2, first.Json.GetProperty("analyses").GetArrayLength());
        Assert.Contains("How to make it again", File.ReadAllText(first.Json.GetProperty("report").GetString()!), StringComparison.Ordinal);
        var second = Invocation.Of([.. command, "--force"]);
        Assert.Equal(4, second.Json.GetProperty("reused").GetArrayLength());
        Assert.Equal(0, first.Json.GetProperty("reused").GetArrayLength());
    }

    private string At(string name) => Path.Combine(_folder, name);

    private void Write(string name, string text) => File.WriteAllText(At(name), text);
}
