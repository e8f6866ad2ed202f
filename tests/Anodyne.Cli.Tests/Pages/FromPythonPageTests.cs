using System.Diagnostics;

namespace Anodyne.Cli.Tests.Pages;

/// <summary>The program that docs/from-python.md shows runs as printed, with the machine's own python3.</summary>
public class FromPythonPageTests
{
    [PythonFact]
    public void The_program_of_the_page_runs()
    {
        using var folder = new TemporaryFolder();
        Stand(folder["anodyne"]);
        Directory.CreateSymbolicLink(folder["examples"], Path.Combine(Repository.Root, "examples"));
        File.WriteAllText(folder["page.py"], Program() + "print(sorted(columns))\nprint(len(columns['Cycle / ']))\n");
        var (status, output, error) = Run(folder.Path, folder["page.py"]);
        Assert.True(status == 0, error);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(lines, line => line.StartsWith("ce_average 0.9", StringComparison.Ordinal));
        Assert.Equal(4, lines.Count(line => line.StartsWith("examples/li-cu-efficiency/measured/virtual-cell-", StringComparison.Ordinal)));
        Assert.Contains("'CE / %'", lines[^2], StringComparison.Ordinal);
        Assert.Equal("3", lines[^1]);
    }

    [PythonFact]
    public void An_error_of_the_program_is_told_with_its_remedy()
    {
        using var folder = new TemporaryFolder();
        Stand(folder["anodyne"]);
        File.WriteAllText(folder["page.py"], Program().Split("# One file")[0] + "anodyne('analyze', 'ce', 'nowhere.csv')\n");
        var (status, _, error) = Run(folder.Path, folder["page.py"]);
        Assert.NotEqual(0, status);
        Assert.Contains("RuntimeError: the file does not exist", error, StringComparison.Ordinal);
    }

    [Fact]
    public void It_has_fifteen_lines()
    {
        var lines = Program().Split('\n').Count(line => line.Trim().Length > 0 && line.TrimStart()[0] != '#');
        Assert.InRange(lines, 10, 16);
    }

    private static string Program() => File.ReadAllText(Path.Combine(Repository.Root, "docs", "from-python.md")).ReplaceLineEndings("\n").Split("```python\n")[1].Split("```")[0];

    // A script that stands for the program.
    private static void Stand(string path)
    {
        File.WriteAllText(path, $"#!/bin/sh\nexec dotnet \"{Path.Combine(AppContext.BaseDirectory, "anodyne.dll")}\" \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static (int Status, string Output, string Error) Run(string folder, string script)
    {
        var start = new ProcessStartInfo(PythonFactAttribute.Python!, [script]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = folder + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}

/// <summary>A test that needs python3; it is skipped only where there is none, or where a script cannot stand for the program.</summary>
public sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "On Windows a script cannot stand for the program anodyne.";
        }
        else if (Python is null)
        {
            Skip = "There is no python3 on this machine.";
        }
    }

    /// <summary>Path of python3; null where there is none.</summary>
    public static string? Python { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(folder => folder.Length > 0)
        .Select(folder => Path.Combine(folder, "python3")).FirstOrDefault(File.Exists);
}
