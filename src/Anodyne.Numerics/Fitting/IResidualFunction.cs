namespace Anodyne.Numerics.Fitting;

/// <summary>
/// A vector of residuals r(x) whose sum of squares is to be made small, with its derivatives. Complex residuals are stacked: all real parts, then
/// all imaginary parts. Residuals must already carry their weights (r_i = sqrt(w_i) (model_i - data_i)), so that all of them have about the same variance.
/// </summary>
public interface IResidualFunction
{
    /// <summary>Number of residuals m (a complex residual counts two).</summary>
    int ResidualCount { get; }

    /// <summary>Number of parameters n.</summary>
    int ParameterCount { get; }

    /// <summary>
    /// True if derivatives cost next to nothing beside the residuals: the solver then asks for both at every trial and saves a second evaluation.
    /// </summary>
    bool DerivativesComeFree => false;

    /// <summary>Evaluates residuals and, unless <paramref name="jacobian"/> is empty, the derivatives.</summary>
    /// <param name="parameters">The n parameters.</param>
    /// <param name="residuals">Receives the m residuals; a non-finite entry marks a point outside the model's domain, which the solver steps back from.</param>
    /// <param name="jacobian">Empty, or m n entries: derivative of residual i by parameter p at index p m + i (one contiguous column a parameter).</param>
    void Evaluate(ReadOnlySpan<double> parameters, Span<double> residuals, Span<double> jacobian);
}
