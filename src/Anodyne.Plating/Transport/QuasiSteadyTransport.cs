using Anodyne.Cells;
using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Layers;
using Anodyne.Numerics.Plane.CutCells;
using Anodyne.Numerics.Plane.Elliptic;
using Anodyne.Quantities;
using Anodyne.Quantities.Units;

namespace Anodyne.Plating.Transport;

/// <summary>
/// The way of the ions from the far plane to the front as one Laplace problem: which unknown is solved, its conductivity layer by layer, the map from
/// the unknown to concentration and potential, and the salt inventory that fixes the concentration at a lithium counter electrode.
/// </summary>
/// <remarks>
/// The unknown is u = s_1 (P - P_plate), with s_1 the relative conductivity of the layer that touches the lithium, so that u has conductivity 1 there and
/// vanishes at the far plane. In a planar-outside single-ion layer the unknown is kappa_f phi2; the electrolyte beyond its face is linearised
/// about the mean state of the face, which is exact for the mean and to first order in the lateral variation there.
/// </remarks>
internal sealed partial class QuasiSteadyTransport : ITransport
{
    private readonly double[] _thickness;
    private readonly double[] _conductivity;
    private readonly double[] _porosity;
    private readonly PotentialMap _electrolyte;
    private readonly PotentialMap _map;
    private readonly Interphase? _planar;
    private readonly double _rest;
    private readonly bool _conservesSalt;
    private readonly List<string> _warnings = [];
    private double _faceSlope = 1;
    private double? _drop;
    private Strip[] _layers = [];
    // These two are handed out again and again, so that a step allocates nothing.
    private readonly LayeredMedium _medium = new([], [1.0]);
    private readonly StripStack _above = new(new Strip(1, 1));

