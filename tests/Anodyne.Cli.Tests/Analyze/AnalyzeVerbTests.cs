namespace Anodyne.Cli.Tests.Analyze;

/// <summary>The verb analyze as other programs use it: fields, files, exit statuses, refusals.</summary>
public sealed class AnalyzeVerbTests
{
    private static readonly string[] s_fields = ["method", "inputs", "results", "quality", "verdict", "reasons", "settings", "curves"];

    [Fact]
    public void The_worked_transference_number_with_every_promised_field()
    {
        var run = Invocation.Of("analyze", "transference", "--dv", "10mV", "--i0", "41.2uA", "--iss", "25.9uA", "--r0", "96ohm", "--rss", "104ohm", "--json");
        Assert.Equal(0, run.Status);
        Assert.All(s_fields, field => Assert.True(run.Json.TryGetProperty(field, out _), field));
        var t = run.Json.GetProperty("results").GetProperty("t_plus");
        Assert.Equal(0.520093, t.GetProperty("value").GetDouble(), 1e-6);
        Assert.InRange(t.GetProperty("uncertainty").GetDouble(), 0.001, 0.05);
        Assert.Equal("1", t.GetProperty("unit").GetString());
        Assert.Equal("ok", run.Json.GetProperty("verdict").GetString());
    }

    [Fact]
    public void A_void_number_is_status_1_only_when_strict()
    {
        string[] hold = ["analyze", "transference", "--dv", "10mV", "--i0", "41.2uA", "--iss", "25.9uA", "--r0", "230ohm", "--rss", "330ohm", "--json"];
        var run = Invocation.Of(hold);
        Assert.Equal(0, run.Status);
        Assert.Equal("void", run.Json.GetProperty("verdict").GetString());
        Assert.NotEmpty(run.Json.GetProperty("reasons").EnumerateArray());
        Assert.Equal(1, Invocation.Of([.. hold, "--strict"]).Status);
    }

