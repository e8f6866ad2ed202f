namespace Anodyne.Figures;

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

    /// <summary>Color; null: the next one of the palette. A fit usually takes the color of its measurement.</summary>
    public Rgb? Color { get; init; }
}

/// <summary>Nyquist plots: Z' to the right, -Z'' upward, equal axes always.</summary>
public static class NyquistChart
{
    /// <summary>The panel, to be combined with others.</summary>
    /// <param name="curves">Spectra and fits.</param>
    /// <param name="unit">Unit of the data, plain text.</param>
    public static Panel Panel(IReadOnlyList<NyquistCurve> curves, string unit = "ohm")
    {
        List<Series> series = [];
        var next = 0;
        foreach (var curve in curves)
        {
            double[] up = [.. curve.Imaginary.Select(v => -v)];
            var color = curve.Color ?? Palette.At(next++);
            series.Add(new LineSeries(curve.Real, up)
            {
                Label = curve.Label,
                Color = color,
                Width = curve.IsFit ? null : 0,
                Marker = curve.IsFit ? Marker.None : Marker.Circle,
                HasOpenMarkers = true,
                MarkerSize = 3.2,
            });
            if (curve.HasDecades)
            {
                AddDecades(series, curve, up, color);
            }
        }

        return new Panel
        {
            X = new Axis("*Z*\u2032", unit) { IncludeZero = true },
            Y = new Axis("\u2212*Z*\u2033", unit) { IncludeZero = true },
            Aspect = Aspect.EqualByRange,
            Series = series,
        };
    }

    /// <summary>Height that suits the spectra on a page of the given width, mm: low arcs get a low figure.</summary>
    /// <param name="curves">The curves.</param>
    /// <param name="widthMm">Width, mm.</param>
    internal static double SuitableHeight(IReadOnlyList<NyquistCurve> curves, double widthMm)
    {
        static double Largest(IEnumerable<double> values) => values.Where(double.IsFinite).DefaultIfEmpty(1).Max();
        var across = Largest(curves.SelectMany(c => c.Real));
        var up = Largest(curves.SelectMany(c => c.Imaginary).Select(v => -v));
        return Math.Clamp(15 + ((widthMm - 13) * 1.3 * up / across), 0.5 * widthMm, 0.95 * widthMm);
    }

    /// <summary>Fills the point nearest to every full decade and writes its frequency outside the arc; a tag that would fall on another one is left out.</summary>
    private static void AddDecades(List<Series> series, NyquistCurve curve, double[] up, Rgb color)
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

        series.Add(new LineSeries([.. marked.Select(i => curve.Real[i])], [.. marked.Select(i => up[i])]) { Color = color, Width = 0, Marker = Marker.Circle, MarkerSize = 3.2 });
        var range = marked.Count == 0 ? 1 : Math.Max(curve.Real.Max() - curve.Real.Min(), up.Max() - up.Min());
        List<int> tagged = [];
        foreach (var i in marked)
        {
            // Close to the axis and close to another tag there is no room for words.
            if (up[i] > 0.04 * range && tagged.All(o => Math.Abs(up[o] - up[i]) > 0.07 * range || Math.Abs(curve.Real[o] - curve.Real[i]) > 0.13 * range))
            {
                tagged.Add(i);
                series.Add(Tag(curve, up, i));
            }
        }
    }

    /// <summary>The frequency beside its point, on the side to which the curve bulges.</summary>
    private static Annotation Tag(NyquistCurve curve, double[] up, int i)
    {
        int before = Math.Max(0, i - 1), after = Math.Min(up.Length - 1, i + 1);
        double dx = curve.Real[after] - curve.Real[before], dy = up[after] - up[before];
        var length = Math.Sqrt((dx * dx) + (dy * dy));
        var turn = curve.Frequency[before] >= curve.Frequency[after] ? 1 : -1;
        var (nx, ny) = length > 0 ? (-turn * dy / length, turn * dx / length) : (0, 1);
        (nx, ny) = ny < -0.3 ? (-nx, -ny) : (nx, ny);
        return new Annotation(curve.Real[i], up[i], FrequencyText(curve.Frequency[i]))
        {
            ShiftX = 4 * nx,
            ShiftY = Math.Max(6 * ny, 0),
            Anchor = nx < -0.5 ? TextAnchor.End : nx > 0.5 ? TextAnchor.Start : TextAnchor.Middle,
            Size = 6,
            Color = Rgb.Gray(0x50),
        };
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
