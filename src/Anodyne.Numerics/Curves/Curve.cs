namespace Anodyne.Numerics.Curves;

/// <summary>
/// A closed polygon in a laterally periodic plane, with the outer medium (electrolyte) on its left as the index grows. A curve that wraps
/// runs once along +x through the period: its last vertex joins the first one shifted by the period.
/// </summary>
/// <remarks>
/// Vertices carry their own columns of surface data (<see cref="Columns"/>, one array a quantity), which every operation on the curve
/// carries along: state that lives on the front needs no grid. x is unwrapped along the curve.
/// </remarks>
public sealed class Curve
{
    /// <summary>Creates an empty curve.</summary>
    /// <param name="wraps">True for a curve that runs through the period.</param>
    /// <param name="electrode">Index of the electrode whose boundary it is; -1 for a curve that takes no part in the electrical problem.</param>
    /// <param name="columns">Number of surface quantities carried by the vertices.</param>
    /// <param name="amounts">How many of them, the last ones, are amounts (shared out when vertices come and go) and not densities (interpolated).</param>
    public Curve(bool wraps, int electrode, int columns = 0, int amounts = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(amounts, columns);
        Wraps = wraps;
        FirstAmount = columns - amounts;
        Electrode = electrode;
        X = [];
        Z = [];
        Columns = new double[columns][];
        for (var c = 0; c < columns; c++)
        {
            Columns[c] = [];
        }
    }

    /// <summary>True if the curve runs through the lateral period.</summary>
    public bool Wraps { get; }

    /// <summary>Electrode index, or -1.</summary>
    public int Electrode { get; set; }

    /// <summary>Number of vertices.</summary>
    public int Count { get; private set; }

    /// <summary>x of the vertices, m, unwrapped; valid up to <see cref="Count"/>.</summary>
    public double[] X { get; private set; }

    /// <summary>z of the vertices, m; valid up to <see cref="Count"/>.</summary>
    public double[] Z { get; private set; }

    /// <summary>Surface quantities by column, each valid up to <see cref="Count"/>.</summary>
    public double[][] Columns { get; }

    /// <summary>Columns from this index on are amounts that belong to a vertex; those before are densities.</summary>
    public int FirstAmount { get; }

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

    /// <summary>The curve's part of the metal area below it: sum of (z_i + z_{i+1})/2 (x_{i+1} - x_i), m^2.</summary>
    /// <param name="period">Lateral period, m.</param>
    /// <remarks>Summed over all curves this is the area of metal above z = 0: a through-going front counts what lies below, an island adds its own area, a pocket subtracts it.</remarks>
    public double MetalArea(double period)
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
