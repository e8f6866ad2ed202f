namespace Anodyne.Plating;

/// <summary>Runs plating simulations.</summary>
public static class PlatingSimulation
{
    /// <summary>Version of the numerics: part of every result's key, raised whenever results may change.</summary>
    public const string NumericsVersion = "plating-1";
}
