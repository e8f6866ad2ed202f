namespace Anodyne.Numerics.Krylov;

/// <summary>A linear operator and its preconditioner, applied by all threads of a team at once. Each call ends with a barrier.</summary>
public interface ILinearStage
{
    /// <summary>y = A x.</summary>
    /// <param name="x">Vector.</param>
    /// <param name="y">Receives the product.</param>
    /// <param name="thread">Number of the calling thread.</param>
    void Apply(double[] x, double[] y, int thread);

    /// <summary>z = M^-1 r, with r of the given norm (single-precision stages scale by it).</summary>
    /// <param name="r">Vector.</param>
    /// <param name="norm">Its typical size by column.</param>
    /// <param name="z">Receives the result.</param>
    /// <param name="thread">Number of the calling thread.</param>
    void Precondition(double[] r, double norm, double[] z, int thread);
}
