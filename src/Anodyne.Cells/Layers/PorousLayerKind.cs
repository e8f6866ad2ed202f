namespace Anodyne.Cells.Layers;

/// <summary>What a layer between the electrodes is; the transport equations of all three are the same.</summary>
public enum PorousLayerKind
{
    /// <summary>Free liquid, porosity and tortuosity 1.</summary>
    FreeElectrolyte,

    /// <summary>A separator filled with electrolyte.</summary>
    Separator,

    /// <summary>A porous coating on the separator, filled with electrolyte; it belongs to the separator, not to the lithium.</summary>
    Coating,
}
