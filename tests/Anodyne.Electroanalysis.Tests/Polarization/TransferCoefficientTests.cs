using Anodyne.Analysis;
using Anodyne.Electroanalysis.Polarization;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Tables;
using Xunit.Abstractions;

namespace Anodyne.Electroanalysis.Tests.Polarization;

/// <summary>The transfer coefficient of a symmetric cell is no longer assumed: its square distance from 1/2 is fitted, and i0 and R cover whatever it is.</summary>
public class TransferCoefficientTests(ITestOutputHelper output)
{
    // Overpotential of Butler and Volmer by bisection, apart from the code under test.
    private static double Eta(double ratio, double alpha)
    {
        var (low, high) = (-2.0, 2.0);
        var f = 1 / PhysicalConstants.ThermalVoltage(298.15);
        for (var k = 0; k < 200; k++)
        {
            var middle = 0.5 * (low + high);
            (low, high) = Math.Exp(alpha * f * middle) - Math.Exp(-(1 - alpha) * f * middle) < ratio ? (middle, high) : (low, middle);
        }

        return 0.5 * (low + high);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.4)]
    [InlineData(0.3)]
    public void The_drive_is_that_of_two_electrodes(double alpha)
    {
        foreach (var ratio in new[] { 1e-6, 0.01, 0.7, 5, 80, -3 })
        {
            var drive = SymmetricCellFit.Drive(ratio, (alpha - 0.5) * (alpha - 0.5)) * PhysicalConstants.ThermalVoltage(298.15);
            Assert.Equal(1, drive / (Eta(ratio, alpha) - Eta(-ratio, alpha)), 1e-8);
        }

        // Analytic through zero: the odd part in (alpha - 1/2)^2 about zero has no kink.
        var (below, above) = (SymmetricCellFit.Drive(5, -1e-4), SymmetricCellFit.Drive(5, 1e-4));
        Assert.Equal(SymmetricCellFit.Drive(5, 0), 0.5 * (below + above), 1e-5);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.4)]
    [InlineData(0.3)]
    public void Intervals_cover_the_truth_whatever_the_transfer_coefficient(double alpha)
    {
        foreach (var (name, share) in PolarizationCoverage.Of(alpha, 200))
        {
            output.WriteLine($"COVER alpha {alpha}: {name} {share}");
            Assert.True(share is >= 0.89 and <= 0.99, $"{name} {share}");
        }
    }

    private static string Electrode(double ohmic)
    {
        var f = 1 / PhysicalConstants.ThermalVoltage(298.15);
        var rows = Enumerable.Range(-15, 31).Where(k => k != 0).Select(k => 0.006 * k).Select(eta =>
        {
            var j = 0.6 * (Math.Exp(0.5 * f * eta) - Math.Exp(-0.5 * f * eta));
            return FormattableString.Invariant($"{eta + (1e-3 * j * ohmic)},{j}");
        });
        return "overpotential_V,i_mA_cm2\n" + string.Join('\n', rows);
    }

    private static AnalysisResult Tafel(string table, params (string, string)[] options) =>
        AnalysisMethods.Run("tafel", new AnalysisRequest([("table", UnitTable.Parse(table, "table"))], options.ToDictionary(o => o.Item1, o => o.Item2)));

    [Fact]
    public void The_ohmic_drop_is_taken_off_one_electrode_too()
    {
        var table = Electrode(25);
        var found = Tafel(table, ("ohmic", "25 ohm cm2"), ("window", "0.08 V"));
        Assert.Equal(0.6, found["i0_mA_cm2"].Value, 1e-6);
        Assert.Equal(0.5, found["alpha"].Value, 1e-6);
        Assert.True(Tafel(table, ("window", "0.08 V"))["i0_mA_cm2"].Value < 0.5, "without it the drop looks like slow kinetics");
        var refused = Tafel(table, ("ohmic", "2500 ohm cm2"));
        Assert.Equal(Verdict.Void, refused.Verdict);
        Assert.Contains("exceeds the overpotential", refused.Reasons[0], StringComparison.Ordinal);
    }
}
