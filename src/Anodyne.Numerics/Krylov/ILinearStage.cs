namespace Anodyne.Numerics.Krylov;

/// <summary>A linear operator and its preconditioner, applied by all threads of a team at once. Each call ends with a barrier.</summary>
internal interface ILinearStage
{
    /// <summary>y = A x.</summary>
    void Apply(double[] x, double[] y, int thread);

    /// <summary>z = M^-1 r, with r of the given norm (single-precision stages scale by it).</summary>
    void Precondition(double[] r, double norm, double[] z, int thread);
}
