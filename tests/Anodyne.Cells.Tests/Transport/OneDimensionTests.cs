using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Transport;
using Anodyne.Quantities;

namespace Anodyne.Cells.Tests.Transport;

/// <summary>Limiting currents, profiles and transients in one dimension against the reference numbers.</summary>
public class OneDimensionTests
{
    private static InterfaceCell Symmetric(IReadOnlyList<PorousLayer> layers, double t = 0.32, double d = 2.4e-10) => new(
        "cell",
        new Electrolyte("e", "s", "s", 1000, 0.95, d, t, 1),
        layers,
        null,
        LithiumMetal.Default,
        new ButlerVolmer(20, 1000));

    [Fact]
    public void The_symmetric_cell_has_its_limit_and_surface_concentration()
    {
        var cell = Symmetric([PorousLayer.Free(200e-6)]);
        Assert.Equal(340.536, LimitingCurrent.Symmetric(2.4e-10, 0.32, 1000, 200e-6), 5e-4);
        Assert.Equal(LimitingCurrent.Symmetric(2.4e-10, 0.32, 1000, 200e-6), LimitingCurrent.Of(cell), 1e-9);
        var profile = SteadyProfile.Solve(cell, 100);
        Assert.Equal(706.345693, profile.SurfaceConcentration, 1e-6);
        Assert.Equal(1000 * (1 - (100 / LimitingCurrent.Of(cell))), profile.SurfaceConcentration, 1e-9);
        Assert.Equal(1000, profile.ConcentrationAt(100e-6), 1e-9);
        Assert.Equal(2000 - 706.345693, profile.FarConcentration, 1e-6);
    }

    [Fact]
    public void A_stagnant_layer_has_half_the_limit()
    {
        var cell = Symmetric([PorousLayer.Free(50e-6)]) with { Counter = Counter.Reservoir };
        Assert.Equal(681.073, LimitingCurrent.Of(cell), 5e-4);
        Assert.Equal(970.634569, SteadyProfile.Solve(cell, 20).SurfaceConcentration, 1e-6);
    }

    [Theory]
    [InlineData(0.32, 2.4e-10, 1702.6823315294116)]
    [InlineData(0.63, 2.4e-10, 1784.0123042218795)]
    [InlineData(0.63, 1.3e-10, 1701.9122354952508)]
    [InlineData(0.63, 6e-11, 1523.4526124210524)]
    [InlineData(0.9, 2.4e-10, 1861.4533527974274)]
    public void A_coating_hardly_lifts_the_limit_of_the_separator_behind_it(double t, double d, double limit)
    {
        var cell = Symmetric([new PorousLayer("coating", PorousLayerKind.Coating, 2e-6, 1, 1, t, d), PorousLayer.Free(18e-6)]) with { Counter = Counter.Reservoir };
        Assert.Equal(limit, LimitingCurrent.Of(cell), 1e-9 * limit);
    }

    [Fact]
    public void A_closed_cell_coated_on_one_side_keeps_its_salt()
    {
        var cell = Symmetric([new PorousLayer("coating", PorousLayerKind.Coating, 2e-6, 0.4, 1, 0.63, 3e-11 / 0.4), new PorousLayer("PE", PorousLayerKind.Separator, 7e-6, 0.37, 1, 0.32, 4e-11 / 0.37)]);
        Assert.Equal(930.33672, SteadyProfile.Solve(cell, 100).SurfaceConcentration, 1e-5);
    }

    [Fact]
    public void With_functions_of_concentration_the_steady_state_is_the_reference_one()
    {
        // The check of the one-potential reduction: Nyman's D and kappa, linear t+ and TDF, j 105.22549553 A/m2 on 50 um before a reservoir.
        var cell = NymanCell();
        const double j = 105.22549553;
        var profile = SteadyProfile.Solve(cell, j);
        Assert.Equal(816.376361, profile.SurfaceConcentration, 1e-5);
        var relation = new DispersionRelation(profile);
        Assert.Equal(0.091983557, relation.Drive, 1e-9);
        Assert.Equal(4.618509e-04, relation.ChargeTransferResistance, 1e-9);
        Assert.Equal(3.80833240, relation.Theta, 1e-7);
        Assert.Equal(5.38654831e-05, relation.GrowthRate(2 * Math.PI / 60e-6), 2e-13);
        Assert.Equal(5.45614895e-05, relation.GrowthRate(2 * Math.PI / 30e-6), 2e-13);
        Assert.Equal(relation.GrowthRate(2 * Math.PI / 60e-6), CoupledGrowthRate.Of(cell, j, 2 * Math.PI / 60e-6), 1e-12);
        Assert.Equal(-0.16, profile.Voltage(), 2e-9);
    }

