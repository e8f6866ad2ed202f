namespace Anodyne.Numerics.Integration;

/// <summary>
/// A step-by-step integrator with dense output; a driver takes steps and looks for events between <see cref="PreviousTime"/> and <see cref="Time"/>.
/// </summary>
public interface IIntegrator
{
    /// <summary>Counts of the work done.</summary>
    IntegratorStatistics Statistics { get; }

    /// <summary>Time of the last accepted state.</summary>
    double Time { get; }

    /// <summary>Time of the state before; dense output covers the interval between the two.</summary>
    double PreviousTime { get; }

    /// <summary>The last accepted state.</summary>
    ReadOnlySpan<double> State { get; }

    /// <summary>Derivatives of the last accepted state; of algebraic components an estimate or zero.</summary>
    ReadOnlySpan<double> Derivative { get; }

    /// <summary>Starts, or starts anew after a discontinuity, with consistent algebraic unknowns and derivatives.</summary>
    /// <param name="t">Time.</param>
    /// <param name="y">Differential values, and a guess of the algebraic ones.</param>
    /// <param name="tEnd">End of the planned integration; bounds the first step.</param>
    void Start(double t, ReadOnlySpan<double> y, double tEnd);

    /// <summary>Takes one step, not beyond <paramref name="tEnd"/>.</summary>
    void Step(double tEnd);

    /// <summary>Dense output of one component.</summary>
    double Interpolate(double t, int component);

    /// <summary>Dense output of the whole state.</summary>
    void Interpolate(double t, Span<double> y);
}
