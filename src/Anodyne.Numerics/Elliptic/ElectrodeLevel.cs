namespace Anodyne.Numerics.Elliptic;

/// <summary>One electrode of an elliptic problem: either its level is given, or the total flux into it.</summary>
public sealed class ElectrodeLevel
{
    /// <summary>An electrode held at a level.</summary>
    public static ElectrodeLevel Held(double level) => new() { Level = level };

    /// <summary>An electrode that takes a given total flux (per unit depth); its level is found.</summary>
    public static ElectrodeLevel Driven(double totalFlux, double startLevel) =>
        new() { Level = startLevel, TotalFlux = totalFlux, IsDriven = true };

    /// <summary>The level: given, or found.</summary>
    public double Level { get; set; }

    /// <summary>Total flux into the electrode if driven.</summary>
    public double TotalFlux { get; set; }

    /// <summary>True if the total flux is prescribed.</summary>
    public bool IsDriven { get; set; }
}
