namespace Anodyne.Figures.Styles;

/// <summary>Shape of a data point.</summary>
public enum Marker
{
    /// <summary>No marker.</summary>
    None,

    /// <summary>Circle.</summary>
    Circle,

    /// <summary>Square.</summary>
    Square,

    /// <summary>Triangle pointing up.</summary>
    Triangle,

    /// <summary>Diamond.</summary>
    Diamond,

    /// <summary>Diagonal cross.</summary>
    Cross,
}
