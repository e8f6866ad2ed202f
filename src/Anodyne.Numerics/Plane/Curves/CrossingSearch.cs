namespace Anodyne.Numerics.Plane.Curves;

/// <summary>
/// Finds the crossings of the segments of a set of curves by sorting segments into the cells of a uniform grid. No allocation once its buffers have
/// grown.
/// </summary>
internal sealed class CrossingSearch
{
    private int[] _head = [];
    private int[] _next = [];
    private int[] _entrySegment = [];
    private int _entries;

    public double[] StartX { get; private set; } = [];

    public double[] StartZ { get; private set; } = [];

    public double[] StepX { get; private set; } = [];

    public double[] StepZ { get; private set; } = [];

    /// <summary>Number of the segment that follows along the curve.</summary>
    public int[] Following { get; private set; } = [];

    public int Count { get; private set; }

    public List<SegmentCrossing> Crossings { get; } = [];

    public bool Find(IReadOnlyList<Curve> curves, double period, double cell)
    {
        Flatten(curves, period);
        Crossings.Clear();
        var low = double.PositiveInfinity;
        var high = double.NegativeInfinity;
        for (var s = 0; s < Count; s++)
        {
            low = Math.Min(low, StartZ[s]);
            high = Math.Max(high, StartZ[s]);
        }

        var columns = Math.Max(1, (int)Math.Round(period / cell));
        var width = period / columns;
        var rows = (int)((high - low) / cell) + 2;
        if (_head.Length < columns * rows)
        {
            _head = new int[2 * columns * rows];
        }

        Array.Fill(_head, -1, 0, columns * rows);
        _entries = 0;
        for (var s = 0; s < Count; s++)
        {
            var ax = StartX[s] / width;
            var bx = (StartX[s] + StepX[s]) / width;
            var c0 = (int)Math.Floor(Math.Min(ax, bx));
            var c1 = (int)Math.Floor(Math.Max(ax, bx));
            var az = (StartZ[s] - low) / cell;
            var bz = (StartZ[s] + StepZ[s] - low) / cell;
            var r0 = Math.Max(0, (int)Math.Min(az, bz));
            var r1 = Math.Min(rows - 1, (int)Math.Max(az, bz));
            for (var c = c0; c <= c1; c++)
            {
                var column = ((c % columns) + columns) % columns;
                for (var r = r0; r <= r1; r++)
                {
                    Enter(s, r * columns + column, period);
                }
            }
        }

        return Crossings.Count > 0;
    }

    private void Flatten(IReadOnlyList<Curve> curves, double period)
    {
        var total = 0;
        for (var number = 0; number < curves.Count; number++)
        {
            var curve = curves[number];
            curve.FirstVertex = total;
            total += curve.Count;
        }

        if (StartX.Length < total)
        {
            var size = 2 * total;
            StartX = new double[size];
            StartZ = new double[size];
            StepX = new double[size];
            StepZ = new double[size];
            Following = new int[size];
        }

        Count = total;
        for (var number = 0; number < curves.Count; number++)
        {
            var curve = curves[number];
            for (var i = 0; i < curve.Count; i++)
            {
                var j = i + 1 == curve.Count ? 0 : i + 1;
                var s = curve.FirstVertex + i;
                StartX[s] = curve.X[i];
                StartZ[s] = curve.Z[i];
                StepX[s] = curve.X[j] + (j == 0 && curve.Wraps ? period : 0) - curve.X[i];
                StepZ[s] = curve.Z[j] - curve.Z[i];
                Following[s] = curve.FirstVertex + j;
            }
        }
    }

    private void Enter(int segment, int cell, double period)
    {
        for (var e = _head[cell]; e >= 0; e = _next[e])
        {
            Test(_entrySegment[e], segment, period);
        }

        if (_entries == _next.Length)
        {
            var size = 2 * _entries + 1024;
            Array.Resize(ref _next, size);
            Array.Resize(ref _entrySegment, size);
        }

        _entrySegment[_entries] = segment;
        _next[_entries] = _head[cell];
        _head[cell] = _entries++;
    }

    private void Test(int p, int q, double period)
    {
        if (p == q || Following[p] == q || Following[q] == p)
        {
            return;
        }

        var shift = Math.Round((StartX[p] - StartX[q]) / period) * period;
        var rx = StartX[q] + shift - StartX[p];
        var rz = StartZ[q] - StartZ[p];
        var cross = StepX[p] * StepZ[q] - StepZ[p] * StepX[q];
        if (cross == 0)
        {
            return;
        }

        var s = (rx * StepZ[q] - rz * StepX[q]) / cross;
        var t = (rx * StepZ[p] - rz * StepX[p]) / cross;
        if (s < 0 || s >= 1 || t < 0 || t >= 1)
        {
            return;
        }

        foreach (var known in Crossings)
        {
            if ((known.First == p && known.Second == q) || (known.First == q && known.Second == p))
            {
                return;
            }
        }

        Crossings.Add(new SegmentCrossing(p, q, s, t, StartX[p] + s * StepX[p], StartZ[p] + s * StepZ[p]));
    }
}
