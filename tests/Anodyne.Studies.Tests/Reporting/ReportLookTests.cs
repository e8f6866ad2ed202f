using System.Text.RegularExpressions;
using System.Xml.Linq;
using Anodyne.Reports.Blocks;
using Anodyne.Reports.Html;
using Anodyne.Reports.Pages;
using Anodyne.Reports.Sections;
using Anodyne.Studies.Models;
using Anodyne.Studies.Models.Plating;
using Anodyne.Studies.Reporting;

namespace Anodyne.Studies.Tests.Reporting;

public class ReportLookTests
{
    [Fact]
    public void A_report_is_one_self_contained_file_and_equal_reports_give_equal_text()
    {
        var html = HtmlReport.Write(MadeUpStudy.Make());
        if (Environment.GetEnvironmentVariable("ANODYNE_LOOK") is { Length: > 0 } path)
        {
            File.WriteAllText(path, html);
        }

        Assert.Equal(html, HtmlReport.Write(MadeUpStudy.Make()));
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
        Assert.Empty(Regex.Matches(html, "(src|href)=\"(?!#|data:)"));
        Assert.DoesNotContain("url(http", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_is_well_formed_and_its_figures_tables_and_links_are_counted_through()
    {
        var html = HtmlReport.Write(MadeUpStudy.Make());
        var root = XDocument.Parse(html).Root!;
        string[] Numbers(string kind) => [.. Regex.Matches(html, $"<b>{kind} ([0-9]+)\\.</b>").Select(m => m.Groups[1].Value)];
        Assert.Equal(Enumerable.Range(1, Numbers("Figure").Length).Select(i => $"{i}"), Numbers("Figure"));
        Assert.Equal(Enumerable.Range(1, Numbers("Table").Length).Select(i => $"{i}"), Numbers("Table"));
        Assert.True(Numbers("Figure").Length >= 8 && Numbers("Table").Length >= 8);
        var ids = root.Descendants().Attributes("id").Select(a => a.Value).ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(root.Descendants("a").Select(a => a.Attribute("href")!.Value), link => Assert.Contains(link[1..], ids));
        foreach (Match used in Regex.Matches(html, "url\\(#([^)]+)\\)"))
        {
            Assert.Contains(used.Groups[1].Value, ids);
        }
    }

    [Fact]
    public void The_overview_shows_the_variants_with_the_largest_current()
    {
        var overview = OverviewFigure.Of(MadeUpStudy.Variants(2))!;
        string[] titles = [.. overview.Figure.Panels.Select(p => p.Title).Where(t => t.Length > 0)];
        Assert.Equal(["PE, 10 mA", "LiMMT, 10 mA", "LiMMT, 10 mA, *t*_{+} of the coating"], titles);
        Assert.Single(overview.Figure.Panels.SelectMany(p => p.Series).OfType<Anodyne.Figures.Plots.HeatMap>().Select(m => m.Scale).Distinct());
        Assert.Null(OverviewFigure.Of([]));
    }

    [Fact]
    public void Roughness_is_held_against_the_first_variant_only_if_the_seeds_pair()
    {
        var some = MadeUpStudy.Variants(3);
        var panel = SeriesFigures.RoughnessOverFirst(some, [some[0], some[1]])!;
        var line = panel.Series.OfType<Anodyne.Figures.Plots.LineSeries>().Single();
        Assert.Equal(0, line.Y[0], 6);
        var expected = some[1].Runs.Zip(some[0].Runs, (b, a) => 100 * ((b.Result.RoughnessRq / a.Result.RoughnessRq) - 1)).Average();
        Assert.Equal(expected, line.Y[^1], 6);
        Assert.Null(SeriesFigures.RoughnessOverFirst(some, [some[0], some[1] with { Runs = [some[1].Runs[0]] }]));
        Assert.Null(SeriesFigures.RoughnessOverFirst(some, [some[0]]));
    }

    [Fact]
    public void A_periodic_front_fills_the_width_and_a_closed_one_is_left_alone()
    {
        var periodic = FrontFigures.Across(new Anodyne.Plating.Results.FrontCurve(Anodyne.Plating.Results.FrontCurveKind.Main, [0, 4e-6, 8e-6], [1e-6, 2e-6, 1e-6], [1, 1, 1]), 10);
        Assert.Equal([-10, -6, -2, 0, 4, 8, 10, 14, 18], periodic.X.Select(x => Math.Round(x, 9)));
        var mirror = FrontFigures.Across(new Anodyne.Plating.Results.FrontCurve(Anodyne.Plating.Results.FrontCurveKind.Main, [0, 5e-6, 10e-6], [1e-6, 2e-6, 3e-6], [1, 1, 1]), 10);
        Assert.Equal(3, mirror.X.Length);
    }

    [Fact]
    public void Sections_without_content_are_left_out_and_a_nearly_empty_report_still_stands()
    {
        var html = HtmlReport.Write(new ReportPage
        {
            Title = "Bare", Command = "anodyne run s.yaml", Version = "0.1.0",
            Sections =
            [
                PlatingSection.Of([]), GrowthSection.Of([]), Attribution.Section([]), ComparisonTable.Section([]), NumericsSection.Of(new ModelView([], [], 0)),
                new AnalysisSection([]),
            ],
        });
        Assert.Single(Regex.Matches(html, "<h2>"));
        Assert.Contains("anodyne run s.yaml", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<section class=\"summary\">", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_users_cannot_become_markup()
    {
        const string evil = "</style><b onclick=\"x\">&amp; \"q\" < 5 um";
        var html = HtmlReport.Write(new ReportPage
        {
            Title = evil, Question = evil, Command = evil, Version = evil, Citation = evil, Warnings = [evil], LeftOut = [evil], Summary = [evil],
            Sections = [new FreeSection(evil, [new ParagraphBlock(evil), new NoteBlock(evil), new TableBlock([evil], [[evil]], evil), new FoldBlock(evil, [new BulletBlock([evil])])])],
        });
        var root = XDocument.Parse(html).Root!;
        Assert.DoesNotContain(root.Descendants("b"), b => b.Attribute("onclick") is not null);
        Assert.Equal(evil, root.Descendants("h1").Single().Value);
        Assert.Contains(root.Descendants("pre"), p => p.Value == evil);
    }

    [Fact]
    public void A_table_row_of_the_wrong_length_is_refused() => Assert.Throws<ArgumentException>(() => HtmlReport.Write(new ReportPage
    {
        Title = "t", Command = "c", Version = "v", Sections = [new FreeSection("s", [new TableBlock(["a", "b"], [["1"]], "short")])],
    }));

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void One_seed_or_many_are_both_shown(int seeds)
    {
        var html = HtmlReport.Write(new ReportPage { Title = "t", Command = "c", Version = "v", Sections = [PlatingSection.Of(MadeUpStudy.Variants(seeds))] });
        Assert.Equal(seeds > 1, html.Contains("one standard deviation", StringComparison.Ordinal));
        Assert.Equal(seeds > 1, Regex.IsMatch(html, "<td class=\"num\">[0-9.]+ ± "));
    }
}
