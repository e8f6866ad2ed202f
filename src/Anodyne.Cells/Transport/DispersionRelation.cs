using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;
using Anodyne.Quantities;

namespace Anodyne.Cells.Transport;

/// <summary>
/// Linear growth rate omega(k) of a perturbation h = A cos(kx) e^(omega t) of the flat front at a steady current density, in full tertiary transport:
/// omega = (V_m/F) [j Theta - gamma V_m k^2/F] / [R_ct + R_f + Z(k)],
/// Theta = 1/kappa + (2RT/F) TDF (1-t)^2/(F D c) + R_ct f_c (1-t)/(F D) at the surface, f_c = (dJ/dc)_E, and for one layer Z = Theta tanh(kL)/k.
/// Ancestors: Mullins and Sekerka 1963; Barton and Bockris 1962; Sundstrom and Bark, Electrochim. Acta 40 (1995) 599; Tikekar, Archer and Koch,
/// J. Electrochem. Soc. 161 (2014) A847. Exact for any D(c), t+(c), kappa(c), TDF(c) at quasi-steady state.
/// </summary>
/// <remarks>
/// Derivation. Where anions rest, i = -K(c) grad c, and each layer's integral of K dc is harmonic. With u the concentration's amplitude and Q the
/// amplitude of the current toward the lithium, S = u/Q is carried from the far side inward: through a layer of thickness d the harmonic
/// amplitudes give s' = (1/k)(s k + tanh kd)/(1 + s k tanh kd) for s = K S, with K taken at the concentration of the face it is evaluated at.
/// On the perturbed surface c = c_s + (j/K) h - S Q and phi2 follows with slope g = d phi2/dc, so that the kinetics linearized in the drive give
/// Q (R_ct + R_f + G S) = G (j/K) h - gamma V_m k^2 h/F, with G = g + R_ct f_c and Theta = G/K.
/// In layers with a transport of their own this holds where their conductivity is tied; otherwise it is the one-potential approximation, whose
/// error <see cref="CoupledGrowthRate"/> measures.
/// </remarks>
public sealed class DispersionRelation
{
    private readonly ElectrodeKinetics _counterKinetics;
    private readonly double _counterDrive;

    /// <summary>Prepares the relation.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="currentDensity">j, A/m2, above 0.</param>
    /// <exception cref="ComputationException">The current is at or above the limiting current.</exception>
    public DispersionRelation(InterfaceCell cell, double currentDensity)
        : this(SteadyProfile.Solve(cell, currentDensity))
    {
    }

    /// <summary>Prepares the relation on a known steady state.</summary>
    public DispersionRelation(SteadyProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        Profile = profile;
        Cell = profile.Cell;
        Drive = Cell.Kinetics.DriveFor(profile.CurrentDensity, profile.KineticConcentration, Cell.Temperature);
        var rate = Cell.Kinetics.Rate(Drive, profile.KineticConcentration, Cell.Temperature);
        ChargeTransferResistance = 1 / rate.DriveSlope;
        var first = profile.Layers[0].Medium;
        var c = profile.SurfaceConcentration;
        var planar = Cell.Interphase is { Placement: Placement.PlanarOutside };
        var flux = first.FluxCoefficient(c);
        OhmicTerm = 1 / first.Conductivity(c);
        if (!first.IsSingleIon)
        {
            var ideal = (1 - first.TransferenceNumber(c)) * 2 * PhysicalConstants.ThermalVoltage(Cell.Temperature) / (c * flux);
            IdealDiffusionTerm = ideal;
            ThermodynamicTerm = ideal * (first.ThermodynamicFactor(c) - 1);
            KineticTerm = planar ? 0 : ChargeTransferResistance * first.Reaction(Cell.Kinetics, Drive, c).ConcentrationSlope / flux;
        }

        _counterKinetics = Cell.CounterKinetics ?? Cell.Kinetics;
        _counterDrive = Cell.Counter == Counter.LithiumElectrode
            ? _counterKinetics.DriveFor(-profile.CurrentDensity, profile.Layers[^1].Medium.Cations(profile.FarConcentration), Cell.Temperature) : 0;
    }

