namespace Anodyne.Numerics.Integration;

/// <summary>Counts of the work done by an integrator since its construction.</summary>
public sealed class IntegratorStatistics
{
    /// <summary>Accepted steps.</summary>
    public long Steps { get; set; }

    /// <summary>Residual evaluations.</summary>
    public long Residuals { get; set; }

    /// <summary>Evaluations of the Jacobian.</summary>
    public long Linearizations { get; set; }

    /// <summary>Factorisations.</summary>
    public long Factorizations { get; set; }

    /// <summary>Steps repeated because the error estimate was too large.</summary>
    public long ErrorFailures { get; set; }

    /// <summary>Steps repeated because the iteration did not converge or left the domain.</summary>
    public long IterationFailures { get; set; }

    /// <summary>Restarts with consistent initial values.</summary>
    public long Starts { get; set; }
}
