using Anodyne.Analysis;
using Anodyne.Cells.Layers;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Surfaces;
using Anodyne.Surfaces.Images;

namespace Anodyne.Surfaces.Tests.Images;

public sealed class MicrographTests
{
    [Fact]
    public void Parts_of_a_mask_are_counted_with_corners_as_neighbours()
    {
        var labels = ComponentLabels.Of(Array.ConvertAll("X.X.X.XX.X..X.XXX.X.X......X".ToCharArray(), static c => c == 'X'), 7);
        Assert.Equal(2, labels.Count);
        Assert.Equal([15, 7, 6], labels.Areas);
    }

    [Fact]
    public void Distances_are_exact()
    {
        const int Size = 41;
        var random = new Random(5);
        bool[] mask = [.. Enumerable.Range(0, Size * Size).Select(_ => random.NextDouble() < 0.97)];
        var outside = Enumerable.Range(0, mask.Length).Where(i => !mask[i]).ToArray();
        var found = DistanceMap.Of(mask, Size);
        for (var i = 0; i < mask.Length; i++)
        {
            var exact = outside.Min(o => Math.Sqrt(Math.Pow((i % Size) - (o % Size), 2) + Math.Pow((i / Size) - (o / Size), 2)));
            Assert.Equal(exact, found[i], 1e-4);
        }
    }

    [Fact]
    public void Two_discs_that_overlap_are_two_grains_and_one_disc_is_one()
    {
        bool[] Discs(params int[] middles) => [.. Enumerable.Range(0, 80 * 60).Select(i => middles.Any(m => Math.Pow((i % 80) - m, 2) + Math.Pow((i / 80) - 30, 2) < 400))];
        Assert.Equal(1, Watershed.Of(DistanceMap.Of(Discs(40), 80), 80, 1).Count);
        Assert.Equal(2, Watershed.Of(DistanceMap.Of(Discs(24, 54), 80), 80, 1).Count);
    }

    [Fact]
    public void Otsu_divides_two_and_three_levels()
    {
        float[] levels = [.. Enumerable.Range(0, 900).Select(static k => k % 3 == 0 ? 20f : k % 3 == 1 ? 100f : 220f)];
        Assert.InRange(GreyThreshold.Three(levels).Low, 20, 100);
        Assert.InRange(GreyThreshold.Three(levels).High, 100, 220);
        Assert.InRange(GreyThreshold.Two([.. levels.Where(static level => level != 100)]).Threshold, 20, 220);
    }

    [Fact]
    public void Thickness_and_pores_of_drawn_sections_lie_within_their_intervals()
    {
        var held = 0;
        for (var seed = 1; seed <= 6; seed++)
        {
            var (image, thickness, pores) = DrawnPicture.Section(seed);
            var found = CrossSection.Of(image);
            Assert.Equal(1, found.Thickness.Value / thickness, 0.02);
            held += Math.Abs(found.Thickness.Value - thickness) <= found.Thickness.Half ? 1 : 0;
            held += Math.Abs(found.Pores.Value - pores) <= found.Pores.Half ? 1 : 0;
            Assert.True(Math.Abs(found.Pores.Value - pores) <= 2 * found.Pores.Half, $"pores {found.Pores} and not {pores}");
        }

        Assert.True(held >= 10, $"{held} of 12 intervals hold the truth");
    }

    [Fact]
    public void The_dense_limit_is_that_of_the_library_and_a_thinner_deposit_is_void()
    {
        var (image, thickness, _) = DrawnPicture.Section(1);
        var charge = 0.75 * thickness * 96485.33212 / LithiumMetal.LibraryMolarVolume;
        var found = new MicrographView(image, CrossSection.Of(image), null, null, charge);
        Assert.Equal(0.25, found.Porosity!.Value.Value, 0.02);
        Assert.NotEqual(Verdict.Void, found.Verdict);
        Assert.Equal(Verdict.Void, new MicrographView(image, CrossSection.Of(image), null, null, 2 * charge).Verdict);
    }

    [Fact]
    public void Coverage_and_grains_of_drawn_discs_are_found()
    {
        var (image, coverage, diameter, count) = DrawnPicture.Grains(3);
        var found = TopView.Of(image);
        Assert.Equal(coverage, found.Coverage.Value, 0.01);
        Assert.True(Math.Abs(coverage - found.Coverage.Value) <= found.Coverage.Half);
        Assert.Equal(count, found.Grains.Count);
        Assert.True(Math.Abs(diameter - found.Diameter.Value) <= found.Diameter.Half, $"{found.Diameter} and not {diameter}");
    }

    [Fact]
    public void Cracks_of_known_length_are_measured()
    {
        // Two straight lines of 200 and 141.4 pixels, three wide.
        static double Level(int x, int y) => (Math.Abs(y - 60) <= 1 && x is >= 30 and < 230) || (Math.Abs(x - y + 20) <= 2 && y is >= 120 and < 220) ? 60 : 150;
        var found = CrackMap.Of(DrawnPicture.Of(300, 300, Level, 40e-9, 6));
        Assert.Equal(2, found.Count);
        Assert.True(Math.Abs(found.Length.Value - (341.4 * 40e-9)) <= found.Length.Half, $"{found.Length.Value / 40e-9} pixels and not 341.4");
    }

    [Fact]
    public void Pictures_that_show_nothing_are_refused()
    {
        var flat = new GreyImage("", 64, 64, new float[64 * 64]) { PixelX = 1e-8, PixelY = 1e-8 };
        Assert.Throws<MeaninglessDataException>(() => CrossSection.Of(flat));
        Assert.Throws<MeaninglessDataException>(() => TopView.Of(flat));
        Assert.Throws<MeaninglessDataException>(() => CrossSection.Of(new GreyImage("", 64, 64, [.. Enumerable.Range(0, 4096).Select(static k => (float)k)])));
    }
}
