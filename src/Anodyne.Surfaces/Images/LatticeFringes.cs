using System.Numerics;
using Anodyne.Analysis;
using Anodyne.Numerics.Fitting;
using Anodyne.Numerics.Spectral;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Surfaces;

namespace Anodyne.Surfaces.Images;

/// <summary>A period found in a picture.</summary>
/// <param name="Spacing">Distance of the fringes, m, with half of its 95 % interval.</param>
/// <param name="Angle">Direction across the fringes from the x axis towards the lower edge, degrees, 0 to 180.</param>
/// <param name="Contrast">Power of the peak over the median power at its wave number.</param>
/// <param name="Phases">Planes whose spacing lies within the interval or the tolerance, nearest first.</param>
public sealed record FringePeriod((double Value, double? Half) Spacing, double Angle, double Contrast, IReadOnlyList<LatticeSpacing> Phases);

/// <summary>
/// Lattice fringes by the Fourier transform of the picture under a Hann window: peaks that stand out of the median power at their wave number, placed between
/// the points
/// of the transform by their centre of power.
/// </summary>
public sealed record LatticeFringes : IJudged
{
    private const double LeastContrast = 30;
    private const int LeastPeriods = 6;
    private const double MatchTolerance = 0.015;
    private readonly Judgement _judgement = new();

    private LatticeFringes(GreyImage image) => Image = image;

    /// <summary>The picture, or the region of it that was looked at.</summary>
    public GreyImage Image { get; }

    /// <summary>The periods, strongest first.</summary>
    public required IReadOnlyList<FringePeriod> Periods { get; init; }

    /// <summary>Logarithm (base 10) of the power, the zero of the wave numbers in the middle.</summary>
    public required double[] Power { get; init; }

    /// <summary>Points of the power along each direction, a power of two.</summary>
    public int Size { get; private init; }

    /// <inheritdoc/>
    public Verdict Verdict => _judgement.Verdict;

    /// <inheritdoc/>
    public IReadOnlyList<string> Reasons => _judgement.Reasons;

    /// <summary>Finds the periods.</summary>
    /// <param name="image">The picture with a scale.</param>
    /// <param name="most">Largest number of periods.</param>
    /// <exception cref="MeaninglessDataException">No scale, or a picture that is too small.</exception>
    public static LatticeFringes Of(GreyImage image, int most = 8)
    {
        ArgumentNullException.ThrowIfNull(image);
        var (px, py) = (image.PixelX ?? double.NaN, image.PixelY ?? double.NaN);
        if (!(px > 0) || image.PixelUnit != "m" || Math.Min(image.Width, image.Height) < 32)
        {
            throw new MeaninglessDataException("the picture has no scale or is too small", "--scale",
                FormattableString.Invariant($"{image.ScaleSource}; {image.Width} x {image.Height}"),
                "the length of a pixel; 32 x 32 or more", "Give --scale \"0.025 nm\".");
        }

        var size = Math.Min(2048, ComplexFourierTransform.PowerOfTwo(Math.Max(image.Width, image.Height)));
        var power = PowerOf(image, size);
        var median = RadialMedian(power, size);
        var peaks = new List<FringePeriod>();
        var taken = new bool[power.Length];
        var order = Enumerable.Range(0, power.Length).Where(i => i / size <= size / 2).ToArray();
        var contrast = new float[power.Length];
        foreach (var i in order)
        {
            var (u, v) = Wave(i, size);
            var radius = Math.Sqrt((u * u) + (v * v));
            var periods = Math.Min(image.Width, image.Height) * radius / size;
            contrast[i] = periods < LeastPeriods || radius > 0.45 * size ? 0 : (float)(power[i] / median[(int)radius]);
        }

        Array.Sort(order, (a, b) => contrast[b].CompareTo(contrast[a]));
        var block = Math.Max(3, size / 40);
        foreach (var i in order)
        {
            if (peaks.Count >= most || contrast[i] < LeastContrast)
            {
                break;
            }

            if (taken[i])
            {
                continue;
            }

            peaks.Add(Placed(image, power, median, size, i, contrast[i], (px, py)));
            Take(taken, size, i, block);
        }

        var shown = new double[power.Length];
        for (var i = 0; i < power.Length; i++)
        {
            var (u, v) = Wave(i, size);
            shown[((v + (size / 2)) % size * size) + ((u + (size / 2)) % size)] = Math.Log10(Math.Max(1e-12, power[i] / median[0]));
        }

        var found = new LatticeFringes(image) { Periods = peaks, Power = shown, Size = size };
        found.Judge();
        return found;
    }

