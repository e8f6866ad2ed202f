using Anodyne.Cells.Layers;
using Anodyne.Numerics.Quadrature;
using Anodyne.Numerics.Roots;
using Anodyne.Quantities;
using Anodyne.Quantities.Units;

namespace Anodyne.Cells.Transport;

/// <summary>Concentrations at the two faces of a layer at steady state.</summary>
/// <param name="Medium">The layer's transport.</param>
/// <param name="Start">Distance of its lithium-side face from the flat lithium, m.</param>
/// <param name="Thickness">Thickness, m.</param>
/// <param name="Inner">Concentration at the lithium-side face, mol/m3.</param>
/// <param name="Outer">Concentration at the far face, mol/m3.</param>
public readonly record struct ProfileLayer(LayerMedium Medium, double Start, double Thickness, double Inner, double Outer);

/// <summary>
/// The steady one-dimensional state of a cell at a current density: anions at rest, so that in every layer the integral of K dc across it is j times
/// its thickness. With a reservoir the far concentration is that of the electrolyte; with a lithium counter electrode the salt in the gap is conserved
/// (porosities counted). Exact for any D(c), t+(c), kappa(c), TDF(c).
/// </summary>
public sealed class SteadyProfile
{
    private SteadyProfile(InterfaceCell cell, double currentDensity, IReadOnlyList<ProfileLayer> layers)
    {
        (Cell, CurrentDensity, Layers) = (cell, currentDensity, layers);
    }

    /// <summary>The cell.</summary>
    public InterfaceCell Cell { get; }

    /// <summary>j, A/m2, above 0 plates.</summary>
    public double CurrentDensity { get; }

    /// <summary>Layers from the lithium outward; a planar-outside interphase is not among them.</summary>
    public IReadOnlyList<ProfileLayer> Layers { get; }

    /// <summary>
    /// Salt concentration at the lithium (at the outer face of a planar-outside interphase), mol/m3; in a charged layer that of the neutral electrolyte in
    /// equilibrium there.
    /// </summary>
    public double SurfaceConcentration => Layers[0].Inner;

    /// <summary>Salt concentration at the counter electrode or reservoir, mol/m3.</summary>
    public double FarConcentration => Layers[^1].Outer;

    /// <summary>Solves for the profile.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="currentDensity">j, A/m2; above 0 plates.</param>
    /// <exception cref="ComputationException">The current is at or above the limiting current (Found says which).</exception>
    public static SteadyProfile Solve(InterfaceCell cell, double currentDensity)
    {
        ArgumentNullException.ThrowIfNull(cell);
        var slabs = Slabs(cell);
        if (slabs.All(slab => slab.Medium.IsSingleIon) || currentDensity == 0)
        {
            var rest = cell.Electrolyte.Concentration;
            return new SteadyProfile(cell, currentDensity, [.. slabs.Select(slab => slab with { Inner = rest, Outer = rest })]);
        }

        // The far (or mean) concentration grows with the one at the lithium: one root, or none if it is already too high at zero.
        if (Target(cell, March(slabs, 0, currentDensity)) >= cell.Electrolyte.Concentration)
        {
            var limit = LimitingCurrent.Of(cell);
            throw new ComputationException(new Problem(
                "the current is at or above the limiting current: the salt at the lithium runs out",
                cell.Name,
                UnitText.Print(currentDensity, "mA/cm2"),
                $"below {UnitText.Print(limit, "mA/cm2")}"));
        }

        var low = 0.0;
        var high = cell.Electrolyte.Concentration;
        while (Target(cell, March(slabs, high, currentDensity)) < cell.Electrolyte.Concentration)
        {
            (low, high) = (high, 2 * high);
            if (high > 1e6)
            {
                throw new ComputationException(
                    new Problem("no steady profile: the salt at the counter electrode runs out", cell.Name, UnitText.Print(currentDensity, "mA/cm2")));
            }
        }

        var surface = RootInBracket.Find(c => Target(cell, March(slabs, c, currentDensity)) - cell.Electrolyte.Concentration, low, high);
        return new SteadyProfile(cell, currentDensity, March(slabs, surface, currentDensity));
    }

    /// <summary>Salt concentration at a distance from the flat lithium, mol/m3.</summary>
    /// <param name="distance">m, from the inner face of the first layer (0, or the thickness of a planar-outside interphase) to the gap.</param>
    public double ConcentrationAt(double distance)
    {
        foreach (var layer in Layers)
        {
            if (distance <= layer.Start + layer.Thickness || layer == Layers[^1])
            {
                return layer.Medium.IsSingleIon ? layer.Inner : OuterConcentration(layer.Medium, layer.Inner, CurrentDensity, distance - layer.Start);
            }
        }

        return FarConcentration;
    }

    /// <summary>phi2 at the far side minus phi2 at the inner face of the first layer, V; positive while plating.</summary>
    public double PotentialRise()
    {
        var sum = 0.0;
        foreach (var layer in Layers)
        {
            var medium = layer.Medium;
            sum += medium.IsSingleIon
                ? CurrentDensity * layer.Thickness / medium.Conductivity(layer.Inner)
                : Integral(medium, medium.PotentialSlope, layer.Inner, layer.Outer);
        }

        return sum;
    }

    /// <summary>
    /// Voltage of the flat cell, V, negative while plating: phi_working - phi_counter, or phi_metal - phi2 at the reservoir. Includes a conformal film
    /// on the working electrode or a planar-outside layer with its contact resistance.
    /// </summary>
    public double Voltage()
    {
        var film = Cell.Interphase is { } interphase ? interphase.ArealResistance + interphase.OuterContactResistance : 0;
        var kinetic = Cell.Kinetics.DriveFor(CurrentDensity, KineticConcentration, Cell.Temperature);
        var counter = Cell.Counter == Counter.LithiumElectrode
            ? (Cell.CounterKinetics ?? Cell.Kinetics).DriveFor(-CurrentDensity, Layers[^1].Medium.Cations(FarConcentration), Cell.Temperature)
            : 0;
        return -(kinetic + (film * CurrentDensity) + PotentialRise() - counter);
    }