    [Fact]
    public void Its_limiting_current_is_where_the_integral_of_the_flux_coefficient_ends()
    {
        var cell = NymanCell();
        var limit = LimitingCurrent.Of(cell);
        Assert.Throws<ComputationException>(() => SteadyProfile.Solve(cell, 1.0001 * limit));
        Assert.InRange(SteadyProfile.Solve(cell, 0.9999 * limit).SurfaceConcentration, 0.01, 1);
    }

    private static InterfaceCell NymanCell() => new(
        "Nyman",
        new Electrolyte(
            "Nyman",
            "LiPF6",
            "EC:EMC",
            1000,
            new PolynomialFunction(1000, new(3, 0.1297), new(1.5, -2.51), new(1, 3.329)),
            new PolynomialFunction(1000, new(2, 8.794e-11), new(1, -3.972e-10), new(0, 4.862e-10)),
            new PolynomialFunction(1000, new(0, 0.26), new(1, 0.08)),
            new PolynomialFunction(1000, new(0, 0.6), new(1, 0.9))),
        [PorousLayer.Free(50e-6)],
        Interphase.Conformal(5e-4),
        new LithiumMetal(12.97e-6, 0.5),
        new ButlerVolmer(20, 1000),
        Counter: Counter.Reservoir);

    [Theory]
    [InlineData(2.4e-10, 0.32, 379.4949)]
    [InlineData(1e-10, 0.63, 534.0833)]
    public void Sand(double d, double t, double tau)
    {
        Assert.Equal(tau, SandTime.Of(d, t, 1000, 100), 1e-4);
        Assert.Equal(0, SandTime.SurfaceConcentration(d, t, 1000, 100, SandTime.Of(d, t, 1000, 100)), 1e-9);
    }

    [Theory]
    [InlineData(1, 948.666952)]
    [InlineData(10, 838.132008)]
    [InlineData(30, 746.625743)]
    [InlineData(100, 706.983718)]
    [InlineData(1e9, 706.345693)]
    public void The_symmetric_transient(double time, double concentration) =>
        Assert.Equal(concentration, SandTime.SymmetricCell(2.4e-10, 0.32, 1000, 100, 200e-6, time), 1e-6);

    [Fact]
    public void The_transient_passes_from_its_short_time_form_to_the_series_without_a_step()
    {
        // The switch stands at pi^2 D t/L^2 = 1e-3.
        var time = 1e-3 * 200e-6 * 200e-6 / (Math.PI * Math.PI * 2.4e-10);
        var before = SandTime.SymmetricCell(2.4e-10, 0.32, 1000, 100, 200e-6, time * 0.9999999);
        var after = SandTime.SymmetricCell(2.4e-10, 0.32, 1000, 100, 200e-6, time * 1.0000001);
        Assert.Equal(before, after, 1e-5);
    }

    [Fact]
    public void Beyond_the_limit_the_depleted_front_drifts_with_the_anions() =>
        Assert.Equal(7.05e-7, SandTime.DepletionFrontSpeed(0.32, 1000, 100), 5e-10);

    [Theory]
    [InlineData(0.5, 0.63, 0.4244)]
    [InlineData(0.1, 1.0, 0.3433)]
    [InlineData(0.9, 1.0, 0.8247)]
    public void Current_fractions_of_layers_add_as_resistances(double share, double ofLayer, double ofCell)
    {
        Assert.Equal(ofCell, 1 / ((share / ofLayer) + ((1 - share) / 0.32)), 1e-4);
        Assert.Equal(share, CurrentFraction.ShareNeeded(1 / ((share / ofLayer) + ((1 - share) / 0.32)), ofLayer, 0.32), 1e-12);
    }

    [Fact]
    public void A_cell_of_0_63_with_a_separator_of_0_32_needs_a_coating_with_72_per_cent_of_the_resistance() =>
        Assert.Equal(0.72362, CurrentFraction.ShareNeeded(0.63, 1, 0.32), 1e-5);

    [Fact]
    public void In_a_dilute_electrolyte_the_current_fraction_is_the_transference_number()
    {
        const double T = 298.15;
        var kappa = PhysicalConstants.Faraday * PhysicalConstants.Faraday * 100 * 2.4e-10 / (2 * PhysicalConstants.MolarGas * T * 0.32 * 0.68);
        var cell = Symmetric([PorousLayer.Free(1e-4), new PorousLayer("PE", PorousLayerKind.Separator, 2e-5, 0.4, 3)]) with
        {
            Electrolyte = new Electrolyte("dilute", "s", "s", 100, new ProportionalFunction(kappa, 100), 2.4e-10, 0.32, 1),
        };
        Assert.Equal(0.32, CurrentFraction.Of(cell), 1e-12);
    }
}
