using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

namespace Anodyne.Cli.Tests.Pages;

/// <summary>The first page holds: its first ten lines get one figure of one file, the figure is the one that is shown, every command and link exists.</summary>
public partial class ReadmeTests
{
    private static readonly string s_page = File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n");

    [Fact]
    public void The_first_ten_lines_show_the_figure_that_their_command_draws()
    {
        var head = string.Join('\n', s_page.Split('\n').Take(10));
        var command = Commands(head).Single();
        var words = CommandLineParser.SplitCommandLine(command[(command.IndexOf(" -- ", StringComparison.Ordinal) + 4)..]).ToArray();
        Assert.Equal("plot", words[0]);
        using var folder = new TemporaryFolder();
        var run = Invocation.Of([words[0], Path.Combine(Repository.Root, words[1]), "--out", folder.Path, "--json"]);
        Assert.True(run.Status == 0, run.Error);
        var drawn = run.Json.GetProperty("figure").GetString()!;
        Assert.Contains($"out/li-cu-cycles/{Path.GetFileName(drawn)}", head, StringComparison.Ordinal);
        var shown = Path.Combine(Repository.Root, "docs", "images", "first-figure.svg");
        if (Environment.GetEnvironmentVariable("ANODYNE_UPDATE_DOCS") == "1")
        {
            File.Copy(drawn, shown, overwrite: true);
        }

        Assert.Equal(File.ReadAllText(shown).ReplaceLineEndings("\n"), File.ReadAllText(drawn));
    }

    [Fact]
    public void Its_commands_name_verbs_and_files_that_exist()
    {
        var commands = Commands(s_page).ToArray();
        Assert.Contains("dotnet test -c Release", commands);
        Assert.Contains(commands, command => command.Contains("-- run examples/anion-braking/study.yaml --out out/anion-braking", StringComparison.Ordinal));
        foreach (var command in commands.Where(command => command.Contains(" -- ", StringComparison.Ordinal)))
        {
            var words = CommandLineParser.SplitCommandLine(command[(command.IndexOf(" -- ", StringComparison.Ordinal) + 4)..]).ToArray();
            Assert.NotNull(Program.Verbs.Named(words[0]));
            Assert.All(words.Where(word => word.StartsWith("examples/", StringComparison.Ordinal)), word => Assert.True(File.Exists(Path.Combine(Repository.Root, word)), word));
        }
    }

    [Fact]
    public void Its_links_lead_to_files() => Assert.All(
        Link().Matches(s_page).Select(match => match.Groups[1].Value), link => Assert.True(File.Exists(Path.Combine(Repository.Root, link)), link));

    private static IEnumerable<string> Commands(string text) => text.Split('\n').Where(line => line.StartsWith("    dotnet ", StringComparison.Ordinal)).Select(line => line.Trim());

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex Link();
}
