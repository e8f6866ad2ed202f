using System.Globalization;
using Anodyne.Quantities;

namespace Anodyne.Spectra.Lines;

/// <summary>Families of lines.</summary>
public enum LineFamily
{
    /// <summary>Product of Gauss and Lorentz, GL(m).</summary>
    Product,

    /// <summary>Sum of Gauss and Lorentz, SGL(m).</summary>
    Sum,

    /// <summary>Convolution of Gauss and Lorentz; m is the share of the Lorentz width in both widths.</summary>
    Voigt,

    /// <summary>Doniach and Sunjic's line of a metal, DS(alpha).</summary>
    DoniachSunjic,

    /// <summary>Lorentz lines with an exponent on each side, LA(alpha, beta).</summary>
    Asymmetric,
}

/// <summary>
/// A line as a function of u = (x - position)/width, of height 1 at u = 0; x grows with the binding energy. GL(m): exp(-4 ln2 (1 - m) u^2)/(1 + 4 m u^2).
/// SGL(m): (1 - m) exp(-4 ln2 u^2) + m/(1 + 4 u^2). Voigt: Faddeeva's function by Weideman (SIAM J. Numer. Anal. 31 (1994) 1497), total width by Olivero and
/// Longbothum (JQSRT 17 (1977) 233). DS(a): cos(pi a/2 - (1 - a) atan 2u)/(1 + 4 u^2)^((1 - a)/2), over its value at u = 0 (Doniach and Sunjic, J. Phys. C 3
/// (1970) 285); a = 0 is a Lorentz line. LA(a, b): (1 + 4 u^2)^-a on the side of high binding energy, b on the other.
/// </summary>
/// <param name="Family">The family.</param>
/// <param name="First">m from 0 to 1, or alpha.</param>
/// <param name="Second">beta of LA; 0 elsewhere.</param>
public sealed record LineShape(LineFamily Family, double First, double Second = 0)
{
    // Beyond so many widths the area of a line with slow tails is not counted.
    private const double Reach = 15;
    private const double Ln2 = 0.69314718055994530942;
    private readonly double _height = Family == LineFamily.Voigt ? VoigtHeight(First) : 1;
    private double? _area;

    /// <summary>Area of the line of height 1 and width 1: closed for SGL and Voigt, over 15 widths to each side for the others, whose tails may have
    /// none.</summary>
    public double UnitArea => _area ??= Family switch
    {
        LineFamily.Sum => ((1 - First) * 0.5 * Math.Sqrt(Math.PI / Ln2)) + (First * Math.PI / 2),
        LineFamily.Voigt => 1 / _height,
        _ => Integral(),
    };

    /// <summary>The value at u.</summary>
    public double At(double u) => Family switch
    {
        LineFamily.Product => Math.Exp(-4 * Ln2 * (1 - First) * u * u) / (1 + (4 * First * u * u)),
        LineFamily.Sum => ((1 - First) * Math.Exp(-4 * Ln2 * u * u)) + (First / (1 + (4 * u * u))),
        LineFamily.Voigt => Voigt(u, First) / _height,
        LineFamily.DoniachSunjic => Math.Cos((Math.PI * First / 2) - ((1 - First) * Math.Atan(2 * u))) / Math.Pow(1 + (4 * u * u), (1 - First) / 2)
            / Math.Cos(Math.PI * First / 2),
        _ => Math.Pow(1 + (4 * u * u), u >= 0 ? -First : -Second),
    };

    /// <summary>Reads a shape as programs write it: <c>GL(30)</c>, <c>SGL(30)</c>, <c>DS(0.1)</c>, <c>LA(1.5,10)</c>, <c>Voigt(0.5)</c>.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="InputException">It names no shape that is known.</exception>
    public static LineShape Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var cut = text.IndexOf('(', StringComparison.Ordinal);
        var name = (cut < 0 ? text : text[..cut]).Trim().ToUpperInvariant();
        double[] numbers = cut < 0 ? [] : [.. text[(cut + 1)..].TrimEnd(')', ' ').Split(',').Select(
            static word => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN)];
        return (name, numbers) switch
        {
            ("GL", [>= 0 and <= 100 and var m]) => new LineShape(LineFamily.Product, m / 100),
            ("SGL", [>= 0 and <= 100 and var m]) => new LineShape(LineFamily.Sum, m / 100),
            ("VOIGT", [>= 0 and <= 1 and var m]) => new LineShape(LineFamily.Voigt, m),
            ("VOIGT", []) => new LineShape(LineFamily.Voigt, 0.5),
            ("DS", [>= 0 and < 1 and var alpha]) => new LineShape(LineFamily.DoniachSunjic, alpha),
            ("LA", [> 0.5 and var alpha, > 0.5 and var beta]) => new LineShape(LineFamily.Asymmetric, alpha, beta),
            ("LA", [> 0.5 and var alpha, > 0.5 and var beta, 0]) => new LineShape(LineFamily.Asymmetric, alpha, beta),
            _ => throw new InputException(
                "The line shape is not computed here", "shape", text, "GL(m), SGL(m), Voigt(m), DS(alpha), LA(alpha,beta) with exponents above 0.5",
                "The formula of LF and the width of the convolution in LA(alpha,beta,m) are not published by their maker; choose LA, DS or Voigt."),
        };
    }

    /// <summary>The shape as it is written.</summary>
    public override string ToString() => Family switch
    {
        LineFamily.Product => FormattableString.Invariant($"GL({100 * First:G4})"),
        LineFamily.Sum => FormattableString.Invariant($"SGL({100 * First:G4})"),
        LineFamily.Voigt => FormattableString.Invariant($"Voigt({First:G3})"),
        LineFamily.DoniachSunjic => FormattableString.Invariant($"DS({First:G3})"),
        _ => FormattableString.Invariant($"LA({First:G3},{Second:G3})"),
    };

    // Both widths of a Voigt line of total width 1.
    private static (double Gauss, double Lorentz) Widths(double share)
    {
        var sum = 1 / ((0.5346 * share) + Math.Sqrt((0.2166 * share * share) + ((1 - share) * (1 - share))));
        return (sum * (1 - share), sum * share);
    }

    private static double VoigtHeight(double share) => Voigt(0, share);

    // Unit area and total width 1.
    private static double Voigt(double u, double share)
    {
        var (gauss, lorentz) = Widths(share);
        if (gauss < 1e-6)
        {
            return 2 / (Math.PI * lorentz * (1 + (4 * u * u / (lorentz * lorentz))));
        }

        var scale = 2 * Math.Sqrt(Ln2) / gauss;
        return Faddeeva.Real(scale * u, scale * lorentz / 2) * scale / Math.Sqrt(Math.PI);
    }

    private double Integral()
    {
        // Simpson in t with u = sinh t: fine at the maximum, wide in the tails.
        const int steps = 4000;
        var end = Math.Asinh(Reach);
        var sum = 0.0;
        for (var k = 0; k <= steps; k++)
        {
            var t = end * ((2.0 * k / steps) - 1);
            sum += (k == 0 || k == steps ? 1 : k % 2 == 1 ? 4 : 2) * At(Math.Sinh(t)) * Math.Cosh(t);
        }

        return sum * 2 * end / (3 * steps);
    }
}
