namespace Anodyne.Numerics.Interpolation;

/// <summary>
/// A function through the points of a table by piecewise cubics that rise and fall only where the points do (Fritsch and Carlson, SIAM J. Numer. Anal.
/// 17 (1980) 238; slopes by the weighted harmonic mean of Fritsch and Butland, SIAM J. Sci. Stat. Comput. 5 (1984) 300). Outside the table the end value
/// is continued along the end tangent.
/// </summary>
public sealed class MonotoneCubic
{
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly double[] _slope;

    /// <summary>Creates the function.</summary>
    /// <param name="x">Arguments, rising strictly; at least two.</param>
    /// <param name="y">Values, one for each argument; finite.</param>
    public MonotoneCubic(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentOutOfRangeException.ThrowIfLessThan(x.Count, 2);
        ArgumentOutOfRangeException.ThrowIfNotEqual(y.Count, x.Count);
        (_x, _y, _slope) = ([.. x], [.. y], new double[x.Count]);
        for (var i = 0; i < _x.Length; i++)
        {
            _slope[i] = i == 0 ? Chord(0) : i == _x.Length - 1 ? Chord(i - 1) : Inner(i);
        }
    }

    /// <summary>The value at <paramref name="x"/>.</summary>
    public double Value(double x)
    {
        var last = _x.Length - 1;
        if (!(x > _x[0]))
        {
            return _y[0] + (_slope[0] * (x - _x[0]));
        }

        if (x >= _x[last])
        {
            return _y[last] + (_slope[last] * (x - _x[last]));
        }

        var found = Array.BinarySearch(_x, x);
        var i = found >= 0 ? found : ~found - 1;
        var h = _x[i + 1] - _x[i];
        var s = (x - _x[i]) / h;
        double a = _y[i], b = _y[i + 1], fa = h * _slope[i], fb = h * _slope[i + 1];
        return a + (s * (fa + (s * ((3 * (b - a)) - (2 * fa) - fb + (s * ((2 * (a - b)) + fa + fb))))));
    }

    private double Chord(int i) => (_y[i + 1] - _y[i]) / (_x[i + 1] - _x[i]);

    private double Inner(int i)
    {
        double before = Chord(i - 1), after = Chord(i);
        if (before * after <= 0)
        {
            return 0;
        }

        double left = _x[i] - _x[i - 1], right = _x[i + 1] - _x[i];
        var (first, second) = ((2 * right) + left, right + (2 * left));
        return (first + second) / ((first / before) + (second / after));
    }
}
