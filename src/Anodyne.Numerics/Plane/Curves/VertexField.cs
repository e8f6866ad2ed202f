namespace Anodyne.Numerics.Plane.Curves;

/// <summary>What becomes of a quantity when vertices come and go.</summary>
public enum VertexKind
{
    /// <summary>A value per length or a label: a new vertex takes the mean of its neighbors.</summary>
    Density,

    /// <summary>An amount that belongs to the vertex: it is shared out, and its sum over the curve stays.</summary>
    Amount,

    /// <summary>What is remembered of the vertex itself, not of the material there: as a density, but it does not slide along the curve.</summary>
    Memory,
}

/// <summary>A quantity that the vertices of a curve carry. It is known by this very object; its name is for people and files.</summary>
/// <param name="name">Name of the quantity.</param>
/// <param name="unit">Its unit.</param>
/// <param name="kind">What becomes of it when vertices come and go.</param>
public sealed class VertexField(string name, string unit, VertexKind kind)
{
    /// <summary>
    /// Area that is still to be swept around a vertex, m^2 (per unit depth: volume). The operations on curves use this field themselves: what they
    /// cannot lay down at once they leave here.
    /// </summary>
    public static VertexField AreaDue { get; } = new("area due", "m2", VertexKind.Amount);

    /// <summary>Name of the quantity.</summary>
    public string Name => name;

    /// <summary>Its unit.</summary>
    public string Unit => unit;

    /// <summary>What becomes of it when vertices come and go.</summary>
    public VertexKind Kind => kind;
}
