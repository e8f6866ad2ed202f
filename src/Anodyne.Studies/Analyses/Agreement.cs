using System.Globalization;

namespace Anodyne.Studies.Analyses;

/// <summary>
/// Do two values agree? They do if their difference is not larger than the root of the sum of squares of their 95 % half-widths; a value without a half-width
/// counts as exact, and without either nothing can be said.
/// </summary>
/// <param name="Difference">The one less the other.</param>
/// <param name="Together">Root of the sum of squares of the half-widths; null if neither has one.</param>
internal sealed record Agreement(double Difference, double? Together)
{
    /// <summary>Compares.</summary>
    /// <returns>Null if either value is not a number.</returns>
    public static Agreement? Of(double value, double? half, double other, double? otherHalf)
    {
        double[] halves = [.. new[] { half, otherHalf }.OfType<double>().Where(h => double.IsFinite(h) && h > 0)];
        return double.IsFinite(value) && double.IsFinite(other)
            ? new Agreement(value - other, halves.Length == 0 ? null : Math.Sqrt(halves.Sum(h => h * h)))
            : null;
    }

    /// <summary>True: within the errors; false: further apart; null: no error is known.</summary>
    public bool? Holds => Together is { } together ? Math.Abs(Difference) <= together : null;

    /// <summary>In a few words.</summary>
    public string Words => (Holds, Together) switch
    {
        (null, _) => "no error known",
        (true, _) => "agrees within errors",
        (_, var together) => string.Create(CultureInfo.InvariantCulture, $"apart by {Math.Abs(Difference) / together:G2} times the errors"),
    };
}
