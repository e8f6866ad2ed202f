using System.Globalization;
using Anodyne.Cells.Electrodes;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Cells.Library;

/// <summary>A material as it was read.</summary>
/// <param name="Material">The material.</param>
/// <param name="Parameters">Its values with range, evidence and source.</param>
/// <param name="Warnings">What is odd about it.</param>
public sealed record ReadMaterial(ActiveMaterial Material, IReadOnlyList<Parameter> Parameters, IReadOnlyList<string> Warnings);

/// <summary>
/// Reads an insertion material: the library's own and a user's by the same rules. "use: NMC622" starts from one of the library; every key beside it goes
/// before the library's value.
/// </summary>
public sealed class ActiveMaterialReader
{
    private const int Samples = 1000;

    /// <summary>A potential that rises by more than this with the stoichiometry is refused, V; below it a warning says where.</summary>
    private const double LargestRise = 5e-3;

    /// <summary>A rise that the fits of the library show too, V.</summary>
    private const double Rounding = 1e-4;

    private static readonly string[] Keys =
    [
        "use", "name", "note", "potential", "stoichiometry range", "window", "maximum concentration", "solid diffusivity", "diffusion activation energy",
        "rate constant", "exchange current density", "rate activation energy", "transfer coefficient", "entropic coefficient", "reference temperature",
        "density",
    ];

    private readonly InputMapping _mapping;
    private readonly string _folder;
    private readonly ActiveMaterialEntry? _start;
    private readonly List<Parameter> _parameters = [];

    private ActiveMaterialReader(InputMapping mapping, string folder, ActiveMaterialEntry? start) => (_mapping, _folder, _start) = (mapping, folder, start);

