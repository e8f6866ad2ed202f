using Anodyne.Cells.Attribution;
using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Library;
using Anodyne.Cells.Transport;
using Xunit.Abstractions;

namespace Anodyne.Cells.Tests.Attribution;

/// <summary>The published pair of cells in closed form: what each property does to the growth of a 20 um wave, and over which assumptions the sign holds.</summary>
public class AnionBrakingTests(ITestOutputHelper output)
{
    private const double Charge = 108000;
    private const double Wavenumber = 2 * Math.PI / 20e-6;

    private static InterfaceCell Cell(double transference, double exchange)
    {
        var liquid = MaterialLibrary.Default.GetElectrolyte("lifsi-dme-6m").Electrolyte with { TransferenceNumber = transference };
        return new InterfaceCell(
            "cell",
            liquid,
            [PorousLayer.FromMacMullin("PE", PorousLayerKind.Separator, 25e-6, 0.4, 8)],
            null,
            LithiumMetal.Default,
            new ButlerVolmer(exchange, 6000));
    }

    private static InterfaceCell Pe => Cell(0.32, 6.3);

    private static InterfaceCell Limmt => Cell(0.63, 13);

    private static double EFolds(InterfaceCell cell, double j) => GrowthExponent.Of(cell, j, Charge, Wavenumber);

    [Theory]
    [InlineData(10)]
    [InlineData(100)]
    public void A_higher_transference_number_smooths_and_faster_kinetics_roughen(double j)
    {
        var swaps = CellSwaps.Between(Pe, Limmt);
        Assert.Equal(["transference number", "exchange current density"], swaps.Select(swap => swap.Name));
        var attribution = ShapleyAttribution.Of(Pe, Limmt, swaps, cell => EFolds(cell, j));
        output.WriteLine($"j {j}: PE {attribution.FromValue:F4} LiMMT {attribution.ToValue:F4} e-folds; t+ {attribution.Contributions[0].Shapley:F4}, i0 {attribution.Contributions[1].Shapley:F4}");
        Assert.Equal(attribution.Difference, attribution.Contributions.Sum(c => c.Shapley), 1e-12);
        Assert.True(attribution.Contributions[0].Shapley < 0);
        Assert.True(attribution.Contributions[1].Shapley > 0);
        Assert.Equal(attribution.ToValue, EFolds(Limmt, j), 1e-12);
    }

    [Fact]
    public void At_1_mA_per_cm2_transport_barely_roughens_and_the_sign_depends_on_what_is_assumed()
    {
        static RangedParameter<InterfaceCell> Of(string name, double low, double high, Func<Electrolyte, double, Electrolyte> set) =>
            new(name, low, high, (cell, value) => cell with { Electrolyte = set(cell.Electrolyte, value) });
        RangedParameter<InterfaceCell>[] ranges =
        [
            Of("conductivity", 0.3, 0.6, (liquid, value) => liquid with { Conductivity = value }),
            Of("salt diffusivity", 1e-11, 1e-10, (liquid, value) => liquid with { SaltDiffusivity = value }),
            Of("thermodynamic factor", 1, 6, (liquid, value) => liquid with { ThermodynamicFactor = value }),
        ];
        var verdict = RangeVerdict.Of(Pe, Limmt, ranges, cell => EFolds(cell, 10));
        output.WriteLine($"{verdict.Nominal:F4} in {verdict.Smallest:F4} .. {verdict.Largest:F4}: {verdict.Sign}, {verdict.Failed} of {verdict.Evaluated} failed");
        Assert.Equal(1 + 6 + 8, verdict.Evaluated);
        Assert.Equal(0, verdict.Failed);
        Assert.InRange(EFolds(Pe, 10), 0.01, 0.4);
        Assert.InRange(EFolds(Limmt, 10), 0.01, 0.4);
        Assert.Equal(ConclusionSign.Depends, verdict.Sign);
    }

    [Fact]
    public void A_point_beyond_the_limiting_current_counts_as_failed()
    {
        RangedParameter<InterfaceCell> diffusivity = new("salt diffusivity", 1e-13, 1e-10, (cell, value) => cell with { Electrolyte = cell.Electrolyte with { SaltDiffusivity = value } });
        var verdict = RangeVerdict.Of(Pe, Limmt, [diffusivity], cell => EFolds(cell, 100));
        Assert.Equal(1, verdict.Failed);
        Assert.True(double.IsNaN(verdict.Effects[0].AtLow));
    }
}
