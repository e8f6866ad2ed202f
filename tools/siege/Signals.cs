using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Anodyne.Siege;

/// <summary>SIGINT and SIGTERM end every verb soon, with status 130.</summary>
internal sealed partial class Signals() : Attack("SIGINT and SIGTERM during every verb that works long")
{
    private const int Interrupt = 2;
    private const int Terminate = 15;
    private const double MostSecondsToStop = 10;

    protected override void Run(Field field, Tally tally)
    {
        var folder = field.NewFolder("signals");
        Study.Write(folder, variants: 8, protocol: "Discharge at C/20 for 10 h");
        File.WriteAllText(Path.Combine(folder, "cell.yaml"), """
            name: long
            area: 1.54 cm2
            use: xu2019
            protocol:
              - repeat: 100000
                steps:
                  - Discharge at 1C until 3.0 V
                  - Charge at 1C until 4.2 V
            """);
        var data = Directory.CreateDirectory(Path.Combine(folder, "data")).FullName;
        var rows = "Test Time / s,Voltage / V,Current / A\n" + string.Concat(Enumerable.Range(0, 400_000).Select(static k => $"{k},3.{k},1\n"));
        for (var k = 0; k < 12; k++)
        {
            File.WriteAllText(Path.Combine(data, $"{k}.csv"), rows);
        }

        field.Run(folder, "new", "plate", "--out", ".");
        var trials = new (string Name, string[] Words)[]
        {
            ("run", ["run", "study.yaml", "--store", "s.sqlite", "--out", "r"]),
            ("cycle", ["cycle", "cell.yaml", "--out", "c"]),
            ("plate", ["plate", "plate.yaml", "--out", "p"]),
            ("read", ["read", "data", "--to", "bdf", "--out", "b"]),
            ("verify", ["verify"]),
        };
        foreach (var (name, words) in trials)
        {
            foreach (var signal in new[] { Interrupt, Terminate })
            {
                foreach (var after in field.IsLong ? new[] { 0.05, 0.2, 0.6, 1.5 } : [0.8])
                {
                    var stopped = 0.0;
                    var run = ToolRun.Of(field.Tool!, folder, process =>
                    {
                        if (!process.WaitForExit(TimeSpan.FromSeconds(after)))
                        {
                            var watch = Stopwatch.StartNew();
                            _ = Kill(process.Id, signal);
                            process.WaitForExit(TimeSpan.FromSeconds(30));
                            stopped = watch.Elapsed.TotalSeconds;
                        }
                    }, words);

                    // A signal that comes before the program listens ends it as the system does: 128 + number.
                    tally.Add($"{name}, signal {signal} after {after} s", (run with { Processor = 0, Peak = 0 }).Broken(0, 130, 128 + signal)
                        ?? (stopped > MostSecondsToStop ? $"it took {stopped:F1} s to end" : null));
                }
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
