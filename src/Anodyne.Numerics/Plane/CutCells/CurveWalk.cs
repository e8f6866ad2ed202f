using Anodyne.Numerics.Plane.Curves;

namespace Anodyne.Numerics.Plane.CutCells;

/// <summary>Walks curves through the grid, cell by cell, and makes the facets, their shares in the vertices and the edge crossings.</summary>
internal sealed class CurveWalk(CutCellGrid grid)
{
    private FacetShare[] _shares = new FacetShare[4096];
    private int _shareCount;
    private double _startX;
    private double _startZ;
    private double _momentX;
    private double _momentZ;
    private double _curvature;
    private double _length;
    private double _headEndX;
    private double _headEndZ;
    private double _headMomentX;
    private double _headMomentZ;
    private double _headCurvature;
    private double _headLength;
    private int _head;

    public Facet[] Facets { get; private set; } = new Facet[2048];

    public int FacetCount { get; private set; }

    public ReadOnlySpan<FacetShare> Shares => _shares.AsSpan(0, _shareCount);

    public void Begin()
    {
        FacetCount = 0;
        _shareCount = 0;
    }

    public void Walk(Curve curve, ReadOnlySpan<double> curvature)
    {
        var h = grid.Spacing;
        var columns = grid.Layout.Columns;
        var count = curve.Count;
        var first = FacetCount;
        _head = first;
        var firstShare = _shareCount;
        var ax = curve.X[0] / h;
        var az = curve.Z[0] / h - grid.Floor;
        var column = (int)Math.Floor(ax);
        var row = (int)Math.Floor(az);
        Open(curve.Boundary, column, row, ax, az);
        for (var i = 0; i < count; i++)
        {
            var j = i + 1 == count ? 0 : i + 1;
            var bx = j == 0 && curve.Wraps ? curve.X[0] / h + columns : curve.X[j] / h;
            var bz = curve.Z[j] / h - grid.Floor;
            Segment(curve, curvature, i, j, ax, az, bx, bz, ref column, ref row);
            ax = bx;
            az = bz;
        }

        // The curve ends in the cell where it began: the last piece and the first are one facet.
        var last = FacetCount - 1;
        if (last == first)
        {
            Close(ax, az);
            Facets[last].Order = -1; // a curve inside a single cell has no resolved facet
            Facets[last].Area = 0;
            return;
        }

        ref var head = ref Facets[first];
        double shift = curve.Wraps ? columns : 0;
        var headX = _headEndX + shift;
        var headMomentX = _headMomentX + shift * _headLength;
        _momentX += headMomentX;
        _momentZ += _headMomentZ;
        _curvature += _headCurvature;
        _length += _headLength;
        Close(headX, _headEndZ);
        head = Facets[last];
        FacetCount--;
        for (var s = firstShare; s < _shareCount; s++)
        {
            if (_shares[s].Facet == last)
            {
                _shares[s] = _shares[s] with { Facet = first };
            }
        }
    }

    private void Open(int boundary, int column, int row, double x, double z)
    {
        if ((uint)row >= (uint)grid.Layout.Rows)
        {
            throw new InvalidOperationException("A boundary curve leaves the window of the grid.");
        }

        if (FacetCount == Facets.Length)
        {
            var grown = new Facet[2 * FacetCount];
            Array.Copy(Facets, grown, FacetCount);
            Facets = grown;
        }

        ref var facet = ref Facets[FacetCount++];
        var wrapped = grid.Wrap(column);
        facet.Boundary = boundary;
        facet.Column = wrapped;
        facet.Row = row;
        facet.Cell = grid.Layout.Offset(row) + wrapped;
        facet.X = wrapped - column; // remembered until the facet closes: shift from unwrapped to wrapped columns
        _startX = x;
        _startZ = z;
        _momentX = 0;
        _momentZ = 0;
        _curvature = 0;
        _length = 0;
    }

