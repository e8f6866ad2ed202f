namespace Anodyne.Electroanalysis.Impedance.RelaxationTimes;

/// <summary>How a distribution of relaxation times is computed.</summary>
/// <param name="Lambda">Smoothing, dimensionless, above 0; null: chosen by <paramref name="Rule"/>.</param>
/// <param name="Rule">How lambda is chosen.</param>
/// <param name="PerDecade">Grid nodes a decade of tau; 8 resolves arcs with n up to about 0.95.</param>
/// <param name="Margin">Decades by which the grid goes beyond 1/w_max and 1/w_min.</param>
/// <param name="WithTail">True to separate a capacitive tail 1/(j w C), which else makes false slow peaks.</param>
/// <param name="StartingLevel">Level of the flat gamma that the iteration starts from, relative to the largest |Z|; the result does not depend on it.</param>
public sealed record RelaxationOptions(
    double? Lambda = null, LambdaRule Rule = LambdaRule.Evidence, int PerDecade = 8, double Margin = 0.5, bool WithTail = true, double StartingLevel = 0.02);
