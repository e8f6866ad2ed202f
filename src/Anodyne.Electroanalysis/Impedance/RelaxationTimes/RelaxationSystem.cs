using System.Numerics;
using Anodyne.Numerics.Fitting;

namespace Anodyne.Electroanalysis.Impedance.RelaxationTimes;

/// <summary>
/// The discrete problem: Z = R_inf + j w L + 1/(j w C) + sum gamma_k d/(1 + j w tau_k) on a logarithmic grid of step d (trapezoidal rule, which for
/// a smooth gamma converges faster than any power of d), rows weighted by 1/|Z|, everything in units of the largest |Z| so that nothing depends on the unit.
/// A tail of constant phase that is known is subtracted from Z, not from the weights.
/// </summary>
internal sealed class RelaxationSystem
{
    public const int Extras = 3;

    public RelaxationSystem(ReadOnlySpan<double> frequency, ReadOnlySpan<Complex> z, int perDecade, double margin, bool withTail,
        RelaxationRows part = RelaxationRows.Both, RelaxationTail? without = null)
    {
        Points = z.Length;
        Rows = 2 * z.Length;
        double high = 0, low = double.PositiveInfinity;
        for (var i = 0; i < z.Length; i++)
        {
            Scale = Math.Max(Scale, z[i].Magnitude);
            high = Math.Max(high, frequency[i]);
            low = Math.Min(low, frequency[i]);
        }

        (Highest, Lowest) = (2 * Math.PI * high, 2 * Math.PI * low);
        var first = Math.Pow(10, -margin) / Highest;
        var last = Math.Pow(10, margin) / Lowest;
        Count = (int)Math.Ceiling(perDecade * Math.Log10(last / first)) + 1;
        Step = Math.Log(last / first) / (Count - 1);
        Tau = new double[Count];
        for (var k = 0; k < Count; k++)
        {
            Tau[k] = first * Math.Exp(k * Step);
        }

        Columns = Count + Extras;
        Matrix = new double[Columns * Rows];
        Target = new double[Rows];
        for (var i = 0; i < Points; i++)
        {
            var omega = 2 * Math.PI * frequency[i];
            var w = Scale / z[i].Magnitude;
            var wr = part == RelaxationRows.Imaginary ? 0 : w;
            var wi = part == RelaxationRows.Real ? 0 : w;
            var rest = z[i] - (without?.Impedance(omega) ?? 0);
            Target[i] = wr * rest.Real / Scale;
            Target[Points + i] = wi * rest.Imaginary / Scale;
            Matrix[i] = wr;
            Matrix[Rows + Points + i] = wi * omega / Highest;
            Matrix[(2 * Rows) + Points + i] = withTail ? -wi * Lowest / omega : 0;
            for (var k = 0; k < Count; k++)
            {
                var x = omega * Tau[k];
                var real = Step / (1 + (x * x));
                Matrix[((Extras + k) * Rows) + i] = wr * real;
                Matrix[((Extras + k) * Rows) + Points + i] = -wi * x * real;
            }
        }

        Normal = new double[Columns * Columns];
        Linear = new double[Columns];
        NormalEquations.Write(Matrix, Target, Normal, Linear);
    }

    public int Points { get; }

    public int Rows { get; }

    public int Columns { get; }

    public int Count { get; }

    public double Scale { get; }

    public double Step { get; }

    public double Highest { get; }

    public double Lowest { get; }

    public double[] Tau { get; }

    /// <summary>Column-major, Columns x Rows.</summary>
    public double[] Matrix { get; }

    public double[] Target { get; }

    public double[] Normal { get; }

    public double[] Linear { get; }

    /// <summary>Size of the change of all rows under a triangle of gamma of height one, a decade wide at its foot, around a node.</summary>
    public double ResponseToBump(int node)
    {
        var half = (int)Math.Ceiling(0.5 * Math.Log(10) / Step);
        var response = new double[Rows];
        for (var d = -half; d <= half; d++)
        {
            var k = node + d;
            if (k >= 0 && k < Count)
            {
                SymmetricFactor.AddScaled(response, 1 - (Math.Abs(d) / (half + 1.0)), Matrix.AsSpan((Extras + k) * Rows, Rows));
            }
        }

        return Math.Sqrt(SymmetricFactor.Dot(response, response));
    }

    /// <summary>Writes A x - b and returns its sum of squares.</summary>
    public double Residual(ReadOnlySpan<double> x, Span<double> residual)
    {
        for (var i = 0; i < Rows; i++)
        {
            residual[i] = -Target[i];
        }

        for (var a = 0; a < Columns; a++)
        {
            if (x[a] != 0)
            {
                SymmetricFactor.AddScaled(residual, x[a], Matrix.AsSpan(a * Rows, Rows));
            }
        }

        return SymmetricFactor.Dot(residual, residual);
    }
}

/// <summary>Which parts of the impedance a system uses: both, or one of them for cross-validation.</summary>
internal enum RelaxationRows
{
    Both,
    Real,
    Imaginary,
}
