using System.Text.Json;
using Anodyne.Analysis;
using Anodyne.Instruments;
using Anodyne.Instruments.Tests;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Surfaces;
using Anodyne.Surfaces.Topography;

namespace Anodyne.Surfaces.Tests.Topography;

public sealed class SurfaceTextureTests
{
    private const double Step = 10e-9;

    [Fact]
    public void A_cosine_has_the_parameters_of_its_closed_form()
    {
        const double A = 30e-9;
        var texture = SurfaceTexture.Of(Map(256, 64, (x, _) => A * Math.Cos(2 * Math.PI * x / 64)), Reference.Mean);
        Assert.Equal(2 * A / Math.PI, texture.Sa.Value, 1e-3 * A);
        Assert.Equal(A / Math.Sqrt(2), texture.Sq.Value, 1e-12 * A);
        Assert.Equal(2 * A, texture.Sz, 1e-12);
        Assert.Equal(0, texture.Ssk.Value, 1e-9);
        Assert.Equal(1.5, texture.Sku.Value, 1e-9);

        // Differences of neighbours: A k sinc.
        var k = 2 * Math.PI / (64 * Step);
        Assert.Equal(A * k / Math.Sqrt(2) * Math.Sin(k * Step / 2) / (k * Step / 2), texture.Sdq.Value, 3e-3 * texture.Sdq.Value);
    }

    [Fact]
    public void A_tilted_plane_has_its_own_area_and_no_roughness_above_itself()
    {
        var map = Map(40, 30, (x, y) => (0.3 * x * Step) - (0.2 * y * Step) + 5e-6);
        var tilted = SurfaceTexture.Of(map, Reference.Mean);
        Assert.Equal(Math.Sqrt(1 + 0.09 + 0.04) - 1, tilted.Sdr.Value, 1e-12);
        Assert.Equal(Math.Sqrt(0.13), tilted.Sdq.Value, 1e-12);
        Assert.Equal(0, Levelling.Level(map, Reference.Plane).Map.Values.Max(Math.Abs), 1e-18);
        Assert.Equal(0, Levelling.Level(Map(40, 30, (x, y) => 1e-12 * ((x * x) - (2 * x * y) + (3 * y * y))), Reference.Quadratic).Map.Values.Max(Math.Abs), 1e-20);
    }

    [Fact]
    public void Steps_between_rows_go_with_row_medians_and_outliers_are_left_out_and_counted()
    {
        var rough = GaussianSurface.Draw(128, 5, 18e-9, 7);
        var values = rough.Values.ToArray();
        for (var row = 0; row < 128; row++)
        {
            for (var column = 0; column < 128; column++)
            {
                values[(row * 128) + column] += row % 9 == 0 ? 60e-9 : 0;
            }
        }

        values[5000] = values[9000] = 4e-7;
        var plain = SurfaceTexture.Of(rough, Reference.Plane);
        var mended = SurfaceTexture.Of(rough.With(values), Reference.Rows, 6);
        Assert.Equal(2, mended.Levelled.Outliers);
        Assert.InRange(mended.Sq.Value / plain.Sq.Value, 0.94, 1.0);
        Assert.True(SurfaceTexture.Of(rough.With(values), Reference.Plane).Sq.Value > 1.3 * plain.Sq.Value);
    }

    [Fact]
    public void The_material_ratio_of_even_heights_is_all_core()
    {
        var ratio = MaterialRatio.Of([.. Enumerable.Range(0, 1001).Select(static k => k * 1e-9)]);
        Assert.Equal(1e-6, ratio.Sk, 1e-12);
        Assert.Equal(0, ratio.Spk + ratio.Svk, 1e-12);

        // A tenth of the surface lies deep below the rest.
        var scratched = MaterialRatio.Of([.. Enumerable.Range(0, 1001).Select(static k => k < 100 ? -5e-6 : k * 1e-9)]);
        Assert.InRange(scratched.CoreRatio, 0.85, 0.92);
        Assert.True(scratched.Svk > 5e-6);
    }

    [Fact]
    public void The_autocorrelation_length_of_a_gaussian_surface_is_found()
    {
        var sum = Enumerable.Range(0, 12).Average(seed => SurfaceTexture.Of(GaussianSurface.Draw(256, 8, 10e-9, seed), Reference.Mean).Correlation.Sal);
        Assert.Equal(8 * 20e-9 * Math.Sqrt(Math.Log(5)), sum, 0.1 * sum);
    }

