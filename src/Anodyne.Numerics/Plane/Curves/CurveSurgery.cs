using System.Runtime.InteropServices;

// Long because: cutting, rejoining and judging loops work on one set of arrays.
namespace Anodyne.Numerics.Plane.Curves;

/// <summary>What a repair of crossing curves changed.</summary>
/// <param name="Crossings">Crossings removed.</param>
/// <param name="Pockets">Pockets of open medium newly cut off.</param>
/// <param name="Islands">Islands of solid newly detached.</param>
/// <param name="AreaOwed">Solid area that was doubly covered, or lost with debris, and is now due beside the seams, m^2.</param>
public readonly record struct SurgeryReport(int Crossings, int Pockets, int Islands, double AreaOwed);

/// <summary>
/// Changes of topology: where fronts have run into each other they are cut at the crossings and joined anew, so that caps merge, gaps close into
/// pockets and thin necks detach islands. The solid area before and after is the same to rounding.
/// </summary>
/// <remarks>
/// At every crossing the two curves exchange their continuations. Of the loops that result those are kept that separate solid (winding number 1)
/// from open medium (0): the rest bound regions that were covered twice. Their area is solid that was laid down and found no room: it is
/// laid down on the vertices next to the seams, where it fills the notches. The winding number of a point is counted along the ray
/// downward: 1 far below, -1 for each segment that runs to +x, +1 for each that runs to -x.
/// </remarks>
public sealed class CurveSurgery
{
    private const int SeamReach = 6;
    private readonly CrossingSearch _search = new();
    private readonly double _spacing;
    private SeamAmounts? _amounts;

    /// <summary>Creates the surgery.</summary>
    /// <param name="spacing">Grid spacing h, m: size of the search cells, and the measure of debris.</param>
    public CurveSurgery(double spacing) => _spacing = spacing;

    /// <summary>
    /// What the last repair that cut anything took off the curves, by field: amounts on stretches that vanished between merging fronts and on debris. The
    /// area due among them is laid down beside the seams and is not lost.
    /// </summary>
    public ReadOnlySpan<double> Dropped => _amounts is { } amounts ? amounts.Dropped : [];

    /// <summary>
    /// Repairs the crossings that there are now. Without any it returns at once and allocates nothing. The solid that found no room is not laid down yet:
    /// it is put into <see cref="VertexField.AreaDue"/> of the vertices next to the seams; laying it down may make new crossings.
    /// </summary>
    /// <param name="curves">The curves, each with an area due; replaced in place where needed. The first is the main front.</param>
    /// <param name="period">Lateral period, m.</param>
    public SurgeryReport Repair(List<Curve> curves, double period)
    {
        if (!_search.Find(curves, period, _spacing))
        {
            return default;
        }

        var pockets = curves.Count(c => !c.Wraps && c.Boundary < 0);
        var islands = curves.Count(c => !c.Wraps && c.Boundary > 0);
        var crossings = _search.Crossings.Count;
        var before = SolidArea(curves, period);
        var due = curves[0].Fields.Find(VertexField.AreaDue);
        var amounts = _amounts = new SeamAmounts(curves, _search);
        var loops = Rejoin(curves, period, amounts);
        curves.Clear();
        foreach ((var curve, _) in loops)
        {
            curves.Add(curve);
        }

        Classify(curves, period, amounts);
        var missing = before - SolidArea(curves, period);
        Owe(curves, loops, period, missing + (due >= 0 ? amounts.Dropped[due] : 0));
        return new SurgeryReport(
            crossings,
            Math.Max(0, curves.Count(c => !c.Wraps && c.Boundary < 0) - pockets),
            Math.Max(0, curves.Count(c => !c.Wraps && c.Boundary > 0) - islands),
            Math.Abs(missing));
    }

    private static double SolidArea(List<Curve> curves, double period)
    {
        double sum = 0;
        foreach (var curve in curves)
        {
            sum += curve.SolidArea(period);
        }

        return sum;
    }

