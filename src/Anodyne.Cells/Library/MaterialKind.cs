
namespace Anodyne.Cells.Library;

/// <summary>What a library entry describes.</summary>
public enum MaterialKind
{
    /// <summary>A liquid electrolyte.</summary>
    Electrolyte,

    /// <summary>An insertion material of a porous electrode.</summary>
    Active,

    /// <summary>A salt.</summary>
    Salt,

    /// <summary>A film or layer on lithium.</summary>
    Film,

    /// <summary>A separator or a coating on one.</summary>
    Separator,

    /// <summary>Lithium metal.</summary>
    Metal,

    /// <summary>Kinetics of the lithium electrode.</summary>
    Kinetics,

    /// <summary>A solid that films are made of.</summary>
    Solid,
}
