using Anodyne.Quantities;

namespace Anodyne.Plating.Tests;

public class PlatingNumericsTests
{
    [Theory]
    [InlineData(8)]
    [InlineData(100)]
    [InlineData(16384)]
    public void Cells_across_must_be_a_power_of_two_in_range(int cells)
    {
        var refused = Assert.Throws<InputException>(() => new PlatingNumerics(cells));
        Assert.Contains("power of two", refused.Problem.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_is_checked_like_the_original()
    {
        var numerics = new PlatingNumerics(256);
        Assert.Throws<InputException>(() => numerics with { FrontCfl = 2 });
        Assert.Throws<InputException>(() => numerics with { Tolerance = double.NaN });
        Assert.Equal(512, (numerics with { CellsAcross = 512 }).CellsAcross);
    }
}
