using Anodyne.Numerics.Transforms;

namespace Anodyne.Numerics.Tests.Transforms;

public class LaplaceInversionTests
{
    [Theory]
    [InlineData(0.01)]
    [InlineData(1)]
    [InlineData(300)]
    public void Known_transforms_are_inverted(double t)
    {
        Assert.Equal(Math.Exp(-0.3 * t), LaplaceInversion.At(s => 1 / (s + 0.3), t), 1e-9);
        Assert.Equal(1, LaplaceInversion.At(s => 1 / s, t), 1e-9);
        var root = 2 * Math.Sqrt(t / Math.PI);
        Assert.Equal(root, LaplaceInversion.At(s => 1 / (s * System.Numerics.Complex.Sqrt(s)), t), 1e-9 * root);
    }

    [Fact]
    public void Time_is_above_zero() => Assert.Throws<ArgumentOutOfRangeException>(() => LaplaceInversion.At(s => 1 / s, 0));
}
