using Anodyne.Quantities;
using Anodyne.Quantities.Documents;
using Anodyne.Studies.Analyses;

namespace Anodyne.Studies.Tests.Analyses;

/// <summary>Analyses that a study names: read with places, run on a file of their own, ready for the report.</summary>
public class MeasuredAnalysisTests
{
    private static IReadOnlyList<MeasuredAnalysis> Read(string text) =>
        [.. NamedAnalysis.ReadAll(YamlReader.Read(text, "study.yaml"), new AnswerScope(null, [], false)).SelectMany(analysis => analysis.OfFiles)];

    [Fact]
    public void A_study_names_files_and_methods()
    {
        var folder = Directory.CreateTempSubdirectory("anodyne-analyses");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "hold.csv"), "i_mA_cm2,v_cell_V\n" + string.Join('\n', Enumerable.Range(-20, 41).Where(k => k != 0).Select(k => FormattableString.Invariant(
                $"{k},{(k * 0.03) + (0.10277 * Math.Asinh(k / 1.24))}"))));
            var text = "exchange current:\n  method: tafel\n  files: hold.csv\n  options: {symmetric: yes}\nsand:\n  method: sand\n  options: {diffusivity: 3e-6 cm2/s, current: 10 mA/cm2, t-plus: 0.4, concentration: 1 mol/L}\n";
            var analyses = Read(text);
            Assert.Equal(["exchange current", "sand"], analyses.Select(a => a.Name));
            var tafel = analyses[0].Run(folder.FullName);
            Assert.Equal(0.62, tafel["i0_mA_cm2"].Value, 0.005);
            Assert.Equal(30, tafel["R_ohm_cm2"].Value, 0.05);
            var report = analyses[0].Report(tafel);
            Assert.Single(report.Figures);
            Assert.Equal(609.3, analyses[1].Run(folder.FullName)["tau_s"].Value, 0.01);
        }
        finally
        {
            folder.Delete(true);
        }
    }

    [Fact]
    public void The_description_of_the_cell_beside_a_file_is_used()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["cell.csv"], "t_s,i_mA,v_V\n" + string.Join('\n', Enumerable.Range(0, 401).Select(k => FormattableString.Invariant($"{60 * k},{(k / 50 % 2 == 0 ? -2 : 1.9)},{(k / 50 % 2 == 0 ? -0.05 : 0.06)}"))));
        File.WriteAllText(folder["cell.csv.cell.yaml"], "type: Li||Cu\narea: 2 cm2\n");
        var result = new MeasuredAnalysis("a", "ce", ["cell.csv"], new Dictionary<string, string> { ["protocol"] = "cycle" }).Run(folder.Path);
        Assert.Equal("LiCu", result.Settings["cell"]);
        Assert.Equal("mAh/cm2", result["Q_lost"].Unit);
        Assert.Equal(0.95, result["ce_average"].Value, 1e-3);
        Assert.True(double.IsNaN(result.Lists["cycles"][0]["energy_efficiency"].Value), "Li||Cu stores no energy");
        var rate = new MeasuredAnalysis("b", "symmetric", ["cell.csv"], new Dictionary<string, string>()).Run(folder.Path);
        Assert.StartsWith("2 cm2", rate.Settings["area"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a:\n  method: tafle\n")]
    [InlineData("a:\n  method: tafel\n  options: {window2: 1 V}\n")]
    [InlineData("a:\n  file: x\n")]
    public void What_is_wrong_is_said_with_its_place(string text)
    {
        var failure = Assert.Throws<InputException>(() => Read(text));
        Assert.Contains("study.yaml", failure.Problem.Where, StringComparison.Ordinal);
    }
}