    /// <summary>
    /// The concentration that the kinetics see, mol/m3: that of the cations at the lithium, or behind a planar-outside single-ion layer, where there is no salt
    /// gradient, the rest concentration of the electrolyte.
    /// </summary>
    public double KineticConcentration => Cell.Interphase is { Placement: Placement.PlanarOutside }
        ? Cell.Electrolyte.Concentration : Layers[0].Medium.Cations(SurfaceConcentration);

    /// <summary>The layers without concentrations; the first one shortened by a planar-outside interphase.</summary>
    internal static ProfileLayer[] Slabs(InterfaceCell cell)
    {
        var start = cell.Interphase is { Placement: Placement.PlanarOutside, Thickness: { } inside } ? inside : 0;
        var slabs = new ProfileLayer[cell.Layers.Count];
        var end = 0.0;
        for (var i = 0; i < slabs.Length; i++)
        {
            end += cell.Layers[i].Thickness;
            slabs[i] = new ProfileLayer(new LayerMedium(cell.Electrolyte, cell.Layers[i], cell.Temperature), start, end - start, 0, 0);
            start = end;
        }

        return slabs;
    }

    /// <summary>Fills in the concentrations from the one at the lithium outward.</summary>
    internal static ProfileLayer[] March(ProfileLayer[] slabs, double surface, double currentDensity)
    {
        var filled = new ProfileLayer[slabs.Length];
        var inner = surface;
        for (var i = 0; i < slabs.Length; i++)
        {
            var outer = OuterConcentration(slabs[i].Medium, inner, currentDensity, slabs[i].Thickness);
            filled[i] = slabs[i] with { Inner = inner, Outer = outer };
            inner = outer;
        }

        return filled;
    }

    /// <summary>
    /// What must equal the rest concentration: the far concentration, or the mean over the gap weighted with the porosity. Charged layers count by the
    /// anions that they hold beyond those at rest.
    /// </summary>
    internal static double Target(InterfaceCell cell, ProfileLayer[] layers)
    {
        if (cell.Counter == Counter.Reservoir)
        {
            return layers[^1].Outer;
        }

        var rest = cell.Electrolyte.Concentration;
        var (salt, volume) = (0.0, 0.0);
        foreach (var layer in layers)
        {
            volume += layer.Medium.Porosity * layer.Thickness;
            var medium = layer.Medium;
            var mean = medium.HasConstantFlux || layer.Outer == layer.Inner
                ? 0.5 * (layer.Inner + layer.Outer)
                : Integral(medium, c => medium.Anions(c) * medium.FluxCoefficient(c), layer.Inner, layer.Outer)
                    / Integral(medium, medium.FluxCoefficient, layer.Inner, layer.Outer);
            if (medium.IsCharged)
            {
                mean = (layer.Inner <= 0 || layer.Outer == layer.Inner ? medium.Anions(layer.Inner) : mean) + rest - medium.Anions(rest);
            }

            salt += medium.Porosity * layer.Thickness * mean;
        }

        return salt / volume;
    }

    // K of a charged layer goes with 1/c where salt is rare: there the integral is taken in ln c.
    private static double Integral(LayerMedium medium, Func<double, double> f, double inner, double outer) => medium.IsCharged
        ? GaussLegendre.Integrate(x => f(Math.Exp(x)) * Math.Exp(x), Math.Log(inner), Math.Log(outer))
        : GaussLegendre.Integrate(f, inner, outer);

    private static double OuterConcentration(LayerMedium medium, double inner, double currentDensity, double thickness)
    {
        var rise = currentDensity * thickness;
        if (medium.IsCharged)
        {
            return OuterOfCharged(medium, inner, rise);
        }

        var outer = inner + (rise / medium.FluxCoefficient(inner));
        if (medium.HasConstantFlux || rise == 0)
        {
            return outer;
        }

        for (var iteration = 0; iteration < 60; iteration++)
        {
            var step = (rise - GaussLegendre.Integrate(medium.FluxCoefficient, inner, outer)) / medium.FluxCoefficient(outer);
            outer += step;
            if (!double.IsFinite(outer) || !(medium.FluxCoefficient(outer) > 0))
            {
                throw new ComputationException(
                    new Problem("the electrolyte's functions leave their range", "steady profile",
                    $"diffusivity or transference number at {UnitText.Print(outer, "mol/m3")}", "diffusivity above 0, transference number below 1"));
            }

            if (Math.Abs(step) <= 1e-14 * Math.Abs(outer))
            {
                break;
            }
        }

        return outer;
    }

    // A charged layer carries any current at hardly any salt: with none at the metal there is none at its outer face, and no limit of its own.
    private static double OuterOfCharged(LayerMedium medium, double inner, double rise)
    {
        if (inner <= 0 || rise == 0)
        {
            return inner;
        }

        var x = Math.Log(inner);
        for (var iteration = 0; iteration < 100; iteration++)
        {
            var c = Math.Exp(x);
            var step = (rise - (c == inner ? 0 : Integral(medium, medium.FluxCoefficient, inner, c))) / (medium.FluxCoefficient(c) * c);
            x += Math.Clamp(step, -2, 2);
            if (Math.Abs(step) <= 1e-14)
            {
                break;
            }
        }

        return Math.Exp(x);
    }
}