    [Fact]
    public void The_spectrum_integrates_to_the_mean_square_and_follows_the_truth_within_its_error()
    {
        const double Deviation = 10e-9, Length = 8 * 20e-9;
        int inside = 0, all = 0;
        double square = 0;
        for (var seed = 0; seed < 40; seed++)
        {
            var spectrum = SurfaceTexture.Of(GaussianSurface.Draw(256, 8, Deviation, 100 + seed), Reference.Mean).Spectrum;
            for (var k = 0; k < spectrum.Waves.Length; k++)
            {
                var (low, high) = (k == 0 ? 0.5 * spectrum.Waves[0] : 0.5 * (spectrum.Waves[k - 1] + spectrum.Waves[k]),
                    k + 1 < spectrum.Waves.Length ? 0.5 * (spectrum.Waves[k] + spectrum.Waves[k + 1]) : spectrum.Waves[k]);
                square += spectrum.Powers[k] * (high - low) / Math.PI / 40;

                // Covariance exp(-x^2/l^2) has the power sigma^2 l sqrt(pi) exp(-(k l)^2/4).
                var truth = Deviation * Deviation * Length * Math.Sqrt(Math.PI) * Math.Exp(-0.25 * Math.Pow(spectrum.Waves[k] * Length, 2));
                if (k > 0 && spectrum.Waves[k] * Length < 3)
                {
                    all++;
                    inside += Math.Abs(spectrum.Powers[k] - truth) <= spectrum.Halves[k] ? 1 : 0;
                }
            }
        }

        Assert.Equal(1, square / (Deviation * Deviation), 0.1);
        Assert.InRange(inside / (double)all, 0.88, 0.995);
    }

    [Fact]
    public void Intervals_of_the_roughness_hold_the_truth()
    {
        const int Draws = 200;
        int sq = 0, sa = 0, sku = 0;
        for (var seed = 0; seed < Draws; seed++)
        {
            var texture = SurfaceTexture.Of(GaussianSurface.Draw(64, 2.5, 15e-9, 20261130 + seed), Reference.Plane);
            sq += Math.Abs(texture.Sq.Value - 15e-9) <= texture.Sq.Half ? 1 : 0;
            sa += Math.Abs(texture.Sa.Value - (15e-9 * Math.Sqrt(2 / Math.PI))) <= texture.Sa.Half ? 1 : 0;
            sku += Math.Abs(texture.Sku.Value - 3) <= texture.Sku.Half ? 1 : 0;
        }

        Assert.InRange(sq / (double)Draws, 0.89, 0.99);
        Assert.InRange(sa / (double)Draws, 0.89, 0.99);
        Assert.InRange(sku / (double)Draws, 0.87, 0.99);
    }

    [Fact]
    public void What_is_no_surface_is_refused_or_void()
    {
        Assert.Throws<MeaninglessDataException>(() => SurfaceTexture.Of(Map(4, 4, (x, y) => x * y), Reference.Plane));
        Assert.Throws<MeaninglessDataException>(() => SurfaceTexture.Of(Map(32, 32, (_, _) => 3), Reference.Mean));
        Assert.Throws<MeaninglessDataException>(() => SurfaceTexture.Of(Map(32, 32, (_, _) => double.NaN), Reference.Plane));
        var volts = GaussianSurface.Draw(64, 4, 1e-9, 1);
        var texture = SurfaceTexture.Of(new HeightMap("Amplitude", 64, 64, volts.Values) { StepX = Step, StepY = Step, Unit = "V" }, Reference.Plane);
        Assert.Equal(Verdict.Void, texture.Verdict);
        var coarse = SurfaceTexture.Of(GaussianSurface.Draw(64, 40, 1e-9, 1), Reference.Plane);
        Assert.Equal(Verdict.Caution, coarse.Verdict);
    }

    [DataFact]
    public void Real_scans_agree_with_Gwyddion_within_a_tenth_of_a_percent()
    {
        var oracle = JsonDocument.Parse(File.ReadAllText(DataFolder.Path("expected/surfaces_gwyddion.json"))).RootElement;
        var compared = 0;
        foreach (var path in Directory.GetFiles(DataFolder.Path("afm")))
        {
            if (!oracle.TryGetProperty("afm/" + Path.GetFileName(path), out var file) || !file.TryGetProperty("fields", out var fields) || path.EndsWith("sur-3.sur", StringComparison.Ordinal))
            {
                continue;
            }

            var records = Formats.Read(path).Records;
            foreach (var (field, k) in fields.EnumerateArray().Select(static (field, k) => (field, k)))
            {
                if (!field.TryGetProperty("roughness", out var rough) || records[k].Measured is not HeightMap { Width: >= 8 } map)
                {
                    continue;
                }

                foreach (var (block, reference) in new[] { ("mean_subtracted", Reference.Mean), ("plane_subtracted", Reference.Plane) })
                {
                    var texture = SurfaceTexture.Of(map, reference);
                    foreach (var (name, value) in new[]
                    {
                        ("Sa", texture.Sa.Value), ("Sq", texture.Sq.Value), ("Sz", texture.Sz), ("Sp", texture.Sp), ("Sv", texture.Sv), ("Ssk", texture.Ssk.Value),
                        ("Sku", texture.Sku.Value), ("Sdr_percent_both_triangulations_averaged", 100 * texture.Sdr.Value),
                    })
                    {
                        if (rough.GetProperty(block).TryGetProperty(name, out var expected))
                        {
                            compared++;
                            Assert.True(Math.Abs((value / expected.GetDouble()) - 1) < 1e-3, $"{path} {map.Name} {block} {name}: {value} and not {expected}");
                        }
                    }
                }
            }
        }

        Assert.True(compared >= 130, $"{compared} numbers compared");
    }

    private static HeightMap Map(int width, int height, Func<int, int, double> z) =>
        new("Height", width, height, [.. Enumerable.Range(0, width * height).Select(i => z(i % width, i / width))]) { StepX = Step, StepY = Step };
}
