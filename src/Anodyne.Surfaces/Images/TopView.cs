using Anodyne.Analysis;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Surfaces;

namespace Anodyne.Surfaces.Images;

/// <summary>A grain of a top view.</summary>
/// <param name="Area">Area, m2.</param>
/// <param name="Diameter">Diameter of the circle of equal area, m.</param>
/// <param name="TouchesBorder">True if the picture's border cuts it.</param>
public readonly record struct Grain(double Area, double Diameter, bool TouchesBorder);

/// <summary>
/// Bright deposit on a dark ground (or the other way round) seen from above: the covered share by Otsu's threshold of the smoothed picture, and the grains,
/// which a
/// watershed of the distance from the edge divides where they touch.
/// </summary>
public sealed record TopView : IJudged
{
    private const double Smoothed = 1.0;
    private const int TilesAcross = 4;
    private const int LeastPixels = 12;
    private readonly Judgement _judgement = new();

    private TopView(GreyImage image) => Image = image;

    /// <summary>The picture, or the region of it that was looked at.</summary>
    public GreyImage Image { get; }

    /// <summary>True where the deposit lies.</summary>
    public required bool[] Mask { get; init; }

    /// <summary>Grains by number, 0 where none is.</summary>
    public required ComponentLabels Labels { get; init; }

    /// <summary>Covered share, 0 ... 1, with half of its 95 % interval.</summary>
    public (double Value, double? Half) Coverage { get; private init; }

    /// <summary>The grains.</summary>
    public IReadOnlyList<Grain> Grains { get; private init; } = [];

    /// <summary>Mean diameter of the grains that no border cuts, m, with half of its 95 % interval; NaN without grains or scale.</summary>
    public (double Value, double? Half) Diameter { get; private init; }

    /// <summary>The threshold.</summary>
    public double Threshold { get; private init; }

    /// <inheritdoc/>
    public Verdict Verdict => _judgement.Verdict;

    /// <inheritdoc/>
    public IReadOnlyList<string> Reasons => _judgement.Reasons;

    /// <summary>Measures a picture.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="isDark">True if the deposit is darker than the ground.</param>
    /// <param name="threshold">Level that divides both; null: Otsu's.</param>
    /// <param name="depth">How far the middle of a grain must stand above the neck to the next, pixels of distance from the edge.</param>
    /// <exception cref="MeaninglessDataException">The picture shows one level.</exception>
    public static TopView Of(GreyImage image, bool isDark = false, double? threshold = null, double depth = 1)
    {
        ArgumentNullException.ThrowIfNull(image);
        var levels = Smoothing.Gaussian(image, Smoothed);
        var (otsu, below, above) = GreyThreshold.Two(levels);
        if (!(above > below) || image.Width < 16 || image.Height < 16)
        {
            throw new MeaninglessDataException("the picture shows one grey level only, or is too small", "",
                FormattableString.Invariant($"{image.Width} x {image.Height}"),
                "deposit and ground of different brightness");
        }

        // Halfway between the means, an edge lies where it is, whatever its blur and however little is covered.
        var cut = threshold ?? 0.5 * (below + above);
        _ = otsu;
        var mask = Array.ConvertAll(levels, level => level > cut != isDark);
        var labels = Watershed.Of(DistanceMap.Of(mask, image.Width), image.Width, depth);
        var grains = Measure(image, labels);
        double[] diameters = [.. grains.Where(static grain => !grain.TouchesBorder).Select(static grain => grain.Diameter)];
        var mean = diameters.Length == 0 ? double.NaN : diameters.Average();
        var spread = diameters.Length < 2 ? (double?)null : StudentDistribution.TwoSidedQuantile(0.95, diameters.Length - 1)
            * Math.Sqrt(diameters.Sum(d => (d - mean) * (d - mean)) / (diameters.Length - 1) / diameters.Length);
        double Share(double level) => levels.Count(value => value > level != isDark) / (double)levels.Length;
        var delta = 0.1 * (above - below);
        var found = new TopView(image)
        {
            Mask = mask, Labels = labels, Grains = grains, Diameter = (mean, spread), Threshold = cut,
            Coverage = (Share(cut), TileScatter.Joined(Tiles(mask, image), 0.5 * Math.Abs(Share(cut + delta) - Share(cut - delta)))),
        };
        found.Judge(diameters.Length, (above - below) / Noise(image, levels));
        return found;
    }

    private void Judge(int whole, double contrast)
    {
        if (Image.PixelX is null)
        {
            _judgement.Note($"no grain sizes: {Image.ScaleSource}; give --scale");
        }

        if (whole < 20)
        {
            _judgement.Note($"{whole} whole grains: their mean is that of few");
        }

        if (contrast < 3)
        {
            _judgement.Caution(FormattableString.Invariant(
                $"deposit and ground differ by {contrast:F1} standard deviations of the noise: the threshold decides"));
        }
    }

    // What smoothing took away is noise for the most part.
    private static double Noise(GreyImage image, float[] levels)
    {
        var sum = 0.0;
        for (var i = 0; i < levels.Length; i++)
        {
            sum += Math.Pow(image.Levels[i] - levels[i], 2);
        }

        return Math.Max(1e-12, Math.Sqrt(sum / levels.Length));
    }

    private static double? Tiles(bool[] mask, GreyImage image)
    {
        var (inside, all) = (new double[TilesAcross * TilesAcross], new double[TilesAcross * TilesAcross]);
        for (var i = 0; i < mask.Length; i++)
        {
            var tile = (i / image.Width * TilesAcross / image.Height * TilesAcross) + (i % image.Width * TilesAcross / image.Width);
            all[tile]++;
            inside[tile] += mask[i] ? 1 : 0;
        }

        return TileScatter.Half(inside, all);
    }

    private static Grain[] Measure(GreyImage image, ComponentLabels labels)
    {
        var cut = new bool[labels.Areas.Length];
        for (var i = 0; i < labels.Labels.Length; i++)
        {
            var (column, row) = (i % image.Width, i / image.Width);
            cut[labels.Labels[i]] |= column == 0 || row == 0 || column == image.Width - 1 || row == image.Height - 1;
        }

        var pixel = (image.PixelX ?? double.NaN) * (image.PixelY ?? double.NaN);
        return
        [
            .. Enumerable.Range(1, labels.Count).Where(k => labels.Areas[k] >= LeastPixels)
                .Select(k => new Grain(labels.Areas[k] * pixel, Math.Sqrt(4 * labels.Areas[k] * pixel / Math.PI), cut[k])),
        ];
    }
}
