using Anodyne.Numerics.Banded;

namespace Anodyne.Numerics.Plane.Curves;

/// <summary>
/// Moves the vertices of a curve along their normals so that the area swept around every vertex, from the middle of one neighbouring segment to the
/// middle of the other, is exactly a given one. So each piece of a front receives exactly the volume that is due there.
/// </summary>
/// <remarks>
/// With a' = a + d_a n_a and middles m, m' the two halves of a segment's swept quadrilateral have the areas
/// (m' - a) x (a' - m)/2 and (b' - m) x (m' - b)/2; quadratic in the displacements, tridiagonal, linearised [1/8, 3/4, 1/8] times the vertex length: solved by
/// Newton. The sum over all vertices is the change of the polygon's area identically.
/// </remarks>
public sealed class SweptArea
{
    private readonly CyclicTridiagonal _solver = new();
    private double[] _lower = [];
    private double[] _diagonal = [];
    private double[] _upper = [];
    private double[] _right = [];
    private double[] _displacement = [];
    private double[] _normalX = [];
    private double[] _normalZ = [];

    /// <summary>Moves the curve.</summary>
    /// <param name="curve">The curve, changed in place.</param>
    /// <param name="period">Lateral period, m.</param>
    /// <param name="areas">Area to be swept around each vertex, m^2, positive to the left (growth).</param>
    /// <exception cref="InvalidOperationException">The displacements did not converge (a fold much sharper than the step allows).</exception>
    public void Move(Curve curve, double period, ReadOnlySpan<double> areas)
    {
        if (!TryMove(curve, period, areas, double.PositiveInfinity))
        {
            throw new InvalidOperationException("The front folds too sharply: no displacement lays the area down.");
        }
    }

    /// <summary>Moves the curve unless the displacements do not converge or one of them exceeds a limit; then nothing changes.</summary>
    /// <param name="curve">The curve, changed in place.</param>
    /// <param name="period">Lateral period, m.</param>
    /// <param name="areas">Area to be swept around each vertex, m^2.</param>
    /// <param name="farthest">Largest displacement allowed, m.</param>
    public bool TryMove(Curve curve, double period, ReadOnlySpan<double> areas, double farthest)
    {
        var n = curve.Count;
        Reserve(n);
        double scale = 0;
        for (var i = 0; i < n; i++)
        {
            (_normalX[i], _normalZ[i]) = CurveShape.Normal(curve, i, period);
            var length = 0.5 * (CurveShape.SegmentLength(curve, i - 1, period) + CurveShape.SegmentLength(curve, i, period));
            _displacement[i] = length > 0 ? areas[i] / length : 0;
            scale = Math.Max(scale, Math.Abs(areas[i]));
        }

        var last = double.PositiveInfinity;
        for (var iteration = 0; iteration < 30; iteration++)
        {
            var worst = Linearise(curve, period, areas);
            if (worst <= 1e-15 * scale || (worst < 1e-11 * scale && worst >= 0.5 * last))
            {
                break;
            }

            if (iteration == 29 || double.IsNaN(worst) || (iteration > 3 && worst > 4 * last))
            {
                return false;
            }

            last = worst;
            _solver.Solve(_lower.AsSpan(0, n), _diagonal.AsSpan(0, n), _upper.AsSpan(0, n), _right.AsSpan(0, n));
            for (var i = 0; i < n; i++)
            {
                _displacement[i] += _right[i];
            }
        }

        for (var i = 0; i < n; i++)
        {
            if (!(Math.Abs(_displacement[i]) <= farthest))
            {
                return false;
            }
        }

        for (var i = 0; i < n; i++)
        {
            curve.X[i] += _displacement[i] * _normalX[i];
            curve.Z[i] += _displacement[i] * _normalZ[i];
        }

        return true;
    }

    private double Linearise(Curve curve, double period, ReadOnlySpan<double> areas)
    {
        var n = curve.Count;
        for (var i = 0; i < n; i++)
        {
            _right[i] = areas[i];
            _lower[i] = _diagonal[i] = _upper[i] = 0;
        }

        for (var i = 0; i < n; i++)
        {
            var j = i + 1 == n ? 0 : i + 1;
            var shift = j == 0 && curve.Wraps ? period : 0;
            // With e = b - a, p and q the displacements of a and b: m' - a = (e + p + q)/2, a' - m = p - e/2, b' - m = e/2 + q,
            // m' - b = (p + q - e)/2. No position enters, and e x e is left out of the products: nothing is lost to rounding however small the step.
            var ex = curve.X[j] + shift - curve.X[i];
            var ez = curve.Z[j] - curve.Z[i];
            var nax = _normalX[i];
            var naz = _normalZ[i];
            var nbx = _normalX[j];
            var nbz = _normalZ[j];
            var px = _displacement[i] * nax;
            var pz = _displacement[i] * naz;
            var qx = _displacement[j] * nbx;
            var qz = _displacement[j] * nbz;

            double d1x = 0.5 * (ex + px + qx), d1z = 0.5 * (ez + pz + qz), d2x = px - 0.5 * ex, d2z = pz - 0.5 * ez;
            double sx = px + qx, sz = pz + qz;
            _right[i] -= 0.25 * ((ex + sx) * pz - (ez + sz) * px - 0.5 * (sx * ez - sz * ex));
            _diagonal[i] += 0.5 * (0.5 * (nax * d2z - naz * d2x) + d1x * naz - d1z * nax);
            _upper[i] += 0.25 * (nbx * d2z - nbz * d2x);

            double e1x = 0.5 * ex + qx, e1z = 0.5 * ez + qz, e2x = 0.5 * (px + qx - ex), e2z = 0.5 * (pz + qz - ez);
            _right[j] -= 0.25 * (e1x * sz - e1z * sx - (qx * ez - qz * ex));
            _diagonal[j] += 0.5 * (nbx * e2z - nbz * e2x + 0.5 * (e1x * nbz - e1z * nbx));
            _lower[j] += 0.25 * (e1x * naz - e1z * nax);
        }

        double worst = 0;
        for (var i = 0; i < n; i++)
        {
            worst = Math.Max(worst, Math.Abs(_right[i]));
        }

        return worst;
    }

    private void Reserve(int n)
    {
        if (_lower.Length < n)
        {
            var size = 2 * n;
            _lower = new double[size];
            _diagonal = new double[size];
            _upper = new double[size];
            _right = new double[size];
            _displacement = new double[size];
            _normalX = new double[size];
            _normalZ = new double[size];
        }
    }
}
