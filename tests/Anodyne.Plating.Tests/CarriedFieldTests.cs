using Anodyne.Plating.Verification;

namespace Anodyne.Plating.Tests;

/// <summary>Fields on a moving front: second order, and nothing lost.</summary>
public sealed class CarriedFieldTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_amount_and_a_label_follow_their_pieces_of_the_front_to_second_order(bool isStar)
    {
        double[] spacings = [0.12, 0.06, 0.03];
        var runs = spacings.Select(spacing => CarriedField.On(spacing, isStar)).ToArray();
        Assert.All(runs, run => Assert.InRange(run.Lost, 0, 1e-12));
        Assert.InRange(runs[1].Density, 0, 5e-3);
        Assert.InRange(runs[1].Label, 0, 5e-3);
        Assert.InRange(Math.Log2(runs[0].Density / runs[2].Density) / 2, 1.8, 4);
        Assert.InRange(Math.Log2(runs[0].Label / runs[2].Label) / 2, 1.8, 4);
    }
}
