namespace Anodyne.Electroanalysis.Cycling;

/// <summary>Shape of the voltage of one half cycle of a symmetric cell.</summary>
/// <param name="Mean">Mean |V|, V.</param>
/// <param name="First">|V| at the start (median of the first three points), V.</param>
/// <param name="Least">Smallest |V| (5 % quantile), V.</param>
/// <param name="Last">|V| at the end (median of the last three points), V.</param>
/// <param name="Arching">(larger of First and Last - Least)/Mean: about 0.5 to 1 while the voltage arches, near 0 for a square trace.</param>
/// <param name="Notch">Smallest single |V| over the median, about 1; far below it in a notch.</param>
public sealed record HalfCycleShape(double Mean, double First, double Least, double Last, double Arching, double Notch)
{
    /// <summary>Measures a half cycle.</summary>
    /// <param name="voltage">Voltages, V, of either sign.</param>
    /// <param name="work">Scratch of at least the same length.</param>
    public static HalfCycleShape Of(ReadOnlySpan<double> voltage, Span<double> work)
    {
        var n = voltage.Length;
        var sorted = work[..n];
        var sum = 0.0;
        for (var k = 0; k < n; k++)
        {
            sorted[k] = Math.Abs(voltage[k]);
            sum += sorted[k];
        }

        var mean = sum / n;
        var first = Middle(sorted[..Math.Min(3, n)]);
        var last = Middle(sorted[Math.Max(0, n - 3)..]);
        sorted.Sort();
        var least = sorted[(int)(0.05 * (n - 1))];
        var median = sorted[n / 2];
        return new HalfCycleShape(mean, first, least, last, mean > 0 ? (Math.Max(first, last) - least) / mean : 0, median > 0 ? sorted[0] / median : 1);
    }

    private static double Middle(ReadOnlySpan<double> three) =>
        three.Length < 3 ? three[0] : Math.Max(Math.Min(three[0], three[1]), Math.Min(Math.Max(three[0], three[1]), three[2]));
}
