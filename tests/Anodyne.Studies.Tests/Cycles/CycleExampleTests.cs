using System.Globalization;
using Anodyne.Cycling;
using Anodyne.Studies.Input;
using Xunit.Abstractions;

namespace Anodyne.Studies.Tests.Cycles;

/// <summary>Every shipped cell example runs and gives the numbers stored beside it (norms.tsv: name, value, relative tolerance).</summary>
public class CycleExampleTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("symmetric-cell")]
    [InlineData("li-cu-efficiency")]
    [InlineData("li-lfp-rate")]
    [InlineData("anode-free-nmc811")]
    public void Gives_its_stored_norms(string example)
    {
        var folder = Path.Combine(Root(), "examples", example);
        var read = CycleCaseReader.ReadFile(Path.Combine(folder, "cell.yaml"));
        var run = new CellSimulation(read.Design, read.Protocol, read.Options).Run();
        Assert.Null(run.Failure);
        Assert.InRange(run.SaltDrift, 0, 1e-12);
        Assert.InRange(run.LithiumDrift, 0, 1e-10);
        var own = Norms(run);
        foreach (var (name, value) in own)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}\t{value:R}\t1e-3"));
        }

        foreach (var line in File.ReadLines(Path.Combine(folder, "norms.tsv")).Where(l => l.Length > 0 && l[0] != '#'))
        {
            var parts = line.Split('\t');
            double stored = double.Parse(parts[1], CultureInfo.InvariantCulture), tolerance = double.Parse(parts[2], CultureInfo.InvariantCulture);
            Assert.True(own.TryGetValue(parts[0], out var value), $"{parts[0]} is stored but not computed");
            Assert.True(Math.Abs(value - stored) <= tolerance * Math.Abs(stored), $"{example} {parts[0]}: {value:R}, stored {stored:R}");
        }
    }

    private static Dictionary<string, double> Norms(CellRun run)
    {
        var voltage = run.Record!.Voltage;
        double square = 0;
        var time = run.Record!.Time;
        for (var i = 1; i < voltage.Length; i++)
        {
            square += 0.5 * ((voltage[i] * voltage[i]) + (voltage[i - 1] * voltage[i - 1])) * (time[i] - time[i - 1]);
        }

        var norms = new Dictionary<string, double>
        {
            ["end_time_s"] = run.Time,
            ["cycles"] = run.Cycles.Count,
            ["net_charge_C"] = run.NetCharge,
            ["largest_discharge_C"] = -run.Steps.Min(s => s.Charge),
            ["last_end_voltage_V"] = run.Steps[^1].EndVoltage,
            ["voltage_rms_V"] = Math.Sqrt(square / time[^1]),
        };
        if (run.Spectra.Count > 0)
        {
            norms["first_spectrum_lowest_re_ohm"] = run.Spectra[0].Impedance[^1].Real;
            norms["first_spectrum_highest_re_ohm"] = run.Spectra[0].Impedance[0].Real;
        }

        return norms;
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Anodyne.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("the repository's root was not found above the tests");
    }
}
