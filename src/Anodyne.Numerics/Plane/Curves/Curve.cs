namespace Anodyne.Numerics.Plane.Curves;

/// <summary>
/// A closed polygon in a laterally periodic plane, with the open medium on its left and the solid on its right as the index grows. A curve that wraps
/// runs once along +x through the period: its last vertex joins the first one shifted by the period.
/// </summary>
/// <remarks>
/// Vertices carry named quantities (<see cref="Fields"/>), which every operation on the curve carries along: state that lives on the curve needs no
/// grid. x is unwrapped along the curve.
/// </remarks>
public sealed class Curve
{
    /// <summary>Creates an empty curve.</summary>
    /// <param name="wraps">True for a curve that runs through the period.</param>
    /// <param name="boundary">Index of the boundary that the curve is a part of; -1 for a curve that takes no part in the problem around it.</param>
    /// <param name="fields">Quantities carried by the vertices; null for none.</param>
    public Curve(bool wraps, int boundary, VertexFields? fields = null)
    {
        Wraps = wraps;
        Boundary = boundary;
        Fields = fields ?? VertexFields.None;
        X = [];
        Z = [];
        Columns = new double[Fields.All.Length][];
        for (var c = 0; c < Columns.Length; c++)
        {
            Columns[c] = [];
        }
    }

    /// <summary>True if the curve runs through the lateral period.</summary>
    public bool Wraps { get; }

    /// <summary>Boundary index, or -1.</summary>
    public int Boundary { get; set; }

    /// <summary>Number of vertices.</summary>
    public int Count { get; private set; }

    /// <summary>x of the vertices, m, unwrapped; valid up to <see cref="Count"/>.</summary>
    public double[] X { get; private set; }

    /// <summary>z of the vertices, m; valid up to <see cref="Count"/>.</summary>
    public double[] Z { get; private set; }

    /// <summary>The quantities that the vertices carry.</summary>
    public VertexFields Fields { get; }

    /// <summary>Values of a quantity by vertex, valid up to <see cref="Count"/>.</summary>
    /// <param name="field">A quantity that the curve carries.</param>
    public double[] this[VertexField field] => Fields.Find(field) is var place and >= 0
        ? Columns[place]
        : throw new ArgumentException($"The curve does not carry '{field.Name}'.", nameof(field));

    /// <summary>Values of the quantities in the order of <see cref="Fields"/>.</summary>
    internal double[][] Columns { get; }

    /// <summary>What is still due at each vertex, or null if the curve carries no <see cref="VertexField.AreaDue"/>.</summary>
    internal double[]? Due => Fields.Find(VertexField.AreaDue) is var place and >= 0 ? Columns[place] : null;

    /// <summary>Index of the first vertex among all vertices of a set of curves; set by whoever numbers them.</summary>
    public int FirstVertex { get; set; }

    /// <summary>Removes all vertices and keeps the storage.</summary>
    public void Clear() => Count = 0;

    /// <summary>Appends a vertex; its surface quantities are zero until set.</summary>
    public void Add(double x, double z)
    {
        Reserve(Count + 1);
        X[Count] = x;
        Z[Count] = z;
        foreach (var column in Columns)
        {
            column[Count] = 0;
        }

        Count++;
    }

    /// <summary>Takes over vertices, quantities and number of another curve; allocates only where the storage is too short.</summary>
    /// <param name="other">A curve that wraps alike and carries the same quantities.</param>
    public void CopyFrom(Curve other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Wraps != other.Wraps || !ReferenceEquals(Fields, other.Fields))
        {
            throw new ArgumentException("The curves are not of one kind.", nameof(other));
        }

        Reserve(other.Count);
        (Count, Boundary, FirstVertex) = (other.Count, other.Boundary, other.FirstVertex);
        Array.Copy(other.X, X, Count);
        Array.Copy(other.Z, Z, Count);
        for (var c = 0; c < Columns.Length; c++)
        {
            Array.Copy(other.Columns[c], Columns[c], Count);
        }
    }

    /// <summary>Makes another vertex the first one.</summary>
    /// <param name="start">Index of the vertex that becomes the first.</param>
    /// <param name="period">Lateral period, m: vertices that go to the end of a wrapping curve move one period on.</param>
    public void Rotate(int start, double period)
    {
        RotateColumn(X, start);
        RotateColumn(Z, start);
        foreach (var column in Columns)
        {
            RotateColumn(column, start);
        }

        for (var i = Count - start; Wraps && i < Count; i++)
        {
            X[i] += period;
        }
    }

    /// <summary>Makes room for a number of vertices.</summary>
    public void Reserve(int count)
    {
        if (X.Length >= count)
        {
            return;
        }

        var size = Math.Max(count, 2 * X.Length + 16);
        X = Grown(X, size);
        Z = Grown(Z, size);
        for (var c = 0; c < Columns.Length; c++)
        {
            Columns[c] = Grown(Columns[c], size);
        }
    }

    /// <summary>The curve's part of the solid area below it: sum of (z_i + z_{i+1})/2 (x_{i+1} - x_i), m^2.</summary>
    /// <param name="period">Lateral period, m.</param>
    /// <remarks>
    /// Summed over all curves this is the area of solid above z = 0: a through-going curve counts what lies below, an island
    /// adds its own area, a pocket subtracts it.
    /// </remarks>
    public double SolidArea(double period)
    {
        double sum = 0;
        for (var i = 0; i < Count; i++)
        {
            var j = i + 1;
            double x = 0;
            if (j == Count)
            {
                j = 0;
                x = Wraps ? period : 0;
            }

            sum += 0.5 * (Z[i] + Z[j]) * (X[j] + x - X[i]);
        }

        return sum;
    }

    private void RotateColumn(double[] column, int start)
    {
        // Three reversals rotate in place.
        Array.Reverse(column, 0, start);
        Array.Reverse(column, start, Count - start);
        Array.Reverse(column, 0, Count);
    }

    private double[] Grown(double[] old, int size)
    {
        var grown = new double[size];
        Array.Copy(old, grown, Count);
        return grown;
    }
}
