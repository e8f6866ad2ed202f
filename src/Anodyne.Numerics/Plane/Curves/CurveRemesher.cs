namespace Anodyne.Numerics.Plane.Curves;

/// <summary>
/// Keeps the segments of a curve between two lengths by inserting and removing vertices. The solid area of the curve, with what is due, does not
/// change: what a vertex adds or takes, its two neighbors give back along their normals. The apex of a notch that closes at less than 80 degrees is
/// taken out as well.
/// </summary>
public sealed class CurveRemesher
{
    // So many vertices at the start of a curve are never taken out.
    private const int Kept = 5;

    private Curve? _spare;
    private double[] _deficit = [];
    private double[] _swallowed = [];
    private double _removalShare;
    private int _giver;
    private double _given;
    private double _firstGiven;

    /// <summary>Creates the remesher.</summary>
    /// <param name="shortest">Segments shorter than this lose a vertex, m.</param>
    /// <param name="longest">Segments longer than this gain one, m; at least 2.5 times <paramref name="shortest"/>.</param>
    public CurveRemesher(double shortest, double longest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, 2.5 * shortest);
        Shortest = shortest;
        Longest = longest;
    }

    /// <summary>Shortest segment that is left alone, m.</summary>
    public double Shortest { get; }

    /// <summary>Longest segment that is left alone, m.</summary>
    public double Longest { get; }

    /// <summary>
    /// What went with vertices that a sharp edge swallowed, by field, since <see cref="Forget"/>: where a front turns by more than half a radian, its
    /// two sides run into each other, and what the vertex held is buried between them. Area that is due is never swallowed.
    /// </summary>
    public ReadOnlySpan<double> Swallowed => _swallowed;

    /// <summary>Forgets what was swallowed.</summary>
    public void Forget() => Array.Clear(_swallowed);

    /// <summary>Remeshes a curve.</summary>
    /// <returns>The curve itself if nothing had to change, else a curve with the new vertices.</returns>
    public Curve Remesh(Curve curve, double period)
    {
        if (_swallowed.Length < curve.Columns.Length)
        {
            Array.Resize(ref _swallowed, curve.Columns.Length);
        }

        var change = false;
        for (var i = 0; i < curve.Count && !change; i++)
        {
            var length = CurveShape.SegmentLength(curve, i, period);
            change = length > Longest || (length < Shortest && curve.Count > 6) || IsSpike(curve, i, period);
        }

        for (var pass = 0; pass < 8 && change; pass++)
        {
            TurnStart(curve, period);
            change = Pass(ref curve, period);
        }

        return curve;
    }

    /// <summary>
    /// The first vertices never go, so that a curve is left: if one of them ought to, the curve is made to start elsewhere. A fold that stayed among them would
    /// let no step be laid down.
    /// </summary>
    private void TurnStart(Curve curve, double period)
    {
        var kept = curve.Count > 4 * Kept ? Kept : 1;
        for (var attempt = 0; attempt < 20; attempt++)
        {
            var isSound = true;
            for (var i = 0; i < kept && isSound; i++)
            {
                isSound = Math.Min(CurveShape.SegmentLength(curve, i - 1, period), CurveShape.SegmentLength(curve, i, period)) >= Shortest
                    && !IsSpike(curve, i, period);
            }

            if (isSound)
            {
                return;
            }

            curve.Rotate(Math.Min(7, curve.Count / 2), period);
        }
    }

    private bool Pass(ref Curve curve, double period)
    {
        var n = curve.Count;
        (_giver, _given, _firstGiven) = (-1, 0, 0);
        var next = Take(curve);
        var changed = false;
        var removedLast = false;
        for (var i = 0; i < n; i++)
        {
            var before = CurveShape.SegmentLength(curve, i - 1, period);
            var after = CurveShape.SegmentLength(curve, i, period);
            // A vertex goes if its shorter segment is too short and the joined one stays short; never two neighbours in one pass, and not the
            // first vertex, so that the curve keeps its start.
            var goes = (Math.Min(before, after) < Shortest && before + after < Longest) || IsSpike(curve, i, period);
            if (!removedLast && i > 0 && next.Count >= Kept && goes && n - i + next.Count > 6)
            {
                Remove(curve, i, period, next);
                removedLast = true;
                changed = true;
                continue;
            }

            removedLast = false;
            Copy(curve, i, next);
            if (after > Longest)
            {
                Insert(curve, i, period, next);
                changed = true;
            }
        }

        if (_removalShare != 0)
        {
            Note(next.Count - 1, _removalShare);
            Note(0, _removalShare);
            _removalShare = 0;
        }

        // What an insertion left to the vertex after it goes to the first one if that vertex was the last and is gone.
        Note(0, _deficit.Length > next.Count ? _deficit[next.Count] : 0);
        _spare = curve;
        next.FirstVertex = curve.FirstVertex;
        next.Boundary = curve.Boundary;
        if (changed)
        {
            Restore(next, period);
        }

        curve = next;
        return changed;
    }

    /// <summary>A vertex at which the curve turns back by more than 100 degrees: the apex of a notch that is closing, or debris of a repair.</summary>
    private static bool IsSpike(Curve curve, int i, double period)
    {
        if (curve.Count <= 8)
        {
            return false;
        }

        (var ax, var az) = CurveShape.Vertex(curve, i - 1, period);
        (var vx, var vz) = CurveShape.Vertex(curve, i, period);
        (var bx, var bz) = CurveShape.Vertex(curve, i + 1, period);
        var px = vx - ax;
        var pz = vz - az;
        var qx = bx - vx;
        var qz = bz - vz;
        return px * qx + pz * qz < -0.17 * Math.Sqrt((px * px + pz * pz) * (qx * qx + qz * qz));
    }

    /// <summary>True if the curve turns by more than half a radian at a vertex: its radius there is below twice the length of its segments.</summary>
    private static bool Turns(Curve curve, int i, double period)
    {
        (var ax, var az) = CurveShape.Vertex(curve, i - 1, period);
        (var vx, var vz) = CurveShape.Vertex(curve, i, period);
        (var bx, var bz) = CurveShape.Vertex(curve, i + 1, period);
        var (px, pz, qx, qz) = (vx - ax, vz - az, bx - vx, bz - vz);
        return (px * qx) + (pz * qz) < 0.8776 * Math.Sqrt(((px * px) + (pz * pz)) * ((qx * qx) + (qz * qz)));
    }

    /// <summary>Gives back what each insertion added and each removal took, at the vertices next to it.</summary>
    private void Restore(Curve next, double period)
    {
        for (var i = 0; i < next.Count; i++)
        {
            if (_deficit.Length > i && _deficit[i] != 0)
            {
                Shift(next, i, _deficit[i], period);
            }
        }

        Array.Clear(_deficit);
    }

    /// <summary>
    /// Lays area down at one vertex. Where that would move it by more than half of the shortest segment the area stays due there instead, if the curve
    /// carries what is due.
    /// </summary>
    private void Shift(Curve curve, int i, double area, double period)
    {
        (var ax, var az) = CurveShape.Vertex(curve, i - 1, period);
        (var bx, var bz) = CurveShape.Vertex(curve, i + 1, period);
        var dx = bx - ax;
        var dz = bz - az;
        var square = dx * dx + dz * dz;
        var far = 2 * Math.Abs(area) > 0.5 * Shortest * Math.Sqrt(square);
        if (far && curve.Due is { } due)
        {
            due[i] += area;
        }
        else if (square > 0)
        {
            // Area grows by |chord|/2 per displacement along the left normal (-dz, dx)/|chord|.
            var d = 2 * area / square;
            curve.X[i] -= d * dz;
            curve.Z[i] += d * dx;
        }
    }

    private void Note(int index, double area)
    {
        if (_deficit.Length <= index)
        {
            Array.Resize(ref _deficit, 2 * index + 64);
        }

        _deficit[index] += area;
    }

    private void Remove(Curve curve, int i, double period, Curve next)
    {
        var after = i + 1 == curve.Count ? 0 : i + 1;

        // The middle of the joined segment divides what the vertex held: its neighbors take what of its stretch lies on their side. Area that is due goes
        // half and half, as the area of the corner does.
        var (left, right) = (CurveShape.SegmentLength(curve, i - 1, period), CurveShape.SegmentLength(curve, i, period));
        var share = left + right > 0 ? left / (left + right) : 0.5;
        var isEdge = Turns(curve, i - 1, period) || Turns(curve, i, period) || Turns(curve, i + 1, period);
        for (var c = 0; c < curve.Columns.Length; c++)
        {
            if (curve.Fields.All[c].Kind != VertexKind.Amount)
            {
                continue;
            }

            var isDue = ReferenceEquals(curve.Fields.All[c], VertexField.AreaDue);
            if (isEdge && !isDue)
            {
                _swallowed[c] += curve.Columns[c][i];
                continue;
            }

            // The later neighbor is still to be copied unless the curve closes here.
            var toNext = (isDue ? 0.5 : share) * curve.Columns[c][i];
            next.Columns[c][next.Count - 1] += curve.Columns[c][i] - toNext;
            (after == 0 ? next : curve).Columns[c][after] += toNext;
        }

        // The vertex before may be one that has just been inserted.
        (var ax, var az) = (next.X[next.Count - 1], next.Z[next.Count - 1]);
        (var vx, var vz) = CurveShape.Vertex(curve, i, period);
        (var bx, var bz) = CurveShape.Vertex(curve, i + 1, period);

        // Area between the chord and the vertex, positive if the vertex bulges to the left (it held solid); half to each neighbour.
        var area = -0.5 * ((vx - ax) * (bz - az) - (vz - az) * (bx - ax));
        _removalShare = 0.5 * area;
    }

    private void Copy(Curve from, int i, Curve to)
    {
        to.Add(from.X[i], from.Z[i]);
        var k = to.Count - 1;
        for (var c = 0; c < from.Columns.Length; c++)
        {
            to.Columns[c][k] = from.Columns[c][i];
        }

        if (_removalShare != 0)
        {
            // The vertex before this one has just gone: its area goes half to each neighbour.
            Note(k - 1, _removalShare);
            Note(k, _removalShare);
            _removalShare = 0;
        }
    }

    private void Insert(Curve curve, int i, double period, Curve next)
    {
        (var ax, var az) = CurveShape.Vertex(curve, i - 1, period);
        (var bx, var bz) = CurveShape.Vertex(curve, i, period);
        (var cx, var cz) = CurveShape.Vertex(curve, i + 1, period);
        (var dx, var dz) = CurveShape.Vertex(curve, i + 2, period);

        // Middle of the cubic through four equally spaced points; its bulge over the chord is limited to a tenth of the chord.
        var mx = (9 * (bx + cx) - (ax + dx)) / 16;
        var mz = (9 * (bz + cz) - (az + dz)) / 16;
        var ex = cx - bx;
        var ez = cz - bz;
        var square = ex * ex + ez * ez;
        var px = mx - 0.5 * (bx + cx);
        var pz = mz - 0.5 * (bz + cz);
        var bulge = Math.Clamp((-ez * px + ex * pz) / square, -0.1, 0.1);
        mx = 0.5 * (bx + cx) - bulge * ez;
        mz = 0.5 * (bz + cz) + bulge * ex;
        next.Add(mx, mz);
        var k = next.Count - 1;
        var j = (i + 1) % curve.Count;
        // The new vertex takes over the quarter of the segment next to each end: that share of the ends' amounts.
        var chord = Math.Sqrt(square);
        var lengthBefore = 0.5 * (chord + CurveShape.SegmentLength(curve, i - 1, period));
        var lengthAfter = 0.5 * (chord + CurveShape.SegmentLength(curve, i + 1, period));

        // Shares are of what a vertex held before either of its segments was divided: taken one after the other of what is left they would favor
        // every second vertex.
        var shareBefore = Math.Min(0.5, 0.25 * chord / lengthBefore);
        var shareAfter = Math.Min(0.5, 0.25 * chord / lengthAfter);
        var alreadyBefore = _giver == i ? _given : 0;
        var alreadyAfter = j == 0 ? _firstGiven : 0;
        for (var c = 0; c < curve.Columns.Length; c++)
        {
            if (curve.Fields.All[c].Kind != VertexKind.Amount)
            {
                next.Columns[c][k] = 0.5 * (curve.Columns[c][i] + curve.Columns[c][j]);
                continue;
            }

            var holder = j == 0 ? next.Columns[c] : curve.Columns[c];
            var fromBefore = next.Columns[c][k - 1] * shareBefore / (1 - alreadyBefore);
            var fromAfter = holder[j] * shareAfter / (1 - alreadyAfter);
            next.Columns[c][k - 1] -= fromBefore;
            holder[j] -= fromAfter;
            next.Columns[c][k] = fromBefore + fromAfter;
        }

        (_giver, _given) = (j, shareAfter);
        _firstGiven = i == 0 ? shareBefore : _firstGiven;

        // Half is given back by the new vertex and a quarter by each end. Where every segment is divided at once all vertices then move in by the same
        // amount, half the bulge; had the ends alone to give, old and new vertices would make a sawtooth that nothing damps.
        var area = 0.5 * bulge * square;
        Note(k - 1, -0.25 * area);
        Note(k, -0.5 * area);
        Note(j == 0 ? 0 : k + 1, -0.25 * area);
    }

    private Curve Take(Curve like)
    {
        if (_spare is { } curve && curve.Wraps == like.Wraps && ReferenceEquals(curve.Fields, like.Fields))
        {
            curve.Clear();
            return curve;
        }

        return new Curve(like.Wraps, like.Boundary, like.Fields);
    }
}
