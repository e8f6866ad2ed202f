using Anodyne.Analysis;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Surfaces;

namespace Anodyne.Surfaces.Images;

/// <summary>What a separator lost of its area: the largest part unlike the border of a picture before and after, on the same scale.</summary>
public sealed record Shrinkage : IJudged
{
    private readonly Judgement _judgement = new();

    private Shrinkage(GreyImage before, GreyImage after) => (Before, After) = (before, after);

    /// <summary>The picture before.</summary>
    public GreyImage Before { get; }

    /// <summary>The picture after.</summary>
    public GreyImage After { get; }

    /// <summary>The part in both pictures.</summary>
    public required (bool[] Before, bool[] After) Masks { get; init; }

    /// <summary>Lost share of the area, 0 ... 1, with half of its 95 % interval: half a pixel around the border of both.</summary>
    public (double Value, double? Half) Area { get; private init; }

    /// <summary>Lost share of the length, 1 - sqrt(area after/area before), with half of its 95 % interval.</summary>
    public (double Value, double? Half) Length { get; private init; }

    /// <inheritdoc/>
    public Verdict Verdict => _judgement.Verdict;

    /// <inheritdoc/>
    public IReadOnlyList<string> Reasons => _judgement.Reasons;

    /// <summary>Compares two pictures.</summary>
    /// <param name="before">The picture before.</param>
    /// <param name="after">The picture after.</param>
    /// <exception cref="MeaninglessDataException">A picture shows one level only.</exception>
    public static Shrinkage Of(GreyImage before, GreyImage after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (mask0, area0, border0) = Largest(before);
        var (mask1, area1, border1) = Largest(after);
        double Pixel(GreyImage image) => image.PixelX is { } x && image.PixelY is { } y ? x * y : 1;
        var ratio = area1 * Pixel(after) / (area0 * Pixel(before));

        // A border of P pixels, each known to half a pixel and smoothed with its neighbours over about ten.
        var error = ratio * Math.Sqrt(Math.Pow(0.5 * Math.Sqrt(10 * border0) / area0, 2) + Math.Pow(0.5 * Math.Sqrt(10 * border1) / area1, 2)) * 1.96;
        var found = new Shrinkage(before, after)
        {
            Masks = (mask0, mask1), Area = (1 - ratio, error), Length = (1 - Math.Sqrt(ratio), 0.5 * error / Math.Sqrt(ratio)),
        };
        if (before.PixelX is null || after.PixelX is null)
        {
            found._judgement.Note("no scale: both pictures are taken to have the same one");
        }

        if (ratio > 1 + error)
        {
            found._judgement.Caution("the part is larger after than before: are the pictures in this order, and on one scale?");
        }

        return found;
    }

    private static (bool[] Mask, double Area, double Border) Largest(GreyImage image)
    {
        var levels = Smoothing.Gaussian(image, 1);
        var (_, below, above) = GreyThreshold.Two(levels);
        if (!(above > below))
        {
            throw new MeaninglessDataException("the picture shows one grey level only", image.Name, "", "a separator on a ground of other brightness");
        }

        // What most of the border shows is the ground.
        var cut = 0.5 * (below + above);
        var edge = Enumerable.Range(0, levels.Length).Where(i => i < image.Width || i >= levels.Length - image.Width || i % image.Width == 0
            || (i + 1) % image.Width == 0).ToArray();
        var isDark = 2 * edge.Count(i => levels[i] > cut) > edge.Length;
        var labels = ComponentLabels.Of(Array.ConvertAll(levels, level => level > cut != isDark), image.Width);
        var largest = Enumerable.Range(1, labels.Count).MaxBy(k => labels.Areas[k]);
        var mask = Array.ConvertAll(labels.Labels, label => label == largest);
        var border = 0;
        for (var i = 1; i < mask.Length; i++)
        {
            border += mask[i] != mask[i - 1] ? 1 : 0;
            border += i >= image.Width && mask[i] != mask[i - image.Width] ? 1 : 0;
        }

        return (mask, labels.Areas[largest], Math.Max(1, border));
    }
}
