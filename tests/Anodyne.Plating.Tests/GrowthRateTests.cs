using Anodyne.Plating.Verification;
using Xunit.Abstractions;

namespace Anodyne.Plating.Tests;

public class GrowthRateTests(ITestOutputHelper output)
{
    [Fact]
    public void Six_parameter_sets_grow_at_the_closed_form_rate()
    {
        foreach ((string name, Cells.InterfaceCell cell, double j, double[] rates) in ReferenceCells.All)
        {
            for (int w = 0; w < rates.Length; w++)
            {
                double rate = SinusoidGrowth.Rate(cell, j, ReferenceCells.WavelengthsMicrometre[w] * 1e-6);
                output.WriteLine($"{name} {ReferenceCells.WavelengthsMicrometre[w]} um: {rate:e6} against {rates[w]:e6}: {rate / rates[w] - 1:e2}");
                Assert.Equal(rates[w], rate, Math.Abs(rates[w]) * 0.01);
            }
        }
    }
}
