namespace Anodyne.Numerics.Plane.CutCells;

/// <summary>What a run of cells needs from the kernels.</summary>
public enum ChunkState : byte
{
    /// <summary>No cell takes part: skipped.</summary>
    Dead,

    /// <summary>All faces have conductance 1: no coefficient is read.</summary>
    Regular,

    /// <summary>Coefficients are read cell by cell.</summary>
    Mixed,
}
