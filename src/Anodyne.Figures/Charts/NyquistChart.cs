using Anodyne.Figures.Axes;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Figures.Styles;
using Anodyne.Figures.Text;

namespace Anodyne.Figures.Charts;

/// <summary>One spectrum or one fit in a Nyquist plot.</summary>
/// <param name="Frequency">Frequencies, Hz; may be empty, then no decades are marked.</param>
/// <param name="Real">Real part of the impedance, unit of the plot.</param>
/// <param name="Imaginary">Imaginary part with its own sign (negative: capacitive); the plot turns it round.</param>
/// <param name="Label">Name in the legend.</param>
public sealed record NyquistCurve(IReadOnlyList<double> Frequency, IReadOnlyList<double> Real, IReadOnlyList<double> Imaginary, string Label = "")
{
    /// <summary>True for a line (a fit); false for markers (a measurement).</summary>
    public bool IsFit { get; init; }

    /// <summary>True to mark the decades of frequency on this curve.</summary>
    public bool HasDecades { get; init; }

    /// <summary>Number of the spectrum in a family (cycle, temperature); null: it stands in the legend by its name.</summary>
    public double? Member { get; init; }

    /// <summary>Color; null: the next one of the palette. A fit usually takes the color of its measurement.</summary>
    public Rgb? Color { get; init; }
}

/// <summary>Nyquist plots: Z' to the right, -Z'' upward, equal axes always.</summary>
public static class NyquistChart
{
    // Half a marker, points.
    private const double Rim = 2;

    /// <summary>A Nyquist plot: real part to the right, minus the imaginary part upward, equal axes, decades of frequency marked.</summary>
    /// <param name="curves">Spectra and fits.</param>
    /// <param name="unit">Unit of the data, plain text ("ohm", "ohm cm2").</param>
    /// <param name="widthMm">Width, mm.</param>
    /// <param name="heightMm">Height, mm; null: suits the data.</param>
    public static Figure Figure(IReadOnlyList<NyquistCurve> curves, string unit = "ohm", double widthMm = Figures.Figure.SingleColumn,
        double? heightMm = null) =>
        Figures.Figure.Of(Panel(curves, unit), widthMm, heightMm ?? SuitableHeight(curves, widthMm));

    /// <summary>The panel, to be combined with others.</summary>
    /// <param name="curves">Spectra and fits.</param>
    /// <param name="unit">Unit of the data, plain text.</param>
    /// <param name="family">Scale of the numbers of curves that are members of a family; null: none are.</param>
    public static Panel Panel(IReadOnlyList<NyquistCurve> curves, string unit = "ohm", ColorScale? family = null)
    {
        List<Series> series = [];
        List<Annotation> tags = [];
        List<(double X, double Y)> taken = [.. curves.SelectMany(Points)];
        // Units of impedance a point on a page of one column: good enough to see whether words would lie on a curve.
        var perPoint = Math.Max(taken.Select(static point => point.X).DefaultIfEmpty(1).Max(), 1e-300) / 190;
        var next = 0;
        foreach (var curve in curves)
        {
            double[] up = [.. curve.Imaginary.Select(v => -v)];
            var color = curve.Color
                ?? (family is not null && curve.Member is { } member ? family.Map.At(Math.Clamp(family.Position(member), 0, 1)) : Palette.At(next++));
            series.Add(new LineSeries(curve.Real, up)
            {
                Label = curve.Label,
                Color = color,
                Width = curve.IsFit ? null : 0,
                Marker = curve.IsFit ? Marker.None : Marker.Circle,
                IsSmooth = curve.IsFit,
                Member = curve.Member,
                HasOpenMarkers = true,
                MarkerSize = 3.2,
            });
            if (curve.HasDecades)
            {
                AddDecades(series, tags, curve, up, color, perPoint, taken);
            }
        }

        series.AddRange(tags);

        return new Panel
        {
            X = new Axis("*Z*\u2032", unit) { IncludeZero = true },
            Y = new Axis("\u2212*Z*\u2033", unit) { IncludeZero = true },
            Aspect = Aspect.EqualByRange,
            Family = family,
            Series = series,
        };
    }

    /// <summary>Height that suits the spectra on a page of the given width, mm: low arcs get a low figure.</summary>
    /// <param name="curves">The curves.</param>
    /// <param name="widthMm">Width, mm.</param>
    public static double SuitableHeight(IReadOnlyList<NyquistCurve> curves, double widthMm)
    {
        static double Largest(IEnumerable<double> values) => values.Where(double.IsFinite).DefaultIfEmpty(1).Max();
        var across = Largest(curves.SelectMany(c => c.Real));
        var up = Largest(curves.SelectMany(c => c.Imaginary).Select(v => -v));
        return Math.Clamp(15 + ((widthMm - 13) * 1.3 * up / across), 0.5 * widthMm, 0.95 * widthMm);
    }

