using Anodyne.Numerics.Plane.Curves;
using Anodyne.Plating.Front;

namespace Anodyne.Plating.Processes;

/// <summary>
/// Lithium that wanders along its surface from where it is convex: v_n = B lap_s H, so that bumps decay at B k^4, B = D_s gamma Omega^2 nu/(kT)
/// (Mullins, J. Appl. Phys. 28 (1957) 333).
/// </summary>
/// <remarks>
/// With S = (M + sqrt(B dt) L)^-1 M, which is 1/(1 + x) on a wave, x = sqrt(B dt) k^2, the curvature is taken as S^2 (1 + 2 S - 2 S^2) H. A step then changes a
/// wave by u^2 + 2 u^3 - 2 u^4, u = x/(1 + x): x^2 to first order in the step for waves that it follows, and never more than the wave itself.
/// </remarks>
/// <param name="strength">B, m4/s.</param>
internal sealed class SurfaceDiffusion(double strength) : IFrontProcess
{
    private readonly CurveHelmholtz _solver = new();
    private double[] _power = [];
    private double[] _sum = [];
    private double[] _length = [];

    public string Name => "surface diffusion: v_n = B lap_s H (Mullins)";

    public IReadOnlyList<VertexField> Fields { get; } = [VertexField.AreaDue];

    public void Change(FrontState front, FrontStep step)
    {
        foreach (var curve in front.Curves)
        {
            if (curve.Boundary >= 0)
            {
                Wander(front, curve, step.Length);
            }
        }
    }

    private void Wander(FrontState front, Curve curve, double time)
    {
        var n = curve.Count;
        if (_power.Length < n)
        {
            (_power, _sum, _length) = (new double[2 * n], new double[2 * n], new double[2 * n]);
        }

        var bend = front.Currents.Curvature.Slice(curve.FirstVertex, n);
        for (var i = 0; i < n; i++)
        {
            _length[i] = front.LengthOf(curve, i);
            (_power[i], _sum[i]) = (bend[i], 0);
        }

        ReadOnlySpan<double> weights = [0, 1, 2, -2];
        foreach (var weight in weights)
        {
            for (var i = 0; i < n; i++)
            {
                _power[i] *= _length[i];
            }

            _solver.Solve(curve, front.Period, _length.AsSpan(0, n), Math.Sqrt(strength * time), _power.AsSpan(0, n));
            for (var i = 0; i < n; i++)
            {
                _sum[i] += weight * _power[i];
            }
        }

        var due = curve[VertexField.AreaDue];
        for (var i = 0; i < n; i++)
        {
            var j = i + 1 == n ? 0 : i + 1;
            var flow = strength * time * (_sum[j] - _sum[i]) / CurveShape.SegmentLength(curve, i, front.Period);
            due[i] += flow;
            due[j] -= flow;
        }
    }
}
