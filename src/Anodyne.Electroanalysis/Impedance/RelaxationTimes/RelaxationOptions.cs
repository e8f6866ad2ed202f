namespace Anodyne.Electroanalysis.Impedance.RelaxationTimes;

/// <summary>Of which sign a distribution of relaxation times may be.</summary>
public enum DistributionSign
{
    /// <summary>Nowhere negative: arcs and diffusion; a spectrum with inductive loops is refused.</summary>
    Positive,

    /// <summary>Negative over one range of relaxation times where a loop below the axis demands it.</summary>
    Automatic,
}

/// <summary>How a distribution of relaxation times is computed.</summary>
/// <param name="Lambda">Smoothing, dimensionless, above 0; null: chosen by <paramref name="Rule"/>.</param>
/// <param name="Rule">How lambda is chosen.</param>
/// <param name="PerDecade">Grid nodes a decade of tau; 8 resolves arcs with n up to about 0.95.</param>
/// <param name="Margin">Decades by which the grid goes beyond 1/w_max and 1/w_min.</param>
/// <param name="WithTail">
/// True to separate a tail at low frequency, which else makes false slow peaks: 1/(j w C), or 1/(Q (j w)^n) where arcs and such a tail describe the spectrum.
/// </param>
/// <param name="StartingLevel">Level of the flat gamma that the iteration starts from, relative to the largest |Z|; the result does not depend on it.</param>
public sealed record RelaxationOptions(
    double? Lambda = null, LambdaRule Rule = LambdaRule.Evidence, int PerDecade = 8, double Margin = 0.5, bool WithTail = true, double StartingLevel = 0.02)
{
    /// <summary>Of which sign the distribution may be.</summary>
    public DistributionSign Sign { get; init; }
}
