using System.Collections.Immutable;

namespace Anodyne.Design.Thermochemistry.Tables;

/// <summary>
/// Nine-coefficient polynomial of NASA Glenn: Cp/R = a1/T^2 + a2/T + a3 + a4 T + a5 T^2 + a6 T^3 + a7 T^4, with b1 and b2 the constants of H and S.
/// The enthalpy is zero for the elements in their reference states at 298.15 K. Source: McBride, Zehe, Gordon, NASA/TP-2002-211556, equations 1 to 3;
/// its gas constant of 8.314510 J/(mol K) belongs to the coefficients.
/// </summary>
/// <param name="From">Lower end of the fit, K.</param>
/// <param name="To">Upper end of the fit, K.</param>
/// <param name="Coefficients">a1 ... a7, b1, b2; powers of kelvin.</param>
public sealed record GlennPolynomial(double From, double To, ImmutableArray<double> Coefficients)
{
    private const double GasConstant = 8.314510;

    /// <summary>How far below the fit the polynomial is still used, K: fits that start at 300 K serve 298.15 K.</summary>
    private const double Reach = 2;

    /// <summary>True if the polynomial may be used at a temperature (K).</summary>
    public bool Covers(double temperature) => temperature >= From - Reach && temperature <= To;

    /// <summary>Heat capacity at constant pressure, J/(mol K).</summary>
    public double HeatCapacity(double t)
    {
        var a = Coefficients;
        return GasConstant * ((a[0] / (t * t)) + (a[1] / t) + a[2] + (t * (a[3] + (t * (a[4] + (t * (a[5] + (t * a[6]))))))));
    }

    /// <summary>Enthalpy, J/mol, zero for the elements at 298.15 K.</summary>
    public double Enthalpy(double t)
    {
        var a = Coefficients;
        return GasConstant * ((-a[0] / t) + (a[1] * Math.Log(t)) + a[7]
            + (t * (a[2] + (t * ((a[3] / 2) + (t * ((a[4] / 3) + (t * ((a[5] / 4) + (t * a[6] / 5)))))))))) ;
    }

    /// <summary>Entropy, J/(mol K), absolute.</summary>
    public double Entropy(double t)
    {
        var a = Coefficients;
        return GasConstant * ((-a[0] / (2 * t * t)) - (a[1] / t) + (a[2] * Math.Log(t)) + a[8]
            + (t * (a[3] + (t * ((a[4] / 2) + (t * ((a[5] / 3) + (t * a[6] / 4))))))));
    }
}