    /// <summary>The cell.</summary>
    public InterfaceCell Cell { get; }

    /// <summary>The steady state that is perturbed.</summary>
    public SteadyProfile Profile { get; }

    /// <summary>j, A/m2.</summary>
    public double CurrentDensity => Profile.CurrentDensity;

    /// <summary>Drive of the electrode reaction, V.</summary>
    public double Drive { get; }

    /// <summary>R_ct = (dJ/dE)^-1, ohm m2.</summary>
    public double ChargeTransferResistance { get; }

    /// <summary>R_f of a conformal film, ohm m2; 0 for a planar-outside layer.</summary>
    public double FilmResistance => Cell.ConformalFilmResistance;

    /// <summary>1/kappa at the surface, ohm m.</summary>
    public double OhmicTerm { get; }

    /// <summary>Diffusion-potential part of Theta at a thermodynamic factor of 1, ohm m.</summary>
    public double IdealDiffusionTerm { get; }

    /// <summary>Diffusion-potential part of Theta due to the thermodynamic factor less 1, ohm m.</summary>
    public double ThermodynamicTerm { get; }

    /// <summary>R_ct f_c (1-t)/(F D), ohm m: the exchange current's dependence on the concentration.</summary>
    public double KineticTerm { get; }

    /// <summary>The whole diffusion-potential part of Theta, ohm m.</summary>
    public double DiffusionTerm => IdealDiffusionTerm + ThermodynamicTerm;

    /// <summary>Theta, ohm m: the resistivity that a protrusion gains by standing closer to the counter electrode.</summary>
    public double Theta => OhmicTerm + DiffusionTerm + KineticTerm;

    /// <summary>(R_ct + R_f)/Theta, m: features much smaller than this see a uniform current.</summary>
    public double WagnerLength => (ChargeTransferResistance + FilmResistance) / Theta;

    /// <summary>Resistance of the medium to a lateral variation of the current, Z(k), ohm m2; Theta tanh(kL)/k for one layer and a reservoir.</summary>
    /// <param name="wavenumber">k, 1/m, above 0.</param>
    public double TransportResistance(double wavenumber)
    {
        var (s, inner) = ConcentrationPerCurrent(wavenumber);
        return (inner.Medium.PotentialSlope(inner.Inner) + KineticSlope()) * s;
    }

    /// <summary>omega(k), 1/s; above 0 roughens.</summary>
    /// <param name="wavenumber">k = 2 pi/wavelength, 1/m, above 0.</param>
    public double GrowthRate(double wavenumber)
    {
        var force = DrivingForce(wavenumber);
        return Cell.Lithium.MolarVolume / PhysicalConstants.Faraday * force / ResistanceAt(wavenumber);
    }

    /// <summary>The growth rate split into terms.</summary>
    /// <param name="wavenumber">k, 1/m, above 0.</param>
    public GrowthRateTerms Terms(double wavenumber)
    {
        var bare = Cell.Interphase is null ? this : new DispersionRelation(Cell with { Interphase = null }, CurrentDensity);
        var perResistance = Cell.Lithium.MolarVolume / PhysicalConstants.Faraday / bare.ResistanceAt(wavenumber);
        var j = CurrentDensity;
        return new GrowthRateTerms(
            perResistance * j * (bare.OhmicTerm + bare.IdealDiffusionTerm),
            perResistance * j * bare.ThermodynamicTerm,
            perResistance * j * bare.KineticTerm,
            ReferenceEquals(bare, this) ? 0 : GrowthRate(wavenumber) - bare.GrowthRate(wavenumber),
            -perResistance * CapillaryForce(wavenumber));
    }

    /// <summary>k_c = sqrt(j Theta F/(gamma V_m)), 1/m: shorter waves decay. It does not depend on a conformal film or on the gap. Infinite without surface
    /// energy.</summary>
    public double MarginalWavenumber
    {
        get
        {
            var drive = Cell.Interphase is { Placement: Placement.PlanarOutside, Conductivity: { } conductivity } ? 1 / conductivity : Theta;
            return Math.Sqrt(CurrentDensity * drive * PhysicalConstants.Faraday / (Cell.Lithium.SurfaceEnergy * Cell.Lithium.MolarVolume));
        }
    }

