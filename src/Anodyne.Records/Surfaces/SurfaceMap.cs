using Anodyne.Quantities;

namespace Anodyne.Records.Surfaces;

/// <summary>A quantity on a regular grid over a flat patch of surface: a height image, a map of intensity, a simulated front.</summary>
public sealed class SurfaceMap
{
    /// <summary>Creates the map over an array that is kept, not copied.</summary>
    /// <param name="values">Values in <paramref name="unit"/>; index = row * <paramref name="columns"/> + column; row 0 is at y = 0.</param>
    /// <param name="columns">Number of points along x, &gt;= 1.</param>
    /// <param name="rows">Number of points along y, &gt;= 1.</param>
    /// <param name="width">Extent along x, m, &gt; 0: <paramref name="columns"/> times the pitch.</param>
    /// <param name="height">Extent along y, m, &gt; 0: <paramref name="rows"/> times the pitch.</param>
    /// <param name="quantity">What is mapped ("height").</param>
    /// <param name="unit">Its unit ("m").</param>
    /// <exception cref="InputException">The array does not hold rows times columns values, or an extent is not positive.</exception>
    public SurfaceMap(double[] values, int columns, int rows, double width, double height, string quantity = "height", string unit = "m")
    {
        ArgumentNullException.ThrowIfNull(values);
        if (columns < 1 || rows < 1 || (long)columns * rows != values.Length)
        {
            throw new InputException("A surface map needs rows times columns values", "SurfaceMap", $"{values.Length} values for {rows} x {columns}", "rows x columns >= 1");
        }

        if (!(width > 0) || !(height > 0) || !double.IsFinite(width) || !double.IsFinite(height))
        {
            throw new InputException("A surface map needs an extent", "SurfaceMap", FormattableString.Invariant($"{width} m x {height} m"), "both finite and > 0 m");
        }

        Values = values;
        Columns = columns;
        Rows = rows;
        Width = width;
        Height = height;
        Quantity = quantity;
        Unit = unit;
    }

    /// <summary>Values in <see cref="Unit"/>; index = row * <see cref="Columns"/> + column.</summary>
    public double[] Values { get; }

    /// <summary>Number of points along x.</summary>
    public int Columns { get; }

    /// <summary>Number of points along y.</summary>
    public int Rows { get; }

    /// <summary>Extent along x, m.</summary>
    public double Width { get; }

    /// <summary>Extent along y, m.</summary>
    public double Height { get; }

    /// <summary>What is mapped.</summary>
    public string Quantity { get; }

    /// <summary>Unit of the values.</summary>
    public string Unit { get; }

    /// <summary>Where it comes from.</summary>
    public Provenance Provenance { get; init; } = Provenance.None;

    /// <summary>The value at a grid point, in <see cref="Unit"/>.</summary>
    /// <param name="column">0-based index along x.</param>
    /// <param name="row">0-based index along y.</param>
    public double this[int column, int row] => Values[(row * Columns) + column];
}
