using Anodyne.Quantities;
using Anodyne.Quantities.Units;
using Anodyne.Quantities.Validation;

namespace Anodyne.Cells.Electrolytes;

/// <summary>One term of a <see cref="PolynomialFunction"/>.</summary>
/// <param name="Power">Power of c/c_ref: an integer or a half, 0 to 8.</param>
/// <param name="Coefficient">Coefficient in the SI unit of the property.</param>
public readonly record struct PolynomialTerm(double Power, double Coefficient);

/// <summary>
/// A sum of integer and half powers of c/c_ref, as conductivity fits are published (Nyman, Behm and Lindbergh 2008: 0.1297 x^3 - 2.51 x^1.5 + 3.329 x S/m,
/// x in mol/L). Outside the fitted range the sum is continued as it stands; at c below 0 it is evaluated at 0.
/// </summary>
public sealed record PolynomialFunction : ElectrolyteFunction
{
    private readonly PolynomialTerm[] _terms;

    /// <summary>Creates the sum.</summary>
    /// <param name="referenceConcentration">c_ref, mol/m3, above 0; 1000 if x is in mol/L.</param>
    /// <param name="terms">Power and coefficient of each term.</param>
    public PolynomialFunction(double referenceConcentration, params PolynomialTerm[] terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ReferenceConcentration = Require.Positive(referenceConcentration, "reference concentration", "mol/m3");
        foreach (var term in terms)
        {
            Require.Between(term.Power, 0, 8, "power of a polynomial term", "1");
            Require.Finite(term.Coefficient, "coefficient of a polynomial term", "1");
            if (term.Power * 2 != Math.Round(term.Power * 2))
            {
                throw new InputException("a power is neither integer nor half", "power of a polynomial term", UnitText.Number(term.Power),
                    "0, 0.5, 1, 1.5 ... 8");
            }
        }

        _terms = [.. terms];
    }

    /// <summary>c_ref, mol/m3.</summary>
    public double ReferenceConcentration { get; }

    /// <summary>The terms in the order given.</summary>
    public IReadOnlyList<PolynomialTerm> Terms => _terms;

    /// <inheritdoc/>
    public override bool IsConstant => Array.TrueForAll(_terms, term => term.Power == 0 || term.Coefficient == 0);

    /// <inheritdoc/>
    public override double Value(double concentration, double temperature)
    {
        var x = Math.Max(0, concentration / ReferenceConcentration);
        var root = Math.Sqrt(x);
        var sum = 0.0;
        foreach (var term in _terms)
        {
            sum += term.Coefficient * PowerOf(root, x, term.Power);
        }

        return sum;
    }

    /// <inheritdoc/>
    public override double Slope(double concentration, double temperature)
    {
        // Below 0 the function is continued by its value at 0, so its slope there is 0; at 0 a term x^(1/2) has no finite slope.
        if (concentration < 0)
        {
            return 0;
        }

        var x = concentration / ReferenceConcentration;
        var root = Math.Sqrt(x);
        var sum = 0.0;
        foreach (var term in _terms)
        {
            sum += term.Power switch
            {
                0 => 0,
                0.5 => term.Coefficient * 0.5 / root,
                _ => term.Coefficient * term.Power * PowerOf(root, x, term.Power - 1),
            };
        }

        return sum / ReferenceConcentration;
    }

    /// <summary>Equal if the reference and all terms are equal.</summary>
    public bool Equals(PolynomialFunction? other) =>
        other is not null && ReferenceConcentration == other.ReferenceConcentration && _terms.AsSpan().SequenceEqual(other._terms);

    /// <inheritdoc/>
    public override int GetHashCode() => _terms.Aggregate(ReferenceConcentration.GetHashCode(), HashCode.Combine);

    private static double PowerOf(double root, double x, double power)
    {
        var whole = (int)power;
        var result = power == whole ? 1.0 : root;
        for (var i = 0; i < whole; i++)
        {
            result *= x;
        }

        return result;
    }
}