    private void Judge()
    {
        if (Periods.Count == 0)
        {
            _judgement.Note("no period stands out of the noise by a factor of " + FormattableString.Invariant($"{LeastContrast}"));
        }

        foreach (var period in Periods.Where(static period => period.Phases.Select(static plane => plane.Phase).Distinct().Count() > 1))
        {
            var names = string.Join(", ", period.Phases.Select(static plane => $"{plane.Phase} {plane.Plane}"));
            _judgement.Note(FormattableString.Invariant($"{1e9 * period.Spacing.Value:F4} nm fits several phases: {names}"));
        }

        _judgement.Note("a spacing alone names no phase; the scale of a microscope is rarely better than 2 %");
    }

    private static double[] PowerOf(GreyImage image, int size)
    {
        var (width, height) = (Math.Min(image.Width, size), Math.Min(image.Height, size));
        var mean = image.Levels.Average(static level => (double)level);
        var field = new Complex[size * size];
        double Window(int k, int n) => 0.5 - (0.5 * Math.Cos(2 * Math.PI * (k + 0.5) / n));
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                field[(row * size) + column] = (image.Levels[(row * image.Width) + column] - mean) * Window(row, height) * Window(column, width);
            }
        }

        ComplexFourierTransform.Plane(field, size);
        return Array.ConvertAll(field, static f => (f.Real * f.Real) + (f.Imaginary * f.Imaginary));
    }

    private static (int U, int V) Wave(int i, int size) => (i % size <= size / 2 ? i % size : (i % size) - size, i / size <= size / 2 ? i / size
        : (i / size) - size);

    // The median of the power in rings, smoothed over neighbouring rings, so that a peak does not lift its own background.
    private static double[] RadialMedian(double[] power, int size)
    {
        var rings = Enumerable.Range(0, size + 1).Select(static _ => new List<double>()).ToArray();
        for (var i = 0; i < power.Length; i++)
        {
            var (u, v) = Wave(i, size);
            rings[(int)Math.Sqrt(((double)u * u) + ((double)v * v))].Add(power[i]);
        }

        var medians = rings.Select(static ring => ring.Count == 0 ? 0 : Median.Of(ring)).ToArray();
        return [.. medians.Select((_, r) => Math.Max(1e-30, Median.Of(medians.Skip(Math.Max(0, r - 2)).Take(5))))];
    }

    private static FringePeriod Placed(GreyImage image, double[] power, double[] median, int size, int peak, double contrast, (double X, double Y) pixel)
    {
        var (u0, v0) = Wave(peak, size);
        var (reach, sum, su, sv) = (Math.Max(2, 4 * size / Math.Min(image.Width, image.Height)), 0.0, 0.0, 0.0);
        double squares = 0;
        for (var dv = -reach; dv <= reach; dv++)
        {
            for (var du = -reach; du <= reach; du++)
            {
                var i = ((((v0 + dv) % size) + size) % size * size) + ((((u0 + du) % size) + size) % size);
                var radius = Math.Min(size, (int)Math.Sqrt(Math.Pow(u0 + du, 2) + Math.Pow(v0 + dv, 2)));
                var weight = Math.Max(0, power[i] - (4 * median[radius]));
                (sum, su, sv) = (sum + weight, su + (weight * du), sv + (weight * dv));
                squares += weight * ((du * du) + (dv * dv));
            }
        }

        var (u, v) = (u0 + (su / sum), v0 + (sv / sum));
        var (qx, qy) = (u / (size * pixel.X), v / (size * pixel.Y));
        var q = Math.Sqrt((qx * qx) + (qy * qy));

        // The centre of a peak of width w is known to about w over the square root of its contrast, and never better than a fiftieth of w.
        var width = Math.Sqrt(Math.Max(0.1, (squares / sum) - (Math.Pow(su / sum, 2) + Math.Pow(sv / sum, 2))));
        var error = 1.96 * width * Math.Sqrt((1 / contrast) + (0.02 * 0.02)) / Math.Sqrt((u * u) + (v * v));
        var spacing = 1 / q;
        var angle = Math.Atan2(qy, qx) * 180 / Math.PI;
        return new FringePeriod((spacing, spacing * error), angle < 0 ? angle + 180 : angle >= 180 ? angle - 180 : angle, contrast,
            LatticeSpacings.Near(spacing, spacing * Math.Max(error, MatchTolerance)));
    }

    // The peak and its mirror image, which is the same period.
    private static void Take(bool[] taken, int size, int peak, int block)
    {
        var (u, v) = Wave(peak, size);
        foreach (var sign in new[] { 1, -1 })
        {
            for (var dv = -block; dv <= block; dv++)
            {
                for (var du = -block; du <= block; du++)
                {
                    taken[(((((sign * v) + dv) % size) + size) % size * size) + (((((sign * u) + du) % size) + size) % size)] = true;
                }
            }
        }
    }
}
