using System.Text;

namespace Anodyne.Spectra.Tests.Methods;

/// <summary>docs/spectra.md says what the program does because its methods are written from the list of methods.</summary>
public sealed class DocumentationTests
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

        var path = Path.Combine(folder.FullName, "docs", "spectra.md");
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
        foreach (var method in AnalysisMethods.Catalog.All)
        {
            text.Append('\n').Append("### ").Append(method.Name).Append("\n\n").Append(method.Summary).Append(".\n\nInput: ").Append(method.Input).Append(".\n\nResults: ")
                .AppendJoin(", ", method.Results.Select(static result => $"`{result.Said}`")).Append(".\n");
            Section(text, "Options", method.Options.Select(static option => $"`--{option.Name}`: {option.Said}"));
            Section(text, "Formulas", method.Formulas.Select(static formula => formula.Replace("|", "\\|", StringComparison.Ordinal)));
            Section(text, "References", method.References);
        }

        return text.ToString();
    }

    private static void Section(StringBuilder text, string title, IEnumerable<string> items)
    {
        var list = items.ToList();
        if (list.Count > 0)
        {
            text.Append('\n').Append(title).Append(":\n\n").AppendJoin('\n', list.Select(static item => "- " + item)).Append('\n');
        }
    }
}
