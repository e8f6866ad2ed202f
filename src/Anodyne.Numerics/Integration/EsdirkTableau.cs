namespace Anodyne.Numerics.Integration;

/// <summary>
/// ESDIRK4(3)6L[2]SA: six stages, the first explicit, fourth order with third-order error estimate, L-stable and stiffly accurate, stage order 2
/// (Kennedy and Carpenter, Appl. Numer. Math. 44 (2003) 139, the implicit part of ARK4(3)6L[2]SA).
/// </summary>
public static class EsdirkTableau
{
    /// <summary>Number of stages.</summary>
    public const int Stages = 6;

    /// <summary>The diagonal coefficient of the implicit stages.</summary>
    public const double Gamma = 0.25;

    private static readonly double[] NodeValues = [0, 0.5, 83.0 / 250, 31.0 / 50, 17.0 / 20, 1];

    private static readonly double[][] StageValues =
    [
        [0],
        [Gamma, Gamma],
        [8611.0 / 62500, -1743.0 / 31250, Gamma],
        [5012029.0 / 34652500, -654441.0 / 2922500, 174375.0 / 388108, Gamma],
        [15267082809.0 / 155376265600, -71443401.0 / 120774400, 730878875.0 / 902184768, 2285395.0 / 8070912, Gamma],
        [82889.0 / 524892, 0, 15625.0 / 83664, 69875.0 / 102672, -2260.0 / 8211, Gamma],
    ];

    private static readonly double[] EmbeddedValues =
        [4586570599.0 / 29645900160, 0, 178811875.0 / 945068544, 814220225.0 / 1159782912, -3700637.0 / 11593932, 61727.0 / 225920];

    /// <summary>Nodes c_i.</summary>
    public static ReadOnlySpan<double> Nodes => NodeValues;

    /// <summary>Weights b_i of the fourth-order result; equal to the last stage's row.</summary>
    public static ReadOnlySpan<double> Weights => StageValues[5];

    /// <summary>Weights of the embedded third-order result.</summary>
    public static ReadOnlySpan<double> EmbeddedWeights => EmbeddedValues;

    /// <summary>Row i of the coefficients, i + 1 entries.</summary>
    public static ReadOnlySpan<double> Row(int stage) => StageValues[stage];
}
