using Anodyne.Analysis;
using Anodyne.Records.Surfaces;
using Anodyne.Surfaces.Images;

namespace Anodyne.Surfaces.Tests.Images;

public sealed class LatticeAndDropTests
{
    [Fact]
    public void Spacings_follow_from_the_cells()
    {
        double Of(string phase, string plane) => 1e9 * LatticeSpacings.All.First(item => item.Phase == phase && item.Plane == plane).Spacing;
        Assert.Equal(0.2013, Of("LiF", "200"), 1e-4);
        Assert.Equal(0.3855, Of("calcite", "012"), 2e-4);
        Assert.Equal(0.2812, Of("Li2CO3", "002"), 2e-4);
        Assert.Equal(0.2481, Of("Li", "110"), 1e-4);
    }

    [Fact]
    public void Fringes_of_two_grains_are_found_with_spacing_direction_and_phase()
    {
        const double Pixel = 0.025e-9;
        var held = 0;
        for (var seed = 1; seed <= 10; seed++)
        {
            double Level(int x, int y) => 120 + Grain(x, y, 90, 90, 0.2013, 15 + seed) + Grain(x, y, 170, 165, 0.3855, 118 - seed);
            var found = LatticeFringes.Of(DrawnPicture.Of(256, 256, Level, Pixel, 20, seed));
            Assert.Equal(2, found.Periods.Count);
            foreach (var (d, angle, phase) in new[] { (0.2013, 15.0 + seed, "LiF"), (0.3855, 118.0 - seed, "calcite") })
            {
                var period = found.Periods.MinBy(p => Math.Abs((1e9 * p.Spacing.Value) - d))!;
                Assert.Equal(d, 1e9 * period.Spacing.Value, 0.01 * d);
                Assert.Equal(angle, period.Angle, 1.0);
                Assert.Contains(period.Phases, item => item.Phase == phase);
                held += Math.Abs((1e9 * period.Spacing.Value) - d) <= 1e9 * period.Spacing.Half ? 1 : 0;
            }
        }

        Assert.True(held >= 18, $"{held} of 20 intervals hold the truth");

        static double Grain(int x, int y, double cx, double cy, double d, double angle)
        {
            var (sin, cos) = Math.SinCos(angle * Math.PI / 180);
            return Math.Pow(x - cx, 2) + Math.Pow(y - cy, 2) < 70 * 70 ? 25 * Math.Cos(2 * Math.PI * ((x * cos) + (y * sin)) * 0.025 / d) : 0;
        }
    }

    [Fact]
    public void Noise_has_no_period() =>
        Assert.Empty(LatticeFringes.Of(DrawnPicture.Of(256, 256, static (_, _) => 100, 1e-11, 20, 4)).Periods);

    [Fact]
    public void The_thickness_of_a_film_is_that_between_its_edges()
    {
        for (var seed = 1; seed <= 4; seed++)
        {
            var image = DrawnPicture.Of(160, 200, (_, y) => y < 60 ? 200 : y < 118 ? 140 : 60, 0.025e-9, 10, seed);
            var found = FilmProfile.Of(image);
            Assert.True(Math.Abs(found.Thickness.Value - (58 * 0.025e-9)) <= found.Thickness.Half, $"{found.Thickness}");
            var upright = FilmProfile.Of(DrawnPicture.Of(200, 160, (x, _) => x < 60 ? 200 : x < 118 ? 140 : 60, 0.025e-9, 10, seed));
            Assert.Equal(58 * 0.025e-9, upright.Thickness.Value, 0.02e-9);
        }

        Assert.Throws<MeaninglessDataException>(() => FilmProfile.Of(new GreyImage("", 32, 32, new float[1024])));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(39)]
    [InlineData(60)]
    [InlineData(85)]
    public void The_angle_of_a_drawn_drop_is_found(double angle)
    {
        const double Base = 100, Foot = 200;
        var radius = Base / Math.Sin(angle * Math.PI / 180);
        // Row 200 is the first of the substrate: the baseline lies half a pixel above its middle.
        var middle = Foot - 0.5 + (radius * Math.Cos(angle * Math.PI / 180));
        double Level(int x, int y) => y < Foot && Math.Pow(x - 210, 2) + Math.Pow(y - middle, 2) < radius * radius ? 40 : y >= Foot ? Math.Abs(x - 210) < Base ? 60 : 110 : 215;
        var found = SessileDrop.Of(DrawnPicture.Of(420, 260, Level, 1e-6, 6, 2));
        Assert.True(Math.Abs(found.Angle.Value - angle) <= Math.Max(0.3, found.Angle.Half ?? 0), $"{found.Angle} and not {angle}");
    }

    [Fact]
    public void A_front_that_rises_and_falls_is_followed()
    {
        GreyImage Frame(int k)
        {
            var height = k <= 4 ? 10 * k : 40 - (6 * (k - 4));
            double Front(int x) => 150 - height - (k == 0 ? 0 : 4 * Math.Sin(2 * Math.PI * x / 40.0));
            return DrawnPicture.Of(120, 180, (x, y) => y >= 150 ? 145 : y >= Front(x) ? 200 : 90, 1e-6, 8, k + 1);
        }

        var found = FrontSequence.Of([.. Enumerable.Range(0, 8).Select(Frame)], 60);
        Assert.Equal(150, found.Electrode, 0.7);
        Assert.Equal(0, found.Frames[0].Height.Value, 0.3e-6);
        Assert.Equal(40e-6, found.Frames[4].Height.Value, 0.7e-6);
        Assert.Equal(4e-6 / Math.Sqrt(2), found.Frames[4].Roughness, 0.4e-6);
        Assert.Equal(10e-6 / 60, found.Growth.Value, 0.02 * 10e-6 / 60);
        Assert.Equal(22e-6, found.Frames[7].Height.Value, 0.7e-6);
    }

    [Fact]
    public void A_square_that_shrinks_is_measured_whether_bright_or_dark()
    {
        GreyImage Square(int side, bool isDark) => DrawnPicture.Of(300, 300, (x, y) => (Math.Abs(x - 150) < side / 2 && Math.Abs(y - 150) < side / 2) != isDark ? 200 : 60, 1e-5, 6, side);
        foreach (var isDark in new[] { true, false })
        {
            var found = Shrinkage.Of(Square(220, isDark), Square(200, isDark));
            Assert.Equal(1 - Math.Pow(199.0 / 219, 2), found.Area.Value, 0.002);
        }
    }
}
