namespace Anodyne.Records.CellDescriptions;

/// <summary>What the two electrodes of a cell are; decides which direction of current is plating and how Coulombic efficiency is formed.</summary>
public enum CellType
{
    /// <summary>Not stated.</summary>
    Unknown,

    /// <summary>Lithium against lithium (symmetric).</summary>
    LiLi,

    /// <summary>Copper (or another bare collector) as working electrode against lithium; plating is negative current.</summary>
    LiCu,

    /// <summary>A host electrode as working electrode against lithium.</summary>
    HalfCell,

    /// <summary>Positive against negative electrode, both with their own inventory.</summary>
    FullCell,

    /// <summary>Positive electrode against a bare collector; all lithium comes from the positive electrode.</summary>
    AnodeFree,
}
