using Anodyne.Design.Pouch;
using Anodyne.Quantities;
using Anodyne.Quantities.Units;
using FsCheck.Fluent;

namespace Anodyne.Design.Tests.Pouch;

/// <summary>The calculator against the reference stack model and against hand sums. The unstated sizes (seal, tabs) are defaults; nothing is fitted per case.</summary>
public sealed class PouchDesignTests
{
    private const double WattHour = 3600;

    private static PouchCell With(params (string Name, string Value)[] inputs) => inputs.Aggregate(
        new PouchCell(), (cell, input) => cell.With(input.Name, UnitText.ParseToSi(input.Value, PouchInputs.Find(input.Name).Dimension)));

    private static double WhPerKg(PouchCell cell) => PouchDesign.Of(cell).SpecificEnergy / WattHour;

    [Fact]
    public void The_base_case_meets_the_reference()
    {
        var design = PouchDesign.Of(new PouchCell());
        Assert.Equal(2.94, design.Capacity / 3600, 0.005);
        Assert.Equal(11.2, design.Energy / WattHour, 0.05);
        Assert.Equal(27.6, design.Mass * 1000, 27.6 * 0.04);
        Assert.Equal(407, design.SpecificEnergy / WattHour, 407 * 0.04);
        Assert.Equal(1400, design.EnergyDensityCharged / WattHour / 1000, 1400 * 0.04);
        Assert.Equal(0, design.NpAdded);
        Assert.Equal(1, design.NpTotal);
    }

    [Theory]
    [InlineData("cathode coating", 52)]
    [InlineData("electrolyte", 21)]
    [InlineData("copper", 10)]
    [InlineData("pouch foil", 7)]
    [InlineData("tabs", 4)]
    [InlineData("aluminum", 4)]
    [InlineData("separator", 2)]
    public void The_shares_of_the_mass_meet_the_reference_to_a_percent(string part, double percent)
    {
        var design = PouchDesign.Of(new PouchCell());
        Assert.Equal(percent, 100 * design.Parts.Single(one => one.Part == part).Mass / design.Mass, 0.8);
    }

    [Theory]
    [InlineData("electrolyte", "3 g/Ah", 368)]
    [InlineData("areal_capacity", "3 mAh/cm2", 368)]
    [InlineData("copper_thickness", "12 um", 388)]
    [InlineData("copper_thickness", "6 um", 418)]
    [InlineData("specific_capacity", "200 mAh/g", 392)]
    [InlineData("lithium_thickness", "20 um", 397)]
    [InlineData("cathode_layers", "20", 433)]
    public void Single_changes_meet_the_reference_as_ratios(string input, string value, double expected) =>
        Assert.Equal(expected / 407, WhPerKg(With((input, value))) / WhPerKg(new PouchCell()), 0.02 * expected / 407);

    [Fact]
    public void Twenty_micrometres_of_lithium_cost_volume() => Assert.Equal(
        1198, PouchDesign.Of(With(("lithium_thickness", "20 um"))).EnergyDensityCharged / WattHour / 1000, 1198 * 0.01);

    [Fact]
    public void The_best_and_the_laboratory_cells_meet_the_reference_within_four_percent()
    {
        var best = With(("electrolyte", "1.5 g/Ah"), ("areal_capacity", "5 mAh/cm2"), ("copper_thickness", "6 um"), ("aluminum_thickness", "10 um"), ("separator_thickness", "9 um"));
        Assert.Equal(467, WhPerKg(best), 467 * 0.04);
        var laboratory = With(
            ("cathode_layers", "5"), ("cathode_width", "4 cm"), ("cathode_height", "5.5 cm"), ("areal_capacity", "4 mAh/cm2"), ("electrolyte", "2.5 g/Ah"),
            ("copper_thickness", "10 um"), ("aluminum_thickness", "15 um"), ("separator_thickness", "16 um"));
        Assert.Equal(0.88, PouchDesign.Of(laboratory).Capacity / 3600, 1e-9);
        Assert.Equal(312, WhPerKg(laboratory), 312 * 0.04);
        Assert.Equal(296, WhPerKg(laboratory.With("lithium_thickness", 50e-6)), 296 * 0.04);
        var small = laboratory.With("cathode_layers", 3).With("cathode_height", 0.05);
        Assert.Equal(271, WhPerKg(small), 271 * 0.04);
        var tiny = laboratory.With("cathode_layers", 2).With("cathode_width", 0.03).With("cathode_height", 0.04).With("areal_capacity", 3.5 * 36000).With("electrolyte", 3e-3 / 3600);
        Assert.Equal(174, WhPerKg(tiny), 174 * 0.04);
        Assert.Equal(159, WhPerKg(tiny.With("electrolyte", 5e-3 / 3600)), 159 * 0.04);
    }

