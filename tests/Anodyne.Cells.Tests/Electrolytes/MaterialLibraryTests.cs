using Anodyne.Cells.Layers;
using Anodyne.Cells.Library;
using Anodyne.Quantities;
using Anodyne.Quantities.Documents;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Cells.Tests.Electrolytes;

public class MaterialLibraryTests
{
    [Fact]
    public void Every_entry_reads_and_every_value_has_a_source()
    {
        var library = MaterialLibrary.Default;
        Assert.True(library.Entries.Count >= 35, $"{library.Entries.Count} entries");
        Assert.All(library.Entries, entry => Assert.NotEmpty(entry.Properties));
        Assert.All(library.Entries.SelectMany(entry => entry.Properties), property => Assert.NotEmpty(property.Value.Source));
        foreach (var kind in Enum.GetValues<MaterialKind>())
        {
            Assert.Contains(library.Entries, entry => entry.Kind == kind);
        }
    }

    [Fact]
    public void Assumed_values_have_a_range() =>
        Assert.All(MaterialLibrary.Default.Entries.SelectMany(entry => entry.Properties).Where(property => property.Value.Evidence == Evidence.Assumed), property => Assert.True(property.Value is { Low: not null, High: not null }));

    [Fact]
    public void Lithium_has_one_molar_volume()
    {
        Assert.Equal(LithiumMetal.LibraryMolarVolume, MaterialLibrary.Default.Lithium().MolarVolume, 1e-19);
        Assert.Equal(LithiumMetal.Default.SurfaceEnergy, MaterialLibrary.Default.Lithium().SurfaceEnergy);
    }

    /// <summary>At 1 M and 25 degC: the figures that the papers state.</summary>
    [Theory]
    [InlineData("lipf6-ec-emc-nyman", 0.949, 1.77e-10, 0.2594)]
    [InlineData("lifsi-dme-1m", 1.52, 1.47e-9, 0.61)]
    [InlineData("lipf6-pc-ec-dmc", 1.19, 3.22e-10, 0.38)]
    public void Electrolytes_give_their_published_values(string key, double conductivity, double diffusivity, double transference)
    {
        var liquid = MaterialLibrary.Default.GetElectrolyte(key).Electrolyte;
        Assert.Equal(conductivity, liquid.Conductivity.Value(1000, 298.15), 5e-4);
        Assert.Equal(diffusivity, liquid.SaltDiffusivity.Value(1000, 298.15), 1e-3 * diffusivity);
        Assert.Equal(transference, liquid.TransferenceNumber.Value(1000, 298.15), 1e-9);
    }

    /// <summary>Landesfeind and Gasteiger at 1 M and 25 degC, worked out by hand from their equations and tables.</summary>
    [Theory]
    [InlineData("lipf6-ec-emc-landesfeind", 0.9130210874200518)]
    [InlineData("lipf6-ec-dmc-landesfeind", 1.1818734836391342)]
    public void Landesfeind_fits_have_the_right_size(string key, double conductivity)
    {
        var liquid = MaterialLibrary.Default.GetElectrolyte(key).Electrolyte;
        Assert.Equal(conductivity, liquid.Conductivity.Value(1000, 298.15), 1e-12);
        Assert.InRange(liquid.SaltDiffusivity.Value(1000, 298.15), 2e-10, 5e-10);
        Assert.InRange(liquid.TransferenceNumber.Value(1000, 298.15), 0.2, 0.4);
        Assert.InRange(liquid.ThermodynamicFactor.Value(1000, 298.15), 1.2, 3);
    }

    public static TheoryData<string> Keys => [.. MaterialLibrary.Default.Electrolytes.Select(entry => entry.Key)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void The_slopes_of_every_electrolyte_are_derivatives(string key)
    {
        var entry = MaterialLibrary.Default.GetElectrolyte(key);
        var liquid = entry.Electrolyte;
        foreach (var f in new[] { liquid.Conductivity, liquid.SaltDiffusivity, liquid.TransferenceNumber, liquid.ThermodynamicFactor })
        {
            foreach (var c in new[] { 100.0, 700, 1500, 2500 })
            {
                var h = 2e-4 * c;
                var numeric = (f.Value(c + h, 300) - f.Value(c - h, 300)) / (2 * h);
                Assert.Equal(numeric, f.Slope(c, 300), 2e-6 * (Math.Abs(numeric) + (Math.Abs(f.Value(c, 300)) / c)));
            }
        }
    }

    [Fact]
    public void An_unknown_name_is_refused_with_the_nearest()
    {
        var failure = Assert.Throws<InputException>(() => MaterialLibrary.Default.GetElectrolyte("lifsi-dme-6"));
        Assert.Contains("lifsi-dme-6m", failure.Problem.Mend, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => MaterialLibrary.Default.Get("polyolefin", MaterialKind.Film));
        Assert.Throws<InputException>(() => MaterialLibrary.Default.Get("lif").Value("transference number"));
    }

    [Theory]
    [InlineData("films: {x: {name: X, areal resistance: 5 ohm cm2}}", "evidence and source")]
    [InlineData("films: {x: {name: X, areal resistance: {value: 5 ohm cm2, evidence: assumed, source: s}}}", "needs a range")]
    [InlineData("films: {x: {name: X, areal resistence: {value: 5 ohm cm2, evidence: measured, source: s}}}", "Did you mean \"areal resistance\"")]
    [InlineData("electrolytes: {x: {name: X, salt: a, solvent: b, concentration: 1 M, conductivity: {value: 1 S/m, evidence: measured, source: s}}}", "\"salt diffusivity\" is missing")]
    public void A_data_file_is_read_as_strictly_as_a_case(string text, string says)
    {
        var failure = Assert.Throws<InputException>(() => MaterialFileReader.Read(YamlReader.Read(text, "data.yaml")));
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
        Assert.StartsWith("data.yaml:1:", failure.Problem.Where, StringComparison.Ordinal);
    }
}
