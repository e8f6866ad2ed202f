namespace Anodyne.Numerics.Fitting;

/// <summary>Where a least-squares minimisation ended.</summary>
/// <param name="Parameters">The parameters found, length n.</param>
/// <param name="SumOfSquares">Sum of the squared weighted residuals there.</param>
/// <param name="ResidualCount">Number of residuals m.</param>
/// <param name="Inverse">Inverse of J'J over the free parameters, row-major n x n; rows and columns of parameters that are fixed or at a bound are
/// zero.</param>
/// <param name="AtBound">For each parameter whether it ended at one of its bounds: its covariance says nothing there.</param>
/// <param name="FreeCount">Number of parameters neither fixed nor at a bound.</param>
/// <param name="Iterations">Steps tried.</param>
/// <param name="Converged">True if a stopping rule was met before the iteration limit.</param>
public sealed record LeastSquaresOutcome(
    double[] Parameters, double SumOfSquares, int ResidualCount, double[] Inverse, bool[] AtBound, int FreeCount, int Iterations, bool Converged)
{
    /// <summary>Degrees of freedom m - (free parameters); at least 1 is needed for an error estimate.</summary>
    public int DegreesOfFreedom => ResidualCount - FreeCount;

    /// <summary>Variance of one weighted residual, s^2 = S/(m - n); NaN without degrees of freedom.</summary>
    public double ResidualVariance => DegreesOfFreedom > 0 ? SumOfSquares / DegreesOfFreedom : double.NaN;

    /// <summary>Covariance of two parameters, s^2 (J'J)^-1, with the residual variance estimated from the fit.</summary>
    public double Covariance(int first, int second) => ResidualVariance * Inverse[(first * Parameters.Length) + second];

    /// <summary>Standard deviation of a parameter; 0 for a fixed one or one at a bound.</summary>
    public double StandardDeviation(int parameter) => Math.Sqrt(Math.Max(0, Covariance(parameter, parameter)));

    /// <summary>Correlation of two parameters, -1 ... 1; 0 where one of them is fixed or at a bound.</summary>
    public double Correlation(int first, int second)
    {
        var scale = Inverse[(first * Parameters.Length) + first] * Inverse[(second * Parameters.Length) + second];
        return scale > 0 ? Inverse[(first * Parameters.Length) + second] / Math.Sqrt(scale) : 0;
    }
}