    [Theory]
    [InlineData(0.99, 22)]
    [InlineData(0.995, 45)]
    [InlineData(0.998, 111)]
    [InlineData(0.999, 223)]
    public void Anode_free_life_at_a_coulombic_efficiency(double efficiency, double cycles)
    {
        var life = PouchDesign.Of(new PouchCell().With("coulombic_efficiency", efficiency)).CyclesToEightyPercent;
        Assert.Equal(cycles, life, 0.6);
        Assert.Equal(0.8, LithiumLife.Retention(0, efficiency, life), 1e-12);
    }

    [Fact]
    public void A_reserve_of_lithium_adds_its_own_cycles()
    {
        var cell = With(("lithium_thickness", "20 um"), ("coulombic_efficiency", "99.5 %"));
        var design = PouchDesign.Of(cell);
        var reserve = 20 / (4.2 * 4.8472);
        Assert.Equal((reserve / 0.005) + 44.5, design.CyclesToEightyPercent, 0.5);
        Assert.Equal(reserve, design.NpAdded, 1e-3);
        Assert.Equal(1, LithiumLife.Retention(reserve, 0.995, reserve / 0.005 * 0.99));
        Assert.True(double.IsPositiveInfinity(LithiumLife.Cycles(0, 1, 0.8)));
    }

    [Fact]
    public void Dense_lithium_is_485_nanometres_a_tenth_of_a_milliampere_hour() =>
        Assert.Equal(4.85, LithiumFoil.ThicknessPerCharge * 36000 * 1e6, 0.005);

    [Fact]
    public void The_mass_is_the_sum_of_its_parts_and_the_growth_is_on_every_face()
    {
        var design = PouchDesign.Of(With(("overhang", "1 mm"), ("deposit_porosity", "50 %"), ("lithium_thickness", "5 um")));
        Assert.Equal(design.Mass, design.Parts.Sum(part => part.Mass), 1e-15);
        Assert.Equal(20 * 2 * 4.2 * 4.8472e-6, design.Growth, 1e-6);
        Assert.Equal(design.ThicknessCharged, design.ThicknessDischarged + design.Growth, 1e-15);
        Assert.Equal(1.0, PouchDesign.Of(design.Cell.With("electrolyte", design.ElectrolyteToFill)).FillRatio, 1e-12);
    }

    [Fact]
    public void Only_stated_inputs_are_marked_as_stated()
    {
        var cell = With(("areal_capacity", "4.2 mAh/cm2"));
        Assert.Equal(["areal_capacity"], cell.Stated);
        Assert.Equal(PouchInputs.All.Count, PouchInputs.All.Select(input => input.Name).Distinct().Count());
        Assert.All(PouchInputs.All, input => Assert.InRange(input.Default, input.Low, input.High));
    }

