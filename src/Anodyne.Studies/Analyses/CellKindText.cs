using Anodyne.Records.CellDescriptions;

namespace Anodyne.Studies.Analyses;

/// <summary>Kinds of cells in words.</summary>
internal static class CellKindText
{
    /// <summary>The kind as a cell.yaml names it.</summary>
    public static string Of(CellType type) => type switch
    {
        CellType.LiLi => "Li||Li",
        CellType.LiCu => "Li||Cu",
        CellType.HalfCell => "half (lithium against a host electrode)",
        CellType.FullCell => "full",
        CellType.AnodeFree => "anode-free",
        _ => "kind not stated",
    };
}
