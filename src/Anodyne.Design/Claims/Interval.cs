using System.Globalization;

namespace Anodyne.Design.Claims;

/// <summary>
/// The values that round to what was printed: [Low, High). The arithmetic is that of intervals, so that a conclusion from it holds for every
/// value that rounds to the printed one. Products and quotients expect positive intervals, as every quantity here is.
/// </summary>
/// <param name="Low">Lowest value; may be negative infinity.</param>
/// <param name="High">Upper end; may be positive infinity.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>Middle, or the finite end of an interval that is open on one side.</summary>
    public double Middle => double.IsPositiveInfinity(High) ? Low : double.IsNegativeInfinity(Low) ? High : (Low + High) / 2;

    /// <summary>True if the intervals have a value in common. Two half-open intervals that touch have none.</summary>
    public bool Meets(Interval other) => Low == High || other.Low == other.High
        ? Low <= other.High && other.Low <= High
        : Low < other.High && other.Low < High;

    /// <summary>Both ends times a factor above zero.</summary>
    public Interval Times(double factor) => new(Low * factor, High * factor);

    /// <summary>Widened to both sides by a factor of at least one.</summary>
    public Interval Within(double factor) => new(Low / factor, High * factor);

    /// <summary>Product of positive intervals.</summary>
    public static Interval operator *(Interval a, Interval b) => new(a.Low * b.Low, a.High * b.High);

    /// <summary>Quotient of positive intervals.</summary>
    public static Interval operator /(Interval a, Interval b) => new(a.Low / b.High, a.High / b.Low);

    /// <summary>The image under a function that grows.</summary>
    public Interval Map(Func<double, double> growing)
    {
        ArgumentNullException.ThrowIfNull(growing);
        return new(growing(Low), growing(High));
    }

    /// <summary>"14.5" for a narrow interval, "14.3 to 14.8" for a wider one, "above 90" for an open one.</summary>
    public override string ToString()
    {
        if (double.IsPositiveInfinity(High))
        {
            return string.Create(CultureInfo.InvariantCulture, $"above {Low:G4}");
        }

        if (double.IsNegativeInfinity(Low))
        {
            return string.Create(CultureInfo.InvariantCulture, $"below {High:G4}");
        }

        var (low, high) = (Low.ToString("G3", CultureInfo.InvariantCulture), High.ToString("G3", CultureInfo.InvariantCulture));
        return low == high ? low : $"{low} to {high}";
    }
}
