using System.CommandLine.Parsing;

namespace Anodyne.Cli.Tests.Design;

/// <summary>Every command printed in the pages of this room runs as printed.</summary>
public sealed class DocumentedCommandsTests
{
    public static TheoryData<string> Commands
    {
        get
        {
            var commands = new TheoryData<string>();
            foreach (var page in new[] { "thermochemistry.md", "pouch-cell.md", "claims.md", "figures.md" })
            {
                foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "docs", page)).Where(line => line.StartsWith("anodyne ", StringComparison.Ordinal)))
                {
                    commands.Add(line);
                }
            }

            return commands;
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Runs_as_printed(string command)
    {
        var folder = Directory.CreateTempSubdirectory("anodyne-docs-").FullName;
        try
        {
            var words = CommandLineParser.SplitCommandLine(command).Skip(1)
                .Select(word => word.StartsWith("examples/", StringComparison.Ordinal) ? Path.Combine(Repository.Root, word) : word == "pouch-design" ? folder : word);
            var run = Invocation.Of([.. words]);
            Assert.True(run.Status == 0, run.Error);
            Assert.NotEqual("", run.Output.Trim());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void There_are_commands() => Assert.True(Commands.Count > 10);
}
