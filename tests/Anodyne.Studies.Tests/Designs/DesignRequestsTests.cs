using Anodyne.Quantities.Documents;
using Anodyne.Quantities;
using Anodyne.Reports.Html;
using Anodyne.Reports.Pages;
using Anodyne.Studies.Designs;

namespace Anodyne.Studies.Tests.Designs;

/// <summary>A study can name reactions, pouch cells and tables of claims, and each becomes a section of its report.</summary>
public sealed class DesignRequestsTests
{
    private const string Study = """
        reactions:
          - Li2CO3 + CaF2 -> LiF + CaCO3
          - {reaction: "CuF2 + Li -> LiF + Cu", temperature: 80 degC}
        designs: [pouch-cell/anode-free.yaml]
        claims: [shipped, claims/claims.tsv]
        """;

    private static DesignRequests Read(string text) => DesignRequests.Read(YamlReader.Read(text, "study.yaml").AsMapping(), Examples());

    [Fact]
    public void Everything_named_becomes_a_section()
    {
        var requests = Read(Study);
        Assert.Equal("Li2CO3 + CaF2 -> 2 LiF + CaCO3", requests.Reactions[0].Reaction.ToString());
        Assert.Equal(353.15, requests.Reactions[1].Temperature, 1e-9);
        Assert.Equal(407, requests.Designs[0].SpecificEnergy / 3600, 1.0);
        Assert.Equal(15, requests.Claims[0].Flags.Length);
        Assert.Equal(3, requests.Claims[1].Flags.Length);
        Assert.Equal(3, requests.Sections.Count);
        var report = HtmlReport.Write(new ReportPage { Title = "t", Command = "anodyne run study.yaml", Version = "0", Sections = requests.Sections });
        foreach (var words in new[] { "Thermochemistry of the interface", "thermoneutral", "Pouch cells", "default", "inconsistent as stated", "Li<sub>2</sub>CO<sub>3</sub>" })
        {
            Assert.Contains(words, report, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("NaN", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_named_is_nothing_shown() => Assert.Empty(Read("title: x\n").Sections);

    [Theory]
    [InlineData("reactions: [CaF2 + Xx -> LiF]\n", "study.yaml:1:13")]
    [InlineData("reactions:\n  - {reaction: \"CaF2 + 2 Li -> 2 LiF + Ca\", temperature: 900 K}\n", "study.yaml:2")]
    [InlineData("reactions:\n  - {reaction: \"CaF2 + 2 Li -> 2 LiF + Ca\", temp: 300 K}\n", "study.yaml:2")]
    [InlineData("claims: [nowhere.tsv]\n", "study.yaml:1:10")]
    [InlineData("designs: [nowhere.yaml]\n", "nowhere.yaml")]
    public void Errors_point_at_the_study(string text, string where) =>
        Assert.Contains(where, Assert.Throws<InputException>(() => Read(text)).Problem.Where, StringComparison.Ordinal);

    [Theory]
    [InlineData("2 Ca(OH)2 + H2O(g) -> LiF", "2 Ca(OH)_{2} + H_{2}O(g) → LiF")]
    [InlineData("Fe0.95O", "Fe_{0.95}O")]
    public void Numbers_of_atoms_are_lowered_and_coefficients_are_not(string text, string expected) => Assert.Equal(expected, ReactionSection.Formula(text));

    internal static string Examples()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Anodyne.slnx")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "examples");
    }
}
