using Anodyne.Cycling.Runs;
using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Terms;
using Anodyne.Studies.Analyses;
using Anodyne.Studies.Input;
using Anodyne.Studies.Models.Cells;

namespace Anodyne.Studies.Tests.Examples;

/// <summary>
/// The files that examples set beside a simulation are not measured: they are what the virtual instrument writes of the cases that lie beside them, they say so,
/// and their analyses find the truth of those cases.
/// </summary>
public class ShippedMeasurementTests
{
    private static readonly string s_efficiency = Path.Combine(ShippedExamples.Root, "examples/li-cu-efficiency");
    private static readonly string s_symmetric = Path.Combine(ShippedExamples.Root, "examples/symmetric-cell");

    [Fact]
    public void The_records_are_what_the_virtual_instrument_writes()
    {
        var plan = Studying.ReadFile(Path.Combine(s_efficiency, "measured/virtual-cells.yaml")).Plan().Parts[0];
        Assert.Equal(4, plan.Variants.Count);
        foreach (var variant in plan.Variants)
        {
            var read = CellModel.Case(variant.Case);
            var made = CycleResult.Of(read, new CellSimulation(read.Design, read.Protocol, read.Options).Run(), 0).Record(CellDescription.Unknown)!;
            var shipped = MeasuredInput.Open(Path.Combine(s_efficiency, $"measured/virtual-{variant.Variant.Name}.bdf.csv"))[0].Record;
            Assert.Equal(made.Rows, shipped.Rows);
            foreach (var (column, tolerance) in new[] { (Bdf.TestTime.Name, 1e-2), (Bdf.Voltage.Name, 2e-5), (Bdf.Current.Name, 2e-8) })
            {
                Assert.Equal(made.Find(column)!.ToDoubles(), shipped.Find(column)!.ToDoubles(), (a, b) => Math.Abs(a - b) <= tolerance + (1e-6 * Math.Abs(a)));
            }
        }
    }

    [Fact]
    public void The_spectrum_is_what_the_virtual_instrument_writes()
    {
        var read = CycleCaseReader.ReadFile(Path.Combine(s_symmetric, "measured/virtual-cell.yaml"));
        var made = CycleResult.Of(read, new CellSimulation(read.Design, read.Protocol, read.Options).Run(), 0).Spectra[0];
        var shipped = MeasuredInput.Open(Path.Combine(s_symmetric, "measured/virtual-spectrum.csv"))[0].Record;
        Assert.Equal(made.Real, shipped.Find(Bdf.RealImpedance)!.ToDoubles(), (a, b) => Math.Abs(a - b) <= 1e-6 * Math.Abs(a));
    }

    // A share s of the plated charge goes into film and a share d of every stripped amount stays: 1/((1 + s)(1 + d)); the slow growth of the film takes a little more.
    [Theory]
    [InlineData(1, 0.009, 0.015)]
    [InlineData(2, 0.011, 0.017)]
    [InlineData(3, 0.010, 0.013)]
    public void The_analysis_finds_the_truth(int cell, double film, double dead)
    {
        var study = Studying.ReadFile(Path.Combine(s_efficiency, "study.yaml"));
        var result = study.Parts[0].Measured[cell - 1].Run(study.Folder);
        Assert.Equal("aurbach", result.Words["protocol"]);
        Assert.Equal(1 / ((1 + film) * (1 + dead)), result["ce_average"].Value, 2e-4);
    }

    [Fact]
    public void The_spectrum_gives_film_and_charge_transfer()
    {
        var study = Studying.ReadFile(Path.Combine(s_symmetric, "study.yaml"));
        var result = Assert.Single(study.Parts[0].Measured).Run(study.Folder);
        Assert.InRange(36, result["R1_area"].Value - result["R1_area"].Uncertainty!.Value, result["R1_area"].Value + result["R1_area"].Uncertainty!.Value);

        // R T/(F i0) = 0.025693 V/(17 A/m2) = 15.11 ohm cm2.
        Assert.InRange(15.11, result["R2_area"].Value - result["R2_area"].Uncertainty!.Value, result["R2_area"].Value + result["R2_area"].Uncertainty!.Value);
    }

    [Fact]
    public void Every_shipped_file_says_that_it_is_not_measured()
    {
        foreach (var folder in new[] { s_efficiency, s_symmetric })
        {
            var files = Directory.GetFiles(Path.Combine(folder, "measured"), "*.csv");
            Assert.NotEmpty(files);
            Assert.All(files, file =>
            {
                Assert.StartsWith("virtual", Path.GetFileName(file), StringComparison.Ordinal);
                Assert.StartsWith("not measured", MeasuredInput.Open(file)[0].Record.Cell.Comment, StringComparison.Ordinal);
            });
            Assert.Contains("**not measured**", File.ReadAllText(Path.Combine(folder, "study.yaml")), StringComparison.Ordinal);
        }
    }
}
