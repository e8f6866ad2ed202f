using System.Numerics;

namespace Anodyne.Electroanalysis.Impedance.Fitting;

/// <summary>How the 95 % intervals of a fit are formed.</summary>
public enum FitIntervals
{
    /// <summary>Student's t on ln p for positive parameters, from the covariance at the minimum.</summary>
    Linear,

    /// <summary>
    /// Linear, unless one of them reaches further than 20 % up or beyond a bound: there the valley may be curved, and all are of the profile likelihood.
    /// </summary>
    Automatic,

    /// <summary>Profile likelihood for all.</summary>
    Profile,
}

/// <summary>How a circuit is fitted to a spectrum.</summary>
/// <param name="Weighting">Weights; see <see cref="ImpedanceWeighting"/>.</param>
/// <param name="Starts">
/// Number of starting points, at least 1. The first comes from the user or a neighbor where given, then from the relaxation times, the rest at random.
/// </param>
/// <param name="Seed">Seed of the random starting points.</param>
public sealed record CircuitFitOptions(ImpedanceWeighting Weighting = ImpedanceWeighting.Modulus, int Starts = 20, int Seed = 1)
{
    /// <summary>Measured standard deviations of the real and imaginary parts in ohm, for <see cref="ImpedanceWeighting.Sigma"/>; else null.</summary>
    public Complex[]? Sigma { get; init; }

    /// <summary>Parameters held at a value in SI units, by name; listed in the result.</summary>
    public IReadOnlyDictionary<string, double> Fixed { get; init; } = new Dictionary<string, double>();

    /// <summary>Starting values in SI units for every parameter, or null: no guess is needed.</summary>
    public double[]? Guess { get; init; }

    /// <summary>True for a survey of many circuits: no more starts than asked for, and only the best descent goes on to its end.</summary>
    public bool IsSurvey { get; init; }

    /// <summary>How the intervals are formed.</summary>
    public FitIntervals Intervals { get; init; }
}
