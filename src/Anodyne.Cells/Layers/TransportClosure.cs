namespace Anodyne.Cells.Layers;

/// <summary>What is assumed about the conductivity of a layer that has its own transference number or diffusivity.</summary>
public enum TransportClosure
{
    /// <summary>
    /// The layer's liquid is the cell's electrolyte: its conductivity and thermodynamic factor (and, where the layer gives none, its transference
    /// number and diffusivity) are those of the electrolyte. With own values the anions of the real layer circulate near the interface, which a
    /// one-potential solution leaves out.
    /// </summary>
    SameElectrolyte,

    /// <summary>
    /// The layer's conductivity is tied to its own t and D so that d phi2/dc is the same function of c in every layer; then no anion moves at steady
    /// state and the one-potential form is exact. In a dilute electrolyte this is kappa_l = F^2 c D_l/(2 R T t_l (1-t_l)).
    /// </summary>
    TiedConductivity,
}
