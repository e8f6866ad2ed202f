using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Library;
using Anodyne.Cells.Transport;
using Anodyne.Quantities;

namespace Anodyne.Cells.Tests.Transport;

/// <summary>Four transport properties as one choice: the current fraction that comes out is the one asked for.</summary>
public class JointElectrolyteTests
{
    public static TheoryData<SolvedProperty> All => [.. Enum.GetValues<SolvedProperty>()];

    [Theory]
    [MemberData(nameof(All))]
    public void Whatever_is_solved_the_fraction_comes_out_and_the_others_stay(SolvedProperty solved)
    {
        var old = MaterialLibrary.Default.GetElectrolyte("lipf6-ec-emc-nyman").Electrolyte;
        var joint = JointElectrolyte.Of(old, 298.15, 0.42, solved);
        Assert.Equal(0.42, CurrentFraction.Of(joint.Electrolyte, 298.15), 1e-12);
        Assert.Equal(CurrentFraction.Of(old, 298.15), joint.FractionBefore, 1e-12);
        (double Before, double After, SolvedProperty Property)[] values =
        [
            (old.Conductivity.Value(1000, 298.15), joint.Electrolyte.Conductivity.Value(1000, 298.15), SolvedProperty.Conductivity),
            (old.SaltDiffusivity.Value(1000, 298.15), joint.Electrolyte.SaltDiffusivity.Value(1000, 298.15), SolvedProperty.SaltDiffusivity),
            (old.TransferenceNumber.Value(1000, 298.15), joint.Electrolyte.TransferenceNumber.Value(1000, 298.15), SolvedProperty.TransferenceNumber),
            (old.ThermodynamicFactor.Value(1000, 298.15), joint.Electrolyte.ThermodynamicFactor.Value(1000, 298.15), SolvedProperty.ThermodynamicFactor),
        ];
        Assert.All(values, value => Assert.Equal(value.Property == solved, value.Before != value.After));
        Assert.Equal((joint.Kept, joint.Found), values.Where(value => value.Property == solved).Select(value => (value.Before, value.After)).Single());
    }

    /// <summary>By hand: Ne = 0.45 x 2 x 0.0256926 x 2 x 0.25/(96485.3 x 5e-11 x 6000) = 0.3994.</summary>
    [Fact]
    public void The_fraction_beside_an_electrolyte_is_that_of_its_values()
    {
        var entry = MaterialLibrary.Default.GetElectrolyte("lifsi-dme-6m");
        Assert.Equal(1 / (1 + (0.45 * 2 * PhysicalConstants.ThermalVoltage(298.15) * 2 * 0.25 / (PhysicalConstants.Faraday * 5e-11 * 6000))), entry.Value(ElectrolyteEntry.CurrentFraction), 1e-12);
        Assert.All(MaterialLibrary.Default.Electrolytes, one => Assert.InRange(one.Value(ElectrolyteEntry.CurrentFraction), 0.01, 0.99));
    }

    [Fact]
    public void In_a_dilute_ideal_solution_the_fraction_is_the_transference_number()
    {
        // kappa = F2 c D/(2 R T t (1 - t)) with TDF 1.
        const double t = 0.32, c = 10, d = 2e-10;
        var kappa = PhysicalConstants.Faraday * c * d / (2 * PhysicalConstants.ThermalVoltage(298.15) * t * (1 - t));
        Assert.Equal(t, CurrentFraction.Of(new Electrolyte("e", "s", "v", c, kappa, d, t, 1), 298.15), 1e-12);
    }

    [Fact]
    public void A_fraction_that_no_transference_number_gives_is_refused_with_its_arithmetic()
    {
        var liquid = MaterialLibrary.Default.GetElectrolyte("lifsi-dme-6m").Electrolyte;
        var problem = Assert.Throws<InputException>(() => JointElectrolyte.Of(liquid, 298.15, 0.32, SolvedProperty.TransferenceNumber)).Problem;
        Assert.Contains("1 - 0.5 x 2.31 = -0.153", problem.What, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => JointElectrolyte.Of(liquid, 298.15, 1.2, SolvedProperty.Conductivity));
    }
}
