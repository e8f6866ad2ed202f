using Anodyne.Numerics.Plane.Curves;

namespace Anodyne.Plating.Front;

/// <summary>
/// Keeps the front above its collector: vertices that were stripped below it are put back onto it, and the metal that this adds is due to be stripped from
/// the nearest lithium to both sides. The area of metal and what is due together stay what they were.
/// </summary>
/// <param name="height">Height of the collector, m.</param>
/// <param name="period">Lateral period, m.</param>
/// <param name="spacing">Grid spacing, m.</param>
internal sealed class CollectorFloor(double height, double period, double spacing)
{
    private const double Negligible = 1e-9;
    private const int Reach = 8;
    private readonly List<(int Vertex, double Area)> _lifted = [];

    public double Height => height;

    /// <summary>
    /// Before a curve is moved: where more is due to be stripped than stands above the collector, the rest is taken from the nearest vertices that have more.
    /// </summary>
    public void Clip(Curve curve)
    {
        var due = curve[VertexField.AreaDue];
        for (var i = 0; i < curve.Count; i++)
        {
            var missing = Given(curve, i) + due[i];
            if (missing >= 0)
            {
                continue;
            }

            due[i] -= missing;
            for (var n = 1; n < curve.Count / 2 && missing < 0; n++)
            {
                missing = Take(curve, due, i - n, missing);
                missing = missing < 0 ? Take(curve, due, i + n, missing) : missing;
            }

            due[i] += missing;
        }
    }

    private double Take(Curve curve, double[] due, int index, double missing)
    {
        var i = ((index % curve.Count) + curve.Count) % curve.Count;
        var taken = Math.Min(Math.Max(0, Given(curve, i) + due[i]), -missing);
        due[i] -= taken;
        return missing + taken;
    }

    /// <summary>Area that can be stripped around a vertex: what stands above the collector; on walls and under overhangs a fifth of a cell.</summary>
    private double Given(Curve curve, int vertex)
    {
        var (before, after) = (CurveShape.Vertex(curve, vertex - 1, period), CurveShape.Vertex(curve, vertex + 1, period));
        var (width, above) = (0.5 * (after.X - before.X), curve.Z[vertex] - height);
        var length = 0.5 * (CurveShape.SegmentLength(curve, vertex - 1, period) + CurveShape.SegmentLength(curve, vertex, period));
        return width > 0.3 * length ? Math.Max(0, above) * width : above > 1e-4 * spacing ? 0.2 * spacing * length : 0;
    }

    /// <summary>Lifts the vertices of the main curve that lie below the collector.</summary>
    /// <param name="curves">The front, the main curve first; it is replaced where vertices folded back on the collector are taken out.</param>
    /// <returns>True if so much is due elsewhere that the front must be moved again before it counts as moved.</returns>
    public bool Lift(List<Curve> curves)
    {
        var curve = curves[0];
        _lifted.Clear();
        var before = curve.SolidArea(period);
        double sum = 0;
        for (var i = 0; i < curve.Count; i++)
        {
            if (curve.Z[i] < height)
            {
                var (left, right) = (CurveShape.Vertex(curve, i - 1, period).X, CurveShape.Vertex(curve, i + 1, period).X);
                var area = Math.Max(0.5 * (right - left), 1e-3 * spacing) * (height - curve.Z[i]);
                _lifted.Add((i, area));
                sum += area;
            }
        }

        if (_lifted.Count == 0)
        {
            return false;
        }

        foreach (var (vertex, _) in _lifted)
        {
            curve.Z[vertex] = height;
        }

        var owed = before - curve.SolidArea(period);
        var due = curve[VertexField.AreaDue];
        foreach (var (vertex, area) in _lifted)
        {
            var part = owed * area / sum;
            Share(curve, due, vertex, -1, 0.5 * part);
            Share(curve, due, vertex, 1, 0.5 * part);
        }

        while (FoldsBack(curve) is var fold and >= 0)
        {
            curves[0] = curve = Without(curve, fold);
        }

        return Math.Abs(owed) > Negligible * spacing * spacing;
    }

    /// <summary>
    /// Gives an amount to the nearest vertices in a direction that carry lithium, in equal parts: a single one would be dug out. Without any it stays.
    /// </summary>
    private void Share(Curve curve, double[] due, int vertex, int direction, double amount)
    {
        Span<int> takers = stackalloc int[Reach];
        var found = 0;
        for (var n = 1; n < curve.Count && found < Reach; n++)
        {
            var i = (((vertex + (direction * n)) % curve.Count) + curve.Count) % curve.Count;
            if (curve.Z[i] > height + (1e-4 * spacing))
            {
                takers[found++] = i;
            }
        }

        foreach (var taker in takers[..found])
        {
            due[taker] += amount / found;
        }

        due[vertex] += found == 0 ? amount : 0;
    }

    /// <summary>A vertex at which the curve, lying on the collector, turns back onto itself; -1 if there is none. It encloses no area.</summary>
    private int FoldsBack(Curve curve)
    {
        for (var i = 0; i < curve.Count && curve.Count > 8; i++)
        {
            var (before, after) = (CurveShape.Vertex(curve, i - 1, period), CurveShape.Vertex(curve, i + 1, period));
            if (curve.Z[i] == height && before.Z == height && after.Z == height && (curve.X[i] - before.X) * (after.X - curve.X[i]) <= 0)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The curve without a vertex; the amounts that it carried go to the next one.</summary>
    private static Curve Without(Curve curve, int vertex)
    {
        var kept = new Curve(curve.Wraps, curve.Boundary, curve.Fields);
        for (var i = 0; i < curve.Count; i++)
        {
            if (i != vertex)
            {
                kept.Add(curve.X[i], curve.Z[i]);
                foreach (var field in curve.Fields.All)
                {
                    kept[field][kept.Count - 1] = curve[field][i];
                }
            }
        }

        foreach (var field in curve.Fields.All)
        {
            kept[field][vertex % kept.Count] += field.Kind == VertexKind.Amount ? curve[field][vertex] : 0;
        }

        return kept;
    }
}
