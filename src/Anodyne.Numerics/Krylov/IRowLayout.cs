namespace Anodyne.Numerics.Krylov;

/// <summary>Storage of a field as rows of cells, each with a ghost cell before and after it; in the plane and in space alike.</summary>
public interface IRowLayout
{
    /// <summary>Cells of a row.</summary>
    int Columns { get; }

    /// <summary>Rows of the field.</summary>
    int Rows { get; }

    /// <summary>Length of the storage of one field.</summary>
    int Length { get; }

    /// <summary>Index of cell 0 of a row.</summary>
    /// <param name="row">Number of the row.</param>
    int Offset(int row);

    /// <summary>Copies the periodic ghost cells of one row.</summary>
    /// <param name="field">The field.</param>
    /// <param name="row">Number of the row.</param>
    void WrapRow(double[] field, int row);
}
