namespace Anodyne.Numerics.Integration;

/// <summary>An integration that could not be carried on: the time reached and the reason.</summary>
public sealed class IntegrationException(string message, double time) : Exception(message)
{
    /// <summary>Time of the last accepted state.</summary>
    public double Time { get; } = time;
}