    /// <summary>Fills the point nearest to every full decade and writes its frequency outside the arc; a tag that finds no free place is left out.</summary>
    private static void AddDecades(
        List<Series> series, List<Annotation> tags, NyquistCurve curve, double[] up, Rgb color, double perPoint, List<(double X, double Y)> taken)
    {
        List<int> marked = [];
        for (var decade = 9; decade >= -6; decade--)
        {
            var best = -1;
            for (var i = 0; i < curve.Frequency.Count; i++)
            {
                var distance = Math.Abs(Math.Log10(curve.Frequency[i]) - decade);
                if (distance < 0.12 && (best < 0 || distance < Math.Abs(Math.Log10(curve.Frequency[best]) - decade)))
                {
                    best = i;
                }
            }

            if (best >= 0)
            {
                marked.Add(best);
            }
        }

        series.Add(new LineSeries([.. marked.Select(i => curve.Real[i])], [.. marked.Select(i => up[i])]) { Color = color, Width = 0, Marker = Marker.Circle,
            MarkerSize = 3.2 });
        foreach (var i in marked)
        {
            if (Tag(curve, up, i, perPoint, taken) is { } tag)
            {
                tags.Add(tag);
            }
        }
    }

    private static IEnumerable<(double X, double Y)> Points(NyquistCurve curve) =>
        curve.Real.Zip(curve.Imaginary, static (re, im) => (re, -im)).Where(static point => double.IsFinite(point.re + point.Item2));

    /// <summary>The frequency beside its point: outside the arc if there is room, else on another side, else nowhere.</summary>
    private static Annotation? Tag(NyquistCurve curve, double[] up, int i, double perPoint, List<(double X, double Y)> taken)
    {
        const double size = 6;
        int before = Math.Max(0, i - 1), after = Math.Min(up.Length - 1, i + 1);
        double dx = curve.Real[after] - curve.Real[before], dy = up[after] - up[before];
        var length = Math.Sqrt((dx * dx) + (dy * dy));
        var turn = curve.Frequency[before] >= curve.Frequency[after] ? 1 : -1;
        var (nx, ny) = length > 0 ? (-turn * dy / length, turn * dx / length) : (0, 1);
        var text = FrequencyText(curve.Frequency[i]);
        var width = TextWidth.Of(text, size);
        foreach (var (x, y) in ((double X, double Y)[])[(nx, ny), (nx < 0 ? -1 : 1, 0), (0, 1), (nx < 0 ? 1 : -1, 0), (0, -1)])
        {
            var (shiftX, shiftY) = (4.5 * x, 6.5 * y);
            var anchor = x < -0.5 ? TextAnchor.End : x > 0.5 ? TextAnchor.Start : TextAnchor.Middle;
            var left = curve.Real[i] + (perPoint * (shiftX - (anchor == TextAnchor.End ? width : anchor == TextAnchor.Middle ? width / 2 : 0)));
            var low = up[i] + (perPoint * (shiftY - (0.5 * size)));
            var (right, high) = (left + (perPoint * width), low + (perPoint * size));
            var rim = Rim * perPoint;
            if (left < 0 || low < 0 || right > 193 * perPoint
                || taken.Any(p => p.X > left - rim && p.X < right + rim && p.Y > low - rim && p.Y < high + rim))
            {
                continue;
            }

            taken.AddRange([(left, low), (right, low), (left, high), (right, high), (0.5 * (left + right), 0.5 * (low + high))]);
            return new Annotation(curve.Real[i], up[i], text) { ShiftX = shiftX, ShiftY = shiftY, Anchor = anchor, Size = size, Color = Rgb.Gray(0x50) };
        }

        return null;
    }

    private static string FrequencyText(double hertz)
    {
        var decade = (int)Math.Round(Math.Log10(hertz));
        return decade switch
        {
            >= 6 => Format.Short(Math.Pow(10, decade - 6)) + " MHz",
            >= 3 => Format.Short(Math.Pow(10, decade - 3)) + " kHz",
            >= 0 => Format.Short(Math.Pow(10, decade)) + " Hz",
            _ => Format.Short(Math.Pow(10, decade + 3)) + " mHz",
        };
    }
}
