using Anodyne.Quantities;
using Anodyne.Quantities.Documents;
using Anodyne.Studies.Analyses;

namespace Anodyne.Studies.Tests.Analyses;

/// <summary>Analyses that a study names: read with places, run on a file of their own, ready for the report.</summary>
public class MeasuredAnalysisTests
{
    [Fact]
    public void A_study_names_files_and_methods()
    {
        var folder = Directory.CreateTempSubdirectory("anodyne-analyses");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "hold.csv"), "i_mA_cm2,v_cell_V\n" + string.Join('\n', Enumerable.Range(-20, 41).Where(k => k != 0).Select(k => FormattableString.Invariant(
                $"{k},{(k * 0.03) + (0.10277 * Math.Asinh(k / 1.24))}"))));
            var text = "exchange current:\n  method: tafel\n  files: hold.csv\n  options: {symmetric: yes}\nsand:\n  method: sand\n  options: {diffusivity: 3e-6 cm2/s, current: 10 mA/cm2, t-plus: 0.4, concentration: 1 mol/L}\n";
            var analyses = MeasuredAnalysis.Read(YamlReader.Read(text, "study.yaml"));
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

    [Theory]
    [InlineData("a:\n  method: tafle\n")]
    [InlineData("a:\n  method: tafel\n  options: {window2: 1 V}\n")]
    [InlineData("a:\n  file: x\n")]
    public void What_is_wrong_is_said_with_its_place(string text)
    {
        var failure = Assert.Throws<InputException>(() => MeasuredAnalysis.Read(YamlReader.Read(text, "study.yaml")));
        Assert.Contains("study.yaml", failure.Problem.Where, StringComparison.Ordinal);
    }
}
