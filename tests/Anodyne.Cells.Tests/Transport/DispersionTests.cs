using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Transport;
using Anodyne.Cells.Verification;
using Anodyne.Quantities;

namespace Anodyne.Cells.Tests.Transport;

public class DispersionTests
{
    public static TheoryData<string> Cases => [.. ReferenceCases.All.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_closed_form_gives_every_digit_of_the_table(string name)
    {
        var reference = ReferenceCases.All.Single(c => c.Name == name);
        var relation = new DispersionRelation(reference.Cell, reference.CurrentDensity);
        Assert.Equal(reference.Theta, relation.Theta, 2e-9 * reference.Theta);
        Assert.Equal(reference.SurfaceConcentration, relation.Profile.SurfaceConcentration, 1e-6);
        Assert.Equal(reference.MarginalWavelength, 2 * Math.PI / relation.MarginalWavenumber, 2e-7 * reference.MarginalWavelength);
        Assert.Equal(reference.FastestWavelength, 2 * Math.PI / relation.FastestWavenumber, 3e-5 * reference.FastestWavelength);
        Assert.Equal(reference.LargestRate, relation.GrowthRate(relation.FastestWavenumber), 6e-7 * reference.LargestRate);
        foreach (var (wavelength, rate) in reference.Rates)
        {
            Assert.Equal(rate, relation.GrowthRate(2 * Math.PI / wavelength), 1.2e-9 * Math.Abs(rate));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_coupled_solve_agrees_where_all_layers_hold_the_same_electrolyte(string name)
    {
        var reference = ReferenceCases.All.Single(c => c.Name == name);
        var relation = new DispersionRelation(reference.Cell, reference.CurrentDensity);
        foreach (var (wavelength, _) in reference.Rates)
        {
            var k = 2 * Math.PI / wavelength;
            var coupled = CoupledGrowthRate.Of(reference.Cell, reference.CurrentDensity, k);
            Assert.Equal(relation.GrowthRate(k), coupled, 3e-8 * Math.Abs(relation.GrowthRate(k)));
        }
    }

    /// <summary>Rows of the layer reference: thickness um, conductivity, wavelength um, bare, conformal, planar-outside.</summary>
    [Theory]
    [InlineData(1, 1e-3, 30, 4.551668e-06, 2.443517e-06, 1.253614e-03)]
    [InlineData(1, 1e-3, 10, 1.826852e-06, 9.780870e-07, 1.317661e-03)]
    [InlineData(1, 1e-4, 30, 4.551668e-06, 4.727764e-07, 2.440729e-03)]
    [InlineData(1, 1e-4, 10, 1.826852e-06, 1.887671e-07, 2.684228e-03)]
    [InlineData(5, 1e-2, 30, 4.551668e-06, 3.179924e-06, 1.759607e-04)]
    [InlineData(5, 1e-2, 10, 1.826852e-06, 1.274053e-06, 2.028783e-04)]
    [InlineData(0.1, 1e-5, 30, 4.551668e-06, 4.727764e-07, 2.409554e-02)]
    [InlineData(0.1, 1e-5, 10, 1.826852e-06, 1.887671e-07, 2.413506e-02)]
    public void Layers_give_every_digit_of_the_reference(double thickness, double conductivity, double wavelength, double bare, double conformal, double planar)
    {
        var k = 2 * Math.PI / (wavelength * 1e-6);
        double Rate(Interphase? film) => new DispersionRelation(ReferenceCases.LayerBase(film), 20).GrowthRate(k);
        Assert.Equal(bare, Rate(null), 2e-7 * bare);
        Assert.Equal(conformal, Rate(Interphase.Conformal(thickness * 1e-6, conductivity)), 3e-7 * conformal);
        // The reference takes the electrolyte's concentration at the lithium as if the layer were electrolyte; here it is that at the layer's outer face.
        Assert.Equal(planar, Rate(Interphase.PlanarOutside(thickness * 1e-6, conductivity)), 5e-6 * planar);
    }

    [Fact]
    public void An_outer_contact_resistance_slows_a_planar_outside_layer()
    {
        var k = 2 * Math.PI / 30e-6;
        double Rate(double contact) => new DispersionRelation(ReferenceCases.LayerBase(Interphase.PlanarOutside(1e-6, 1e-3, contact)), 20).GrowthRate(k);
        Assert.True(Rate(1e-3) < Rate(0));
        // A contact that nothing passes leaves only the layer itself: Z = coth(kd)/(kappa_f k).
        var relation = new DispersionRelation(ReferenceCases.LayerBase(Interphase.PlanarOutside(1e-6, 1e-3, 1e9)), 20);
        var z = 1 / (1e-3 * k * Math.Tanh(k * 1e-6));
        var force = (20 / 1e-3) - (0.5 * 12.97e-6 * k * k / PhysicalConstants.Faraday);
        Assert.Equal(12.97e-6 / PhysicalConstants.Faraday * force / (relation.ChargeTransferResistance + z), Rate(1e9), 1e-9 * Rate(1e9));
    }

    [Fact]
    public void Fast_kinetics_without_surface_energy_is_Mullins_and_Sekerka()
    {
        var cell = ReferenceCases.All[0].Cell with { Kinetics = new ButlerVolmer(1e12, 1000, 0), Lithium = new LithiumMetal(12.97e-6, 0) };
        foreach (var wavelength in new[] { 100e-6, 10e-6 })
        {
            var k = 2 * Math.PI / wavelength;
            Assert.Equal(cell.Lithium.FrontSpeed(20) * k / Math.Tanh(k * 50e-6), new DispersionRelation(cell, 20).GrowthRate(k), 1e-7 * k * cell.Lithium.FrontSpeed(20));
        }
    }

    [Fact]
    public void A_conformal_film_and_the_gap_leave_the_marginal_wavelength()
    {
        var s1 = ReferenceCases.All[0];
        var bare = new DispersionRelation(s1.Cell, 20);
        var filmed = new DispersionRelation(s1.Cell with { Interphase = Interphase.Conformal(0.03) }, 20);
        Assert.Equal(bare.MarginalWavenumber, filmed.MarginalWavenumber, 1e-12 * bare.MarginalWavenumber);
        Assert.Equal(0, filmed.GrowthRate(bare.MarginalWavenumber), 1e-15);
    }

    [Fact]
    public void Cutting_a_layer_in_two_changes_nothing()
    {
        var s5 = ReferenceCases.All[4];
        var cut = s5.Cell with { Layers = [PorousLayer.Free(3e-6), PorousLayer.Free(17e-6), PorousLayer.Free(30e-6)] };
        foreach (var (wavelength, rate) in s5.Rates)
        {
            Assert.Equal(rate, new DispersionRelation(cut, s5.CurrentDensity).GrowthRate(2 * Math.PI / wavelength), 1e-9 * Math.Abs(rate));
        }
    }

    /// <summary>
    /// Two layers with transport of their own. Tied conductivities: the one-potential form equals the coupled solve to rounding, also where the electrolyte
    /// is not dilute. Untied: it is off, and by how much is pinned; the sign and size are those of a 2 um coating of t+ 0.63 on 0.32 (-0.3 to -0.7 % here).
    /// </summary>
    [Theory]
    [InlineData(10, 100e-6, -3.36e-3)]
    [InlineData(10, 30e-6, -4.7e-4)]
    [InlineData(100, 100e-6, -6.54e-3)]
    [InlineData(100, 30e-6, -8.9e-4)]
    public void Own_transport_is_exact_where_tied_and_off_by_a_known_amount_where_not(double j, double wavelength, double offBy)
    {
        var k = 2 * Math.PI / wavelength;
        var coating = new PorousLayer("coating", PorousLayerKind.Coating, 2e-6, 1, 1, 0.63, 2.4e-10);
        var untied = ReferenceCases.All[0].Cell with { Layers = [coating, PorousLayer.Free(48e-6)] };
        var tied = untied with { Layers = [coating with { TransportClosure = TransportClosure.TiedConductivity }, PorousLayer.Free(48e-6)] };
        var exact = CoupledGrowthRate.Of(tied, j, k);
        Assert.Equal(exact, new DispersionRelation(tied, j).GrowthRate(k), 1e-9 * Math.Abs(exact));
        var error = (new DispersionRelation(untied, j).GrowthRate(k) / CoupledGrowthRate.Of(untied, j, k)) - 1;
        Assert.Equal(offBy, error, 0.02 * Math.Abs(offBy));
    }

    [Fact]
    public void In_a_dilute_electrolyte_the_tied_conductivity_is_the_dilute_one()
    {
        // kappa = F^2 c D/(2 R T t (1-t)) of the electrolyte and of the layer.
        const double T = 298.15;
        static double Dilute(double d, double t) => PhysicalConstants.Faraday * PhysicalConstants.Faraday * 1000 * d / (2 * PhysicalConstants.MolarGas * T * t * (1 - t));
        var liquid = new Electrolyte("dilute", "s", "s", 1000, new ProportionalFunction(Dilute(2.4e-10, 0.32), 1000), 2.4e-10, 0.32, 1);
        var layer = new LayerMedium(liquid, new PorousLayer("coating", PorousLayerKind.Coating, 2e-6, 0.5, 2, 0.63, 1e-10, TransportClosure.TiedConductivity), T);
        Assert.Equal(Dilute(1e-10, 0.63) * 0.7 / 4, layer.Conductivity(700), 1e-10);
    }

    /// <summary>The coupled solve against the exact solution for constant properties: c and psi = phi2 - a ln c are harmonic in each layer.</summary>
    [Theory]
    [InlineData(0.63, 1.0, 10, 100e-6)]
    [InlineData(0.9, 20.0, 100, 100e-6)]
    [InlineData(0.9, 20.0, 100, 5e-6)]
    [InlineData(0.2, 0.3, 50, 20e-6)]
    public void The_coupled_solve_equals_the_exact_one_for_constant_properties(double t1, double divisor, double j, double wavelength)
    {
        var k = 2 * Math.PI / wavelength;
        var cell = ReferenceCases.All[1].Cell with { Layers = [new PorousLayer("coating", PorousLayerKind.Coating, 2e-6, 1, 1, t1, 2.4e-10 / divisor), PorousLayer.Free(18e-6)] };
        var exact = TwoLayerExact.GrowthRate(cell, j, k);
        Assert.Equal(exact, CoupledGrowthRate.Of(cell, j, k), 2e-8 * Math.Abs(exact));
    }

    [Fact]
    public void The_terms_add_up_to_the_rate()
    {
        foreach (var reference in ReferenceCases.All)
        {
            var k = 2 * Math.PI / 20e-6;
            var relation = new DispersionRelation(reference.Cell, reference.CurrentDensity);
            var terms = relation.Terms(k);
            Assert.Equal(relation.GrowthRate(k), terms.Total, 1e-13 * Math.Abs(terms.Transport));
            Assert.True(terms.Capillary <= 0 && terms.Transport > 0 && terms.Thermodynamic == 0);
            Assert.Equal(reference.Cell.Interphase is null, terms.Film == 0);
        }

        var strong = ReferenceCases.All[0].Cell with { Electrolyte = ReferenceCases.All[0].Cell.Electrolyte with { ThermodynamicFactor = 2.5 } };
        var split = new DispersionRelation(strong, 20).Terms(2e5);
        Assert.Equal(1.5 * 1.057127160 / (1.057127160 + 1.052631579), split.Thermodynamic / split.Transport, 1e-8);
    }

    [Fact]
    public void A_lithium_counter_electrode_of_fast_kinetics_is_a_reservoir_at_its_concentration()
    {
        var reservoir = ReferenceCases.All[0].Cell;
        var symmetric = reservoir with { Counter = Counter.LithiumElectrode, CounterKinetics = new ButlerVolmer(1e12, 1000) };
        var profile = SteadyProfile.Solve(symmetric, 20);
        var equivalent = reservoir with { Electrolyte = reservoir.Electrolyte with { Concentration = profile.FarConcentration } };
        var k = 2 * Math.PI / 100e-6;
        Assert.Equal(new DispersionRelation(equivalent, 20).GrowthRate(k), new DispersionRelation(profile).GrowthRate(k), 1e-13);
        Assert.Equal(CoupledGrowthRate.Of(symmetric, 20, k), new DispersionRelation(profile).GrowthRate(k), 1e-13);
    }

    [Fact]
    public void A_slow_lithium_counter_electrode_is_treated_alike_by_both_solves()
    {
        var cell = ReferenceCases.All[0].Cell with { Counter = Counter.LithiumElectrode, CounterKinetics = new ButlerVolmer(2, 1000, 0.3, 0.4, 0.6), Layers = [PorousLayer.Free(5e-6), new PorousLayer("PE", PorousLayerKind.Separator, 20e-6, 0.4, 2.5)] };
        var k = 2 * Math.PI / 60e-6;
        var rate = CoupledGrowthRate.Of(cell, 20, k);
        Assert.Equal(rate, new DispersionRelation(cell, 20).GrowthRate(k), 1e-8 * rate);
    }

    [Fact]
    public void A_current_above_the_limit_is_refused_with_the_limit()
    {
        var failure = Assert.Throws<ComputationException>(() => new DispersionRelation(ReferenceCases.All[0].Cell, 700));
        Assert.Contains("68.1073 mA/cm2", failure.Message, StringComparison.Ordinal);
    }
}
