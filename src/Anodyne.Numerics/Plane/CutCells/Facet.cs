using System.Runtime.CompilerServices;

namespace Anodyne.Numerics.Plane.CutCells;

/// <summary>Six numbers kept in line.</summary>
[InlineArray(6)]
public struct SixWeights
{
    private double _first;
}

/// <summary>Six cell indices kept in line.</summary>
[InlineArray(6)]
public struct SixCells
{
    private int _first;
}

/// <summary>
/// The part of a boundary curve inside one cell, with its two-probe stencil: boundary value u_s = W - Z J, where W is a weighted sum of
/// cells, J the flux into the boundary and Z the transport resistance between the probes and the boundary.
/// </summary>
public struct Facet
{
    /// <summary>Storage index of the cell.</summary>
    public int Cell;

    /// <summary>Column and row of the cell in the window.</summary>
    public int Column, Row;

    /// <summary>Boundary that the facet belongs to.</summary>
    public int Boundary;

    /// <summary>Number of probes used: 2, 1, or 0 (the cell's own value); -1 if the cell is dead and the facet carries nothing.</summary>
    public int Order;

    /// <summary>Centroid, m (x within the window's period, z absolute).</summary>
    public double X, Z;

    /// <summary>Unit normal into the open medium.</summary>
    public double NormalX, NormalZ;

    /// <summary>
    /// Length of the curve inside the cell, m (area per unit depth): along the curve, not along its chord, so that a corner inside a cell keeps the area it
    /// reacts on (the chord would lose a length of order h there, and with it the order of the flux around the corner).
    /// </summary>
    public double Area;

    /// <summary>Curvature div n, 1/m, positive where the solid is convex.</summary>
    public double Curvature;

    /// <summary>Transport resistance Z between W and the boundary (unknown per flux), m divided by conductivity.</summary>
    public double Resistance;

    /// <summary>Flux into the boundary J (per area), its slope dJ/dW and its slope with the boundary's level.</summary>
    public double Flux, Slope, LevelSlope;

    /// <summary>W at the last evaluation.</summary>
    public double Probe;

    /// <summary>Weights and cells of W.</summary>
    public SixWeights Weights;

    /// <summary>Cells of W.</summary>
    public SixCells Cells;
}
