using System.Globalization;
using Anodyne.Cycling.Runs;
using Anodyne.Studies.Models.Cells;
using Anodyne.Studies.Models;
using Xunit.Abstractions;

namespace Anodyne.Studies.Tests.Examples;

/// <summary>
/// Every variant of every shipped study of cells runs to its end, keeps salt and lithium, and gives the numbers stored beside it (norms.tsv: variant,
/// quantity, value, relative tolerance). What holds whatever the mesh stands beside them.
/// </summary>
public class CycleExampleTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("symmetric-cell")]
    [InlineData("li-cu-efficiency")]
    [InlineData("li-lfp-rate")]
    [InlineData("anode-free-nmc811")]
    public void Gives_its_stored_norms(string example)
    {
        var folder = Path.Combine(ShippedExamples.Root, "examples", example);
        var plan = Studying.ReadFile(Path.Combine(folder, "study.yaml")).Plan().Parts[0];
        var stored = File.ReadLines(Path.Combine(folder, "norms.tsv")).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).ToArray();
        foreach (var variant in plan.Variants)
        {
            var read = CellModel.Case(variant.Case);
            var run = new CellSimulation(read.Design, read.Protocol, read.Options).Run();
            Assert.Null(run.Failure);
            Assert.InRange(run.SaltDrift, 0, 1e-12);
            Assert.InRange(run.LithiumDrift, 0, 1e-10);
            var own = Norms(CycleResult.Of(read, run, 0));
            foreach (var (name, value) in own)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{variant.Variant.Name}\t{name}\t{value:R}\t1e-3"));
            }

            var lines = stored.Where(line => line[0] == variant.Variant.Name).ToArray();
            Assert.True(lines.Length >= 5, $"{variant.Variant.Name} has no stored norms");
            foreach (var line in lines)
            {
                double expected = double.Parse(line[2], CultureInfo.InvariantCulture), tolerance = double.Parse(line[3], CultureInfo.InvariantCulture);
                Assert.True(own.TryGetValue(line[1], out var value), $"{line[1]} is stored but not computed");
                Assert.True(Math.Abs(value - expected) <= tolerance * Math.Abs(expected), $"{example} {variant.Variant.Name} {line[1]}: {value:R}, stored {expected:R}");
            }
        }
    }

    private static Dictionary<string, double> Norms(CycleResult result)
    {
        var norms = CellQuantities.All.Where(quantity => quantity.IsIn(QuantityPlaces.Table)).Select(quantity => (quantity.Name, Value: quantity.Of(result))).Where(norm => double.IsFinite(norm.Value)).ToDictionary(norm => norm.Name, norm => norm.Value);
        norms["end_time_s"] = result.Time;
        norms["last_end_voltage_V"] = result.Steps[^1].EndVoltage;
        for (var number = 0; number < result.Spectra.Count; number++)
        {
            norms[$"spectrum_{number + 1}_lowest_re_ohm"] = result.Spectra[number].Real[^1];
        }

        return norms;
    }
}
