namespace Anodyne.Cli.Tests;

/// <summary><c>anodyne materials</c> as a person and as a program sees it.</summary>
public class MaterialsTests
{
    [Fact]
    public void The_list_names_every_material()
    {
        var shown = Invocation.Of("materials");
        Assert.Equal(0, shown.Status);
        Assert.Contains("lifsi-dme-6m", shown.Output, StringComparison.Ordinal);
        Assert.Contains("polyolefin", shown.Output, StringComparison.Ordinal);
        var kinds = Invocation.Of("materials", "electrolyte", "--json").Json.GetProperty("materials");
        Assert.All(kinds.EnumerateArray(), material => Assert.Equal("electrolyte", material.GetProperty("kind").GetString()));
    }

    [Fact]
    public void One_material_is_printed_in_si_with_its_sources()
    {
        var material = Invocation.Of("materials", "lifsi-dme-6m", "--json").Json.GetProperty("materials")[0];
        Assert.Equal(6000, material.GetProperty("concentration_mol_m3").GetDouble());
        var diffusivity = material.GetProperty("properties").EnumerateArray().Single(property => property.GetProperty("name").GetString() == "salt diffusivity");
        Assert.Equal(5e-11, diffusivity.GetProperty("value").GetDouble());
        Assert.Equal("m2/s", diffusivity.GetProperty("unit").GetString());
        Assert.Equal("assumed", diffusivity.GetProperty("evidence").GetString());
        var current = Invocation.Of("materials", "zhang2024-pe", "--json").Json.GetProperty("materials")[0].GetProperty("properties")[0];
        Assert.Equal(6.3, current.GetProperty("value").GetDouble(), 1e-12);
        Assert.Equal("A/m2", current.GetProperty("unit").GetString());
    }

    [Fact]
    public void An_unknown_one_is_refused_with_the_nearest()
    {
        var refused = Invocation.Of("materials", "lifsi-dme-6");
        Assert.Equal(2, refused.Status);
        Assert.Contains("Did you mean \"lifsi-dme-6m\"", refused.Error, StringComparison.Ordinal);
    }
}