    public QuasiSteadyTransport(InterfaceCell cell, CurrentMode mode)
    {
        if (cell.Layers.FirstOrDefault(layer => layer.FixedCharge > 0) is { } charged)
        {
            throw new InputException(
                "the quasi-steady form knows no fixed charge", $"layer \"{charged.Name}\"", UnitText.Print(charged.FixedCharge, "mol/m3"), "no fixed charge",
                "Write \"transport: transient\", or \"automatic\".");
        }

        var electrolyte = cell.Electrolyte;
        var temperature = cell.Temperature;
        _rest = electrolyte.Concentration;
        var layers = cell.Layers.Count;
        _thickness = new double[layers];
        _conductivity = new double[layers];
        _porosity = new double[layers];
        var kappa = electrolyte.Conductivity.Value(_rest, temperature);
        var t0 = electrolyte.TransferenceNumber.Value(_rest, temperature);
        var d0 = electrolyte.SaltDiffusivity.Value(_rest, temperature);
        var own = cell.Layers.Any(l => l.HasOwnTransport);
        var tied = cell.Layers.Any(l => l.HasOwnTransport && l.TransportClosure == TransportClosure.TiedConductivity);
        var ohmic = mode != CurrentMode.Tertiary || t0 >= 1;
        for (var l = 0; l < layers; l++)
        {
            var layer = cell.Layers[l];
            var t = layer.TransferenceNumber ?? t0;
            var d = layer.SaltDiffusivity ?? d0;
            double ratio = 1;
            if (layer.HasOwnTransport)
            {
                ratio = ohmic
                    ? layer.TransportClosure == TransportClosure.TiedConductivity && t < 1 ? TiedConductivity(electrolyte, d, t, temperature) / kappa : 1
                    : d / (1 - t) / (d0 / (1 - t0));
            }

            _thickness[l] = layer.Thickness;
            _porosity[l] = layer.Porosity;
            _conductivity[l] = ratio / layer.MacMullinNumber;
        }

        if (ohmic)
        {
            _electrolyte = new OhmicMap(kappa, _rest);
            Form = mode switch
            {
                CurrentMode.Primary => "primary: Ohm's law, equipotential metal",
                CurrentMode.Secondary => "secondary: Ohm's law at the rest concentration, kinetics and film in the boundary",
                _ => "single-ion conductor (t+ = 1): Ohm's law, kinetics and film in the boundary",
            };
        }
        else if (own && tied)
        {
            if (!electrolyte.SaltDiffusivity.IsConstant || !electrolyte.TransferenceNumber.IsConstant)
            {
                _warnings.Add("Layers with their own transport keep the ratio to the electrolyte that D and t+ have at its rest concentration.");
            }

            _electrolyte = new ConcentratedMap(electrolyte, temperature);
            Form = "tertiary, one Laplace problem in c with tied conductivities (layers with their own transport: kappa_l such that d phi2/dc is the "
                + "electrolyte's in every layer, so that anions rest everywhere)";
        }
        else if (own)
        {
            var first = cell.Layers[0];
            var near = electrolyte with
            {
                TransferenceNumber = first.TransferenceNumber is { } t1 ? t1 : electrolyte.TransferenceNumber,
                SaltDiffusivity = first.SaltDiffusivity is { } d1 ? d1 : electrolyte.SaltDiffusivity,
            };
            var nearMap = new ConcentratedMap(near, temperature);
            var scale = nearMap.At(_rest) / (PhysicalConstants.Faraday * d0 / (1 - t0) * _rest);
            for (var l = 0; l < layers; l++)
            {
                _conductivity[l] /= scale;
            }

            _electrolyte = nearMap;
            Form = "tertiary, one Laplace problem in c with the untied conductivity of the electrolyte: anions are taken to be at rest, which is not exact "
                + "across layers of unequal transport";
            _warnings.Add("Layers with their own transport number but the electrolyte's conductivity: currents of anions near the interfaces are neglected "
                + "(percents of the growth rate for a thin coating, more for strong contrasts); tie the conductivities for the consistent dilute form.");
        }
        else
        {
            _electrolyte = new ConcentratedMap(electrolyte, temperature);
            Form = "tertiary, one Laplace problem for P(c), anions at rest (exact for any D(c), t+(c), kappa(c) common to all layers)";
        }

        _conservesSalt = !ohmic && cell.Counter == Counter.LithiumElectrode;
        if (cell.Interphase is { Placement: Placement.PlanarOutside } planar && mode != CurrentMode.Primary)
        {
            _planar = planar;
            _thickness[0] -= planar.Thickness!.Value;
            Form = "planar-outside single-ion layer on the lithium (Ohm's law in it), " + Form + " beyond its face, linearised there for lateral variations";
        }

        _map = _planar is null ? _electrolyte : new OhmicMap(_planar.Conductivity!.Value, _rest);
        Scale = _planar is null ? _conductivity[0] : 1;
        PlateConcentration = _rest;
        PlateValue = _electrolyte.At(_rest);
        Gap = _thickness.Sum() + (_planar?.Thickness ?? 0);
    }

    public string Form { get; }

    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>s_1: u = s_1 (P - P_plate).</summary>
    public double Scale { get; }

    /// <summary>P at the far plane, to be added after dividing u by <see cref="Scale"/>; 0 in a planar-outside layer.</summary>
    private double Base => _planar is null ? PlateValue : 0;

    public double Reserve => _map.CanDeplete ? Scale * Base : double.PositiveInfinity;

    public bool IsExhausted(double u) => _map.CanDeplete && u / Scale + Base <= 0;

    /// <summary>Potential to be added to the map's, V.</summary>
    private double PotentialOffset { get; set; }

    public double PlateConcentration { get; private set; }

    public double PlatePotential { get; private set; }

    public double SaltError { get; private set; }

    public double FirstInterface => _planar is not null ? _planar.Thickness!.Value : _thickness.Length > 1 ? _thickness[0] : double.PositiveInfinity;

    public double PlateValue { get; private set; }

    public bool ClosesOnField => _conservesSalt && _planar is null;

    public bool MayPassFlatLimit => _electrolyte.CanDeplete && _planar is null;

    public ElectrolyteState StateOf(double u)
    {
        var state = _map.State(u / Scale + Base);
        return state with { Potential = state.Potential + PotentialOffset };
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(PlateValue);
        writer.Write(PlateConcentration);
        writer.Write(PlatePotential);
        writer.Write(PotentialOffset);
        writer.Write(_faceSlope);
        writer.Write(SaltError);
        writer.Write(_drop ?? double.NaN);
    }

