using Anodyne.Analysis;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Surfaces;

namespace Anodyne.Surfaces.Images;

/// <summary>
/// A deposit in cross-section: substrate bright at one border, vacuum dark at the other, deposit between, pores within as dark as the vacuum. In every column
/// the
/// substrate ends where the smoothed level falls through the upper threshold, the deposit at the outermost rise through the lower one; both between pixels.
/// </summary>
public sealed record CrossSection : IJudged
{
    private const double Smoothed = 1.2;
    private const double EdgePixels = 0.5;
    private const int Parts = 16;
    private readonly Judgement _judgement = new();

    private CrossSection(GreyImage image) => Image = image;

    /// <summary>The picture, or the region of it that was looked at.</summary>
    public GreyImage Image { get; }

    /// <summary>Surface of the substrate in every column, rows from the top; NaN where it was not found.</summary>
    public required double[] Substrate { get; init; }

    /// <summary>Outer surface of the deposit in every column, rows from the top; NaN where it was not found.</summary>
    public required double[] Front { get; init; }

    /// <summary>Mean thickness, m, with half of its 95 % interval.</summary>
    public (double Value, double? Half) Thickness { get; private init; }

    /// <summary>Root mean square of the thickness about its mean, m.</summary>
    public double Roughness { get; private init; }

    /// <summary>Share of dark pixels between substrate and front, with half of its 95 % interval.</summary>
    public (double Value, double? Half) Pores { get; private init; }

    /// <summary>Thresholds between vacuum, deposit and substrate.</summary>
    public (double Low, double High) Thresholds { get; private init; }

    /// <summary>True if the substrate lies at the lower border.</summary>
    public bool IsUpright { get; private init; }

    /// <inheritdoc/>
    public Verdict Verdict => _judgement.Verdict;

    /// <inheritdoc/>
    public IReadOnlyList<string> Reasons => _judgement.Reasons;

    /// <summary>Measures a picture.</summary>
    /// <param name="image">The picture with a scale.</param>
    /// <exception cref="MeaninglessDataException">It has no scale or shows no three levels.</exception>
    public static CrossSection Of(GreyImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var pixel = image.PixelY ?? throw new MeaninglessDataException("the picture has no scale", "--scale", image.ScaleSource, "the length of a pixel",
            "Give --scale \"62.5 nm\".");
        var levels = Smoothing.Gaussian(image, Smoothed);
        var (low, high, means) = GreyThreshold.Three(levels);
        var (width, height) = (image.Width, image.Height);
        if (height < 16 || width < 16 || !(means[2] - means[1] > 0.05 * (means[2] - means[0])))
        {
            throw new MeaninglessDataException("the picture does not show three grey levels", "",
                FormattableString.Invariant($"{means[0]:G4}, {means[1]:G4}, {means[2]:G4}"),
                "vacuum, deposit and substrate of different brightness", "Choose the part with --region.");
        }

        // Means of the classes are pulled by the edges between them; halfway between the means an edge lies where it is, whatever its blur.
        (low, high) = (0.5 * (means[0] + means[1]), 0.5 * (means[1] + means[2]));
        var isUpright = Border(levels, width, height - 1, high) >= Border(levels, width, 0, high);
        var (substrate, front) = (new double[width], new double[width]);
        for (var column = 0; column < width; column++)
        {
            double At(int k) => levels[((isUpright ? height - 1 - k : k) * width) + column];
            var foot = FirstBelow(At, height, high);
            var top = LastAbove(At, height, low);
            substrate[column] = isUpright ? height - 1 - foot : foot;
            front[column] = isUpright ? height - 1 - top : top;
        }

        var lengths = substrate.Zip(front, (s, f) => pixel * Math.Abs(s - f)).ToArray();
        var known = Enumerable.Range(0, width).Where(c => double.IsFinite(lengths[c])).ToArray();
        if (known.Length < width / 2)
        {
            throw new MeaninglessDataException("substrate and front were found in less than half of the columns", "", $"{known.Length} of {width}",
                "half or more", "Choose the part with --region.");
        }

        var blocks = Enumerable.Range(0, Parts).Select(p => known.Where(c => c * Parts / width == p).ToArray()).ToArray();
        var mean = known.Average(c => lengths[c]);
        var half = TileScatter.Joined(
            TileScatter.Half([.. blocks.Select(block => block.Sum(c => lengths[c]))], [.. blocks.Select(static block => (double)block.Length)]),
                Math.Sqrt(2) * EdgePixels * pixel);
        var found = new CrossSection(image)
        {
            Substrate = substrate, Front = front, IsUpright = isUpright, Thresholds = (low, high), Thickness = (mean, half),
            Roughness = Math.Sqrt(known.Average(c => (lengths[c] - mean) * (lengths[c] - mean))), Pores = Porosity(image, substrate, front, blocks, low),
        };
        found.Judge(known.Length, mean / pixel);
        return found;
    }

