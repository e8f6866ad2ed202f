using Anodyne.Analysis;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Surfaces;

namespace Anodyne.Surfaces.Images;

/// <summary>
/// Dark cracks on a brighter surface: the smoothed picture is taken off its closing (a crack is what a square of the stated size fills), what exceeds the
/// threshold
/// and is long enough is a crack, and its skeleton gives the length.
/// </summary>
public sealed record CrackMap : IJudged
{
    private const double Smoothed = 0.8;
    private const int TilesAcross = 4;
    private const double Sigmas = 5;
    private const double LengthError = 0.05;
    private readonly Judgement _judgement = new();

    private CrackMap(GreyImage image) => Image = image;

    /// <summary>The picture, or the region of it that was looked at.</summary>
    public GreyImage Image { get; }

    /// <summary>True where a crack lies.</summary>
    public required bool[] Mask { get; init; }

    /// <summary>The middle lines of the cracks.</summary>
    public required bool[] Lines { get; init; }

    /// <summary>Number of cracks that do not touch each other.</summary>
    public int Count { get; private init; }

    /// <summary>Length of all cracks, m, with half of its 95 % interval: a line of pixels is measured no better than that.</summary>
    public (double Value, double? Half) Length { get; private init; }

    /// <summary>Length an area, 1/m, with half of its 95 % interval.</summary>
    public (double Value, double? Half) Density { get; private init; }

    /// <summary>Share of the area in cracks, 0 ... 1, with half of its 95 % interval: the threshold moved by a quarter of the depth.</summary>
    public (double Value, double? Half) AreaShare { get; private init; }

    /// <inheritdoc/>
    public Verdict Verdict => _judgement.Verdict;

    /// <inheritdoc/>
    public IReadOnlyList<string> Reasons => _judgement.Reasons;

    /// <summary>Measures a picture.</summary>
    /// <param name="image">The picture with a scale.</param>
    /// <param name="widest">Largest width of a crack in pixels.</param>
    /// <exception cref="MeaninglessDataException">It has no scale.</exception>
    public static CrackMap Of(GreyImage image, int widest = 12)
    {
        ArgumentNullException.ThrowIfNull(image);
        var pixel = image.PixelX ?? throw new MeaninglessDataException("the picture has no scale", "--scale", image.ScaleSource, "the length of a pixel",
            "Give --scale \"40 nm\".");
        var levels = Smoothing.Gaussian(image, Smoothed);
        var filled = Extreme(Extreme(levels, image.Width, widest, isLargest: true), image.Width, widest, isLargest: false);
        var depth = filled.Zip(levels, static (f, l) => (double)(f - l)).ToArray();

        // The closing lies above the noise everywhere; depth beyond its usual value by five robust deviations is none. Of what is left, half of the depth
        // counts.
        var usual = Median.Of(depth.AsSpan());
        var deviation = Median.Deviation(depth.Where(d => d < usual).Select(d => d - usual));
        var least = usual + (Sigmas * deviation);
        double[] deep = [.. depth.Where(d => d > least)];
        var threshold = deep.Length == 0 ? least : Math.Max(least, 0.5 * (usual + Median.Of(deep.AsSpan())));
        var labels = ComponentLabels.Of(Array.ConvertAll(depth, d => d > threshold), image.Width);
        var mask = Array.ConvertAll(labels.Labels, label => label > 0 && labels.Areas[label] >= 4 * widest);
        var lines = Skeleton.Of(mask, image.Width);

        // A skeleton ends half a width before the crack does.
        var drawn = Skeleton.Length(lines, image.Width);
        var inside = mask.Count(static m => m);
        var length = (drawn + (drawn > 0 ? 0.5 * Skeleton.Ends(lines, image.Width) * inside / drawn : 0)) * pixel;
        double Share(double level) => depth.Zip(mask, (d, m) => d > level && m ? 1.0 : 0).Sum() / mask.Length;
        var quarter = 0.25 * (threshold - usual);
        var area = image.Width * pixel * image.Height * (image.PixelY ?? pixel);
        var found = new CrackMap(image)
        {
            Mask = mask, Lines = lines, Count = Enumerable.Range(1, labels.Count).Count(k => labels.Areas[k] >= 4 * widest), Length = (length,
                LengthError * length),
            Density = (length / area, TileScatter.Joined(Tiles(lines, image, pixel), LengthError * length / area)),
            AreaShare = (inside / (double)mask.Length, Math.Abs((inside / (double)mask.Length) - Share(threshold + quarter))),
        };
        if (found.Count == 0)
        {
            found._judgement.Note("no crack deeper than the noise was found");
        }

        return found;
    }

    private static double? Tiles(bool[] lines, GreyImage image, double pixel)
    {
        var (inside, all) = (new double[TilesAcross * TilesAcross], new double[TilesAcross * TilesAcross]);
        for (var i = 0; i < lines.Length; i++)
        {
            var tile = (i / image.Width * TilesAcross / image.Height * TilesAcross) + (i % image.Width * TilesAcross / image.Width);
            all[tile] += pixel * (image.PixelY ?? pixel);
            inside[tile] += lines[i] ? 1.1 * pixel : 0;
        }

        return TileScatter.Half(inside, all);
    }

    // The largest or smallest level within a square, rows then columns.
    private static float[] Extreme(float[] levels, int width, int size, bool isLargest)
    {
        var (height, half) = (levels.Length / width, size / 2);
        var (across, done) = (new float[levels.Length], new float[levels.Length]);
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var best = levels[(row * width) + column];
                for (var k = Math.Max(0, column - half); k <= Math.Min(width - 1, column + half); k++)
                {
                    var level = levels[(row * width) + k];
                    best = isLargest ? Math.Max(best, level) : Math.Min(best, level);
                }

                across[(row * width) + column] = best;
            }
        }

        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var best = across[(row * width) + column];
                for (var k = Math.Max(0, row - half); k <= Math.Min(height - 1, row + half); k++)
                {
                    var level = across[(k * width) + column];
                    best = isLargest ? Math.Max(best, level) : Math.Min(best, level);
                }

                done[(row * width) + column] = best;
            }
        }

        return done;
    }
}
