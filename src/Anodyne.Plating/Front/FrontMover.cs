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
    private const double Nothing = 1e-15;
    private const int LeanReach = 6;
    private readonly SweptArea _sweep = new();
    private readonly TangentialShift _slide = new();
    private readonly CurveRemesher _remesher = new(0.25 * spacing, 0.85 * spacing);
    private double[] _volumes = [];
    private double[] _curvature = [];
    private double[] _shift = [];

    /// <summary>What sharp edges of the front have swallowed since it was last asked for, by field; forgets it.</summary>
    public void Hand(FrontState front)
    {
        front.Bury(_remesher.Swallowed);
        _remesher.Forget();
    }

    /// <summary>Moves and remeshes a curve until nothing is due.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="moved">The curve with its new vertices.</param>
    /// <returns>False if the front folds too sharply for what is due: the curve is then left half moved.</returns>
    public bool TryLayDown(Curve curve, out Curve moved)
    {
        if (LargestDue(curve) <= Nothing * spacing * spacing)
        {
            // At rest: what is due is lost in the rounding of the positions. It stays due.
            moved = curve;
            return true;
        }

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

            Drift(curve);
            if (_sweep.TryMove(curve, period, _volumes, 0.6 * spacing))
            {
                for (var i = 0; i < curve.Count; i++)
                {
                    due[i] = parts == 1 ? 0 : due[i] - _volumes[i];
                }

                _slide.Apply(curve, period, _shift.AsSpan(0, curve.Count));
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

    /// <summary>
    /// How far the material slides past the vertices in a move: it follows the normal of the moment, which turns by -dv/ds, while a vertex goes straight on
    /// along the normal of the start. That is -d (dd/ds)/2 for displacements d, second order in the step, and would add up to first order over a run.
    /// The normal of a vertex is that of the chord of its neighbors, which leans to one side where the segments are not of one length.
    /// </summary>
    private void Drift(Curve curve)
    {
        var n = curve.Count;
        var last = CurveShape.SegmentLength(curve, -1, period);
        for (var i = 0; i < n; i++)
        {
            var next = CurveShape.SegmentLength(curve, i, period);
            _curvature[i] = 2 * _volumes[i] / (last + next);
            _shift[i] = last + next;
            last = next;
        }

        for (var i = 0; i < n; i++)
        {
            var rise = _curvature[i + 1 == n ? 0 : i + 1] - _curvature[i == 0 ? n - 1 : i - 1];
            _shift[i] = -(_curvature[i] * Lean(curve, i)) - (0.5 * _curvature[i] * rise / _shift[i]);
        }
    }

    /// <summary>
    /// Slope by which the normal of a vertex leans toward growing index, from that of a cubic through the vertices around it (least squares: a single
    /// vertex that stands out, as one that has just come or gone, does not turn the way of the material).
    /// </summary>
    private double Lean(Curve curve, int i)
    {
        var (ax, az) = CurveShape.Vertex(curve, i - 1, period);
        var (bx, bz) = CurveShape.Vertex(curve, i + 1, period);
        var (vx, vz) = CurveShape.Vertex(curve, i, period);
        var (cx, cz) = (bx - ax, bz - az);
        var chord = Math.Sqrt((cx * cx) + (cz * cz));
        if (!(chord > 0) || curve.Count < 2 * LeanReach)
        {
            return 0;
        }

        (cx, cz) = (cx / chord, cz / chord);
        Span<double> moments = stackalloc double[7];
        Span<double> right = stackalloc double[4];
        moments.Clear();
        right.Clear();
        for (var k = -LeanReach; k <= LeanReach; k++)
        {
            var (x, z) = CurveShape.Vertex(curve, i + k, period);
            var along = (((x - vx) * cx) + ((z - vz) * cz)) / spacing;
            if (Math.Abs(along) > LeanReach * 0.85)
            {
                continue;
            }

            var across = (((z - vz) * cx) - ((x - vx) * cz)) / spacing;
            double power = 1;
            for (var n = 0; n < 7; n++)
            {
                moments[n] += power;
                if (n < 4)
                {
                    right[n] += power * across;
                }

                power *= along;
            }
        }

        return SlopeOfCubic(moments, right);
    }

    /// <summary>Linear coefficient of the cubic with the given moments, by elimination of the normal equations; 0 where they are singular.</summary>
    private static double SlopeOfCubic(ReadOnlySpan<double> moments, ReadOnlySpan<double> right)
    {
        // Unknowns in the order 1, s^2, s^3, s: the slope comes out last, without substitution.
        ReadOnlySpan<int> order = [0, 2, 3, 1];
        Span<double> m = stackalloc double[20];
        for (var r = 0; r < 4; r++)
        {
            for (var c = 0; c < 4; c++)
            {
                m[(5 * r) + c] = moments[order[r] + order[c]];
            }

            m[(5 * r) + 4] = right[order[r]];
        }

        for (var p = 0; p < 4; p++)
        {
            if (!(m[(5 * p) + p] > 1e-9))
            {
                return 0;
            }

            for (var r = p + 1; r < 4; r++)
            {
                var factor = m[(5 * r) + p] / m[(5 * p) + p];
                for (var c = p; c < 5; c++)
                {
                    m[(5 * r) + c] -= factor * m[(5 * p) + c];
                }
            }
        }

        return m[19] / m[18];
    }

    /// <summary>
    /// Moves a detached piece. One of a few cells, too small for the grid to move, stays in its place: it has no net current, so that its area is right
    /// without the move; what is due to it on the whole is shared out evenly and stays due.
    /// </summary>
    /// <param name="island">The piece.</param>
    /// <returns>The piece in its new place.</returns>
    public Curve LayDownIsland(Curve island)
    {
        var kept = new Curve(island.Wraps, island.Boundary, island.Fields);
        kept.CopyFrom(island);
        if (TryLayDown(island, out var moved))
        {
            return moved;
        }

        var due = kept[VertexField.AreaDue];
        double sum = 0;
        for (var i = 0; i < kept.Count; i++)
        {
            sum += due[i];
        }

        Array.Fill(due, sum / kept.Count, 0, kept.Count);
        return kept;
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
            _shift = new double[2 * count];
        }
    }
}
