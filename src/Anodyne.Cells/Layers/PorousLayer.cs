using System.Globalization;
using Anodyne.Quantities;
using Anodyne.Quantities.Units;
using Anodyne.Quantities.Validation;

namespace Anodyne.Cells.Layers;

/// <summary>
/// One layer between the plated lithium and the counter electrode, filled with electrolyte. Layers are listed from the lithium outward; their
/// thicknesses add up to the gap. Effective properties: D eps/tau and kappa eps/tau; salt is stored in the share eps of the volume.
/// </summary>
/// <param name="Name">Name of the layer.</param>
/// <param name="Kind">Free electrolyte, separator or coating.</param>
/// <param name="Thickness">Thickness, m, above 0.</param>
/// <param name="Porosity">Share eps of the volume filled with electrolyte, above 0 and at most 1.</param>
/// <param name="Tortuosity">tau in D eps/tau, at least 1.</param>
/// <param name="TransferenceNumber">The layer's own cation transference number, above 0 and at most 1 (below 1 with
/// <see cref="TransportClosure.TiedConductivity"/>); null: the electrolyte's.</param>
/// <param name="SaltDiffusivity">The layer's own salt diffusivity before eps/tau, m2/s, above 0; null: the electrolyte's.</param>
/// <param name="TransportClosure">What is assumed about the conductivity if the layer has its own transference number or diffusivity.</param>
public sealed record PorousLayer(
    string Name,
    PorousLayerKind Kind,
    double Thickness,
    double Porosity = 1,
    double Tortuosity = 1,
    double? TransferenceNumber = null,
    double? SaltDiffusivity = null,
    TransportClosure TransportClosure = TransportClosure.SameElectrolyte)
{
    /// <summary>Name of the layer; not empty.</summary>
    public string Name { get; init => field = Require.Text(value, "layer name"); } = Require.Text(Name, "layer name");

    /// <summary>Thickness, m, above 0.</summary>
    public double Thickness { get; init => field = Require.Positive(value, "thickness", "m"); } = Require.Positive(Thickness, "thickness", "m");

    /// <summary>Share of the volume filled with electrolyte, above 0 and at most 1.</summary>
    public double Porosity { get; init => field = Require.ShareAboveZero(value, "porosity"); } = Require.ShareAboveZero(Porosity, "porosity");

    /// <summary>Tortuosity factor, at least 1.</summary>
    public double Tortuosity { get; init => field = Require.AtLeast(value, 1, "tortuosity", "1"); } = Require.AtLeast(Tortuosity, 1, "tortuosity", "1");

    /// <summary>The layer's own transference number; null: the electrolyte's.</summary>
    public double? TransferenceNumber { get; init => field = CheckedShare(value); } = CheckedShare(TransferenceNumber);

    /// <summary>The layer's own salt diffusivity before eps/tau, m2/s; null: the electrolyte's.</summary>
    public double? SaltDiffusivity { get; init => field = CheckedDiffusivity(value); } = CheckedDiffusivity(SaltDiffusivity);

    /// <summary>
    /// Negative charges held in the pores, mol per m3 of pore liquid, 0 or more (<see cref="Layers.FixedCharge"/>). At rest the pores are in Donnan
    /// equilibrium with the electrolyte.
    /// </summary>
    public double FixedCharge { get; init => field = Require.NotNegative(value, "fixed charge", "mol/m3"); }

    /// <summary>MacMullin number tau/eps: how many times the layer's resistance exceeds that of the free liquid.</summary>
    public double MacMullinNumber => Tortuosity / Porosity;

    /// <summary>True if the layer has its own transference number, diffusivity or fixed charge.</summary>
    public bool HasOwnTransport => TransferenceNumber is not null || SaltDiffusivity is not null || FixedCharge > 0;

    /// <summary>A layer of free electrolyte.</summary>
    /// <param name="thickness">Thickness, m, above 0.</param>
    public static PorousLayer Free(double thickness) => new("electrolyte", PorousLayerKind.FreeElectrolyte, thickness);

    /// <summary>A layer of known MacMullin number; its tortuosity is N_M eps.</summary>
    /// <param name="name">Name of the layer.</param>
    /// <param name="kind">Separator or coating.</param>
    /// <param name="thickness">Thickness, m, above 0.</param>
    /// <param name="porosity">Porosity, above 0 and at most 1.</param>
    /// <param name="macMullinNumber">tau/eps, at least 1/eps (a tortuosity below 1 is impossible).</param>
    public static PorousLayer FromMacMullin(string name, PorousLayerKind kind, double thickness, double porosity, double macMullinNumber)
    {
        Require.ShareAboveZero(porosity, "porosity");
        if (!(double.IsFinite(macMullinNumber) && macMullinNumber * porosity >= 1 - 1e-12))
        {
            throw new InputException(
                "the MacMullin number is too small for this porosity",
                "MacMullin number",
                macMullinNumber.ToString(CultureInfo.InvariantCulture),
                $"{UnitText.Number(1 / porosity)} or more (1/porosity: the tortuosity cannot be below 1)");
        }

        return new PorousLayer(name, kind, thickness, porosity, Math.Max(1, macMullinNumber * porosity));
    }

    private static double? CheckedShare(double? value) => value is { } number ? Require.ShareAboveZero(number, "transference number of the layer") : null;

    private static double? CheckedDiffusivity(double? value) => value is { } number ? Require.Positive(number, "salt diffusivity of the layer", "m2/s") : null;
}
