namespace Anodyne.Numerics.Elliptic;

/// <summary>A flat layer of uniform conductivity above the gridded window.</summary>
/// <param name="Thickness">Thickness, m, &gt;= 0.</param>
/// <param name="Conductivity">Conductivity, in the unit in which current = -conductivity * grad(unknown), &gt; 0.</param>
/// <param name="ContactResistance">Resistance of the layer's lower face (unknown difference per current density), &gt;= 0.</param>
public readonly record struct Strip(double Thickness, double Conductivity, double ContactResistance = 0);