    /// <summary>The wavenumber of the largest growth rate, 1/m, by golden-section search in ln k below the marginal one (relative error about 1e-7).</summary>
    public double FastestWavenumber
    {
        get
        {
            const double ratio = 0.61803398874989485;
            var top = double.IsFinite(MarginalWavenumber) ? MarginalWavenumber : 1e10;
            var (a, b) = (Math.Log(Math.Min(1e-3 / Cell.Gap, 0.1 * top)), Math.Log(top));
            var (x, y) = (b - (ratio * (b - a)), a + (ratio * (b - a)));
            var (fx, fy) = (GrowthRate(Math.Exp(x)), GrowthRate(Math.Exp(y)));
            while (b - a > 1e-9)
            {
                if (fx > fy)
                {
                    (b, y, fy) = (y, x, fx);
                    x = b - (ratio * (b - a));
                    fx = GrowthRate(Math.Exp(x));
                }
                else
                {
                    (a, x, fx) = (x, y, fy);
                    y = a + (ratio * (b - a));
                    fy = GrowthRate(Math.Exp(y));
                }
            }

            return Math.Exp(0.5 * (a + b));
        }
    }

    /// <summary>S at the inner face of the first layer: amplitude of the field over that of the current, from the far side inward.</summary>
    internal (double PerCurrent, ProfileLayer Inner) ConcentrationPerCurrent(double wavenumber)
    {
        var layers = Profile.Layers;
        var s = FarSide();
        for (var i = layers.Count - 1; i >= 0; i--)
        {
            var layer = layers[i];
            var tanh = Math.Tanh(wavenumber * layer.Thickness);
            var harmonic = s * layer.Medium.FluxCoefficient(layer.Outer) * wavenumber;
            s = (harmonic + tanh) / ((1 + (harmonic * tanh)) * wavenumber * layer.Medium.FluxCoefficient(layer.Inner));
        }

        return (s, layers[0]);
    }

    private double ResistanceAt(double wavenumber)
    {
        if (Cell.Interphase is { Placement: Placement.PlanarOutside } layer)
        {
            var (s, inner) = ConcentrationPerCurrent(wavenumber);
            return ChargeTransferResistance + PlanarOutsideLayer.Resistance(layer, wavenumber, inner.Medium.PotentialSlope(inner.Inner) * s);
        }

        return ChargeTransferResistance + FilmResistance + TransportResistance(wavenumber);
    }

    private double DrivingForce(double wavenumber)
    {
        var drive = Cell.Interphase is { Placement: Placement.PlanarOutside, Conductivity: { } conductivity } ? 1 / conductivity : Theta;
        return (CurrentDensity * drive) - CapillaryForce(wavenumber);
    }

    private double CapillaryForce(double wavenumber) =>
        Cell.Lithium.SurfaceEnergy * Cell.Lithium.MolarVolume * wavenumber * wavenumber / PhysicalConstants.Faraday;

    // R_ct f_c: what the exchange current's concentration dependence adds to d phi2/dc at the surface.
    private double KineticSlope() => KineticTerm * Profile.Layers[0].Medium.FluxCoefficient(Profile.SurfaceConcentration);

    // A reservoir holds c and phi2 uniform; a flat lithium counter electrode answers with its own kinetics: Q = -(dJ/dE g + dJ/dc) u.
    private double FarSide()
    {
        if (Cell.Counter == Counter.Reservoir)
        {
            return 0;
        }

        var last = Profile.Layers[^1];
        var rate = last.Medium.Reaction(_counterKinetics, _counterDrive, Profile.FarConcentration);
        var concentrationSlope = last.Medium.IsSingleIon ? 0 : rate.ConcentrationSlope;
        return 1 / ((rate.DriveSlope * last.Medium.PotentialSlope(last.Outer)) + concentrationSlope);
    }
}
