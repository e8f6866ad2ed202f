using Anodyne.Analysis;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Surfaces;

namespace Anodyne.Surfaces.Images;

/// <summary>
/// A drop at rest on a flat substrate, dark before a bright background, seen from the side. The outline is followed from above in every column; a line
/// through the
/// substrate beside the drop is the baseline, a circle through the outline above it is the drop, and the angle is that between both where they cross.
/// </summary>
public sealed record SessileDrop : IJudged
{
    private const int Sectors = 12;
    private const double BaselinePixels = 0.7;
    private readonly Judgement _judgement = new();

    private SessileDrop(GreyImage image) => Image = image;

    /// <summary>The picture, or the region of it that was looked at.</summary>
    public GreyImage Image { get; }

    /// <summary>Contact angle, degrees, with half of its 95 % interval.</summary>
    public (double Value, double? Half) Angle { get; private init; }

    /// <summary>Middle and radius of the circle, pixels, y from the top.</summary>
    public (double X, double Y, double Radius) Circle { get; private init; }

    /// <summary>Baseline: y = offset + slope x, pixels from the top.</summary>
    public (double Offset, double Slope) Baseline { get; private init; }

    /// <summary>The outline: columns.</summary>
    public required double[] OutlineX { get; init; }

    /// <summary>The outline: rows from the top.</summary>
    public required double[] OutlineY { get; init; }

    /// <summary>Root mean square distance of the outline from the circle, pixels.</summary>
    public double Misfit { get; private init; }

    /// <inheritdoc/>
    public Verdict Verdict => _judgement.Verdict;

    /// <inheritdoc/>
    public IReadOnlyList<string> Reasons => _judgement.Reasons;

    /// <summary>Measures a picture.</summary>
    /// <param name="image">The picture.</param>
    /// <exception cref="MeaninglessDataException">No drop, or no substrate beside it.</exception>
    public static SessileDrop Of(GreyImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var levels = Smoothing.Gaussian(image, 1);
        var (_, dark, bright) = GreyThreshold.Two(levels);
        var (edges, below) = Edges(levels, image.Width, image.Height, 0.5 * (dark + bright));
        var known = Enumerable.Range(0, image.Width).Where(c => double.IsFinite(edges[c])).ToArray();
        var (_, drop, ground) = GreyThreshold.Two([.. known.Select(c => (float)below[c])]);
        var beside = known.Where(c => below[c] > 0.5 * (drop + ground)).ToArray();
        var inside = known.Except(beside).ToArray();
        if (inside.Length < 30 || beside.Length < 20 || !(ground - drop > 0.1 * (bright - dark)))
        {
            throw new MeaninglessDataException("no drop with substrate on both sides was found", "",
                FormattableString.Invariant($"{inside.Length} columns of a drop, {beside.Length} of a substrate"),
                "a dark drop on a less dark substrate before a bright background", "Choose the part with --region.");
        }

        // The foot of the drop is blurred into both: five pixels of it count for neither.
        int[] flat = [.. beside.Where(c => c < inside[0] - 5 || c > inside[^1] + 5)];
        var line = LinearRegression.Fit([.. flat.Select(static c => (double)c)], [.. flat.Select(c => edges[c])]);
        double Height(int c, double shift) => line.Intercept + shift + (line.Slope * c) - edges[c];
        var top = inside.Max(c => Height(c, 0));
        int[] cap = [.. inside.Where(c => Height(c, 0) > Math.Max(3, 0.12 * top))];
        if (cap.Length < 20)
        {
            throw new MeaninglessDataException("the drop is too flat for a circle", "", FormattableString.Invariant($"{top:F1} pixels high"),
                "a drop of 4 pixels and more");
        }

        double AngleOf(int[] columns, double shift) => Fit(columns, edges) is var circle
            ? Math.Acos(Math.Clamp((circle.Y - line.Intercept - shift - (line.Slope * circle.X)) / Math.Sqrt(1 + (line.Slope * line.Slope)) / circle.Radius,
                -1, 1)) * 180 / Math.PI : 0;
        var fit = Fit(cap, edges);
        double[] without = [.. Enumerable.Range(0, Sectors).Select(k => AngleOf([.. cap.Where((_, i) => i * Sectors / cap.Length != k)], 0))];
        var mean = without.Average();
        var scatter = StudentDistribution.TwoSidedQuantile(0.95, Sectors - 1) * Math.Sqrt((Sectors - 1.0) / Sectors * without.Sum(a =>
            (a - mean) * (a - mean)));
        var baseline = 0.5 * Math.Abs(AngleOf(cap, BaselinePixels) - AngleOf(cap, -BaselinePixels));
        var found = new SessileDrop(image)
        {
            Angle = (AngleOf(cap, 0), TileScatter.Joined(scatter, baseline)), Circle = fit, Baseline = (line.Intercept, line.Slope),
                OutlineX = [.. cap.Select(static c => (double)c)],
            OutlineY = [.. cap.Select(c => edges[c])], Misfit = Math.Sqrt(cap.Average(c => Math.Pow(Distance(c, edges[c], fit), 2))),
        };
        found.Judge(cap.Length);
        return found;
    }