    private void Close(double x, double z)
    {
        var h = grid.Spacing;
        ref var facet = ref Facets[FacetCount - 1];
        var dx = x - _startX;
        var dz = z - _startZ;
        var chord = Math.Sqrt(dx * dx + dz * dz);
        facet.Area = _length * h;
        var inverse = chord > 0 ? 1 / chord : 0;
        facet.NormalX = -dz * inverse;
        facet.NormalZ = dx * inverse;
        var weight = _length > 0 ? 1 / _length : 0;
        var shift = facet.X;
        facet.X = (_length > 0 ? _momentX * weight : x) * h + shift * h;
        facet.Z = ((_length > 0 ? _momentZ * weight : z) + grid.Floor) * h;
        facet.Curvature = _curvature * weight;
        facet.Order = chord > 1e-9 ? 0 : -1;
        facet.Flux = 0;
        if (FacetCount - 1 == _head)
        {
            _headEndX = x;
            _headEndZ = z;
            _headMomentX = _momentX;
            _headMomentZ = _momentZ;
            _headCurvature = _curvature;
            _headLength = _length;
        }
    }

    private void Segment(
        Curve curve, ReadOnlySpan<double> curvature, int i, int j, double ax, double az, double bx, double bz, ref int column, ref int row)
    {
        var dx = bx - ax;
        var dz = bz - az;
        var length = Math.Sqrt(dx * dx + dz * dz);
        var columnEnd = (int)Math.Floor(bx);
        var rowEnd = (int)Math.Floor(bz);
        var first = curve.FirstVertex + i;
        var second = curve.FirstVertex + j;
        var h1 = curvature[first];
        var h2 = curvature[second];
        double done = 0;
        while (column != columnEnd || row != rowEnd)
        {
            var tx = column == columnEnd ? double.PositiveInfinity : ((dx > 0 ? column + 1 : column) - ax) / dx;
            var tz = row == rowEnd ? double.PositiveInfinity : ((dz > 0 ? row + 1 : row) - az) / dz;
            var crossesColumn = tx <= tz;
            var t = Math.Clamp(crossesColumn ? tx : tz, done, 1);
            var x = ax + t * dx;
            var z = az + t * dz;
            Portion(first, second, h1, h2, length, done, t, ax, az, dx, dz);
            done = t;
            if (crossesColumn)
            {
                var edge = dx > 0 ? column + 1 : column;
                x = edge;
                z = Math.Clamp(z, row, row + 1);
                grid.CrossWest(grid.Wrap(edge), row, z - row, dx > 0 ? 1 : -1);
                Close(x, z);
                column += dx > 0 ? 1 : -1;
            }
            else
            {
                var edge = dz > 0 ? row + 1 : row;
                z = edge;
                x = Math.Clamp(x, column, column + 1);
                if (edge > 0 && edge < grid.Layout.Rows)
                {
                    grid.CrossSouth(grid.Wrap(column), edge, x - column, dz > 0 ? -1 : 1);
                }

                Close(x, z);
                row += dz > 0 ? 1 : -1;
            }

            Open(curve.Boundary, column, row, x, z);
        }

        Portion(first, second, h1, h2, length, done, 1, ax, az, dx, dz);
    }

    private void Portion(
        int first, int second, double h1, double h2, double length, double from, double to, double ax, double az, double dx, double dz)
    {
        var part = (to - from) * length;
        if (part <= 0)
        {
            return;
        }

        var middle = 0.5 * (from + to);
        _length += part;
        _momentX += part * (ax + middle * dx);
        _momentZ += part * (az + middle * dz);
        var firstHalf = Math.Max(0, Math.Min(to, 0.5) - from) * length;
        var secondHalf = part - firstHalf;
        _curvature += firstHalf * h1 + secondHalf * h2;
        if (_shareCount == _shares.Length)
        {
            Array.Resize(ref _shares, 2 * _shareCount);
        }

        var h = grid.Spacing;
        _shares[_shareCount++] = new FacetShare(FacetCount - 1, first, second, firstHalf * h, secondHalf * h);
    }
}
