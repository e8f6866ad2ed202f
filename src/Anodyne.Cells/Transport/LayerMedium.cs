using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Layers;
using Anodyne.Quantities;

namespace Anodyne.Cells.Transport;

/// <summary>
/// What transport sees of one layer: the electrolyte's functions with the layer's own values in place of them, divided by the MacMullin number.
/// Where the anions are at rest the current is i = -K(c) grad c with <see cref="FluxCoefficient"/> K, and phi2 is a function of c with slope
/// <see cref="PotentialSlope"/>. In a single-ion medium (t+ = 1) the concentration is uniform and the potential takes its place.
/// </summary>
public readonly struct LayerMedium
{
    private readonly Electrolyte _electrolyte;
    private readonly PorousLayer _layer;

    /// <summary>Creates the view of a layer.</summary>
    /// <param name="electrolyte">The cell's electrolyte.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="temperature">K.</param>
    public LayerMedium(Electrolyte electrolyte, PorousLayer layer, double temperature)
    {
        ArgumentNullException.ThrowIfNull(electrolyte);
        ArgumentNullException.ThrowIfNull(layer);
        (_electrolyte, _layer, Temperature) = (electrolyte, layer, temperature);
        MacMullinNumber = layer.MacMullinNumber;
    }

    /// <summary>Temperature, K.</summary>
    public double Temperature { get; }

    /// <summary>tau/eps.</summary>
    public double MacMullinNumber { get; }

    /// <summary>Share of the volume that stores salt.</summary>
    public double Porosity => _layer.Porosity;

    /// <summary>True if the transference number is 1 at the rest concentration.</summary>
    public bool IsSingleIon => TransferenceNumber(_electrolyte.Concentration) >= 1;

    /// <summary>True if K does not depend on the concentration.</summary>
    public bool HasConstantFlux =>
        (_layer.SaltDiffusivity is not null || _electrolyte.SaltDiffusivity.IsConstant)
        && (_layer.TransferenceNumber is not null || _electrolyte.TransferenceNumber.IsConstant);

    /// <summary>Transference number at a concentration.</summary>
    public double TransferenceNumber(double c) => _layer.TransferenceNumber ?? _electrolyte.TransferenceNumber.Value(c, Temperature);

    /// <summary>Slope of the transference number, m3/mol.</summary>
    public double TransferenceSlope(double c) => _layer.TransferenceNumber is null ? _electrolyte.TransferenceNumber.Slope(c, Temperature) : 0;

    /// <summary>Effective salt diffusivity D eps/tau, m2/s.</summary>
    public double Diffusivity(double c) => (_layer.SaltDiffusivity ?? _electrolyte.SaltDiffusivity.Value(c, Temperature)) / MacMullinNumber;

    /// <summary>Slope of the effective diffusivity, m2/s per mol/m3.</summary>
    public double DiffusivitySlope(double c) => _layer.SaltDiffusivity is null ? _electrolyte.SaltDiffusivity.Slope(c, Temperature) / MacMullinNumber : 0;

    /// <summary>Thermodynamic factor.</summary>
    public double ThermodynamicFactor(double c) => _electrolyte.ThermodynamicFactor.Value(c, Temperature);

    /// <summary>Effective conductivity kappa eps/tau, S/m; tied to the layer's own t and D if the layer says so.</summary>
    public double Conductivity(double c)
    {
        if (!_layer.HasOwnTransport || _layer.TransportClosure == TransportClosure.SameElectrolyte)
        {
            return _electrolyte.Conductivity.Value(c, Temperature) / MacMullinNumber;
        }

        // d phi2/dc of the free electrolyte less the layer's diffusion potential is what its resistance must give.
        var ohmic = ElectrolyteSlope(c) - (DiffusionPotential(c) / c);
        return PhysicalConstants.Faraday * Diffusivity(c) / ((1 - TransferenceNumber(c)) * ohmic);
    }

    /// <summary>Slope of the effective conductivity, S/m per mol/m3 (central difference for a tied layer).</summary>
    public double ConductivitySlope(double c)
    {
        if (!_layer.HasOwnTransport || _layer.TransportClosure == TransportClosure.SameElectrolyte)
        {
            return _electrolyte.Conductivity.Slope(c, Temperature) / MacMullinNumber;
        }

        var h = 1e-5 * c;
        return (Conductivity(c + h) - Conductivity(c - h)) / (2 * h);
    }

    /// <summary>(2RT/F)(1-t) TDF, V: the diffusion potential per ln c.</summary>
    public double DiffusionPotential(double c) => 2 * PhysicalConstants.ThermalVoltage(Temperature) * (1 - TransferenceNumber(c)) * ThermodynamicFactor(c);

    /// <summary>K = F D/(1-t), A m2/mol: i = -K grad c where anions are at rest; in a single-ion medium the conductivity, S/m.</summary>
    public double FluxCoefficient(double c) => IsSingleIon ? Conductivity(c) : PhysicalConstants.Faraday * Diffusivity(c) / (1 - TransferenceNumber(c));

    /// <summary>d phi2/dc = F D/(kappa (1-t)) + (2RT/F) TDF (1-t)/c, V m3/mol, where anions are at rest; 1 in a single-ion medium.</summary>
    public double PotentialSlope(double c) =>
        IsSingleIon ? 1
        : _layer.HasOwnTransport && _layer.TransportClosure == TransportClosure.TiedConductivity ? ElectrolyteSlope(c)
        : (FluxCoefficient(c) / Conductivity(c)) + (DiffusionPotential(c) / c);

    private double ElectrolyteSlope(double c)
    {
        var t = _electrolyte.TransferenceNumber.Value(c, Temperature);
        var ohmic = PhysicalConstants.Faraday * _electrolyte.SaltDiffusivity.Value(c,
            Temperature) / ((1 - t) * _electrolyte.Conductivity.Value(c, Temperature));
        return ohmic + (2 * PhysicalConstants.ThermalVoltage(Temperature) * (1 - t) * ThermodynamicFactor(c) / c);
    }
}
