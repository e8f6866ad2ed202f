using Anodyne.Cells.Library;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;
using Anodyne.Studies.Analyses;
using Anodyne.Studies.Models.Plating;
using Anodyne.Studies.Plan;

namespace Anodyne.Studies.Tests.Input;

/// <summary>The page on input files shows only what can be read.</summary>
public class InputFilesPageTests
{
    [Fact]
    public void Every_line_shown_on_the_page_reads()
    {
        var blocks = Page().Split("```yaml\n").Skip(1).Select(part => part[..part.IndexOf("```", StringComparison.Ordinal)]).ToArray();
        Assert.Equal(5, blocks.Length);
        var scope = new AnswerScope(["PE-1mA"], new PlatingModel().Quantities, false);
        MeasuredAnalysis[] analyses =
        [
            .. NamedAnalysis.ReadAll(YamlReader.Read(blocks[2], "page").AsMapping().Require("analyses"), scope).SelectMany(analysis => analysis.OfFiles),
        ];
        Assert.Equal(["tafel", "overpotential"], analyses.Select(analysis => analysis.Method));
        Assert.Equal(["i0_mA_cm2", "plateau_mV"], analyses.Select(analysis => Assert.Single(analysis.Answers).Result));
        foreach (var line in blocks[..2].SelectMany(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries)))
        {
            var (key, node) = YamlReader.Read(line, "page").AsMapping().Entries.Single();
            var dimension = key switch
            {
                "conductivity" => Dimension.Conductivity,
                "salt diffusivity" => Dimension.Diffusivity,
                _ => Dimension.None,
            };
            Assert.True(ElectrolyteFunctionReader.Read(node, dimension, 1000, 298.15).AtRest.Value > 0, line);
        }
    }

    [Fact]
    public void What_a_study_of_cells_may_hold_reads()
    {
        var block = Page().Split("```yaml\n")[^2];
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["measured"]);
        foreach (var number in new[] { 1, 2, 3 })
        {
            File.WriteAllText(folder[$"measured/cell-{number}.mpr"], "");
        }

        var text = "study: page\ncell: {}\nvariants: {mossy: {}}\n" + block[..block.IndexOf("```", StringComparison.Ordinal)];
        var study = Studying.Read(text, folder.Path).Parts[0];
        Assert.Equal([1, 2, 3], study.Measured.Select(analysis => analysis.Replicate));
        Assert.Equal(["efficiency: ce_average", "recovered_percent"], study.Measured[0].Answers.Select(answer => answer.Quantity));
        Assert.Equal((97.1, 0.4, "%"), (study.Reported[0].Value, study.Reported[0].Uncertainty!.Value, study.Reported[0].Unit));
    }

    [Fact]
    public void The_study_of_several_parts_reads()
    {
        var block = Page().Split("```yaml\n")[^1];
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["ridge.yaml"], "control: {}\n");
        File.WriteAllText(folder["cell.yaml"], "area: 1 cm2\npositive: {lithium: 50 um}\n");
        var study = Studying.Read(block[..block.IndexOf("```", StringComparison.Ordinal)], folder.Path);
        Assert.Equal(["surface", "cell"], study.Parts.Select(part => part.Name));
        Assert.Single(study.Designs.Reactions);
        var cell = study.Parts[1];
        var full = StudyCases.Tree(cell, cell.Variants[1], cell.Placements[0]);
        Assert.Equal("NMC811", full.Mapping("positive").Text("material"));
        Assert.False(full.Mapping("positive").Has("lithium"));
    }

    private static string Page()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var page = Path.Combine(folder.FullName, "docs", "input-files.md");
            if (File.Exists(page))
            {
                return File.ReadAllText(page);
            }
        }

        throw new InvalidOperationException("docs/input-files.md is not there.");
    }
}
