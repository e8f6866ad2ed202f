using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;
using Anodyne.Quantities;

namespace Anodyne.Cells.Transport;

/// <summary>
/// What transport sees of one layer: the electrolyte's functions with the layer's own values in place of them, divided by the MacMullin number.
/// Where the anions are at rest the current is i = -K(c) grad c with <see cref="FluxCoefficient"/> K, and phi2 is a function of c with slope
/// <see cref="PotentialSlope"/>. In a single-ion medium (t+ = 1) the concentration is uniform and the potential takes its place.
/// </summary>
/// <remarks>
/// <para>With fixed charge c is that of the neutral electrolyte in equilibrium with the pore, c^2 = c_+ c_-, and phi2 the potential of a lithium
/// reference there. Both are continuous through a face, which is Donnan's condition, and the equations keep their form:
/// N- = -D' grad c - (1 - t') i/F, i = -kappa' grad phi2 + (2RT kappa'/F)(1 - t') TDF grad ln c, stored per volume of liquid c_-(c).</para>
/// <para>The primes follow from the frictions of Stefan and Maxwell. On an ion act the solvent, xi_+ = 2RT TDF (1-t)/D and xi_- = 2RT TDF t/D, and the
/// other ions, X = F^2 c/kappa - 2RT TDF t (1-t)/D at the concentration c; held anions rub on cations as free ones do. With b = c_+/c and
/// a = c_-/c = 1/b: B = b xi_- + a xi_+ + X (b^2 - 1), Delta = xi_+ xi_- + X b (xi_+ + xi_-) + X^2 (b^2 - 1), D' = 2RT TDF/B, 1 - t' = a xi_+/B,
/// kappa' = F^2 c B/Delta. So K' = b K, which is the steady state of Tikekar, Archer and Koch (J. Electrochem. Soc. 161 (2014) A847). In a dilute
/// electrolyte (X = 0) they are the equations of Nernst and Planck; without charge the electrolyte's own. An X below 0 is no friction; it is taken
/// a^2-fold, which keeps B and Delta above 0 (assumed).</para>
/// </remarks>
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

    /// <summary>True if the layer holds charge.</summary>
    public bool IsCharged => _layer.FixedCharge > 0;

    /// <summary>True if the transference number is 1 at the rest concentration.</summary>
    public bool IsSingleIon => FreeTransference(_electrolyte.Concentration) >= 1;

    /// <summary>True if K does not depend on the concentration.</summary>
    public bool HasConstantFlux =>
        !IsCharged
        && (_layer.SaltDiffusivity is not null || _electrolyte.SaltDiffusivity.IsConstant)
        && (_layer.TransferenceNumber is not null || _electrolyte.TransferenceNumber.IsConstant);

    /// <summary>Anions per volume of pore liquid, mol/m3: what the layer stores of the salt.</summary>
    public double Anions(double c) => FixedCharge.Anions(_layer.FixedCharge, c);

    /// <summary>d(anions)/dc, at most 1.</summary>
    public double AnionSlope(double c) => FixedCharge.AnionSlope(_layer.FixedCharge, c);

    /// <summary>Cations per volume of pore liquid, mol/m3: what the reaction at lithium sees.</summary>
    public double Cations(double c) => FixedCharge.Cations(_layer.FixedCharge, c);

    /// <summary>Transference number at a concentration.</summary>
    public double TransferenceNumber(double c) => IsCharged ? 1 - Charged(c).Anion : FreeTransference(c);

    /// <summary>Slope of the transference number, m3/mol (central difference in a charged layer).</summary>
    public double TransferenceSlope(double c) => IsCharged ? Slope(TransferenceNumber, c)
        : _layer.TransferenceNumber is null ? _electrolyte.TransferenceNumber.Slope(c, Temperature) : 0;

    /// <summary>Effective salt diffusivity D eps/tau, m2/s.</summary>
    public double Diffusivity(double c) => (IsCharged ? Charged(c).Diffusivity : FreeDiffusivity(c)) / MacMullinNumber;

    /// <summary>Slope of the effective diffusivity, m2/s per mol/m3 (central difference in a charged layer).</summary>
    public double DiffusivitySlope(double c) => IsCharged ? Slope(Diffusivity, c)
        : _layer.SaltDiffusivity is null ? _electrolyte.SaltDiffusivity.Slope(c, Temperature) / MacMullinNumber : 0;

    /// <summary>Thermodynamic factor.</summary>
    public double ThermodynamicFactor(double c) => _electrolyte.ThermodynamicFactor.Value(c, Temperature);

    /// <summary>Effective conductivity kappa eps/tau, S/m; tied to the layer's own t and D if the layer says so.</summary>
    public double Conductivity(double c) => (IsCharged ? Charged(c).Conductivity : FreeConductivity(c)) / MacMullinNumber;

    /// <summary>Slope of the effective conductivity, S/m per mol/m3 (central difference for a tied or charged layer).</summary>
    public double ConductivitySlope(double c) =>
        !IsCharged && !IsTied ? _electrolyte.Conductivity.Slope(c, Temperature) / MacMullinNumber : Slope(Conductivity, c);

    /// <summary>(2RT/F)(1-t) TDF, V: the diffusion potential per ln c.</summary>
    public double DiffusionPotential(double c) => 2 * PhysicalConstants.ThermalVoltage(Temperature) * (1 - TransferenceNumber(c)) * ThermodynamicFactor(c);

    /// <summary>K = F D/(1-t), A m2/mol: i = -K grad c where anions are at rest; in a single-ion medium the conductivity, S/m.</summary>
    public double FluxCoefficient(double c)
    {
        if (IsSingleIon)
        {
            return Conductivity(c);
        }

        var free = PhysicalConstants.Faraday * FreeDiffusivity(c) / ((1 - FreeTransference(c)) * MacMullinNumber);
        return IsCharged && c > 0 ? free * Cations(c) / c : free;
    }

    /// <summary>d phi2/dc = F D/(kappa (1-t)) + (2RT/F) TDF (1-t)/c, V m3/mol, where anions are at rest; 1 in a single-ion medium.</summary>
    public double PotentialSlope(double c) =>
        IsSingleIon ? 1
        : IsTied && !IsCharged ? ElectrolyteSlope(c)
        : (FluxCoefficient(c) / Conductivity(c)) + (DiffusionPotential(c) / c);

    /// <summary>The reaction at lithium that this layer touches: it sees the cations, its slope is that in c.</summary>
    /// <param name="kinetics">The reaction.</param>
    /// <param name="drive">E, V, above 0 deposits.</param>
    /// <param name="c">Concentration of the neutral electrolyte in equilibrium, mol/m3.</param>
    public InterfaceRate Reaction(ElectrodeKinetics kinetics, double drive, double c)
    {
        ArgumentNullException.ThrowIfNull(kinetics);
        var rate = kinetics.Rate(drive, Cations(c), Temperature);

        // c_+ = c_- + c_f: both have the same slope in c.
        return IsCharged ? rate with { ConcentrationSlope = rate.ConcentrationSlope * AnionSlope(c) } : rate;
    }

    private bool IsTied => _layer.HasOwnTransport && _layer.TransportClosure == TransportClosure.TiedConductivity;

    private static double Slope(Func<double, double> value, double c)
    {
        var h = 1e-5 * c;
        return (value(c + h) - value(c - h)) / (2 * h);
    }

    private double FreeTransference(double c) => _layer.TransferenceNumber ?? _electrolyte.TransferenceNumber.Value(c, Temperature);

    private double FreeDiffusivity(double c) => _layer.SaltDiffusivity ?? _electrolyte.SaltDiffusivity.Value(c, Temperature);

    private double FreeConductivity(double c)
    {
        if (!IsTied)
        {
            return _electrolyte.Conductivity.Value(c, Temperature);
        }

        // d phi2/dc of the free electrolyte less the layer's diffusion potential is what its resistance must give.
        var t = FreeTransference(c);
        var ohmic = ElectrolyteSlope(c) - (2 * PhysicalConstants.ThermalVoltage(Temperature) * (1 - t) * ThermodynamicFactor(c) / c);
        return PhysicalConstants.Faraday * FreeDiffusivity(c) / ((1 - t) * ohmic);
    }

    // D', 1 - t' and kappa' of the remarks, before eps/tau.
    private (double Diffusivity, double Anion, double Conductivity) Charged(double c)
    {
        const double F = PhysicalConstants.Faraday;
        double t = FreeTransference(c), d = FreeDiffusivity(c);
        var salt = 2 * F * PhysicalConstants.ThermalVoltage(Temperature) * ThermodynamicFactor(c);
        double plus = (1 - t) * salt / d, minus = t * salt / d;
        var between = (F * F * c / FreeConductivity(c)) - (t * (1 - t) * salt / d);
        double b = Cations(c) / c, a = c / Cations(c);
        between *= between < 0 ? a * a : 1;
        var excess = between * ((b * b) - 1);
        var sum = (b * minus) + (a * plus) + excess;
        var delta = (plus * minus) + (between * b * (plus + minus)) + (between * excess);
        return (salt / sum, a * plus / sum, F * F * c * sum / delta);
    }

    private double ElectrolyteSlope(double c)
    {
        var t = _electrolyte.TransferenceNumber.Value(c, Temperature);
        var ohmic = PhysicalConstants.Faraday * _electrolyte.SaltDiffusivity.Value(c,
            Temperature) / ((1 - t) * _electrolyte.Conductivity.Value(c, Temperature));
        return ohmic + (2 * PhysicalConstants.ThermalVoltage(Temperature) * (1 - t) * ThermodynamicFactor(c) / c);
    }
}
