using Anodyne.Figures.Color;

namespace Anodyne.Figures.Tests;

public class ColorTests
{
    public static TheoryData<string> Sequential => ["viridis", "cividis", "grays"];

    [Theory]
    [MemberData(nameof(Sequential))]
    public void Sequential_maps_only_get_lighter_in_even_steps(string name)
    {
        var map = new[] { ColorMap.Viridis, ColorMap.Cividis, ColorMap.Grays }.Single(m => m.Name == name);
        var lightness = Enumerable.Range(0, 256).Select(i => OkLab.From(map.Step(i)).L).ToArray();
        var steps = lightness.Zip(lightness.Skip(1), (a, b) => b - a).ToArray();
        Assert.All(steps.Chunk(8).Where(c => c.Length == 8), c => Assert.True(c.Sum() > 0, "darker over eight steps"));

        // Perceived steps: no eighth of the map holds more than twice its share of the whole distance in color.
        var lab = Enumerable.Range(0, 256).Select(i => OkLab.From(map.Step(i))).ToArray();
        var lengths = lab.Zip(lab.Skip(1), (a, b) => Math.Sqrt(Math.Pow(b.L - a.L, 2) + Math.Pow(b.A - a.A, 2) + Math.Pow(b.B - a.B, 2))).ToArray();
        Assert.All(lengths.Chunk(32), c => Assert.InRange(c.Sum() / lengths.Sum(), 0.4 / 8, 2.0 / 8));
    }

    [Fact]
    public void Maps_pass_through_their_published_ends_and_middle()
    {
        Assert.Equal("#440154", ColorMap.Viridis.At(0).Hex);
        Assert.Equal("#21908c", ColorMap.Viridis.At(0.5).Hex);
        Assert.Equal("#fde725", ColorMap.Viridis.At(1).Hex);
        Assert.Equal("#00204d", ColorMap.Cividis.At(0).Hex);
        Assert.Equal("#ffea46", ColorMap.Cividis.At(7).Hex);
    }

    [Fact]
    public void Diverging_map_is_lightest_in_the_middle_and_equally_dark_at_both_ends()
    {
        double Light(double at) => OkLab.From(ColorMap.Diverging.At(at)).L;
        Assert.True(Light(0.5) > 0.95);
        Assert.InRange(Light(0) - Light(1), -0.06, 0.06);
        Assert.InRange(Light(0.25) - Light(0.75), -0.1, 0.1);
    }

    [Fact]
    public void Oklab_there_and_back_changes_no_color()
    {
        for (var i = 0; i < 4096; i++)
        {
            var color = new Rgb((byte)(i * 37), (byte)(i * 11), (byte)(i * 101));
            Assert.Equal(color, OkLab.From(color).ToRgb());
        }
    }

    [Fact]
    public void Neighboring_line_colors_stay_apart_for_red_green_blind_readers()
    {
        // Deuteranope simulation (Vienot, Brettel, Mollon 1999) in linear RGB: the first five colors of the palette differ clearly in lightness or in blue-yellow.
        var seen = Palette.OkabeIto.Take(5).Select(Deuteranope).ToArray();
        for (var i = 0; i < seen.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                Assert.True(Math.Abs(seen[i].L - seen[j].L) + Math.Abs(seen[i].B - seen[j].B) > 0.1, $"colors {j} and {i}");
            }
        }
    }

    [Fact]
    public void A_common_scale_covers_all_fields_and_a_signed_one_is_symmetric()
    {
        var scale = ColorScale.Covering(ColorMap.Viridis, "c", "mol/m3", [3, double.NaN, 7], [1, 2]);
        Assert.Equal((1, 7), (scale.Min, scale.Max));
        var signed = ColorScale.Covering(ColorMap.Diverging, "d", "", [-1, 4]);
        Assert.Equal((-4, 4), (signed.Min, signed.Max));
        Assert.True(ColorScale.Covering(ColorMap.Viridis, "", "", [5, 5]).Max > 5);
    }

    private static OkLab Deuteranope(Rgb color)
    {
        static double Linear(byte b) => b / 255.0 <= 0.04045 ? b / 255.0 / 12.92 : Math.Pow(((b / 255.0) + 0.055) / 1.055, 2.4);
        static byte Back(double c) => (byte)Math.Clamp(Math.Round(255 * (c <= 0.0031308 ? 12.92 * c : (1.055 * Math.Pow(c, 1 / 2.4)) - 0.055)), 0, 255);
        double r = Linear(color.R), g = Linear(color.G), b = Linear(color.B);
        var mixed = Back((0.29275 * r) + (0.70725 * g));
        return OkLab.From(new Rgb(mixed, mixed, Back((-0.02234 * r) + (0.02234 * g) + b)));
    }
}
