namespace Anodyne.Numerics.Plane.Elliptic;

/// <summary>One boundary of an elliptic problem: either its level is given, or the total flux into it.</summary>
public sealed class BoundaryLevel
{
    /// <summary>A boundary held at a level.</summary>
    public static BoundaryLevel Held(double level) => new() { Level = level };

    /// <summary>A boundary that takes a given total flux (per unit depth); its level is found.</summary>
    public static BoundaryLevel Driven(double totalFlux, double startLevel) =>
        new() { Level = startLevel, TotalFlux = totalFlux, IsDriven = true };

    /// <summary>The level: given, or found.</summary>
    public double Level { get; set; }

    /// <summary>Total flux into the boundary if driven.</summary>
    public double TotalFlux { get; set; }

    /// <summary>True if the total flux is prescribed.</summary>
    public bool IsDriven { get; set; }
}
