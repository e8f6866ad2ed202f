using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Library;
using Anodyne.Cells.Transport;
using Anodyne.Quantities;
using Xunit.Abstractions;

namespace Anodyne.Cells.Tests.Transport;

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
        // Each property swapped first and swapped last; the mean of both is its share of the difference.
        double pe = EFolds(Pe, j), limmt = EFolds(Limmt, j), transference = EFolds(Cell(0.63, 6.3), j), exchange = EFolds(Cell(0.32, 13), j);
        double ofTransference = 0.5 * (transference - pe + limmt - exchange), ofExchange = 0.5 * (exchange - pe + limmt - transference);
        output.WriteLine($"j {j}: PE {pe:F4} LiMMT {limmt:F4} e-folds; t+ {ofTransference:F4}, i0 {ofExchange:F4}");
        Assert.Equal(limmt - pe, ofTransference + ofExchange, 1e-12);
        Assert.True(ofTransference < 0);
        Assert.True(ofExchange > 0);
    }

    [Fact]
    public void At_1_mA_per_cm2_transport_barely_roughens_and_the_sign_depends_on_what_is_assumed()
    {
        double[] differences =
        [
            .. from conductivity in new[] { 0.3, 0.6 }
               from diffusivity in new[] { 1e-11, 1e-10 }
               from factor in new double[] { 1, 6 }
               select Difference(liquid => liquid with { Conductivity = conductivity, SaltDiffusivity = diffusivity, ThermodynamicFactor = factor }, 10),
        ];
        output.WriteLine($"{Difference(liquid => liquid, 10):F4} in {differences.Min():F4} .. {differences.Max():F4}");
        Assert.All(differences, difference => Assert.True(double.IsFinite(difference)));
        Assert.InRange(EFolds(Pe, 10), 0.01, 0.4);
        Assert.InRange(EFolds(Limmt, 10), 0.01, 0.4);
        Assert.True(differences.Min() < 0 && differences.Max() > 0);
    }

    [Fact]
    public void Beyond_the_limiting_current_there_is_no_growth_rate() =>
        Assert.Throws<ComputationException>(() => Difference(liquid => liquid with { SaltDiffusivity = 1e-13 }, 100));

    private static double Difference(Func<Electrolyte, Electrolyte> change, double j) =>
        EFolds(Limmt with { Electrolyte = change(Limmt.Electrolyte) }, j) - EFolds(Pe with { Electrolyte = change(Pe.Electrolyte) }, j);
}
