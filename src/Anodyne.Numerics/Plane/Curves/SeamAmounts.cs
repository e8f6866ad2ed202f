namespace Anodyne.Numerics.Plane.Curves;

/// <summary>
/// Where the amounts that the vertices hold go when curves are cut and rejoined. A vertex's amount lies evenly on the two halves of segments next to it;
/// a cut divides it where it divides the segment, so that nothing is made and nothing is lost.
/// </summary>
internal sealed class SeamAmounts
{
    private readonly int[] _columns;
    private readonly List<double>[] _before;
    private readonly List<double>[] _after;
    private readonly double[] _dropped;

    /// <summary>Divides what every vertex holds between the halves of its two segments.</summary>
    /// <param name="curves">The curves before they are cut.</param>
    /// <param name="search">Their segments.</param>
    public SeamAmounts(List<Curve> curves, CrossingSearch search)
    {
        var fields = curves[0].Fields.All;
        _dropped = new double[fields.Length];
        _columns = [.. Enumerable.Range(0, fields.Length).Where(c => curves[0].Fields.All[c].Kind == VertexKind.Amount)];
        _before = Array.ConvertAll(_columns, _ => new List<double>(search.Count));
        _after = Array.ConvertAll(_columns, _ => new List<double>(search.Count));
        foreach (var curve in curves)
        {
            for (var i = 0; i < curve.Count; i++)
            {
                var segment = curve.FirstVertex + i;
                var previous = curve.FirstVertex + (i == 0 ? curve.Count - 1 : i - 1);
                var (next, last) = (Length(search, segment), Length(search, previous));
                var share = next + last > 0 ? next / (next + last) : 0.5;
                for (var c = 0; c < _columns.Length; c++)
                {
                    var amount = curve.Columns[_columns[c]][i];
                    _after[c].Add(amount * share);
                    _before[c].Add(amount - (amount * share));
                }
            }
        }
    }

    /// <summary>What went away with loops that were dropped, by column; 0 for what is no amount.</summary>
    public ReadOnlySpan<double> Dropped => _dropped;

    /// <summary>Divides a segment at the nodes that cut it.</summary>
    /// <param name="start">Vertex at its start.</param>
    /// <param name="end">Vertex at its end.</param>
    /// <param name="nodes">The new nodes, numbered on from those before, in order along the segment.</param>
    /// <param name="positions">Their positions, 0 to 1.</param>
    public void Divide(int start, int end, ReadOnlySpan<int> nodes, ReadOnlySpan<double> positions)
    {
        for (var c = 0; c < _columns.Length; c++)
        {
            var (before, after) = (_before[c], _after[c]);
            var (first, second) = (after[start], before[end]);
            double Up(double t) => (2 * first * Math.Min(t, 0.5)) + (2 * second * Math.Max(t - 0.5, 0));
            double at = 0;
            var from = start;
            for (var k = 0; k <= nodes.Length; k++)
            {
                var to = k < nodes.Length ? positions[k] : 1;
                var middle = 0.5 * (at + to);
                var given = Up(middle) - Up(at);
                var taken = (k < nodes.Length ? Up(to) : first + second) - Up(middle);
                if (from == start)
                {
                    after[start] = given;
                }
                else
                {
                    after.Add(given);
                }

                if (k < nodes.Length)
                {
                    before.Add(taken);
                    from = nodes[k];
                }
                else
                {
                    before[end] = taken;
                }

                at = to;
            }
        }
    }

    /// <summary>Two nodes exchange what follows them.</summary>
    public void Exchange(int one, int other)
    {
        foreach (var after in _after)
        {
            (after[one], after[other]) = (after[other], after[one]);
        }
    }

    /// <summary>Adds what a node holds to a vertex of a new curve.</summary>
    public void Give(int node, Curve curve, int vertex)
    {
        for (var c = 0; c < _columns.Length; c++)
        {
            curve.Columns[_columns[c]][vertex] += _before[c][node] + _after[c][node];
        }
    }

    /// <summary>Counts what the nodes of a loop hold as dropped.</summary>
    public void Drop(List<int> nodes)
    {
        for (var c = 0; c < _columns.Length; c++)
        {
            foreach (var node in nodes)
            {
                _dropped[_columns[c]] += _before[c][node] + _after[c][node];
            }
        }
    }

    /// <summary>Counts what a curve holds as dropped.</summary>
    public void Drop(Curve curve)
    {
        foreach (var c in _columns)
        {
            for (var i = 0; i < curve.Count; i++)
            {
                _dropped[c] += curve.Columns[c][i];
            }
        }
    }

    private static double Length(CrossingSearch search, int segment) => Math.Sqrt(
        (search.StepX[segment] * search.StepX[segment]) + (search.StepZ[segment] * search.StepZ[segment]));
}