    private List<(Curve Curve, List<int> Seams)> Rejoin(List<Curve> curves, double period, SeamAmounts amounts)
    {
        var count = _search.Count;
        var x = new List<double>(_search.StartX.AsSpan(0, count).ToArray());
        var z = new List<double>(_search.StartZ.AsSpan(0, count).ToArray());
        var next = new List<int>(_search.Following.AsSpan(0, count).ToArray());
        var owner = new List<int>(count);
        var blend = new List<(int A, int B, double T)>(count);
        for (var c = 0; c < curves.Count; c++)
        {
            for (var i = 0; i < curves[c].Count; i++)
            {
                blend.Add((owner.Count, owner.Count, 0));
                owner.Add(c);
            }
        }

        // Insert the crossing points into both chains, in order along each segment.
        var perSegment = new SortedDictionary<int, List<(double T, int Crossing, bool First)>>();
        for (var k = 0; k < _search.Crossings.Count; k++)
        {
            var crossing = _search.Crossings[k];
            Along(perSegment, crossing.First).Add((crossing.FirstPosition, k, true));
            Along(perSegment, crossing.Second).Add((crossing.SecondPosition, k, false));
        }

        var onFirst = new int[_search.Crossings.Count];
        var onSecond = new int[_search.Crossings.Count];
        foreach ((var segment, var points) in perSegment)
        {
            points.Sort((a, b) => a.T.CompareTo(b.T));
            var end = next[segment];
            var from = segment;
            var firstNode = x.Count;
            foreach ((var t, var crossing, var first) in points)
            {
                var node = x.Count;
                x.Add(_search.Crossings[crossing].X);
                z.Add(_search.Crossings[crossing].Z);
                blend.Add((segment, _search.Following[segment], t));
                next.Add(end);
                next[from] = node;
                from = node;
                (first ? onFirst : onSecond)[crossing] = node;
            }

            amounts.Divide(segment, end, [.. Enumerable.Range(firstNode, points.Count)], [.. points.Select(static point => point.T)]);
        }

        for (var k = 0; k < onFirst.Length; k++)
        {
            (next[onFirst[k]], next[onSecond[k]]) = (next[onSecond[k]], next[onFirst[k]]);
            amounts.Exchange(onFirst[k], onSecond[k]);
        }

        var result = new List<(Curve, List<int>)>();
        var seen = new bool[x.Count];
        for (var start = 0; start < seen.Length; start++)
        {
            if (seen[start])
            {
                continue;
            }

            List<int> nodes = [];
            for (var node = start; !seen[node]; node = next[node])
            {
                seen[node] = true;
                nodes.Add(node);
            }

            if (Loop(nodes, count, x, z, owner, blend, curves, period, amounts) is { } loop)
            {
                result.Add(loop);
            }
            else
            {
                amounts.Drop(nodes);
            }
        }

        // The main front first: the through-going curve that faces the open medium is the one with the highest point.
        result.Sort((a, b) => Rank(b.Item1).CompareTo(Rank(a.Item1)));
        return result;
    }

    private static double Rank(Curve curve) => (curve.Wraps ? 1e6 : 0) + curve.Z.AsSpan(0, curve.Count).ToArray().Max();

    private static List<(double T, int Crossing, bool First)> Along(
        SortedDictionary<int, List<(double T, int Crossing, bool First)>> map, int segment)
    {
        if (!map.TryGetValue(segment, out var list))
        {
            map[segment] = list = [];
        }

        return list;
    }

    private (Curve Curve, List<int> Seams)? Loop(
        List<int> nodes, int originals, List<double> x, List<double> z, List<int> owner, List<(int A, int B, double T)> blend,
        List<Curve> curves, double period, SeamAmounts amounts)
    {
        // Unwrap, drop coincident neighbours, and count how often the loop runs through the period.
        var px = new List<double>();
        var pz = new List<double>();
        var kept = new List<int>();
        var places = new List<int>(nodes.Count);
        var at = x[nodes[0]];
        var tiny = 1e-6 * _spacing;
        for (var i = 0; i < nodes.Count; i++)
        {
            var step = i == 0 ? 0 : x[nodes[i]] - x[nodes[i - 1]];
            at += step - Math.Round(step / period) * period;
            if (px.Count > 0 && Math.Abs(at - px[^1]) < tiny && Math.Abs(z[nodes[i]] - pz[^1]) < tiny)
            {
                kept[^1] = Math.Max(kept[^1], nodes[i]); // a crossing, numbered after all vertices, stays known as a seam
                places.Add(kept.Count - 1);
                continue;
            }

            px.Add(at);
            pz.Add(z[nodes[i]]);
            kept.Add(nodes[i]);
            places.Add(kept.Count - 1);
        }

        var closing = x[nodes[0]] - x[nodes[^1]];
        closing -= Math.Round(closing / period) * period;
        var turns = (int)Math.Round((at + closing - px[0]) / period);
        var wraps = turns == 1;
        if (turns is not (0 or 1))
        {
            return turns == -1 && !Separates(px, pz, turns, period)
                ? null
                : throw new InvalidOperationException("The solid has roofed over the whole width: a through-going pocket is not supported.");
        }

        if (!Separates(px, pz, turns, period))
        {
            return null;
        }

        var curve = new Curve(wraps, boundary: 0, curves[0].Fields);
        var seams = new List<int>();
        for (var i = 0; i < px.Count; i++)
        {
            curve.Add(px[i], pz[i]);
            (var a, var b, var t) = blend[kept[i]];
            for (var c = 0; c < curve.Columns.Length; c++)
            {
                curve.Columns[c][i] = curve.Fields.All[c].Kind == VertexKind.Amount
                    ? 0 : (1 - t) * Column(curves, owner, a, c) + t * Column(curves, owner, b, c);
            }

            if (kept[i] >= originals)
            {
                seams.Add(i);
            }
        }

        for (var i = 0; i < nodes.Count; i++)
        {
            amounts.Give(nodes[i], curve, places[i]);
        }

        return (curve, seams);
    }