    [Fact]
    public void Curves_and_figure_are_written_where_asked()
    {
        var folder = Directory.CreateTempSubdirectory("anodyne-analyze");
        try
        {
            var table = Path.Combine(folder.FullName, "curve.csv");
            File.WriteAllText(table, "i_mA_cm2,v_cell_V\n" + string.Join('\n', Enumerable.Range(-20, 41).Where(k => k != 0).Select(k => FormattableString.Invariant($"{k},{(k * 0.03) + (0.10277 * Math.Asinh(k / 1.24))}"))));
            var outcome = Path.Combine(folder.FullName, "out");
            var run = Invocation.Of("analyze", "tafel", table, "--symmetric", "--ohmic", "12 ohm cm2", "--out", outcome, "--json");
            Assert.Equal(0, run.Status);
            Assert.Equal(0.62, run.Json.GetProperty("results").GetProperty("i0_mA_cm2").GetProperty("value").GetDouble(), 0.005);
            Assert.Equal(9, run.Json.GetProperty("results").GetProperty("R_film_each_ohm_cm2").GetProperty("value").GetDouble(), 0.05);
            Assert.True(File.Exists(Path.Combine(outcome, "tafel.csv")));
            Assert.Contains("<svg", File.ReadAllText(Path.Combine(outcome, "tafel.svg")), StringComparison.Ordinal);
            Assert.EndsWith("tafel.csv", run.Json.GetProperty("curves").GetString(), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(true);
        }
    }

    [Fact]
    public void Files_of_equal_cells_are_replicates_with_a_mean_and_a_failure_voids_no_neighbor()
    {
        var folder = Directory.CreateTempSubdirectory("anodyne-replicates");
        try
        {
            // Li||Cu, three cycles; 90, 92 and 94 % come back; one file of the same name lies in another folder, one is no record.
            string Cell(string name, double back, string type)
            {
                Directory.CreateDirectory(Path.Combine(folder.FullName, name));
                var path = Path.Combine(folder.FullName, name, "cell.csv");
                var rows = Enumerable.Range(0, 6).SelectMany(h => Enumerable.Range(0, 100).Select(k =>
                    FormattableString.Invariant($"{(h * 4000) + (36 * k * (h % 2 == 0 ? 1 : back))},{(h % 2 == 0 ? -1 : 1)},0")));
                File.WriteAllText(path, "t_s,i_mA,v_V\n" + string.Join('\n', rows) + "\n24000,0,0\n");
                File.WriteAllText(path + ".cell.yaml", $"type: {type}\narea: 1 cm2\nmass: {1 + back} mg\n");
                return path;
            }

            var other = Path.Combine(folder.FullName, "notes.csv");
            File.WriteAllText(other, "frequency_hz,z_re_ohm,z_im_ohm\n1,2,-3\n");
            string[] files = [Cell("a", 0.90, "Li||Cu"), Cell("b", 0.92, "Li||Cu"), Cell("c", 0.94, "Li||Cu")];
            var run = Invocation.Of(["analyze", "ce", .. files, other, "--out", Path.Combine(folder.FullName, "out"), "--json"]);
            Assert.Equal(2, run.Status);
            Assert.Equal(4, run.Json.GetProperty("files").GetArrayLength());
            Assert.True(run.Json.GetProperty("files")[3].TryGetProperty("error", out _));
            var mean = run.Json.GetProperty("mean").GetProperty("ce_average");
            Assert.Equal(0.92, mean.GetProperty("value").GetDouble(), 1e-3);
            Assert.Equal(0.02, mean.GetProperty("sd").GetDouble(), 1e-3);
            Assert.Equal(3, mean.GetProperty("n").GetInt32());
            Assert.Equal(4.3027 * 0.02 / Math.Sqrt(3), mean.GetProperty("uncertainty").GetDouble(), 2e-3);
            var curves = run.Json.GetProperty("files").EnumerateArray().Take(3).Select(f => f.GetProperty("curves").GetString()).ToArray();
            Assert.Equal(3, curves.Distinct().Count());

            // Another kind of cell is no replicate.
            var mixed = Invocation.Of("analyze", "ce", files[0], Cell("d", 0.9, "full"), "--out", Path.Combine(folder.FullName, "out2"), "--json");
            Assert.False(mixed.Json.TryGetProperty("mean", out _));

            // The sidecar's mass and area divide: 1 mAh over 1 cm2, over 1.9 mg, and of the cell.
            double Charge(string per) => Invocation.Of("analyze", "ce", files[0], "--per", per, "--out", Path.Combine(folder.FullName, "per-" + per), "--json")
                .Json.GetProperty("results").GetProperty("cycles")[0].GetProperty("q_in").GetProperty("value").GetDouble();
            Assert.Equal(Charge("cell") / 1.9e-3, Charge("g"), 1e-6 * Charge("g"));
            Assert.Equal(Charge("cell"), Charge("cm2"), 1e-9);
        }
        finally
        {
            folder.Delete(true);
        }
    }

    [Fact]
    public void Every_method_is_listed_with_formulas_and_references()
    {
        var methods = Invocation.Of("analyze", "--list", "--json").Json.GetProperty("methods").EnumerateArray().ToList();
        Assert.Equal(36, methods.Count);
        Assert.All(methods, m => Assert.NotEqual(0, m.GetProperty("formulas").GetArrayLength()));
        Assert.Contains("coth", Invocation.Of("analyze", "--list", "eis").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no such method", "analyze", "eiss")]
    [InlineData("no method was named", "analyze")]
    [InlineData("does not know this option", "analyze", "sand", "--circuit", "R0")]
    [InlineData("an option is missing", "analyze", "sand", "--diffusivity", "3e-6 cm2/s")]
    [InlineData("needs a file", "analyze", "kk")]
    [InlineData("nowhere.csv", "analyze", "kk", "nowhere.csv")]
    public void What_is_wrong_is_refused_with_status_2(string expected, params string[] arguments)
    {
        var run = Invocation.Of(arguments);
        Assert.Equal(2, run.Status);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Li||Cu", "ce")]
    [InlineData("full", "retention")]
    [InlineData("Li||Li", "symmetric")]
    [InlineData("", "ce")]
    public void A_file_alone_is_analysed_by_what_fits_its_cell(string type, string method)
    {
        using var folder = new TemporaryFolder();
        var file = folder["cell.csv"];
        var text = "t_s,i_mA,v_V\n" + string.Concat(Enumerable.Range(0, 8).SelectMany(half => Enumerable.Range(0, 61).Select(k => FormattableString.Invariant(
            $"{(half * 3601) + (60 * k)},{(half % 2 == 0 ? -1 : 1)},{(half % 2 == 0 ? -0.03 : k == 60 ? 0.5 : 0.03)}\n"))));
        File.WriteAllText(file, text);
        if (type.Length > 0)
        {
            File.WriteAllText(file + ".cell.yaml", $"type: {type}\narea: 1 cm2\n");
        }

        var run = Invocation.Of("analyze", file, "--out", folder["out"], "--json");
        Assert.True(run.Status == 0, run.Error);
        Assert.Equal(method, run.Json.GetProperty("method").GetString());
        Assert.Equal(method, run.Json.GetProperty("chosen").GetProperty("method").GetString());
        Assert.True(File.Exists(folder["out/" + method + ".svg"]));
        var told = Invocation.Of("analyze", file, "--out", folder["out"]);
        Assert.Contains($"{method}, because it", told.Output, StringComparison.Ordinal);
        Assert.Contains("Written to", told.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_of_several_kinds_get_a_method_each()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.csv"], "frequency_hz,z_re_ohm,z_im_ohm\n" + string.Concat(Enumerable.Range(0, 31).Select(k =>
        {
            var f = Math.Pow(10, 5 - (k / 6.0));
            var z = 10 + (50 / (1 + new System.Numerics.Complex(0, 2 * Math.PI * f * 50 * 1e-5)));
            return FormattableString.Invariant($"{f:R},{z.Real:R},{z.Imaginary:R}\n");
        })));
        File.WriteAllText(folder["b.csv"], "t_s,v_V\n0,3\n1,3\n2,3\n");
        var run = Invocation.Of("analyze", folder["a.csv"], folder["b.csv"], "--out", folder["out"], "--json");
        Assert.Equal(2, run.Status);
        var files = run.Json.GetProperty("files");
        Assert.Equal("eis", files[0].GetProperty("chosen").GetProperty("method").GetString());
        Assert.Contains("analyze --list", files[1].GetProperty("error").GetProperty("mend").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Help_names_what_a_sidecar_may_state()
    {
        var help = string.Join(' ', Invocation.Of("analyze", "ce", "--help").Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.All(["NAME.cell.yaml", "name", "type", "area", "mass", "capacity", "lithium_thickness", "anodyne new sidecar"], key => Assert.Contains(key, help, StringComparison.Ordinal));
    }

    [Fact]
    public void Tables_of_an_analysis_keep_to_sixty_columns_and_break_no_number()
    {
        var file = Path.Combine(Repository.Root, "examples", "read", "li-cu-cycles.bdf.csv");
        string[] words = ["analyze", "ce", file];
        string At(int width)
        {
            using var output = new StringWriter();
            using var error = new StringWriter();
            return Invocation.Of(Program.Verbs, output, error, words, width).Output;
        }

        var (narrow, wide) = (At(60), At(300));
        string[] Numbers(string text) => [.. System.Text.RegularExpressions.Regex.Matches(text, @"(?<![\w.])\d+\.\d{2,}(?:e[+-]?\d+)?").Select(match => match.Value).Order(StringComparer.Ordinal)];
        Assert.NotEmpty(Numbers(wide));
        Assert.Equal(Numbers(wide), Numbers(narrow));
        Assert.All(narrow.Split('\n').Where(line => line.StartsWith(" ─", StringComparison.Ordinal)), line => Assert.InRange(line.TrimEnd().Length, 2, 60));
    }

    [Fact]
    public async Task Standard_input_is_analysed_as_the_file_is()
    {
        var file = Path.Combine(Repository.Root, "examples", "read", "li-cu-cycles.bdf.csv");
        using var folder = new TemporaryFolder();
        var start = new System.Diagnostics.ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "anodyne.dll"), "analyze", "ce", "-", "--json", "--out", folder["out"]])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["ANODYNE_STORE"] = folder["store.sqlite"];
        using var process = System.Diagnostics.Process.Start(start)!;
        process.StandardInput.Write(File.ReadAllText(file));
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var json = System.Text.Json.JsonDocument.Parse(await process.StandardOutput.ReadToEndAsync()).RootElement;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await error);
        var whole = Invocation.Of("analyze", "ce", file, "--json").Json;
        double Average(System.Text.Json.JsonElement document) => document.GetProperty("results").GetProperty("ce_average").GetProperty("value").GetDouble();
        Assert.Equal(Average(whole), Average(json), 1e-12);
    }

    [Fact]
    public void Help_of_a_method_shows_its_options_only()
    {
        var help = Invocation.Of("analyze", "sand", "--help").Output;
        Assert.Contains("--t-plus", help, StringComparison.Ordinal);
        Assert.DoesNotContain("--circuit", help, StringComparison.Ordinal);
        Assert.DoesNotContain("--t-plus", Invocation.Of("analyze", "eis", "--help").Output, StringComparison.Ordinal);
    }
}
