namespace Anodyne.Numerics.Fitting;

/// <summary>When a least-squares minimisation stops.</summary>
/// <param name="MaxIterations">Largest number of accepted or refused steps, at least 1.</param>
/// <param name="RelativeReduction">Stops when both the actual and the predicted relative fall of the sum of squares in a step are below this.</param>
/// <param name="RelativeStep">Stops when every parameter moves by less than this times (|x| + this).</param>
/// <param name="RelativeGradient">Stops when the largest cosine between the residual and a free column of the Jacobian falls below this.</param>
/// <param name="InitialDamping">Marquardt parameter at the start, relative to the diagonal of J'J, above 0.</param>
public sealed record LeastSquaresOptions(
    int MaxIterations = 200,
    double RelativeReduction = 1e-10,
    double RelativeStep = 1e-10,
    double RelativeGradient = 1e-9,
    double InitialDamping = 1e-3);
