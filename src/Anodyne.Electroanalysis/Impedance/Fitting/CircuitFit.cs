using System.Numerics;
using Anodyne.Electroanalysis.Impedance.Circuits;
using Anodyne.Numerics.Fitting;

namespace Anodyne.Electroanalysis.Impedance.Fitting;

/// <summary>A circuit fitted to a spectrum.</summary>
/// <param name="Circuit">The circuit.</param>
/// <param name="Parameters">Parameters in the order of the circuit.</param>
/// <param name="Model">Fitted impedance at the measured frequencies, ohm.</param>
/// <param name="ChiSquared">Sum of |Z - Zfit|^2/|Z|^2 over the points, whatever the weighting: the number to compare programs by.</param>
/// <param name="WeightedSum">The sum that was made small.</param>
/// <param name="Starts">Number of starting points tried.</param>
/// <param name="Agreeing">How many of them ended within 0.1 % of the best sum.</param>
/// <param name="Outcome">The minimum in the fit's own variables (logarithms of positive parameters).</param>
/// <param name="Options">How it was fitted.</param>
public sealed record CircuitFit(
    Circuit Circuit, IReadOnlyList<FittedParameter> Parameters, Complex[] Model, double ChiSquared, double WeightedSum, int Starts, int Agreeing,
    LeastSquaresOutcome Outcome, CircuitFitOptions Options)
{
    /// <summary>A parameter by name.</summary>
    public FittedParameter this[string name] => Parameters[Circuit.IndexOf(name)];

    /// <summary>Values in SI units in the order of the circuit.</summary>
    public double[] Values => [.. Parameters.Select(p => p.Value)];

    /// <summary>
    /// Akaike's criterion for small samples with an estimated variance, N ln(S/N) + 2k + 2k(k+1)/(N-k-1), N = 2 x points, k = free parameters + 1. Only
    /// differences between circuits fitted to the same points with the same weights mean something; below about -10 the smaller one is clearly favored.
    /// </summary>
    public double AkaikeCriterion
    {
        get
        {
            double n = Outcome.ResidualCount, k = Outcome.FreeCount + Outcome.AtBound.Count(b => b) + 1;
            return n - k - 1 > 0 ? (n * Math.Log(WeightedSum / n)) + (2 * k) + (2 * k * (k + 1) / (n - k - 1)) : double.NaN;
        }
    }

    /// <summary>Standard deviation of one relative residual part, s = sqrt(S/(2N - p)); compare it with the noise found by the Kramers-Kronig test.</summary>
    public double ResidualDeviation => Math.Sqrt(Outcome.ResidualVariance);
}
