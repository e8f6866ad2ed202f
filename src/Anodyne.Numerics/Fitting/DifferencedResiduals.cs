namespace Anodyne.Numerics.Fitting;

/// <summary>Residuals whose derivatives are taken by central differences, for small models where a derivation is not worth its risk.</summary>
/// <param name="residualCount">Number of residuals.</param>
/// <param name="parameterCount">Number of parameters.</param>
/// <param name="residuals">Writes the residuals for given parameters.</param>
/// <param name="relativeStep">Step of the difference relative to max(|x|, 0.01); the default balances cut-off and rounding for central differences.</param>
public sealed class DifferencedResiduals(int residualCount, int parameterCount, ResidualWriter residuals, double relativeStep = 1e-5) : IResidualFunction
{
    private readonly double[] _x = new double[parameterCount];
    private readonly double[] _up = new double[residualCount];
    private readonly double[] _down = new double[residualCount];

    /// <inheritdoc/>
    public int ResidualCount => residualCount;

    /// <inheritdoc/>
    public int ParameterCount => parameterCount;

    /// <inheritdoc/>
    #pragma warning disable CA1725 // the constructor's delegate has the natural name
    public void Evaluate(ReadOnlySpan<double> parameters, Span<double> target, Span<double> jacobian)
    {
        residuals(parameters, target);
        if (jacobian.IsEmpty)
        {
            return;
        }

        parameters.CopyTo(_x);
        for (var p = 0; p < parameterCount; p++)
        {
            var step = relativeStep * Math.Max(Math.Abs(parameters[p]), 0.01);
            _x[p] = parameters[p] + step;
            residuals(_x, _up);
            _x[p] = parameters[p] - step;
            residuals(_x, _down);
            _x[p] = parameters[p];
            for (var i = 0; i < residualCount; i++)
            {
                jacobian[(p * residualCount) + i] = (_up[i] - _down[i]) / (2 * step);
            }
        }
    }
}

/// <summary>Writes residuals for given parameters.</summary>
/// <param name="parameters">Parameters.</param>
/// <param name="residuals">Receives the residuals.</param>
public delegate void ResidualWriter(ReadOnlySpan<double> parameters, Span<double> residuals);
