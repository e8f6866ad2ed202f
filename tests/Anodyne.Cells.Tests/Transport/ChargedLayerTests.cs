using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Transport;
using Anodyne.Quantities;

namespace Anodyne.Cells.Tests.Transport;

public class ChargedLayerTests
{
    private const double T = 298.15;

    private static Electrolyte Liquid(double conductivity, double factor = 1.0) =>
        new("liquid", "salt", "solvent", 1000, conductivity, 2.4e-10, 0.32, factor);

    private static InterfaceCell Cell(Electrolyte liquid, double held, Counter counter = Counter.Reservoir) => new(
        "cell", liquid, [new PorousLayer("charged", PorousLayerKind.Coating, 2e-6, 0.4, 2) { FixedCharge = held }, PorousLayer.Free(18e-6)], null,
        LithiumMetal.Default, new ButlerVolmer(20, 1000), Counter: counter);

    [Theory]
    [InlineData(0.95, 1)]
    [InlineData(2.5, 1)]
    [InlineData(0.95, 2.2)]
    public void Without_charge_a_layer_is_the_electrolyte(double conductivity, double factor)
    {
        var liquid = Liquid(conductivity, factor);
        var free = new LayerMedium(liquid, PorousLayer.Free(1e-6), T);
        var nearly = new LayerMedium(liquid, PorousLayer.Free(1e-6) with { FixedCharge = 1e-9 }, T);
        Assert.Equal(free.Conductivity(700), nearly.Conductivity(700), 1e-9 * free.Conductivity(700));
        Assert.Equal(free.Diffusivity(700), nearly.Diffusivity(700), 1e-9 * free.Diffusivity(700));
        Assert.Equal(free.TransferenceNumber(700), nearly.TransferenceNumber(700), 1e-9);
        Assert.Equal(free.FluxCoefficient(700), nearly.FluxCoefficient(700), 1e-9 * free.FluxCoefficient(700));
        Assert.Equal(free.PotentialSlope(700), nearly.PotentialSlope(700), 1e-9 * free.PotentialSlope(700));
    }

    [Fact]
    public void In_a_dilute_electrolyte_the_ions_move_by_nernst_and_planck()
    {
        var thermal = PhysicalConstants.ThermalVoltage(T);
        double plus = 2.4e-10 / (2 * 0.68), minus = 2.4e-10 / (2 * 0.32);
        var dilute = Liquid(1) with { Conductivity = new ProportionalFunction(PhysicalConstants.Faraday / thermal * 1000 * (plus + minus), 1000) };
        var layer = new LayerMedium(dilute, PorousLayer.Free(1e-6) with { FixedCharge = 1500 }, T);
        foreach (var c in new[] { 10.0, 300, 2000 })
        {
            double anions = layer.Anions(c), cations = layer.Cations(c);
            Assert.Equal(c * c, anions * cations, 1e-12 * c * c);
            Assert.Equal(1500, cations - anions, 1e-9);
            var kappa = PhysicalConstants.Faraday / thermal * ((plus * cations) + (minus * anions));
            Assert.Equal(kappa, layer.Conductivity(c), 1e-12 * kappa);
            Assert.Equal(plus * cations / ((plus * cations) + (minus * anions)), layer.TransferenceNumber(c), 1e-12);
            Assert.Equal((layer.Anions(c * 1.0001) - layer.Anions(c * 0.9999)) / (2e-4 * c), layer.AnionSlope(c), 1e-6);
        }
    }

    [Theory]
    [InlineData(0.95, 1)]
    [InlineData(1.1, 2.2)]
    public void Whatever_the_conductivity_mobile_anions_matter_less_the_more_charge_is_held(double conductivity, double factor)
    {
        double last = 0;
        foreach (var held in new double[] { 1, 10, 100, 1000, 1e4 })
        {
            var layer = new LayerMedium(Liquid(conductivity, factor), PorousLayer.Free(1e-6) with { FixedCharge = held }, T);
            var t = layer.TransferenceNumber(1000);
            Assert.InRange(t, last, 1);
            Assert.True(layer.Conductivity(1000) > 0 && layer.Diffusivity(1000) > 0);
            Assert.Equal(layer.FluxCoefficient(1000), PhysicalConstants.Faraday * layer.Diffusivity(1000) / (1 - t), 1e-9 * layer.FluxCoefficient(1000));
            last = t;
        }

        Assert.True(last > 0.97);
    }

    [Fact]
    public void The_closed_growth_rate_agrees_with_the_coupled_one_where_the_layer_carries_all()
    {
        // One charged layer alone: d phi2/dc is a function of c in the whole cell, so that the one-potential form is exact.
        var cell = Cell(Liquid(0.95), 800) with { Layers = [new PorousLayer("charged", PorousLayerKind.Separator, 30e-6, 0.5, 2) { FixedCharge = 800 }] };
        var k = 2 * Math.PI / 20e-6;
        var closed = new DispersionRelation(cell, 50).GrowthRate(k);
        Assert.Equal(CoupledGrowthRate.Of(cell, 50, k), closed, 1e-5 * Math.Abs(closed));
    }

    [Fact]
    public void A_closed_cell_keeps_the_anions_of_its_rest()
    {
        var cell = Cell(Liquid(0.95), 600, Counter.LithiumElectrode);
        var profile = SteadyProfile.Solve(cell, 60);
        double held = 0;
        double rest = 0;
        foreach (var layer in profile.Layers)
        {
            const int Points = 20000;
            for (var i = 0; i < Points; i++)
            {
                var c = profile.ConcentrationAt(layer.Start + ((i + 0.5) / Points * layer.Thickness));
                held += layer.Medium.Porosity * layer.Medium.Anions(c) * layer.Thickness / Points;
                rest += layer.Medium.Porosity * layer.Medium.Anions(1000) * layer.Thickness / Points;
            }
        }

        Assert.Equal(rest, held, 1e-8 * rest);
    }

    [Fact]
    public void The_charge_of_a_coating_follows_from_what_is_weighed()
    {
        // 1 mol/kg, half of the coating clay, 0.1 mg/cm2 on 2 um with half its volume open: 0.5 mol per 1e-6 m3.
        Assert.Equal(500, FixedCharge.OfCoating(1, 0.5, 1e-3, 2e-6, 0.5), 1e-9);
        Assert.Throws<InputException>(() => FixedCharge.OfCoating(0, 0.5, 1e-3, 2e-6, 0.5));
        Assert.Throws<InputException>(() => FixedCharge.OfCoating(1, 1.5, 1e-3, 2e-6, 0.5));
        Assert.Throws<InputException>(() => PorousLayer.Free(1e-6) with { FixedCharge = -1 });
    }
}
