using Anodyne.Numerics.Plane.Curves;
using Anodyne.Numerics.Plane.CutCells;
using Anodyne.Numerics.Plane.Elliptic;

namespace Anodyne.Plating.Front;

/// <summary>
/// The front at one moment: its curves with the fields that they carry, and the solved current on them. What every process on the front sees.
/// </summary>
/// <param name="period">Lateral period, m.</param>
/// <param name="spacing">Grid spacing h, m.</param>
/// <param name="fields">The fields that the vertices carry, those of all processes.</param>
internal sealed class FrontState(double period, double spacing, VertexFields fields)
{
    private const double FilterCells = 0.6;
    private readonly List<Curve> _kept = [];
    private readonly double[] _buried = new double[fields.All.Length];
    private readonly double[] _keptBuried = new double[fields.All.Length];
    private double[] _density = [];
    private double[] _onFacets = [];
    private int _keptCount;

    public double Period => period;

    public double Spacing => spacing;

    public VertexFields Fields => fields;

    /// <summary>The main front first, then islands and pockets.</summary>
    public List<Curve> Curves { get; } = [];

    /// <summary>Vertices of all curves together.</summary>
    public int Vertices { get; private set; }

    /// <summary>Curvature by vertex number, 1/m, positive where the metal is convex; may be longer than <see cref="Vertices"/>.</summary>
    public double[] Curvature { get; private set; } = [];

    /// <summary>The solved current, brought to the vertices.</summary>
    public CurrentOnFront Currents { get; } = new();

    /// <summary>The cut cells with their facets, as last solved.</summary>
    public CutCellGrid Grid { get; set; } = null!;

    /// <summary>Potential and total current (per depth) of every connected piece of metal, by <see cref="Curve.Boundary"/>.</summary>
    public BoundaryLevel[] Electrodes { get; set; } = [BoundaryLevel.Driven(0, -0.05)];

    /// <summary>What lies buried of an amount: taken off the front where fronts merged, per depth (unit of the field).</summary>
    public double Buried(VertexField field) => _buried[fields.Find(field)];

    /// <summary>What the curves hold of an amount, per depth: on the live front and its islands, or on the walls of pockets.</summary>
    public double Held(VertexField field, bool inPockets)
    {
        double sum = 0;
        foreach (var curve in Curves)
        {
            if (curve.Boundary < 0 == inPockets)
            {
                sum += Sum(curve[field].AsSpan(0, curve.Count));
            }
        }

        return sum;
    }

    /// <summary>Counts what a repair of crossing curves took off the front as buried.</summary>
    public void Bury(ReadOnlySpan<double> dropped)
    {
        for (var f = 0; f < dropped.Length; f++)
        {
            _buried[f] += dropped[f];
        }
    }

    /// <summary>Means of a quantity over the facets of the grid; of an amount those of its density. Valid until the next call.</summary>
    public ReadOnlySpan<double> OnFacets(VertexField field)
    {
        var count = Grid.FacetCount;
        if (_onFacets.Length < 2 * count)
        {
            _onFacets = new double[4 * count];
        }

        if (_density.Length < Vertices)
        {
            _density = new double[2 * Vertices];
        }

        foreach (var curve in Curves)
        {
            var values = curve[field];
            for (var i = 0; i < curve.Count; i++)
            {
                _density[curve.FirstVertex + i] = field.Kind == VertexKind.Amount ? values[i] / LengthOf(curve, i) : values[i];
            }
        }

        var means = _onFacets.AsSpan(0, count);
        var lengths = _onFacets.AsSpan(count, count);
        means.Clear();
        lengths.Clear();
        foreach (ref readonly var share in Grid.Shares)
        {
            lengths[share.Facet] += share.FirstLength + share.SecondLength;
            means[share.Facet] += (share.FirstLength * _density[share.First]) + (share.SecondLength * _density[share.Second]);
        }

        for (var f = 0; f < count; f++)
        {
            means[f] = lengths[f] > 0 ? means[f] / lengths[f] : double.NaN;
        }

        return means;
    }

    /// <summary>Length of the front that belongs to a vertex, m: half of the segments next to it.</summary>
    public double LengthOf(Curve curve, int vertex) =>
        0.5 * (CurveShape.SegmentLength(curve, vertex - 1, period) + CurveShape.SegmentLength(curve, vertex, period));

    /// <summary>Area of metal above z = 0, m2 (volume per depth).</summary>
    public double MetalArea(double start)
    {
        var area = start;
        foreach (var curve in Curves)
        {
            area += curve.SolidArea(period);
        }

        return area;
    }