    private static double Column(List<Curve> curves, List<int> owner, int vertex, int column)
    {
        var curve = curves[owner[vertex]];
        return curve.Columns[column][vertex - curve.FirstVertex];
    }

    /// <summary>True if the loop has open medium on its left and solid on its right, judged beside its longest segment.</summary>
    private bool Separates(List<double> px, List<double> pz, int turns, double period)
    {
        var best = 0;
        double longest = 0;
        for (var i = 0; i < px.Count; i++)
        {
            var j = (i + 1) % px.Count;
            var dx = px[j] + (j == 0 ? turns * period : 0) - px[i];
            var dz = pz[j] - pz[i];
            var length = dx * dx + dz * dz;
            if (length > longest)
            {
                (longest, best) = (length, i);
            }
        }

        var n = (best + 1) % px.Count;
        var ex = px[n] + (n == 0 ? turns * period : 0) - px[best];
        var ez = pz[n] - pz[best];
        var mx = px[best] + 0.5 * ex;
        var mz = pz[best] + 0.5 * ez;
        const double Aside = 1e-4;
        return Winding(mx - Aside * ez, mz + Aside * ex, period) == 0 && Winding(mx + Aside * ez, mz - Aside * ex, period) == 1;
    }

    private int Winding(double x, double z, double period)
    {
        var winding = 1;
        for (var s = 0; s < _search.Count; s++)
        {
            var ax = _search.StartX[s] - x;
            ax -= Math.Round(ax / period) * period;
            var bx = ax + _search.StepX[s];
            if (ax < 0 == bx < 0)
            {
                continue;
            }

            var t = -ax / (bx - ax);
            if (_search.StartZ[s] + t * _search.StepZ[s] < z)
            {
                winding += bx > ax ? -1 : 1;
            }
        }

        return winding;
    }

    /// <summary>Numbers the islands that lie in the open medium, and silences pockets with whatever lies in them.</summary>
    private void Classify(List<Curve> curves, double period, SeamAmounts amounts)
    {
        var next = 1;
        var pockets = new List<Curve>();
        for (var i = curves.Count - 1; i >= 1; i--)
        {
            var area = curves[i].SolidArea(period);
            var debris = area < 0 ? 0.02 * _spacing * _spacing : 0.1 * _spacing * _spacing;
            if (!curves[i].Wraps && Math.Abs(area) < debris)
            {
                amounts.Drop(curves[i]);
                curves.RemoveAt(i);
            }
        }

        foreach (var curve in CollectionsMarshal.AsSpan(curves)[1..])
        {
            if (!curve.Wraps && curve.SolidArea(period) < 0)
            {
                curve.Boundary = -1;
                pockets.Add(curve);
            }
        }

        foreach (var curve in CollectionsMarshal.AsSpan(curves)[1..])
        {
            if (!pockets.Contains(curve))
            {
                curve.Boundary = pockets.Exists(p => CurveShape.Contains(p, curve.X[0], curve.Z[0], period)) ? -1 : next++;
            }
        }
    }

    private static void Owe(List<Curve> curves, List<(Curve Curve, List<int> Seams)> loops, double period, double missing)
    {
        var places = new List<(Curve Curve, double[] Weight)>();
        double sum = 0;
        foreach ((var curve, var seams) in loops)
        {
            if (curve.Boundary < 0 || !curves.Contains(curve) || seams.Count == 0)
            {
                continue;
            }

            var weight = new double[curve.Count];
            foreach (var seam in seams)
            {
                for (var d = -SeamReach; d <= SeamReach; d++)
                {
                    var i = (((seam + d) % curve.Count) + curve.Count) % curve.Count;
                    weight[i] = CurveShape.SegmentLength(curve, i, period) + CurveShape.SegmentLength(curve, i - 1, period);
                }
            }

            sum += weight.Sum();
            places.Add((curve, weight));
        }

        if (places.Count == 0)
        {
            var main = curves[0];
            var weight = new double[main.Count];
            for (var i = 0; i < main.Count; i++)
            {
                weight[i] = CurveShape.SegmentLength(main, i, period);
            }

            sum = weight.Sum();
            places.Add((main, weight));
        }

        foreach ((var curve, var weight) in places)
        {
            var due = curve[VertexField.AreaDue];
            for (var i = 0; i < weight.Length; i++)
            {
                due[i] += weight[i] * missing / sum;
            }
        }
    }
}
