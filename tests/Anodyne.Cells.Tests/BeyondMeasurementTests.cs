using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Library;

namespace Anodyne.Cells.Tests;

/// <summary>A value away from the state in which it was measured is named.</summary>
public sealed class BeyondMeasurementTests
{
    private static readonly Electrolyte s_ether = MaterialLibrary.Default.GetElectrolyte("lifsi-dme-6m").Electrolyte;

    [Theory]
    [InlineData(25, 0)]
    [InlineData(35, 0)]
    [InlineData(36, 4)]
    [InlineData(80, 4)]
    [InlineData(10, 4)]
    public void Room_temperature_values_are_named_away_from_it(double celsius, int count)
    {
        var said = BeyondMeasurement.Of(s_ether, celsius + 273.15, 5000, 6000).ToArray();
        Assert.Equal(count, said.Length);
        Assert.All(said, one => Assert.Contains("it holds from 15 degC to 35 degC", one.Sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void A_fit_of_one_molar_is_named_at_six()
    {
        var fit = MaterialLibrary.Default.GetElectrolyte("lipf6-ec-emc-nyman").Electrolyte;
        Assert.Empty(BeyondMeasurement.Of(fit, 298.15, 0, 2000));
        var said = BeyondMeasurement.Of(fit, 298.15, 6000, 6000).ToArray();
        Assert.Equal(["conductivity", "salt diffusivity", "transference number", "thermodynamic factor"], said.Select(one => one.Name));
        Assert.All(said, one => Assert.Contains("mol/L", one.Sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void A_fit_over_temperature_keeps_its_own_range()
    {
        var fit = MaterialLibrary.Default.GetElectrolyte("lipf6-ec-emc-landesfeind").Electrolyte;
        Assert.Empty(BeyondMeasurement.Of(fit, 313.15, 500, 2000));
        Assert.Contains(BeyondMeasurement.Of(fit, 343.15, 500, 2000), one => one.Sentence.Contains("from -10 degC to 50 degC", StringComparison.Ordinal));
    }

    [Fact]
    public void Values_of_the_case_itself_are_taken_at_its_word() =>
        Assert.Empty(BeyondMeasurement.Of(s_ether with { Conductivity = 1.2, SaltDiffusivity = 1e-10, TransferenceNumber = 0.4, ThermodynamicFactor = 2 },
            353.15, 5000, 6000));

    [Fact]
    public void An_exchange_current_without_activation_energy_is_named_away_from_its_temperature()
    {
        Assert.Null(BeyondMeasurement.Of(new ExchangeCurrent(5, 1000, 0.5), 303.15, "the lithium electrode"));
        Assert.Null(BeyondMeasurement.Of(new ExchangeCurrent(5, 1000, 0.5, 50000), 353.15, "the lithium electrode"));
        Assert.Null(BeyondMeasurement.Of(new ExchangeCurrent(5, 1000, 0.5, 0, 353.15), 353.15, "the lithium electrode"));
        var said = BeyondMeasurement.Of(new ExchangeCurrent(5, 1000, 0.5), 353.15, "the lithium electrode");
        Assert.Contains("holds at 25 degC and is used at 80 degC", said, StringComparison.Ordinal);
    }
}
