using Anodyne.Analysis;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Surfaces;
using Anodyne.Surfaces.Depth;

namespace Anodyne.Surfaces.Images;

/// <summary>
/// The thickness of a film between two materials of other brightness: the mean profile across it is two error functions, a + (b - a) S1 + (c - b) S2, and the
/// distance
/// of their middles is the thickness.
/// </summary>
public sealed record FilmProfile : IJudged
{
    private const int Parts = 8;
    private readonly Judgement _judgement = new();

    private FilmProfile(GreyImage image) => Image = image;

    /// <summary>The picture, or the region of it that was looked at.</summary>
    public GreyImage Image { get; }

    /// <summary>Thickness, m, with half of its 95 % interval.</summary>
    public (double Value, double? Half) Thickness { get; private init; }

    /// <summary>Places across the film, m.</summary>
    public required double[] Places { get; init; }

    /// <summary>Mean levels.</summary>
    public required double[] Levels { get; init; }

    /// <summary>The fitted levels.</summary>
    public required double[] Fitted { get; init; }

    /// <summary>Places of both edges, m.</summary>
    public (double First, double Second) Edges { get; private init; }

    /// <inheritdoc/>
    public Verdict Verdict => _judgement.Verdict;

    /// <inheritdoc/>
    public IReadOnlyList<string> Reasons => _judgement.Reasons;

    /// <summary>Measures a film that lies level or upright in the picture.</summary>
    /// <param name="image">The picture with a scale.</param>
    /// <exception cref="MeaninglessDataException">No scale, or no two edges.</exception>
    public static FilmProfile Of(GreyImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (image.PixelX is null || image.PixelY is null || image.PixelUnit != "m")
        {
            throw new MeaninglessDataException("the picture has no scale", "--scale", image.ScaleSource, "the length of a pixel", "Give --scale \"0.025 nm\".");
        }

        var (down, across) = (Profile(image, true, 0, image.Width), Profile(image, false, 0, image.Height));
        var isDown = Spread(down) >= Spread(across);
        var (levels, pixel, length) = isDown ? (down, image.PixelY.Value, image.Width) : (across, image.PixelX.Value, image.Height);
        var (parameters, fitted) = Fit(levels, null) ?? throw new MeaninglessDataException("the profile shows no two edges", "",
            FormattableString.Invariant($"{levels.Length} points"),
            "a film between two materials of other brightness", "Choose the part with --region.");
        double[] each =
        [
            .. Enumerable.Range(0, Parts).Select(k => Fit(Profile(image, isDown, length * k / Parts, length * (k + 1) / Parts), parameters) is var (p, _)
                ? p[4] - p[3] : double.NaN)
                .Where(double.IsFinite),
        ];
        var mean = each.Length == 0 ? double.NaN : each.Average();
        var scatter = each.Length < 3 ? (double?)null
            : StudentDistribution.TwoSidedQuantile(0.95, each.Length - 1) * Math.Sqrt(each.Sum(d => (d - mean) * (d - mean)) / (each.Length - 1) / each.Length);
        var found = new FilmProfile(image)
        {
            Thickness = (pixel * (parameters[4] - parameters[3]), pixel * TileScatter.Joined(scatter, 0.2)), Edges = (pixel * (parameters[3] + 0.5),
                pixel * (parameters[4] + 0.5)),
            Places = [.. Enumerable.Range(0, levels.Length).Select(k => (k + 0.5) * pixel)], Levels = levels, Fitted = fitted,
        };
        if (parameters[4] - parameters[3] < 2 * (parameters[5] + parameters[6]))
        {
            found._judgement.Caution("the edges are as wide as the film: its thickness depends on their shape");
        }

        return found;
    }

    private static double[] Profile(GreyImage image, bool isDown, int from, int to)
    {
        var profile = new double[isDown ? image.Height : image.Width];
        for (var k = 0; k < profile.Length; k++)
        {
            for (var j = from; j < to; j++)
            {
                profile[k] += (isDown ? image.Levels[(k * image.Width) + j] : image.Levels[(j * image.Width) + k]) / (to - from);
            }
        }

        return profile;
    }

    private static double Spread(double[] values)
    {
        var mean = values.Average();
        return values.Sum(v => (v - mean) * (v - mean)) / values.Length;
    }

    // a, b, c, first and second place, both widths; places in points.
    private static (double[] Parameters, double[] Fitted)? Fit(double[] levels, double[]? guess)
    {
        var n = levels.Length;
        if (n < 16)
        {
            return null;
        }

        var tenth = Math.Max(2, n / 10);
        var change = Enumerable.Range(3, n - 6).Select(k => (Place: k, Size: Math.Abs(levels[k + 2] + levels[k
            + 1] - levels[k - 1] - levels[k - 2]))).OrderByDescending(static c => c.Size).ToArray();
        var first = change[0].Place;
        var second = change.FirstOrDefault(c => Math.Abs(c.Place - first) > 6, (Place: first + 8, Size: 0)).Place;
        (first, second) = (Math.Min(first, second), Math.Max(first, second));
        var start = guess ?? [levels.AsSpan(0, tenth).ToArray().Average(), levels[Math.Min(n - 1, (first + second) / 2)],
            levels.AsSpan(n - tenth).ToArray().Average(), first, second, 2, 2];
        var outcome = new LevenbergMarquardt(n, 7).Minimize(
            new TwoEdges(levels), start, [-1e9, -1e9, -1e9, 0, 0, 0.2, 0.2], [1e9, 1e9, 1e9, n, n, n / 4.0, n / 4.0]);
        var p = outcome.Parameters;
        var fitted = new double[n];
        new TwoEdges(new double[n]).Evaluate(p, fitted, default);
        return double.IsFinite(outcome.SumOfSquares) && p[4] > p[3] && !outcome.AtBound[3] && !outcome.AtBound[4] ? (p, fitted) : null;
    }

    private sealed class TwoEdges(double[] levels) : IResidualFunction
    {
        public int ResidualCount => levels.Length;

        public int ParameterCount => 7;

        public bool DerivativesComeFree => true;

        public void Evaluate(ReadOnlySpan<double> p, Span<double> residuals, Span<double> jacobian)
        {
            var n = levels.Length;
            for (var i = 0; i < n; i++)
            {
                var (u1, u2) = ((i - p[3]) / (Math.Sqrt(2) * p[5]), (i - p[4]) / (Math.Sqrt(2) * p[6]));
                var (s1, s2) = (0.5 * (1 + ErrorFunction.Of(u1)), 0.5 * (1 + ErrorFunction.Of(u2)));
                residuals[i] = p[0] + ((p[1] - p[0]) * s1) + ((p[2] - p[1]) * s2) - levels[i];
                if (jacobian.IsEmpty)
                {
                    continue;
                }

                var (g1, g2) = ((p[1] - p[0]) * Math.Exp(-u1 * u1) / Math.Sqrt(Math.PI), (p[2] - p[1]) * Math.Exp(-u2 * u2) / Math.Sqrt(Math.PI));
                jacobian[i] = 1 - s1;
                jacobian[n + i] = s1 - s2;
                jacobian[(2 * n) + i] = s2;
                jacobian[(3 * n) + i] = -g1 / (Math.Sqrt(2) * p[5]);
                jacobian[(4 * n) + i] = -g2 / (Math.Sqrt(2) * p[6]);
                jacobian[(5 * n) + i] = -g1 * u1 / p[5];
                jacobian[(6 * n) + i] = -g2 * u2 / p[6];
            }
        }
    }
}
