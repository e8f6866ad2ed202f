using Anodyne.Cells.Layers;
using Anodyne.Cells.Transport;
using Anodyne.Cells.Verification;
using Anodyne.Quantities;

namespace Anodyne.Cells.Tests.Transport;

public class CellsChecksTests
{
    public static TheoryData<string> Names => [.. CellsChecks.All.Select(check => check.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_check_passes(string name)
    {
        var check = CellsChecks.All.Single(check => check.Name == name);
        var value = check.Compute(CancellationToken.None);
        Assert.True(check.Passes(value), $"{name}: {value:R} against {check.Reference:R}, error {check.Error(value):E2}, allowed {check.Tolerance:E1}");
    }

    [Fact]
    public void Names_are_unique() => Assert.Equal(CellsChecks.All.Count, CellsChecks.All.Select(check => check.Name).Distinct().Count());

    [Fact]
    public void A_reservoir_that_is_fixed_in_space_comes_closer()
    {
        var fixedReservoir = ReferenceCases.All[0].Cell with { ReservoirMotion = ReservoirMotion.FixedInSpace };
        var k = 2 * Math.PI / 100e-6;
        var exponent = GrowthExponent.Of(fixedReservoir, 20, 108000, k);
        // Trapezoidal sum over cells written out by hand.
        var sum = 0.0;
        for (var i = 0; i < 2000; i++)
        {
            var q = 108000 * (i + 0.5) / 2000;
            var cell = fixedReservoir with { Layers = [PorousLayer.Free(50e-6 - (12.97e-6 * q / PhysicalConstants.Faraday))] };
            sum += new DispersionRelation(cell, 20).GrowthRate(k) * 108000 / 2000 / 20;
        }

        Assert.Equal(sum, exponent, 1e-6 * sum);
        Assert.NotEqual(GrowthExponent.Of(ReferenceCases.All[0].Cell, 20, 108000, k), exponent, 1e-7);
        Assert.Throws<ComputationException>(() => GrowthExponent.Of(fixedReservoir, 20, 500000, k));
    }
}
