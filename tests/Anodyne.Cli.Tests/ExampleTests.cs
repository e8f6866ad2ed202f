using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Text;
using Anodyne.Cli.Frame;

namespace Anodyne.Cli.Tests;

/// <summary>Every verb's help ends with one example, and the example runs as printed: in a process of its own, in a folder that holds the shipped examples.</summary>
public class ExampleTests
{
    public static TheoryData<string> Leaves => [.. Flatten(Program.Verbs.All, "").Select(leaf => leaf.Path)];

    [Theory]
    [MemberData(nameof(Leaves))]
    public void Help_shows_the_example_and_the_example_runs(string path)
    {
        var verb = Flatten(Program.Verbs.All, "").Single(leaf => leaf.Path == path).Verb;
        Assert.NotNull(verb.Example);
        var help = Invocation.Of([.. path.Split(' '), "--help"]);
        Assert.Equal(0, help.Status);
        var lines = verb.Example.Split('\n');
        Assert.All(lines, line => Assert.Contains(line, help.Output, StringComparison.Ordinal));
        Assert.Contains("--json", help.Output, StringComparison.Ordinal);

        Assert.StartsWith($"anodyne {path}", lines[^1], StringComparison.Ordinal);
        using var workplace = new Workplace();
        foreach (var line in lines)
        {
            var words = CommandLineParser.SplitCommandLine(line).ToArray();
            Assert.Equal("anodyne", words[0]);
            var (status, error) = verb.RunsUntilStopped ? workplace.RunAndInterrupt(words[1..]) : workplace.Run(words[1..]);
            Assert.True(status == 0, $"{line} ended with {status}: {error}");
        }
    }

    private static IEnumerable<(string Path, Verb Verb)> Flatten(IEnumerable<Verb> verbs, string prefix) =>
        verbs.SelectMany(verb => Flatten(Program.Verbs.Below(verb), $"{prefix}{verb.Name} ").Concat(verb.IsGroup ? [] : [($"{prefix}{verb.Name}", verb)]));

    private sealed class Workplace : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("anodyne-example-").FullName;

        public Workplace()
        {
            var examples = Path.Combine(Repository.Root, "examples");
            if (Directory.Exists(examples))
            {
                Copy(examples, Path.Combine(_folder, "examples"));
            }
        }

        // A server says where it is in one line, and ends within 20 s of an interrupt.
        public (int Status, string Error) RunAndInterrupt(string[] arguments)
        {
            using var process = Process.Start(Start(arguments))!;
            var line = process.StandardOutput.ReadLine() ?? process.StandardError.ReadToEnd();
            Assert.Matches("^http://127\\.0\\.0\\.1:[0-9]+/\\?token=[0-9a-f]{64}$", line);
            foreach (var signal in (string[])["-INT", "-TERM"])
            {
                Process.Start("kill", [signal, $"{process.Id}"]).WaitForExit();
                if (process.WaitForExit(TimeSpan.FromSeconds(10)))
                {
                    Assert.Empty(process.StandardOutput.ReadToEnd());
                    return (process.ExitCode, process.StandardError.ReadToEnd());
                }
            }

            process.Kill();
            return (-1, "it did not end");
        }

        public (int Status, string Error) Run(string[] arguments)
        {
            using var process = Process.Start(Start(arguments))!;
            var error = new StringBuilder();
            process.ErrorDataReceived += (_, line) => error.AppendLine(line.Data);
            process.BeginErrorReadLine();
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, error.ToString());
        }

        private ProcessStartInfo Start(string[] arguments)
        {
            var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "anodyne.dll"), .. arguments])
            {
                WorkingDirectory = _folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.Environment["ANODYNE_STORE"] = Path.Combine(_folder, "store.sqlite");
            start.Environment["ANODYNE_HOME"] = Path.Combine(_folder, "home");
            return start;
        }

        public void Dispose() => Directory.Delete(_folder, recursive: true);

        private static void Copy(string from, string to)
        {
            Directory.CreateDirectory(to);
            foreach (var file in Directory.GetFiles(from))
            {
                File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
            }

            foreach (var child in Directory.GetDirectories(from))
            {
                Copy(child, Path.Combine(to, Path.GetFileName(child)));
            }
        }
    }
}
