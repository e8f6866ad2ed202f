using Anodyne.Numerics.Dense;
using Anodyne.Numerics.Integration;

namespace Anodyne.Numerics.Tests.Integration;

/// <summary>A small test system F(t, y, y') = 0 with analytic K and M, solved densely.</summary>
internal abstract class DenseSystem : IImplicitSystem
{
    private readonly double[] _k;
    private readonly double[] _m;
    private readonly double[] _inverse;
    private readonly double[] _work;
    private readonly double[] _scale;
    private readonly bool[] _differential;

    protected DenseSystem(double[] scale, bool[] differential)
    {
        var n = scale.Length;
        _scale = scale;
        _differential = differential;
        _k = new double[n * n];
        _m = new double[n * n];
        _inverse = new double[n * n];
        _work = new double[n * n];
    }

    public int Size => _scale.Length;

    public ReadOnlySpan<double> Scale => _scale;

    public ReadOnlySpan<bool> Differential => _differential;

    public abstract bool TryResidual(double t, ReadOnlySpan<double> y, ReadOnlySpan<double> yPrime, Span<double> residual);

    public void Linearize(double t, ReadOnlySpan<double> y, ReadOnlySpan<double> yPrime)
    {
        Array.Clear(_k);
        Array.Clear(_m);
        Jacobian(t, y, _k, _m);
    }

    public bool TryFactor(double alpha)
    {
        for (var i = 0; i < _work.Length; i++)
        {
            _work[i] = _k[i] + (alpha * _m[i]);
        }

        return SmallMatrix.TryInvert<double>(_work, _inverse, Size, new double[Size]);
    }

    public void Solve(Span<double> x)
    {
        var b = x.ToArray();
        for (var i = 0; i < Size; i++)
        {
            x[i] = 0;
            for (var j = 0; j < Size; j++)
            {
                x[i] += _inverse[(i * Size) + j] * b[j];
            }
        }
    }

    protected abstract void Jacobian(double t, ReadOnlySpan<double> y, double[] k, double[] m);
}

/// <summary>
/// y1' = -y1 + z, z = y1^2/(1 + y1) - g(t) chosen so that y1 = exp(-t) cos t, with a stiff mode y2' = -1e4 (y2 - sin t) + cos t: an index-1
/// problem with known solution.
/// </summary>
internal sealed class KnownIndexOne() : DenseSystem([1, 1, 1], [true, true, false])
{
    public static double Y1(double t) => Math.Exp(-t) * Math.Cos(t);

    public static double Y2(double t) => Math.Sin(t);

    public static double Z(double t) => -Math.Exp(-t) * Math.Sin(t);

    public override bool TryResidual(double t, ReadOnlySpan<double> y, ReadOnlySpan<double> yPrime, Span<double> residual)
    {
        residual[0] = yPrime[0] + y[0] - y[2];
        residual[1] = yPrime[1] + (1e4 * (y[1] - Math.Sin(t))) - Math.Cos(t);
        var g = (Z(t) + (0.2 * Z(t) * Z(t) * Z(t))) - (Y1(t) * Y1(t));
        residual[2] = y[2] + (0.2 * y[2] * y[2] * y[2]) - (y[0] * y[0]) - g;
        return true;
    }

    protected override void Jacobian(double t, ReadOnlySpan<double> y, double[] k, double[] m)
    {
        k[0] = 1;
        k[2] = -1;
        m[0] = 1;
        k[4] = 1e4;
        m[4] = 1;
        k[6] = -2 * y[0];
        k[8] = 1 + (0.6 * y[2] * y[2]);
    }
}

/// <summary>Robertson's reactions with the third equation replaced by conservation y1 + y2 + y3 = 1 (index 1).</summary>
internal sealed class Robertson() : DenseSystem([1, 1e-4, 1], [true, true, false])
{
    public override bool TryResidual(double t, ReadOnlySpan<double> y, ReadOnlySpan<double> yPrime, Span<double> residual)
    {
        double r1 = 0.04 * y[0], r2 = 1e4 * y[1] * y[2], r3 = 3e7 * y[1] * y[1];
        residual[0] = yPrime[0] + r1 - r2;
        residual[1] = yPrime[1] - r1 + r2 + r3;
        residual[2] = y[0] + y[1] + y[2] - 1;
        return true;
    }

    protected override void Jacobian(double t, ReadOnlySpan<double> y, double[] k, double[] m)
    {
        k[0] = 0.04;
        k[1] = -1e4 * y[2];
        k[2] = -1e4 * y[1];
        k[3] = -0.04;
        k[4] = (1e4 * y[2]) + (6e7 * y[1]);
        k[5] = 1e4 * y[1];
        k[6] = k[7] = k[8] = 1;
        m[0] = 1;
        m[4] = 1;
    }
}
