using Anodyne.Analysis;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities.Estimates;
using Anodyne.Spectra.Lines;
using Anodyne.Spectra.Selection;

namespace Anodyne.Spectra.Resonance;

/// <summary>Lines of a magnetic resonance spectrum: Lorentz and Gauss mixed, over a constant.</summary>
internal sealed class ShiftAnalysis : IJudged
{
    private const double LeastHeight = 6;
    private const int Most = 24;
    private readonly Judgement _judgement = new();

    private ShiftAnalysis(SpectrumInput input, LineFit? fit, double offset) => (Input, Fit, Offset) = (input, fit, offset);

    /// <summary>The spectrum.</summary>
    public SpectrumInput Input { get; }

    /// <summary>The fit; null where no line stands out.</summary>
    public LineFit? Fit { get; }

    /// <summary>What was added to the scale of the file, ppm.</summary>
    public double Offset { get; }

    /// <inheritdoc/>
    public Verdict Verdict => _judgement.Verdict;

    /// <inheritdoc/>
    public IReadOnlyList<string> Reasons => _judgement.Reasons;

    /// <summary>Finds the lines that stand out of the noise and fits all of them together.</summary>
    /// <param name="input">The spectrum, ppm.</param>
    /// <param name="reference">Where the largest line near the reference should lie, ppm, and the reference's shift; null: the scale of the file.</param>
    public static ShiftAnalysis Of(SpectrumInput input, (double Found, double True)? reference)
    {
        var (x, y) = (input.X, input.Y);
        if (x.Length < 32)
        {
            throw new MeaninglessDataException("the spectrum has too few points", input.Name, $"{x.Length} points", "32 or more");
        }

        // Noise by differences of neighbours, which lines hardly touch.
        var noise = Math.Max(1e-300, Median.Deviation(y.Skip(1).Zip(y, static (a, b) => a - b)) / Math.Sqrt(2));
        var floor = Median.Of(y);
        var smooth = LineSearch.Smoothed(y);
        var maxima = Enumerable.Range(1, x.Length - 2)
            .Where(i => smooth[i] > smooth[i - 1] && smooth[i] >= smooth[i + 1] && smooth[i] - floor > LeastHeight * noise
            && Prominence.Of(smooth, i) > LeastHeight * noise).OrderByDescending(i => smooth[i]).Take(Most).Order().ToArray();
        if (maxima.Length == 0)
        {
            var none = new ShiftAnalysis(input, null, 0);
            none._judgement.Void("no line stands out of the noise");
            return none;
        }

        var starts = maxima.Select(i =>
        {
            var width = LineSearch.WidthAt(x, smooth, i, floor, 2);
            return new LineStart(
                FormattableString.Invariant($"{x[i]:F2} ppm"), new LineShape(LineFamily.Voigt, 0.9), Bounded.Within(x[i], width),
                new Bounded(width, 0.1 * width, 5 * width),
                new Bounded(1.5 * width * (y[i] - floor), 0, double.PositiveInfinity));
        }).ToArray();
        var room = 40 * starts.Max(static start => start.Width.Start);
        int[] rows = [.. Enumerable.Range(0, x.Length).Where(i => x[i] > x[maxima[0]] - room && x[i] < x[maxima[^1]] + room)];
        var fit = LineFit.Of([.. rows.Select(i => x[i])], [.. rows.Select(i => y[i])], starts, new LineFitOptions(1, HasFreeShare: true));
        var offset = 0.0;
        if (reference is var (found, actual))
        {
            offset = actual - fit.Lines.MinBy(line => Math.Abs(line.Position - found))!.Position;
        }

        var analysis = new ShiftAnalysis(input, fit, offset);
        if (reference is null)
        {
            analysis._judgement.Note("the scale is that of the file; --reference holds it to a line");
        }

        if (maxima.Length == Most)
        {
            analysis._judgement.Caution($"more than {Most} lines stand out; the largest were fitted");
        }

        if (!fit.HasConverged)
        {
            analysis._judgement.Caution("the fit did not settle");
        }

        return analysis;
    }
}
