using Anodyne.Analysis;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Surfaces;

namespace Anodyne.Surfaces.Images;

/// <summary>The front of one frame.</summary>
/// <param name="Time">Time, s.</param>
/// <param name="Height">Mean height above the electrode, m, with half of its 95 % interval.</param>
/// <param name="Roughness">Root mean square of the height about its mean, m.</param>
/// <param name="Heights">Height in every column, m.</param>
public sealed record FrontFrame(double Time, (double Value, double? Half) Height, double Roughness, double[] Heights);

/// <summary>
/// A bright deposit that grows upward from an electrode, frame by frame: in every column the uppermost rise to half between background and deposit, above the
/// row
/// where the electrode begins. The levels of background, electrode and deposit are those of the frame that shows most deposit.
/// </summary>
public sealed record FrontSequence : IJudged
{
    private const int Parts = 16;
    private readonly Judgement _judgement = new();

    private FrontSequence(IReadOnlyList<FrontFrame> frames, GreyImage highest) => (Frames, HighestImage) = (frames, highest);

    /// <summary>The frames in the order of time.</summary>
    public IReadOnlyList<FrontFrame> Frames { get; }

    /// <summary>The frame that shows most deposit.</summary>
    public GreyImage HighestImage { get; }

    /// <summary>Row from the top at which the electrode begins.</summary>
    public double Electrode { get; private init; }

    /// <summary>Rate of the growth up to the highest frame, m/s, with half of its 95 % interval; NaN of fewer than three frames.</summary>
    public (double Value, double? Half) Growth { get; private init; }

    /// <summary>The highest frame.</summary>
    public FrontFrame Highest => Frames.MaxBy(static frame => frame.Height.Value)!;

    /// <inheritdoc/>
    public Verdict Verdict => _judgement.Verdict;

    /// <inheritdoc/>
    public IReadOnlyList<string> Reasons => _judgement.Reasons;

    /// <summary>Measures a sequence.</summary>
    /// <param name="images">The frames, all of one size and scale.</param>
    /// <param name="interval">Time from frame to frame, s.</param>
    /// <param name="electrode">Row from the top at which the electrode begins; null to find it.</param>
    /// <exception cref="MeaninglessDataException">No scale, or no deposit in any frame.</exception>
    public static FrontSequence Of(IReadOnlyList<GreyImage> images, double interval, double? electrode = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        var pixel = images[0].PixelY ?? throw new MeaninglessDataException("the frames have no scale", "--scale", images[0].ScaleSource,
            "the length of a pixel", "Give --scale \"1.25 um\".");
        if (images.Any(image => image.Width != images[0].Width || image.Height != images[0].Height))
        {
            throw new MeaninglessDataException("the frames differ in size", "", "", "frames of one sequence");
        }

        var smooth = images.Select(static image => Smoothing.Gaussian(image, 1)).ToArray();
        var most = Enumerable.Range(0, images.Count).MaxBy(k => smooth[k].Average(static level => (double)level));
        var (_, _, means) = GreyThreshold.Three(smooth[most]);
        var (width, height) = (images[0].Width, images[0].Height);
        var (seen, half) = (0.5 * (means[1] + means[2]), 0.5 * (means[0] + means[2]));
        if (!(means[2] - means[1] > 0.15 * (means[2] - means[0])))
        {
            throw new MeaninglessDataException("no frame shows a deposit brighter than electrode and background", "",
                FormattableString.Invariant($"levels {means[0]:F0}, {means[1]:F0}, {means[2]:F0}"),
                "background, electrode and deposit of rising brightness", "Choose the part with --region.");
        }

        var foot = electrode ?? Median.Of(Enumerable.Range(0, width).Select(column => Foot(smooth[most], width, height, column, seen)).Where(double.IsFinite));
        if (!double.IsFinite(foot))
        {
            throw new MeaninglessDataException("the electrode below the deposit was not found", "--electrode", "", "its first row from the top",
                "Give --electrode 290.");
        }

        var frames = smooth.Select((levels, k) => Frame(levels, width, foot, (seen, half), pixel, k * interval)).ToArray();
        var top = Enumerable.Range(0, frames.Length).MaxBy(k => frames[k].Height.Value);
        var rise = top >= 2 ? LinearRegression.Fit([.. frames.Take(top + 1).Select(static f => f.Time)], [.. frames.Take(top + 1).Select(static f =>
            f.Height.Value)]) : null;
        var found = new FrontSequence(frames, images[most])
        {
            Electrode = foot,
            Growth = rise is null ? (double.NaN, null) : (rise.Slope, rise.DegreesOfFreedom > 0 ? StudentDistribution.TwoSidedQuantile(0.95,
                rise.DegreesOfFreedom) * rise.SlopeDeviation : null),
        };
        if (frames.Length < 3)
        {
            found._judgement.Note("fewer than three frames: no rate");
        }

        if (electrode is null)
        {
            found._judgement.Note(FormattableString.Invariant(
                $"the electrode begins at row {foot:F1}, where the deposit ends below in the frame with most of it"));
        }

        return found;
    }

    // Upward from the lower edge: where the level rises to that of the deposit.
    private static double Foot(float[] levels, int width, int height, int column, double seen)
    {
        double At(int row) => levels[(row * width) + column];
        for (var row = height - 3; row > 2; row--)
        {
            if (At(row) >= seen && At(row - 1) >= seen)
            {
                return row + ((At(row) - seen) / (At(row) - At(row + 1))) + 0.5;
            }
        }

        return double.NaN;
    }

    private static FrontFrame Frame(float[] levels, int width, double foot, (double Seen, double Half) threshold, double pixel, double time)
    {
        var heights = new double[width];
        for (var column = 0; column < width; column++)
        {
            double At(int row) => levels[(row * width) + column];
            var last = (int)Math.Floor(foot) - 1;
            var row = Enumerable.Range(1, Math.Max(0, last - 1)).FirstOrDefault(r => At(r) >= threshold.Seen && At(r + 1) >= threshold.Seen, -1);
            while (row > 1 && At(row - 1) >= threshold.Half)
            {
                row--;
            }

            heights[column] = row < 1 ? 0 : pixel * Math.Max(0, foot - 0.5 - (row - ((At(row) - threshold.Half) / Math.Max(1e-9, At(row) - At(row - 1)))));
        }

        var mean = heights.Average();
        var blocks = Enumerable.Range(0, Parts).Select(p => heights.Where((_, c) => c * Parts / width == p).ToArray()).ToArray();
        var half = TileScatter.Joined(TileScatter.Half([.. blocks.Select(static b => b.Sum())], [.. blocks.Select(static b => (double)b.Length)]),
            Math.Sqrt(0.5) * pixel);
        return new FrontFrame(time, (mean, half), Math.Sqrt(heights.Average(h => (h - mean) * (h - mean))), heights);
    }
}