    [Theory]
    [InlineData("areal_capacity", "-1 mAh/cm2")]
    [InlineData("coulombic_efficiency", "101 %")]
    [InlineData("cathode_layers", "0")]
    [InlineData("deposit_porosity", "100 %")]
    public void Values_out_of_range_are_refused(string input, string value)
    {
        var problem = Assert.Throws<InputException>(() => With((input, value))).Problem;
        Assert.Equal(input, problem.Where);
        Assert.Contains(" to ", problem.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void Impossible_cells_are_refused()
    {
        Assert.Contains("denser", Assert.Throws<InputException>(() => PouchDesign.Of(With(("coating_density", "4.7 g/cm3")))).Problem.What, StringComparison.Ordinal);
        Assert.Contains("formation", Assert.Throws<InputException>(() => PouchDesign.Of(With(("formation_loss", "0.1 mAh/cm2")))).Problem.What, StringComparison.Ordinal);
        Assert.Contains("areal_capacity", Assert.Throws<InputException>(() => PouchInputs.Find("areal_capacty")).Problem.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void Sensitivity_covers_every_input_and_its_elasticities_are_exact_where_they_are_known()
    {
        var cell = new PouchCell();
        var rows = Sensitivity.Of(cell);
        Assert.Equal(PouchInputs.All.Count, rows.Length);
        var design = PouchDesign.Of(cell);
        double Share(string part) => design.Parts.Single(one => one.Part == part).Mass / design.Mass;
        double Elasticity(string name) => rows.Single(row => row.Input.Name == name).Elasticity!.Value;

        // Energy/mass is linear in voltage; a part of mass share x that is proportional to an input has elasticity -x.
        Assert.Equal(1, Elasticity("mean_voltage"), 1e-6);
        Assert.Equal(-Share("electrolyte"), Elasticity("electrolyte"), 1e-6);
        Assert.Equal(-Share("copper"), Elasticity("copper_thickness"), 1e-6);
        Assert.Equal(Share("cathode coating"), Elasticity("specific_capacity"), 1e-6);
        Assert.Equal(1 - Share("cathode coating") - Share("electrolyte"), Elasticity("areal_capacity"), 1e-6);
        Assert.Equal(0, Elasticity("coating_density"), 1e-9);
        Assert.Null(rows.Single(row => row.Input.Name == "lithium_thickness").Elasticity);
        Assert.True(rows.Single(row => row.Input.Name == "lithium_thickness").AtHigh < design.SpecificEnergy);
        Assert.Equal("mean_voltage", rows[0].Input.Name);
    }

    [Fact]
    public void A_count_moves_by_whole_steps()
    {
        var row = Sensitivity.Of(With(("cathode_layers", "5"))).Single(one => one.Input.Name == "cathode_layers");
        Assert.Equal((4.0, 6.0), (row.Low, row.High));
        row = Sensitivity.Of(With(("cathode_layers", "1"))).Single(one => one.Input.Name == "cathode_layers");
        Assert.Equal((null, 2.0), (row.Low, row.High));
    }

    [Fact]
    public void Doubling_every_lateral_size_and_the_tabs_changes_nothing_but_the_size()
    {
        var scale = Gen.Choose(50, 300).Select(percent => percent / 100.0);
        Prop.ForAll(scale.ToArbitrary(), factor =>
        {
            var one = new PouchCell();
            var other = one with
            {
                CathodeWidth = one.CathodeWidth * factor, CathodeHeight = one.CathodeHeight * factor, SealMargin = one.SealMargin * factor, TabMass = one.TabMass * factor * factor,
            };
            var (a, b) = (PouchDesign.Of(one), PouchDesign.Of(other));
            return Math.Abs((a.SpecificEnergy / b.SpecificEnergy) - 1) < 1e-12 && Math.Abs((b.Capacity / a.Capacity) - (factor * factor)) < 1e-9
                && Math.Abs(a.ThicknessCharged - b.ThicknessCharged) < 1e-15;
        }).Holds(100);
    }

    [Fact]
    public void The_figure_shows_every_part_and_the_inputs_that_matter()
    {
        var cell = With(("lithium_thickness", "20 um"));
        var design = PouchDesign.Of(cell);
        var svg = Design.Pouch.Drawing.PouchFigure.Of(design, Sensitivity.Of(cell)).ToSvg();
        foreach (var word in new[] { "cathode", "electrolyte", "copper", "lithium", "separator", "mean voltage", "Energy per mass" })
        {
            Assert.Contains(word, svg, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
    }
}
