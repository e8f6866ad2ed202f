using Anodyne.Numerics.Banded;
using Anodyne.Numerics.Plane.Curves;

namespace Anodyne.Plating.Front;

/// <summary>
/// Solves (M + a L) y = b along a curve, with the lengths M that belong to the vertices and the stiffness matrix L of the curve: 1/(1 + a k^2) on a wave k.
/// The columns of L sum to 0, so that sum M y = sum b.
/// </summary>
internal sealed class CurveHelmholtz
{
    private readonly CyclicTridiagonal _solver = new();
    private double[] _lower = [];
    private double[] _diagonal = [];
    private double[] _upper = [];

    /// <summary>Solves in place.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="period">Lateral period, m.</param>
    /// <param name="lengths">M by vertex, m.</param>
    /// <param name="strength">a, m2.</param>
    /// <param name="values">b on entry, y on return.</param>
    public void Solve(Curve curve, double period, ReadOnlySpan<double> lengths, double strength, Span<double> values)
    {
        var n = curve.Count;
        if (_lower.Length < n)
        {
            (_lower, _diagonal, _upper) = (new double[2 * n], new double[2 * n], new double[2 * n]);
        }

        for (var i = 0; i < n; i++)
        {
            var before = strength / CurveShape.SegmentLength(curve, i - 1, period);
            var after = strength / CurveShape.SegmentLength(curve, i, period);
            _lower[i] = -before;
            _upper[i] = -after;
            _diagonal[i] = lengths[i] + before + after;
        }

        _solver.Solve(_lower.AsSpan(0, n), _diagonal.AsSpan(0, n), _upper.AsSpan(0, n), values);
    }
}
