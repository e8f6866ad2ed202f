using System.Diagnostics;

namespace Anodyne.Siege;

/// <summary>Pipes, devices, links that loop, folders with the names of files.</summary>
internal sealed class PlacesThatAreNoFiles() : Attack("pipes, devices, looping and broken links, unreadable files among data")
{
    protected override void Run(Field field, Tally tally)
    {
        var folder = field.NewFolder("places");
        var data = Directory.CreateDirectory(Path.Combine(folder, "d")).FullName;
        File.WriteAllText(Path.Combine(data, "good.csv"), "Test Time / s,Voltage / V,Current / A\n0,3,1\n1,3,1\n");
        Directory.CreateDirectory(Path.Combine(data, "folder.csv"));
        File.CreateSymbolicLink(Path.Combine(data, "loop"), ".");
        File.CreateSymbolicLink(Path.Combine(data, "up"), "..");
        File.CreateSymbolicLink(Path.Combine(data, "broken.csv"), "nowhere");
        File.CreateSymbolicLink(Path.Combine(data, "itself.csv"), "itself.csv");
        File.CreateSymbolicLink(Path.Combine(data, "zero.csv"), "/dev/zero");
        File.CreateSymbolicLink(Path.Combine(data, "random.csv"), "/dev/urandom");
        Shell($"mkfifo '{data}/pipe.csv'");
        Shell($"mkfifo '{folder}/alone.csv'");
        tally.Add("a folder with all of them", field.Run(folder, "read", "d", "--json").Broken());
        var named = field.Run(folder, "read", "d", "--json").Output.Split("/good.csv\"").Length - 1;
        tally.Add("each of them once", named == 1 ? null : $"a file is named {named} times");
        foreach (var place in new[] { "alone.csv", "/dev/zero", "/dev/null", "/dev/stdin", "d/itself.csv", "d/broken.csv", "d/folder.csv", "/proc/self/mem", "/proc/kmsg" })
        {
            tally.Add($"read {place}", field.Run(folder, "read", place, "--json").Broken());
        }

        foreach (var verb in new[] { "cycle", "plate", "run", "design", "claims" })
        {
            tally.Add($"{verb} of a pipe", field.Run(folder, verb, "alone.csv").Broken(2));
            tally.Add($"{verb} of a device", field.Run(folder, verb, "/dev/zero").Broken(2));
        }
    }

    internal static bool Shell(string command)
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        shell.WaitForExit();
        return shell.ExitCode == 0;
    }
}
