namespace Anodyne.Plating.Results;

/// <summary>Fields on a uniform grid of points at one moment. Values in the metal and in pockets are NaN.</summary>
/// <param name="Time">s.</param>
/// <param name="ChargePerArea">C/m2.</param>
/// <param name="Columns">Points along x.</param>
/// <param name="Rows">Points along z.</param>
/// <param name="OriginX">x of the first point, m.</param>
/// <param name="OriginZ">z of the first point over the initial mean surface, m.</param>
/// <param name="Spacing">Distance of the points in both directions, m.</param>
/// <param name="Concentration">Salt concentration, mol/m3; index row * Columns + column.</param>
/// <param name="Potential">phi2, potential of a lithium reference electrode in the solution against the far plane, V.</param>
/// <param name="CurrentDensity">|i|, A/m2.</param>
/// <param name="Field">Quasi-electrostatic field |grad(phi2 - (RT/F) ln c)|, dilute, V/m; -grad phi2 itself in the secondary and primary modes.</param>
public sealed record FieldMap(
    double Time,
    double ChargePerArea,
    int Columns,
    int Rows,
    double OriginX,
    double OriginZ,
    double Spacing,
    float[] Concentration,
    float[] Potential,
    float[] CurrentDensity,
    float[] Field);
