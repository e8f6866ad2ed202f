namespace Anodyne.Cycling.Model;

/// <summary>Current densities of the particle surfaces of one electrode and their slopes, one entry a node; A/m2, anodic positive.</summary>
internal sealed class ReactionRates(int nodes)
{
    /// <summary>j, A/m2.</summary>
    public double[] Current { get; } = new double[nodes];

    /// <summary>dj/dc_e, A/m2 per mol/m3.</summary>
    public double[] BySalt { get; } = new double[nodes];

    /// <summary>dj/dphi_s = -dj/dphi_e, S/m2.</summary>
    public double[] ByPotential { get; } = new double[nodes];

    /// <summary>dj/dc_surface, A/m2 per mol/m3.</summary>
    public double[] BySurface { get; } = new double[nodes];
}
