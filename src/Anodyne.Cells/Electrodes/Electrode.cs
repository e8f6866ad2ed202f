namespace Anodyne.Cells.Electrodes;

/// <summary>One of the two electrodes of a cell: a metal surface (lithium foil or a bare collector) or a porous insertion electrode.</summary>
public abstract record Electrode;
