using System.Diagnostics;

namespace Anodyne.Siege;

/// <summary>Standard output that is closed, full, or closed early by its reader: a status, and no abort.</summary>
internal sealed class ClosedOutputs() : Attack("standard output that is full, closed or cut off by its reader")
{
    private const int Aborted = 134;

    protected override void Run(Field field, Tally tally)
    {
        var folder = field.NewFolder("outputs");
        File.WriteAllText(Path.Combine(folder, "good.csv"), "Test Time / s,Voltage / V,Current / A\n" + string.Concat(Enumerable.Range(0, 2000).Select(static k => $"{k},3,1\n")));
        var start = ToolRun.Start(field.Tool!, folder);
        var program = string.Join(' ', new[] { start.FileName }.Concat(start.ArgumentList).Select(static word => $"'{word}'"));
        string[] lines = ["read good.csv", "read good.csv --json", "materials", "materials --json", "analyze --list", "--help", "verify --list"];
        foreach (var words in field.Some(lines))
        {
            foreach (var (what, how) in new[] { ("full", "> /dev/full"), ("closed", ">&-"), ("cut off", "| head -c 10 > /dev/null"), ("all closed", ">&- 2>&- <&-") })
            {
                using var shell = Process.Start(new ProcessStartInfo("/bin/bash", ["-c", $"set -o pipefail; timeout 30 {program} {words} {how}"])
                {
                    WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true,
                })!;
                var error = shell.StandardError.ReadToEnd();
                shell.WaitForExit();
                var status = shell.ExitCode;
                tally.Add($"{words}, {what}", status is Aborted or 124 || status > 128 && status != 141 || error.Contains("Unhandled exception", StringComparison.Ordinal)
                    || error.Contains("defect of anodyne", StringComparison.Ordinal) ? $"status {status}: {error.Trim().Split('\n')[0]}" : null);
            }
        }
    }
}
