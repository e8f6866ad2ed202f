using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;

namespace Anodyne.Figures.Tests;

public class DocumentationTests
{
    /// <summary>The example of docs/figures.md, word for word; it is compiled and run here.</summary>
    private static void Example(string path)
    {
        double[] hours = [0, 1, 2, 3], roughness = [0.30, 0.36, 0.45, 0.58], spread = [0, 0.02, 0.04, 0.07];
        var figure = Figure.Of(new Panel
        {
            X = new Axis("Time", "h"),
            Y = new Axis("Roughness *R*_{q}", "um"),
            Series =
            [
                new LineSeries(hours, roughness) { Label = "simulated", Color = Palette.Blue },
                new ErrorBarSeries(hours, roughness, spread) { Color = Palette.Blue },
                new ReferenceLine(0.5) { Text = "limit" },
            ],
        });
        File.WriteAllText(path, figure.ToSvg());
    }

    [Fact]
    public void The_example_runs()
    {
        var path = Path.GetTempFileName();
        Example(path);
        Assert.Contains("simulated", File.ReadAllText(path), StringComparison.Ordinal);
        File.Delete(path);
    }

    [Fact]
    public void The_page_shows_the_example_that_runs()
    {
        var here = SourcePath();
        var page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "docs", "figures.md"));
        var shown = Regex.Match(page, "```csharp\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        Assert.Contains(Squeeze(shown), Squeeze(File.ReadAllText(here)), StringComparison.Ordinal);
    }

    private static string Squeeze(string text) => Regex.Replace(text, "\\s+", " ").Trim();

    private static string SourcePath([CallerFilePath] string here = "") => here;
}
