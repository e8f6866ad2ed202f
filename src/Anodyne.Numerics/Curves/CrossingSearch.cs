namespace Anodyne.Numerics.Curves;

/// <summary>Finds the crossings of the segments of a set of curves by sorting segments into the cells of a uniform grid. No allocation once its buffers have grown.</summary>
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
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        for (int s = 0; s < Count; s++)
        {
            low = Math.Min(low, StartZ[s]);
            high = Math.Max(high, StartZ[s]);
        }

        int columns = Math.Max(1, (int)Math.Round(period / cell));
        double width = period / columns;
        int rows = (int)((high - low) / cell) + 2;
        if (_head.Length < columns * rows)
        {
            _head = new int[2 * columns * rows];
        }

        Array.Fill(_head, -1, 0, columns * rows);
        _entries = 0;
        for (int s = 0; s < Count; s++)
        {
            double ax = StartX[s] / width;
            double bx = (StartX[s] + StepX[s]) / width;
            int c0 = (int)Math.Floor(Math.Min(ax, bx));
            int c1 = (int)Math.Floor(Math.Max(ax, bx));
            double az = (StartZ[s] - low) / cell;
            double bz = (StartZ[s] + StepZ[s] - low) / cell;
            int r0 = Math.Max(0, (int)Math.Min(az, bz));
            int r1 = Math.Min(rows - 1, (int)Math.Max(az, bz));
            for (int c = c0; c <= c1; c++)
            {
                int column = ((c % columns) + columns) % columns;
                for (int r = r0; r <= r1; r++)
                {
                    Enter(s, r * columns + column, period);
                }
            }
        }

        return Crossings.Count > 0;
    }

    private void Flatten(IReadOnlyList<Curve> curves, double period)
    {
        int total = 0;
        for (int number = 0; number < curves.Count; number++)
        {
            Curve curve = curves[number];
            curve.FirstVertex = total;
            total += curve.Count;
        }

        if (StartX.Length < total)
        {
            int size = 2 * total;
            StartX = new double[size];
            StartZ = new double[size];
            StepX = new double[size];
            StepZ = new double[size];
            Following = new int[size];
        }

        Count = total;
        for (int number = 0; number < curves.Count; number++)
        {
            Curve curve = curves[number];
            for (int i = 0; i < curve.Count; i++)
            {
                int j = i + 1 == curve.Count ? 0 : i + 1;
                int s = curve.FirstVertex + i;
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
        for (int e = _head[cell]; e >= 0; e = _next[e])
        {
            Test(_entrySegment[e], segment, period);
        }

        if (_entries == _next.Length)
        {
            int size = 2 * _entries + 1024;
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

        double shift = Math.Round((StartX[p] - StartX[q]) / period) * period;
        double rx = StartX[q] + shift - StartX[p];
        double rz = StartZ[q] - StartZ[p];
        double cross = StepX[p] * StepZ[q] - StepZ[p] * StepX[q];
        if (cross == 0)
        {
            return;
        }

        double s = (rx * StepZ[q] - rz * StepX[q]) / cross;
        double t = (rx * StepZ[p] - rz * StepX[p]) / cross;
        if (s < 0 || s >= 1 || t < 0 || t >= 1)
        {
            return;
        }

        foreach (SegmentCrossing known in Crossings)
        {
            if ((known.First == p && known.Second == q) || (known.First == q && known.Second == p))
            {
                return;
            }
        }

        Crossings.Add(new SegmentCrossing(p, q, s, t, StartX[p] + s * StepX[p], StartZ[p] + s * StepZ[p]));
    }
}
