namespace Anodyne.Numerics.Plane.Elliptic;

/// <summary>A flat layer of uniform conductivity above the gridded window.</summary>
/// <param name="Thickness">Thickness, m, &gt;= 0.</param>
/// <param name="Conductivity">Conductivity, in the unit in which flux = -conductivity * grad(unknown), &gt; 0.</param>
/// <param name="ContactResistance">Resistance of the layer's lower face (unknown difference per flux density), &gt;= 0.</param>
public readonly record struct Strip(double Thickness, double Conductivity, double ContactResistance = 0);
