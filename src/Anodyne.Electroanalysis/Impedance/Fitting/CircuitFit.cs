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
    /// <summary>Why a parameter counts as not identifiable.</summary>
    internal const string Unidentified = "its 95 % interval exceeds 50 % of the value, or a decade by the profile likelihood";

    /// <summary>A parameter by name.</summary>
    public FittedParameter this[string name] => Parameters[Circuit.IndexOf(name)];

    /// <summary>Standard deviation of a function of the parameters, to first order with all covariances.</summary>
    /// <param name="gradient">Its derivatives by the fit's own variables (logarithms of positive parameters), by index; those left out are 0.</param>
    public double DeviationOf(IReadOnlyDictionary<int, double> gradient) =>
        Math.Sqrt(Math.Max(0, gradient.Sum(a => gradient.Sum(b => a.Value * b.Value * Outcome.Covariance(a.Key, b.Key)))));

    /// <summary>Values in SI units in the order of the circuit.</summary>
    public double[] Values => [.. Parameters.Select(p => p.Value)];

    /// <summary>
    /// Akaike's criterion with N = 2 x points and k = free parameters + 1: compare circuits fitted to the same points with the same weights by it.
    /// </summary>
    public double AkaikeCriterion =>
        Numerics.Fitting.AkaikeCriterion.Of(WeightedSum, Outcome.ResidualCount, Outcome.FreeCount + Outcome.AtBound.Count(b => b) + 1);

    /// <summary>Standard deviation of one relative residual part, s = sqrt(S/(2N - p)); compare it with the noise found by the Kramers-Kronig test.</summary>
    public double ResidualDeviation => Math.Sqrt(Outcome.ResidualVariance);
}
