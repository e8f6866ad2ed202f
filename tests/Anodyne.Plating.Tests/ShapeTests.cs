using Anodyne.Plating.Verification;
using Xunit.Abstractions;

namespace Anodyne.Plating.Tests;

public class ShapeTests(ITestOutputHelper output)
{
    [Fact]
    public void Explore()
    {
        foreach (int n in new[] { 256, 512 })
        {
            var w = System.Diagnostics.Stopwatch.StartNew();
            PrimaryShape.Currents d = PrimaryShape.Ridge(1, .01, n, 8, 16);
            output.WriteLine($"{n}: Wa .01: tip {d.Tip / 1.985651 - 1:e2} foot {d.Foot / .018923 - 1:e2} mean {d.Mean / 1.268666 - 1:e2} {w.Elapsed.TotalSeconds}");
        }
        {
            var w = System.Diagnostics.Stopwatch.StartNew();
            PrimaryShape.Currents d = PrimaryShape.Ridge(5, 0, 64, 32, 64, 128);
            output.WriteLine($"ellipse 5: tip {d.Tip / 6 - 1:e2} {w.Elapsed.TotalSeconds}");
            d = PrimaryShape.Ridge(5, 0, 64, 16, 32, 64);
            output.WriteLine($"ellipse 5: tip {d.Tip / 6 - 1:e2} {w.Elapsed.TotalSeconds}");
        }
    }
}
