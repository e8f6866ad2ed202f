using System.Text;

using Anodyne.Studies.Analyses;

namespace Anodyne.Studies.Tests.Analyses;

/// <summary>docs/analyses.md says what the program does because it is written from the list of methods.</summary>
public class MethodPageTests
{
    private const string Marker = "<!-- written by the test Documentation_lists_every_method from the method list; run it with ANODYNE_UPDATE_DOCS=1 -->\n";

    [Fact]
    public void Documentation_lists_every_method()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Anodyne.slnx")))
        {
            folder = folder.Parent!;
        }

        var path = Path.Combine(folder.FullName, "docs", "analyses.md");
        var text = File.ReadAllText(path);
        var end = text.IndexOf(Marker, StringComparison.Ordinal) + Marker.Length;
        Assert.True(end > Marker.Length, "the marker is there");
        var expected = text[..end] + Methods();
        if (Environment.GetEnvironmentVariable("ANODYNE_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, expected);
        }
        else
        {
            Assert.Equal(expected, text);
        }
    }

    private static string Methods()
    {
        var text = new StringBuilder();
        foreach (var m in MethodWings.Catalog.All.OrderBy(m => m.Name, StringComparer.Ordinal))
        {
            text.Append('\n').Append("### ").Append(m.Name).Append("\n\n").Append(m.Summary).Append(".\n\nInput: ").Append(m.Input).Append(".\n\nResults: ").AppendJoin(", ", m.Results.Select(r => $"`{r.Said}`")).Append(".\n");
            Section(text, "Options", m.Options.Select(o => $"`--{o.Name}`: {o.Said}"));
            Section(text, "Formulas", m.Formulas.Select(f => f.Replace("|", "\\|", StringComparison.Ordinal)));
            Section(text, "References", m.References);
        }

        return text.ToString();
    }

    private static void Section(StringBuilder text, string title, IEnumerable<string> items)
    {
        var list = items.ToList();
        if (list.Count > 0)
        {
            text.Append('\n').Append(title).Append(":\n\n").AppendJoin('\n', list.Select(i => "- " + i)).Append('\n');
        }
    }
}