    public void Load(BinaryReader reader)
    {
        PlateValue = reader.ReadDouble();
        PlateConcentration = reader.ReadDouble();
        PlatePotential = reader.ReadDouble();
        PotentialOffset = reader.ReadDouble();
        _faceSlope = reader.ReadDouble();
        SaltError = reader.ReadDouble();
        _drop = reader.ReadDouble() is var drop && double.IsNaN(drop) ? null : drop;
    }

    public double FlatProfile(double height, double currentDensity)
    {
        double u = 0;
        double z = 0;
        foreach (var strip in Layers())
        {
            var top = z + strip.Thickness;
            var from = z == 0 ? height : Math.Max(height, z);
            if (from < top)
            {
                u -= currentDensity * (top - from) / strip.Conductivity;
            }

            if (height < z)
            {
                u -= currentDensity * strip.ContactResistance;
            }

            z = top;
        }

        return u;
    }

    public LayeredMedium Medium(double meanFront)
    {
        ReadOnlySpan<Strip> layers = Layers();
        Span<double> interfaces = stackalloc double[layers.Length];
        Span<double> conductivities = stackalloc double[layers.Length];
        var z = meanFront;
        for (var l = 0; l < layers.Length; l++)
        {
            conductivities[l] = layers[l].Conductivity;
            z += layers[l].Thickness;
            interfaces[l] = z;
        }

        _medium.Set(interfaces[..^1], conductivities);
        return _medium;
    }

    public StripStack Above(double meanFront, double plane)
    {
        ReadOnlySpan<Strip> layers = Layers();
        Span<Strip> strips = stackalloc Strip[layers.Length];
        var count = 0;
        var z = meanFront;
        foreach (var strip in layers)
        {
            var top = z + strip.Thickness;
            if (top > plane)
            {
                var cut = plane > z || count == 0;
                strips[count++] = new Strip(top - Math.Max(z, plane), strip.Conductivity, cut ? 0 : strip.ContactResistance);
            }

            z = top;
        }

        if (count > 0 && plane < meanFront)
        {
            strips[0] = strips[0] with { Thickness = strips[0].Thickness + (meanFront - plane) };
        }

        _above.Set(strips[..count]);
        return _above;
    }

    public double Gap { get; }

    /// <summary>
    /// The conductivity, S/m, that gives a layer of salt diffusivity D and transference number t the electrolyte's d phi2/dc =
    /// F D/((1 - t) kappa) + (2RT/F) TDF (1 - t)/c at the rest concentration.
    /// </summary>
    private double TiedConductivity(Electrolyte electrolyte, double d, double t, double temperature)
    {
        var diffusion = 2 * PhysicalConstants.ThermalVoltage(temperature) * electrolyte.ThermodynamicFactor.Value(_rest, temperature) / _rest;
        var t0 = electrolyte.TransferenceNumber.Value(_rest, temperature);
        var slope = PhysicalConstants.Faraday * electrolyte.SaltDiffusivity.Value(_rest, temperature)
            / ((1 - t0) * electrolyte.Conductivity.Value(_rest, temperature)) + diffusion * (1 - t0);
        return PhysicalConstants.Faraday * d / ((1 - t) * (slope - diffusion * (1 - t)));
    }

    /// <summary>The layers of the unknown from the mean front upward; those beyond a planar-outside layer follow the state of its face.</summary>
    private Strip[] Layers()
    {
        var offset = _planar is null ? 0 : 1;
        if (_layers.Length == 0)
        {
            _layers = new Strip[_thickness.Length + offset];
        }

        if (_planar is not null)
        {
            _layers[0] = new Strip(_planar.Thickness!.Value, 1);
        }

        for (var l = 0; l < _thickness.Length; l++)
        {
            var conductivity = _planar is null
                ? l == 0 ? 1 : _conductivity[l] / _conductivity[0]
                : _conductivity[l] / (_faceSlope * _planar.Conductivity!.Value);
            var contact = _planar is not null && l == 0 ? _planar.OuterContactResistance * _planar.Conductivity!.Value : 0;
            _layers[l + offset] = new Strip(_thickness[l], conductivity, contact);
        }

        return _layers;
    }
}
