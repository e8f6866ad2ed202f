namespace Anodyne.Numerics.Integration;

/// <summary>
/// An implicit system of index-1 differential-algebraic equations F(t, y, y') = 0 with its exact linearisation. The integrators ask for
/// K = dF/dy and M = dF/dy' once in a while (<see cref="Linearize"/>), for factors of K + alpha M whenever the step changes
/// (<see cref="TryFactor"/>), and for one back-substitution an iteration (<see cref="Solve"/>).
/// </summary>
public interface IImplicitSystem
{
    /// <summary>Number of unknowns.</summary>
    int Size { get; }

    /// <summary>Typical magnitude of each component, greater than zero; the integrator controls errors against tolerance x scale.</summary>
    ReadOnlySpan<double> Scale { get; }

    /// <summary>True for components whose derivative occurs in F; the others are algebraic.</summary>
    ReadOnlySpan<bool> Differential { get; }

    /// <summary>Evaluates F(t, y, y'). Returns false if the state lies outside the domain of the model; the step is then shortened.</summary>
    bool TryResidual(double t, ReadOnlySpan<double> y, ReadOnlySpan<double> yPrime, Span<double> residual);

    /// <summary>Evaluates and keeps K = dF/dy and M = dF/dy' at a state.</summary>
    void Linearize(double t, ReadOnlySpan<double> y, ReadOnlySpan<double> yPrime);

    /// <summary>Factors K + alpha M of the last linearisation. Returns false if it is singular.</summary>
    bool TryFactor(double alpha);

    /// <summary>Solves (K + alpha M) x = b in place with the last factors.</summary>
    void Solve(Span<double> x);
}
