using Anodyne.Numerics.Banded;

namespace Anodyne.Numerics.Curves;

/// <summary>
/// Moves the vertices of a curve along their normals so that the area swept around every vertex, from the middle of one neighbouring segment to the
/// middle of the other, is exactly a given one. So each piece of a front receives exactly the volume that its charge deposits.
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
    /// <returns>The largest displacement, m.</returns>
    /// <exception cref="InvalidOperationException">The displacements did not converge (a fold much sharper than the step allows).</exception>
    public double Move(Curve curve, double period, ReadOnlySpan<double> areas)
    {
        int n = curve.Count;
        Reserve(n);
        double scale = 0;
        for (int i = 0; i < n; i++)
        {
            (_normalX[i], _normalZ[i]) = CurveShape.Normal(curve, i, period);
            double length = 0.5 * (CurveShape.SegmentLength(curve, i - 1, period) + CurveShape.SegmentLength(curve, i, period));
            _displacement[i] = length > 0 ? areas[i] / length : 0;
            scale = Math.Max(scale, Math.Abs(areas[i]));
        }

        if (scale == 0)
        {
            return 0;
        }

        double last = double.PositiveInfinity;
        for (int iteration = 0; iteration < 30; iteration++)
        {
            double worst = Linearise(curve, period, areas);
            if (worst <= 4e-16 * scale || (worst < 1e-12 * scale && worst >= last))
            {
                break;
            }

            if (iteration == 29 && worst > 1e-9 * scale)
            {
                throw new InvalidOperationException("The front folds too sharply for the time step: the displacement that deposits the charge was not found.");
            }

            last = worst;
            _solver.Solve(_lower.AsSpan(0, n), _diagonal.AsSpan(0, n), _upper.AsSpan(0, n), _right.AsSpan(0, n));
            for (int i = 0; i < n; i++)
            {
                _displacement[i] += _right[i];
            }
        }

        double largest = 0;
        for (int i = 0; i < n; i++)
        {
            curve.X[i] += _displacement[i] * _normalX[i];
            curve.Z[i] += _displacement[i] * _normalZ[i];
            largest = Math.Max(largest, Math.Abs(_displacement[i]));
        }

        return largest;
    }

    private double Linearise(Curve curve, double period, ReadOnlySpan<double> areas)
    {
        int n = curve.Count;
        for (int i = 0; i < n; i++)
        {
            _right[i] = areas[i];
            _lower[i] = _diagonal[i] = _upper[i] = 0;
        }

        for (int i = 0; i < n; i++)
        {
            int j = i + 1 == n ? 0 : i + 1;
            double shift = j == 0 && curve.Wraps ? period : 0;
            double ax = curve.X[i];
            double az = curve.Z[i];
            double bx = curve.X[j] + shift;
            double bz = curve.Z[j];
            double nax = _normalX[i];
            double naz = _normalZ[i];
            double nbx = _normalX[j];
            double nbz = _normalZ[j];
            double apx = ax + _displacement[i] * nax;
            double apz = az + _displacement[i] * naz;
            double bpx = bx + _displacement[j] * nbx;
            double bpz = bz + _displacement[j] * nbz;
            double mx = 0.5 * (ax + bx);
            double mz = 0.5 * (az + bz);
            double mpx = 0.5 * (apx + bpx);
            double mpz = 0.5 * (apz + bpz);

            double d1x = mpx - ax, d1z = mpz - az, d2x = apx - mx, d2z = apz - mz;
            _right[i] -= 0.5 * (d1x * d2z - d1z * d2x);
            _diagonal[i] += 0.5 * (0.5 * (nax * d2z - naz * d2x) + d1x * naz - d1z * nax);
            _upper[i] += 0.25 * (nbx * d2z - nbz * d2x);

            double e1x = bpx - mx, e1z = bpz - mz, e2x = mpx - bx, e2z = mpz - bz;
            _right[j] -= 0.5 * (e1x * e2z - e1z * e2x);
            _diagonal[j] += 0.5 * (nbx * e2z - nbz * e2x + 0.5 * (e1x * nbz - e1z * nbx));
            _lower[j] += 0.25 * (e1x * naz - e1z * nax);
        }

        double worst = 0;
        for (int i = 0; i < n; i++)
        {
            worst = Math.Max(worst, Math.Abs(_right[i]));
        }

        return worst;
    }

    private void Reserve(int n)
    {
        if (_lower.Length < n)
        {
            int size = 2 * n;
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