    /// <summary>
    /// Area of metal below given heights, m2 (volume per depth), up to a constant, by evenly spaced columns (cell centers): at every crossing of a column
    /// with the front the metal below it counts up to the height, added or taken away by the side on which it lies.
    /// </summary>
    public double AreaBelow(ReadOnlySpan<double> heights)
    {
        double sum = 0;
        var columns = heights.Length;
        var cell = period / columns;
        foreach (var curve in Curves)
        {
            for (var i = 0; i < curve.Count; i++)
            {
                var j = i + 1 == curve.Count ? 0 : i + 1;
                var ax = curve.X[i] / cell - 0.5;
                var bx = (curve.X[j] + (j == 0 && curve.Wraps ? period : 0)) / cell - 0.5;
                for (var c = (int)Math.Ceiling(Math.Min(ax, bx)); c < Math.Max(ax, bx); c++)
                {
                    var z = curve.Z[i] + (c - ax) / (bx - ax) * (curve.Z[j] - curve.Z[i]);
                    sum += Math.Sign(bx - ax) * Math.Min(z, heights[((c % columns) + columns) % columns]);
                }
            }
        }

        return sum * cell;
    }

    /// <summary>Numbers the vertices through all curves and computes their curvature.</summary>
    public void Number()
    {
        Vertices = 0;
        foreach (var curve in Curves)
        {
            curve.FirstVertex = Vertices;
            Vertices += curve.Count;
        }

        if (Curvature.Length < Vertices)
        {
            Curvature = new double[2 * Vertices];
        }

        foreach (var curve in Curves)
        {
            CurveShape.Curvature(curve, period, Curvature.AsSpan(curve.FirstVertex, curve.Count));
        }
    }

    /// <summary>Brings the solved current from the facets to the vertices.</summary>
    public void Collect() => Currents.Compute(Grid, Curves, Vertices, Curvature, period, FilterCells * spacing);

    /// <summary>Current density at the highest vertex of the electrode, A/m2, of second order in h: <see cref="CurrentReading"/>.</summary>
    public double TipCurrentDensity()
    {
        var (tip, top) = (Curves[0], 0);
        foreach (var curve in Curves)
        {
            for (var i = 0; i < curve.Count; i++)
            {
                if (curve.Boundary == 0 && curve.Z[i] > tip.Z[top])
                {
                    (tip, top) = (curve, i);
                }
            }
        }

        return CurrentReading.At(Grid, tip.X[top], tip.Z[top], upward: true);
    }

    /// <summary>Remembers the curves as they are now.</summary>
    public void Keep()
    {
        _buried.CopyTo(_keptBuried, 0);
        _keptCount = Curves.Count;
        for (var c = 0; c < _keptCount; c++)
        {
            if (c == _kept.Count || _kept[c].Wraps != Curves[c].Wraps)
            {
                _kept.Insert(c, new Curve(Curves[c].Wraps, Curves[c].Boundary, fields));
            }

            _kept[c].CopyFrom(Curves[c]);
        }
    }

    /// <summary>Puts the curves back as they were kept.</summary>
    public void Restore()
    {
        _keptBuried.CopyTo(_buried, 0);
        Curves.Clear();
        for (var c = 0; c < _keptCount; c++)
        {
            var curve = new Curve(_kept[c].Wraps, _kept[c].Boundary, fields);
            curve.CopyFrom(_kept[c]);
            Curves.Add(curve);
        }
    }

    /// <summary>Writes curves, fields by name, and electrodes.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(Electrodes.Length);
        foreach (var electrode in Electrodes)
        {
            writer.Write(electrode.Level);
            writer.Write(electrode.TotalFlux);
        }

        writer.WriteArray(_buried.AsSpan());
        writer.Write(Curves.Count);
        foreach (var curve in Curves)
        {
            writer.Write(curve.Wraps);
            writer.Write(curve.Boundary);
            writer.WriteArray(curve.X.AsSpan(0, curve.Count));
            writer.WriteArray(curve.Z.AsSpan(0, curve.Count));
            foreach (var field in fields.All)
            {
                writer.Write(field.Name);
                writer.WriteArray(curve[field].AsSpan(0, curve.Count));
            }
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(BinaryReader reader)
    {
        Electrodes = new BoundaryLevel[reader.ReadInt32()];
        for (var e = 0; e < Electrodes.Length; e++)
        {
            var level = reader.ReadDouble();
            Electrodes[e] = BoundaryLevel.Driven(reader.ReadDouble(), level);
        }

        reader.ReadArray<double>().CopyTo(_buried, 0);
        Curves.Clear();
        var count = reader.ReadInt32();
        for (var c = 0; c < count; c++)
        {
            var curve = new Curve(reader.ReadBoolean(), reader.ReadInt32(), fields);
            var x = reader.ReadArray<double>();
            var z = reader.ReadArray<double>();
            for (var i = 0; i < x.Length; i++)
            {
                curve.Add(x[i], z[i]);
            }

            foreach (var field in fields.All)
            {
                var name = reader.ReadString();
                if (name != field.Name)
                {
                    throw new InvalidDataException($"The saved front carries '{name}' where '{field.Name}' is expected.");
                }

                reader.ReadArray<double>().CopyTo(curve[field], 0);
            }

            Curves.Add(curve);
        }
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }
}
