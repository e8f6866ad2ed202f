using Anodyne.Analysis;
using Anodyne.Instruments;
using Anodyne.Instruments.Tests;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Surfaces;
using Anodyne.Surfaces.Adsorption;

namespace Anodyne.Surfaces.Tests.Adsorption;

public sealed class BetAreaTests
{
    [Fact]
    public void The_equation_gives_back_what_went_in()
    {
        var found = BetArea.Of(Made(2.4, 118));
        Assert.Equal(2.4, found.Fit.Monolayer.Value, 1e-9);
        Assert.Equal(118, found.Fit.Constant.Value, 1e-6);
        Assert.Equal(2.4 * PhysicalConstants.Avogadro * 0.162e-18, found.Area.Value, 1e-3);
        Assert.Equal(Verdict.Caution, found.Verdict);
    }

    [Fact]
    public void Intervals_hold_the_truth()
    {
        var (area, constant) = (0, 0);
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(20261130 + seed);
            var found = BetArea.Of(Made(2.4, 118, () => 0.002 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())), window: (0.05, 0.30));
            area += Math.Abs(found.Fit.Monolayer.Value - 2.4) <= found.Fit.Monolayer.Half ? 1 : 0;
            constant += Math.Abs(found.Fit.Constant.Value - 118) <= found.Fit.Constant.Half ? 1 : 0;
        }

        Assert.InRange(area / 200.0, 0.89, 0.99);
        Assert.InRange(constant / 200.0, 0.89, 0.99);
    }

    [Fact]
    public void A_negative_constant_or_a_monolayer_outside_of_the_window_is_void()
    {
        // A convex isotherm: little at first, then more and more.
        var convex = BetArea.Of(new Isotherm([.. Enumerable.Range(1, 30).Select(static k => new IsothermPoint(0.01 * k, 0.3 * 0.01 * k * 0.01 * k))]) { Adsorbate = "N2" });
        Assert.Equal(Verdict.Void, convex.Verdict);
        Assert.Equal(Verdict.Void, BetArea.Of(Made(2.4, 118), window: (0.15, 0.30)).Verdict);
    }

    [Fact]
    public void The_vapour_pressure_of_nitrogen_is_an_atmosphere_at_its_boiling_point()
    {
        Assert.Equal(101325, SaturationPressure.Nitrogen(77.355), 60.0);
        Assert.True(double.IsNaN(SaturationPressure.Nitrogen(200)));
        Assert.Throws<MeaninglessDataException>(() => BetArea.Of(new Isotherm([.. Enumerable.Range(1, 9).Select(static k => new IsothermPoint(double.NaN, k, false, 1000 * k))]) { Adsorbate = "CO2", Temperature = 298 }));
    }

    [DataFact]
    public void Mcm_41_and_carbon_black_agree_with_their_oracles()
    {
        static BetArea Of(string name) => BetArea.Of((Isotherm)Formats.Read(DataFolder.Path("isotherm/" + name)).Records[0].Measured!);
        var mcm = Of("MCM-41 N2 77K.json");
        Assert.Equal(359.6790409, 1e-3 * mcm.Area.Value, 1e-3);
        Assert.Equal(358.5, 1e-3 * mcm.Of(mcm.OtherReading!).Value, 0.1);
        Assert.Equal(122.9458917, mcm.Fit.Constant.Value, 1e-3);
        Assert.Equal(356.9792017, 1e-3 * Of("MCM-41 N2 77.0.csv").Area.Value, 0.02);
        var black = Of("Cabot BP280 carbon black.csv");
        Assert.Equal(40.11742561, 1e-3 * black.Area.Value, 1e-3);
        Assert.Equal(40.0835, 1e-3 * black.Of(black.OtherReading!).Value, 0.01);
        Assert.Equal(213.1514082, 1e-3 * Of("SiO2 N2 77K.json").Area.Value, 0.02);
        Assert.Equal(1277.396823, 1e-3 * Of("UiO-66(Zr) N2 77K.json").Area.Value, 0.1);
    }

    private static Isotherm Made(double monolayer, double c, Func<double>? noise = null) => new(
    [
        .. Enumerable.Range(1, 45).Select(k => 0.01 * k).Select(p => new IsothermPoint(p, monolayer * c * p / ((1 - p) * (1 + ((c - 1) * p))) * (1 + (noise?.Invoke() ?? 0)))),
    ]) { Adsorbate = "N2", Temperature = 77.355 };
}
