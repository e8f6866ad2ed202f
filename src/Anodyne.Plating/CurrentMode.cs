namespace Anodyne.Plating;

/// <summary>Current distributions by the physics that they include.</summary>
public enum CurrentMode
{
    /// <summary>Ohm's law with an equipotential metal surface; no kinetics, no film, no capillarity.</summary>
    Primary,

    /// <summary>Ohm's law with kinetics, film resistance and capillarity; the concentration is that at rest everywhere.</summary>
    Secondary,

    /// <summary>Quasi-steady concentrated electrolyte with anions at rest: one Laplace problem for P(c), and all that secondary has.</summary>
    Tertiary,
}
