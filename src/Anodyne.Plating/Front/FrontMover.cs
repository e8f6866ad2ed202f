using Anodyne.Numerics.Plane.Curves;

namespace Anodyne.Plating.Front;

/// <summary>
/// Lays the volumes that are due at the vertices of a front down. In sharp hollows neighbouring vertices run toward each other: there the move is made in
/// parts, with the mesh put in order after each, the volumes still due being carried by the vertices.
/// </summary>
/// <remarks>
/// Every part sweeps exactly what it takes from the due volumes, so nothing is lost whatever the number of parts. Where even small parts find no room (the
/// last moments of a closing notch) the due volumes are spread to the neighbours first, a vertex at a time, their sum unchanged.
/// </remarks>
internal sealed class FrontMover(double period, double spacing)
{
    private const double LargestFold = 0.2;
    private readonly SweptArea _sweep = new();
    private readonly CurveRemesher _remesher = new(0.25 * spacing, 0.85 * spacing);
    private double[] _volumes = [];
    private double[] _curvature = [];

    /// <summary>Moves and remeshes a curve until nothing is due.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="moved">The curve with its new vertices.</param>
    /// <returns>False if the front folds too sharply for what is due: the curve is then left half moved.</returns>
    public bool TryLayDown(Curve curve, out Curve moved)
    {
        curve = moved = _remesher.Remesh(curve, period);
        var parts = Parts(curve);
        var spreads = 0;
        var negligible = 1e-12 * spacing * spacing;
        for (var attempts = 0; attempts < 4000; attempts++)
        {
            var due = curve[VertexField.AreaDue];
            for (var i = 0; i < curve.Count; i++)
            {
                _volumes[i] = due[i] / parts;
            }

            if (_sweep.TryMove(curve, period, _volumes, 0.6 * spacing))
            {
                for (var i = 0; i < curve.Count; i++)
                {
                    due[i] = parts == 1 ? 0 : due[i] - _volumes[i];
                }

                curve = moved = _remesher.Remesh(curve, period);
                Reserve(curve.Count);
                if (--parts == 0)
                {
                    // Remeshing a closing notch may leave a little more to lay down.
                    parts = Parts(curve);
                    if (LargestDue(curve) <= negligible)
                    {
                        return true;
                    }
                }

                continue;
            }

            parts *= 2;
            if (parts > 256)
            {
                if (++spreads > 8)
                {
                    break;
                }

                Spread(curve, 4 << spreads);
                parts = 16;
            }
        }

        return false;
    }

    private int Parts(Curve curve)
    {
        Reserve(curve.Count);
        CurveShape.Curvature(curve, period, _curvature.AsSpan(0, curve.Count));
        var due = curve[VertexField.AreaDue];
        double fold = 0;
        for (var i = 0; i < curve.Count; i++)
        {
            var length = 0.5 * (CurveShape.SegmentLength(curve, i - 1, period) + CurveShape.SegmentLength(curve, i, period));
            fold = Math.Max(fold, -_curvature[i] * due[i] / length);
        }

        return Math.Clamp((int)Math.Ceiling(fold / LargestFold), 1, 16);
    }

    private static double LargestDue(Curve curve)
    {
        var due = curve[VertexField.AreaDue];
        double largest = 0;
        for (var i = 0; i < curve.Count; i++)
        {
            largest = Math.Max(largest, Math.Abs(due[i]));
        }

        return largest;
    }

    private static void Spread(Curve curve, int times)
    {
        var due = curve[VertexField.AreaDue];
        var n = curve.Count;
        for (var t = 0; t < times; t++)
        {
            var first = due[0];
            var before = due[n - 1];
            for (var i = 0; i < n; i++)
            {
                var here = due[i];
                var next = i + 1 == n ? first : due[i + 1];
                due[i] = 0.25 * before + 0.5 * here + 0.25 * next;
                before = here;
            }
        }
    }

    private void Reserve(int count)
    {
        if (_volumes.Length < count)
        {
            _volumes = new double[2 * count];
            _curvature = new double[2 * count];
        }
    }
}
