using Anodyne.Numerics.Krylov;

namespace Anodyne.Numerics.Plane.CutCells;

/// <summary>
/// Storage of a laterally periodic, cell-centred field: rows of <see cref="Columns"/> cells, one ghost cell at each end of a row (kept as the
/// periodic copy) and one ghost row below and above (zero). Cell (i, r) lies at <c>Offset(r) + i</c>; i runs along x, r along z (upward).
/// </summary>
public sealed class GridLayout : IRowLayout
{
    private const int Pad = 16;

    /// <summary>Describes a window of cells.</summary>
    /// <param name="columns">Cells along x, at least 4.</param>
    /// <param name="rows">Cells along z, at least 1.</param>
    public GridLayout(int columns, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 4);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        Columns = columns;
        Rows = rows;
        Stride = (columns + Pad + 1 + 15) / 16 * 16;
        if (Stride % 512 == 0)
        {
            Stride += 16; // rows a multiple of 4 KiB apart would share cache sets
        }

        Length = Stride * (rows + 2) + Pad;
    }

    /// <summary>Cells along x.</summary>
    public int Columns { get; }

    /// <summary>Cells along z.</summary>
    public int Rows { get; }

    /// <summary>Distance in storage between rows.</summary>
    public int Stride { get; }

    /// <summary>Length of the storage of one field.</summary>
    public int Length { get; }

    /// <summary>Index of cell 0 of a row; rows -1 and <see cref="Rows"/> are the ghost rows.</summary>
    public int Offset(int row) => (row + 1) * Stride + Pad;

    /// <summary>Copies the periodic ghost cells of one row.</summary>
    public void WrapRow<T>(T[] field, int row)
    {
        var o = Offset(row);
        field[o - 1] = field[o + Columns - 1];
        field[o + Columns] = field[o];
    }

    void IRowLayout.WrapRow(double[] field, int row) => WrapRow(field, row);
}
