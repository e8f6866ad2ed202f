namespace Anodyne.Numerics.Integration;

/// <summary>What an integrator is asked to keep to.</summary>
public sealed record IntegratorOptions
{
    /// <summary>Relative tolerance of the local error, 1e-12 to 0.1. Component i is weighted by 1/(tolerance x scale_i).</summary>
    public double Tolerance { get; init; } = 1e-4;

    /// <summary>Longest step, in the unit of time of the system; infinite by default.</summary>
    public double LongestStep { get; init; } = double.PositiveInfinity;

    /// <summary>Shortest step before the integration is given up.</summary>
    public double ShortestStep { get; init; } = 1e-10;

    /// <summary>Highest order of the multistep formula, 1 to 5.</summary>
    public int HighestOrder { get; init; } = 5;

    /// <summary>Most steps between two starts before the integration is given up.</summary>
    public int MostSteps { get; init; } = 1_000_000;

    /// <summary>Largest norm of the estimated iteration error of a step, as a share of the tolerance.</summary>
    public double IterationShare { get; init; } = 0.1;
}