    /// <summary>Reads one material.</summary>
    /// <param name="mapping">What is written.</param>
    /// <param name="name">Name where the mapping gives none.</param>
    /// <param name="folder">Where tables that it names are looked for.</param>
    /// <param name="library">Gives the material under "use".</param>
    public static ReadMaterial Read(InputMapping mapping, string name, string folder, Func<string, ActiveMaterialEntry> library)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        ArgumentNullException.ThrowIfNull(library);
        mapping.AllowOnly(Keys);
        var start = mapping.Find("use") is { } use ? use.Build(() => library(use.AsScalar("the name of an active material").Text)) : null;
        return new ActiveMaterialReader(mapping, folder, start).Read(mapping.Text("name", start?.Material.Name ?? name));
    }

    private ReadMaterial Read(string name)
    {
        var old = _start?.Material;
        var (function, low, high, potentialNote) = Potential(old);
        var (empty, full) = Ends("window", old is not null && !_mapping.Has("potential") ? (old.EmptyStoichiometry, old.FullStoichiometry) : (low, high));
        var material = _mapping.Build(() => new ActiveMaterial
        {
            Name = name,
            OpenCircuitPotential = function,
            LowestStoichiometry = low,
            HighestStoichiometry = high,
            EmptyStoichiometry = empty,
            FullStoichiometry = full,
            MaximumConcentration = Take("maximum concentration", Dimension.Concentration, old?.MaximumConcentration),
            TransferCoefficient = Take("transfer coefficient", Dimension.None, old?.TransferCoefficient ?? 0.5),
            DiffusionActivationEnergy = Take("diffusion activation energy", Dimension.MolarEnergy, old?.DiffusionActivationEnergy ?? 0),
            RateActivationEnergy = Take("rate activation energy", Dimension.MolarEnergy, old?.RateActivationEnergy ?? 0),
            EntropicCoefficient = Take("entropic coefficient", Dimension.VoltagePerTemperature, old?.EntropicCoefficient ?? 0),
            ReferenceTemperature = _mapping.Quantity("reference temperature", Dimension.Temperature, old?.ReferenceTemperature ?? 298.15),
            Density = Take("density", Dimension.Density, old?.Density),
            RateConstant = 1,
        });
        var (diffusivity, constant) = Diffusivity(old);
        material = _mapping.Build(() => material with { Diffusivity = diffusivity, ConstantDiffusivity = constant, RateConstant = Rate(material, old) });
        ListPotential(material, potentialNote);
        var sources = _parameters.Select(parameter => parameter.Source).Distinct();
        return new ReadMaterial(material with { Source = string.Join("; ", sources) }, Listed(material), Rises(material));
    }

    private (Func<double, double> Function, double Low, double High, string Note) Potential(ActiveMaterial? old)
    {
        if (!_mapping.Has("potential") && old is not null)
        {
            var (from, to) = Ends("stoichiometry range", (old.LowestStoichiometry, old.HighestStoichiometry));
            return (old.OpenCircuitPotential, from, to, "");
        }

        var curve = StoichiometryCurve.Read(_mapping.Mapping("potential"), _folder);
        var (low, high) = Ends("stoichiometry range", (curve.Low, curve.High));
        return low >= curve.Low - 1e-9 && high <= curve.High + 1e-9
            ? (curve.Function, low, high, curve.Note)
            : throw _mapping.Require("stoichiometry range").Fail("the range is wider than the table of the potential",
                string.Create(CultureInfo.InvariantCulture, $"{curve.Low} to {curve.High}"));
    }

    private (double Low, double High) Ends(string key, (double Low, double High) ifAbsent)
    {
        if (_mapping.OptionalSequence(key) is not { } list)
        {
            return ifAbsent;
        }

        double[] ends = [.. list.Select(node => node.AsScalar("a stoichiometry").Quantity(Dimension.None))];
        return ends is [var low, var high] && low >= 0 && low < high && high <= 1 ? (low, high)
            : throw list.Fail("this is no range of stoichiometry", "[lowest, highest], from 0 to 1");
    }

    private double Take(string key, Dimension dimension, double? ifAbsent)
    {
        if (!_mapping.Has(key) && ifAbsent is { } value)
        {
            return value;
        }

        var given = Given.Read(_mapping.Require(key), dimension);
        _parameters.Add(new Parameter(key, given.Value, given.Unit, given.Low, given.High, given.Evidence, given.Source));
        return given.Value;
    }

    private (Func<double, double>? Function, double Constant) Diffusivity(ActiveMaterial? old)
    {
        const string Key = "solid diffusivity";
        if (_mapping.Find(Key) is not InputMapping node || node.Has("value"))
        {
            return !_mapping.Has(Key) && old is not null ? (old.Diffusivity, old.ConstantDiffusivity) : (null, Take(Key, Dimension.Diffusivity, null));
        }

        var curve = StoichiometryCurve.Read(node, _folder);
        for (var i = 0; i <= 100; i++)
        {
            var theta = curve.Low + ((curve.High - curve.Low) * i / 100);
            if (!(curve.Function(theta) is > 0 and < 1))
            {
                throw node.Fail(string.Create(CultureInfo.InvariantCulture, $"the diffusivity is {curve.Function(theta):G3} m2/s at {theta:G3}"), "above 0");
            }
        }

        var given = Given.Annotated(node, curve.Function(0.5), "m2/s", Dimension.Diffusivity);
        _parameters.Add(new Parameter(Key, given.Value, given.Unit, given.Low, given.High, given.Evidence, given.Source, $"at half filling; {curve.Note}"));
        return (curve.Function, 1e-14);
    }

    // j0 = m c_e^0.5 c_s^0.5 (c_max - c_s)^0.5, given as m, as m/F, or as j0 at a state.
    private double Rate(ActiveMaterial material, ActiveMaterial? old)
    {
        if (_mapping.Has("rate constant") && _mapping.Has("exchange current density"))
        {
            throw _mapping.Require("exchange current density").Fail("the kinetics are given twice", "rate constant or exchange current density");
        }

        var node = _mapping.Find("rate constant") ?? _mapping.Find("exchange current density");
        if (node is null)
        {
            return old?.RateConstant ?? throw _mapping.Fail("the kinetics are missing", "\"rate constant\" or \"exchange current density\"");
        }

        var mapping = node as InputMapping;
        mapping?.AllowOnly([.. Given.Keys, "at stoichiometry", "at concentration"]);
        var scalar = (mapping?.Require("value") ?? node).AsScalar("a value with its unit");
        var constant = _mapping.Has("rate constant")
            ? RateConstants.Read(scalar)
            : scalar.Quantity(Dimension.CurrentDensity) / RateConstants.Factor(
                material, mapping?.Quantity("at stoichiometry", Dimension.None, 0.5) ?? 0.5,
                mapping?.Quantity("at concentration", Dimension.Concentration, 1000) ?? 1000);
        const string Unit = "mA/cm2";
        var atHalf = constant * RateConstants.Factor(material, 0.5, 1000);
        var evidence = mapping?.ChoiceOr<Evidence?>("evidence", null, ("measured", Evidence.Measured), ("computed", Evidence.Computed),
            ("assumed", Evidence.Assumed));
        var (low, high) = evidence == Evidence.Assumed ? (atHalf / 3, atHalf * 3) : ((double?)null, (double?)null);
        _parameters.Add(new Parameter(
            "exchange current density", atHalf, Unit, low, high, evidence, mapping?.Text("source", Given.SourceLine(node)) ?? Given.SourceLine(node),
            string.Create(CultureInfo.InvariantCulture, $"at half filling and 1 mol/L; rate constant {constant:G4} {RateConstants.Unit}")));
        return constant;
    }

    private void ListPotential(ActiveMaterial material, string form)
    {
        if (_mapping.Find("potential") is not InputMapping node)
        {
            return;
        }

        double At(double theta) => material.OpenCircuitPotential(theta);
        var (low, high) = (Math.Max(material.LowestStoichiometry, 0.001), Math.Min(material.HighestStoichiometry, 0.999));
        var middle = 0.5 * (material.EmptyStoichiometry + material.FullStoichiometry);
        var evidence = node.ChoiceOr<Evidence?>("evidence", null, ("measured", Evidence.Measured), ("computed", Evidence.Computed),
            ("assumed", Evidence.Assumed));
        _parameters.Insert(0, new Parameter(
            "potential", At(middle), "V", Math.Min(At(middle), At(high)), Math.Max(At(middle), At(low)), evidence,
            node.Text("source", Given.SourceLine(node)),
            string.Create(CultureInfo.InvariantCulture,
                $"{form}; at a stoichiometry of {middle:G3}, range from {material.HighestStoichiometry:G3} to {material.LowestStoichiometry:G3}; window ")
                + string.Create(CultureInfo.InvariantCulture, $"{material.EmptyStoichiometry:G3} to {material.FullStoichiometry:G3}")));
    }

    // The library's values that the file leaves as they are, what the file gives, and what follows from both.
    private List<Parameter> Listed(ActiveMaterial material)
    {
        var listed = new List<Parameter>();
        foreach (var property in _start?.Properties ?? [])
        {
            if (_parameters.TrueForAll(parameter => parameter.Name != property.Name) && property.Name != ActiveMaterialEntry.SpecificCapacity)
            {
                var value = property.Value;
                listed.Add(new Parameter(
                    property.Name, value.Value, value.Unit, value.Low, value.High, value.Evidence, value.Source, $"library: {_start!.Key}"));
            }
        }

        listed.AddRange(_parameters);
        listed.Add(new Parameter(
            ActiveMaterialEntry.SpecificCapacity, material.WindowCapacity, "mAh/g", null, null, Evidence.Computed,
            "F times the sites in the window over the density"));
        return listed;
    }

    private string[] Rises(ActiveMaterial material)
    {
        var (worst, from, to) = (0.0, 0.0, 0.0);
        var (bottom, lowest) = (double.PositiveInfinity, material.LowestStoichiometry);
        for (var i = 0; i <= Samples; i++)
        {
            var theta = material.LowestStoichiometry + ((material.HighestStoichiometry - material.LowestStoichiometry) * i / Samples);
            var u = material.OpenCircuitPotential(theta);
            if (!double.IsFinite(u) || Math.Abs(u) > 10)
            {
                throw _mapping.Fail(
                    string.Create(CultureInfo.InvariantCulture, $"the potential of {material.Name} is {u:G4} V at a stoichiometry of {theta:G3}"),
                    "-10 to 10 V",
                    "Check the formula, or narrow \"stoichiometry range\".");
            }

            (bottom, lowest) = u < bottom ? (u, theta) : (bottom, lowest);
            (worst, from, to) = u - bottom > worst ? (u - bottom, lowest, theta) : (worst, from, to);
        }

        var where = string.Create(CultureInfo.InvariantCulture,
            $"potential of {material.Name} rises by {1000 * worst:F1} mV between the stoichiometries {from:G3} and {to:G3}");
        return worst <= Rounding ? []
            : worst <= LargestRise ? [$"The {where}. It should fall; particles are unstable there."]
            : throw _mapping.Fail($"the {where}", "a potential that falls as lithium goes in", "The stoichiometry is the share of filled sites: 1 is full.");
    }
}