    private void Judge(int known, double pixels)
    {
        if (known < Image.Width)
        {
            _judgement.Note($"{Image.Width - known} of {Image.Width} columns showed no substrate or no front and were left out");
        }

        if (pixels < 10)
        {
            _judgement.Caution(FormattableString.Invariant($"the deposit is {pixels:F1} pixels thick: edges cannot be placed better than half a pixel"));
        }

        var reach = Image.Width / (Thickness.Value / (Image.PixelX ?? 1));
        if (reach < 3)
        {
            _judgement.Caution("the picture is less than three times as wide as the deposit is thick: one place of many");
        }
    }

    private static double Border(float[] levels, int width, int row, double high) => levels.AsSpan(row * width, width).ToArray().Count(level => level > high);

    // From the substrate outward: where the level falls through the threshold and stays below for three pixels.
    private static double FirstBelow(Func<int, double> at, int count, double threshold)
    {
        if (!(at(0) > threshold))
        {
            return double.NaN;
        }

        for (var k = 1; k + 2 < count; k++)
        {
            if (at(k) < threshold && at(k + 1) < threshold && at(k + 2) < threshold)
            {
                return k - 1 + ((at(k - 1) - threshold) / (at(k - 1) - at(k)));
            }
        }

        return double.NaN;
    }

    private static double LastAbove(Func<int, double> at, int count, double threshold)
    {
        for (var k = count - 2; k > 1; k--)
        {
            if (at(k) >= threshold && at(k - 1) >= threshold && at(k + 1) < threshold)
            {
                return k + ((at(k) - threshold) / (at(k) - at(k + 1)));
            }
        }

        return double.NaN;
    }

    // Pores are rarely as dark as the vacuum: their level is that of the dark pixels within the deposit. The threshold is moved by a tenth of the contrast
    // both ways.
    private static (double Value, double? Half) Porosity(GreyImage image, double[] substrate, double[] front, int[][] blocks, double threshold)
    {
        var levels = Smoothing.Gaussian(image, 0.8);
        (double Dark, double All, double DarkSum, double BrightSum) Sums(int[] columns, double level)
        {
            double dark = 0, all = 0, darkSum = 0, brightSum = 0;
            foreach (var c in columns)
            {
                var (first, last) = ((int)Math.Ceiling(Math.Min(substrate[c], front[c])) + 2, (int)Math.Floor(Math.Max(substrate[c], front[c])) - 2);
                for (var row = first; row <= last; row++)
                {
                    var value = levels[(row * image.Width) + c];
                    all++;
                    (dark, darkSum, brightSum) = value < level ? (dark + 1, darkSum + value, brightSum) : (dark, darkSum, brightSum + value);
                }
            }

            return (dark, all, darkSum, brightSum);
        }

        int[] every = [.. blocks.SelectMany(static block => block)];
        var contrast = 0.0;
        for (var round = 0; round < 20; round++)
        {
            var (dark, all, darkSum, brightSum) = Sums(every, threshold);
            if (dark == 0 || dark == all)
            {
                break;
            }

            (threshold, contrast) = (0.5 * ((darkSum / dark) + (brightSum / (all - dark))), (brightSum / (all - dark)) - (darkSum / dark));
        }

        double Share(double level) => Sums(every, level) is var s ? s.Dark / s.All : 0;
        var parts = blocks.Select(block => Sums(block, threshold)).ToArray();
        return (Share(threshold), TileScatter.Joined(
            TileScatter.Half([.. parts.Select(static part => part.Dark)], [.. parts.Select(static part => part.All)]),
            0.5 * Math.Abs(Share(threshold + (0.1 * contrast)) - Share(threshold - (0.1 * contrast)))));
    }
}
