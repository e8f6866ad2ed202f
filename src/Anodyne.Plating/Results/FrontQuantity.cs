namespace Anodyne.Plating.Results;

/// <summary>A quantity along a curve of a front.</summary>
/// <param name="Name">Name of the quantity.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Values">One value a vertex.</param>
public sealed record FrontQuantity(string Name, string Unit, double[] Values)
{
    /// <summary>Name of the local current density, which every front has.</summary>
    public const string CurrentDensity = "current density";
}
