namespace Anodyne.Spectra.Baselines;

/// <summary>
/// Solves (W + lambda D'D) z = W y, D the second differences (Whittaker, Proc. Edinburgh Math. Soc. 41 (1923) 63; Eilers, Anal. Chem. 75 (2003) 3631): the
/// smoothest line that follows y where its weights are large. Five diagonals, factored as L D L'. Points count alike whatever their distance. One instance
/// owns its work space and serves one thread at a time.
/// </summary>
/// <param name="count">Number of points, at least 3.</param>
internal sealed class WhittakerSmoother(int count)
{
    private readonly double[] _diagonal = new double[count];
    private readonly double[] _first = new double[count];
    private readonly double[] _second = new double[count];

    /// <summary>Solves.</summary>
    /// <param name="values">y.</param>
    /// <param name="weights">W, at least 0, not all 0.</param>
    /// <param name="lambda">Stiffness, above 0.</param>
    /// <param name="smooth">Receives z.</param>
    public void Solve(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, double lambda, Span<double> smooth)
    {
        var n = count;
        double d1 = 0, d2 = 0, l1 = 0, l2 = 0, m1 = 0, z1 = 0, z2 = 0;
        for (var i = 0; i < n; i++)
        {
            // l1, l2: what row i has left of the columns i - 1 and i - 2; m1: of row i - 1 the column i - 3 is gone already.
            var own = weights[i] + (lambda * (i == 0 || i == n - 1 ? 1 : i == 1 || i == n - 2 ? 5 : 6)) - (l1 * l1 * d1) - (l2 * l2 * d2);
            var right = (weights[i] * values[i]) - (l1 * z1) - (l2 * z2);
            _diagonal[i] = own;
            smooth[i] = right;
            var next = i < n - 1 ? ((lambda * (i == 0 || i == n - 2 ? -2 : -4)) - (l1 * m1 * d1)) / own : 0;
            var far = i < n - 2 ? lambda / own : 0;
            (_first[i], _second[i]) = (next, far);
            (d2, d1) = (d1, own);
            (l2, l1) = (m1, next);
            m1 = far;
            (z2, z1) = (z1, right);
        }

        for (var i = n - 1; i >= 0; i--)
        {
            smooth[i] = (smooth[i] / _diagonal[i]) - (i < n - 1 ? _first[i] * smooth[i + 1] : 0) - (i < n - 2 ? _second[i] * smooth[i + 2] : 0);
        }
    }
}