    private void Judge(int columns)
    {
        if (Misfit > 1.5)
        {
            _judgement.Caution(FormattableString.Invariant(
                $"the outline lies {Misfit:F1} pixels about a circle: gravity flattens the drop, or the picture is out of focus"));
        }

        if (Angle.Value > 85)
        {
            _judgement.Caution(
                "the outline is followed from above, where a drop of more than 90 degrees hides its own foot: the circle is extended to the baseline");
        }

        if (columns < 60)
        {
            _judgement.Caution("the drop is less than 60 pixels wide");
        }
    }

    // The uppermost edge of every column at half of the levels on both sides of it, and the level below it.
    private static (double[] Edges, double[] Below) Edges(float[] levels, int width, int height, double threshold)
    {
        var (edges, below) = (new double[width], new double[width]);
        for (var column = 0; column < width; column++)
        {
            double At(int row) => levels[(Math.Clamp(row, 0, height - 1) * width) + column];
            (edges[column], below[column]) = (double.NaN, double.NaN);
            var row = Enumerable.Range(1, height - 2).FirstOrDefault(r => At(r) < threshold && At(r + 1) < threshold, -1);
            if (row < 8 || row > height - 8)
            {
                continue;
            }

            var (outside, inner) = (Enumerable.Range(row - 9, 4).Average(At), Enumerable.Range(row + 4, 4).Average(At));
            below[column] = inner;
            var half = 0.5 * (outside + inner);
            for (var r = row - 4; r < row + 4; r++)
            {
                if (At(r) >= half && At(r + 1) < half)
                {
                    edges[column] = r + ((At(r) - half) / (At(r) - At(r + 1)));
                    break;
                }
            }
        }

        return (edges, below);
    }

    private static double Distance(double x, double y, (double X, double Y, double Radius) circle) =>
        Math.Sqrt(Math.Pow(x - circle.X, 2) + Math.Pow(y - circle.Y, 2)) - circle.Radius;

    // Least squares of the distances, begun from the circle through both ends and the highest point.
    private static (double X, double Y, double Radius) Fit(int[] columns, double[] edges)
    {
        var (first, last) = (columns[0], columns[^1]);
        var (middle, top) = (0.5 * (first + last), columns.Min(c => edges[c]));
        var (half, rise) = (0.5 * (last - first), Math.Max(1, (0.5 * (edges[first] + edges[last])) - top));
        var radius = ((half * half) + (rise * rise)) / (2 * rise);
        var outcome = new LevenbergMarquardt(columns.Length, 3).Minimize(new Arc(columns, edges), [middle, top + radius, radius]);
        return (outcome.Parameters[0], outcome.Parameters[1], outcome.Parameters[2]);
    }

    private sealed class Arc(int[] columns, double[] edges) : IResidualFunction
    {
        public int ResidualCount => columns.Length;

        public int ParameterCount => 3;

        public bool DerivativesComeFree => true;

        public void Evaluate(ReadOnlySpan<double> p, Span<double> residuals, Span<double> jacobian)
        {
            var n = columns.Length;
            for (var i = 0; i < n; i++)
            {
                var (dx, dy) = (columns[i] - p[0], edges[columns[i]] - p[1]);
                var r = Math.Sqrt((dx * dx) + (dy * dy));
                residuals[i] = r - p[2];
                if (!jacobian.IsEmpty)
                {
                    (jacobian[i], jacobian[n + i], jacobian[(2 * n) + i]) = (-dx / r, -dy / r, -1);
                }
            }
        }
    }
}
