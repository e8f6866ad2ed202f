using Anodyne.Cells.Geometry;
using Anodyne.Cells.Protocols;
using Anodyne.Cells.Transport;
using Anodyne.Plating;
using Anodyne.Studies.Models.Plating;
using Anodyne.Studies.Tests.Runs;

namespace Anodyne.Studies.Tests.Models.Plating;

public class LinearRougheningTests
{
    [Fact]
    public void A_sinusoid_grows_by_its_own_rate()
    {
        var problem = TestCases.Plain with { Surface = new SinusoidSurface(1e-8, 25e-6) };
        var linear = LinearRoughening.Of(problem)!;
        var rate = new DispersionRelation(problem.Cell, 10).GrowthRate(2 * Math.PI / 25e-6);
        Assert.Equal(3600, linear.Duration, 1e-9);
        Assert.Equal(rate * 3600, linear.Exponent, 1e-12 * Math.Abs(rate * 3600));
        Assert.Equal(25e-6, linear.Wavelength, 1e-15);
        Assert.Equal(linear.Rate, linear.Terms.Total, 1e-9 * Math.Abs(linear.Rate));
    }

    [Fact]
    public void A_rough_surface_lies_between_its_slowest_and_fastest_wave()
    {
        var linear = LinearRoughening.Of(TestCases.Plain)!;
        var rates = Enumerable.Range(1, 32).Select(mode => linear.Relation.GrowthRate(2 * Math.PI * mode / 100e-6) * linear.Duration).ToArray();
        Assert.InRange(linear.Exponent, rates.Min(), rates.Max());

        // rms wavenumber of exp(-r^2/l^2) on the line: sqrt(2)/l; a box without its mean holds a few percent less of the longest waves.
        Assert.InRange(linear.Wavelength / (2 * Math.PI * 5e-6 / Math.Sqrt(2)), 0.94, 1);
    }

    [Fact]
    public void Where_the_theory_says_nothing_there_is_no_number()
    {
        Assert.Null(LinearRoughening.Of(TestCases.Plain with { Surface = new FlatSurface() }));
        Assert.Null(LinearRoughening.Of(TestCases.Plain with { Mode = CurrentMode.Primary }));
        Assert.Null(LinearRoughening.Of(TestCases.Plain with { Control = new Potentiostatic(-0.1) }));
    }
}
