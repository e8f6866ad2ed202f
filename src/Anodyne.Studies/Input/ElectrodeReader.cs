using System.Globalization;
using Anodyne.Cells;
using Anodyne.Cells.Electrodes;
using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Library;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;
using Anodyne.Quantities.Estimates;
using Anodyne.Quantities.Units;

namespace Anodyne.Studies.Input;

/// <summary>Reads one electrode of a cell: a porous one if it names a material, else a metal one. What is not given is taken from the published cell, if one
/// is used.</summary>
internal sealed class ElectrodeReader(Electrolyte electrolyte, ParameterSheet sheet, MaterialLibrary library, string folder)
{
    private const double Tolerance = 0.03;

    /// <summary>Capacity per area that the last porous electrode stated, C/m2; null if it stated none.</summary>
    public double? StatedCapacity { get; private set; }

    public Electrode Read(InputMapping mapping, string prefix, Electrode? published, InsertionElectrode? positive = null)
    {
        var insertion = mapping.Has("material")
            || (published is InsertionElectrode && !mapping.Has("lithium") && !mapping.Has("kinetics") && !mapping.Has("capacity ratio"));
        return insertion ? Insertion(mapping, prefix, published as InsertionElectrode) : Metal(mapping, prefix, published as MetalElectrode, positive);
    }

    private InsertionElectrode Insertion(InputMapping mapping, string prefix, InsertionElectrode? published)
    {
        mapping.AllowOnly(
        [
            "material", "porosity", "particle radius", "conductivity", "initial stoichiometry", "bruggeman electrolyte", "bruggeman solid", "double layer",
            "film resistance", "solid diffusivity", .. CoatingReader.Keys,
        ]);
        var material = mapping.Has("material") || published is null ? Material(mapping, prefix) : published.Material;
        if (mapping.Has("solid diffusivity"))
        {
            material = material with { ConstantDiffusivity = sheet.Take(prefix, mapping, "solid diffusivity", Dimension.Diffusivity), Diffusivity = null };
        }

        var coating = new CoatingReader(mapping, prefix, material, sheet).Read(published);
        StatedCapacity = coating.ArealCapacity;
        double Take(string key, Dimension dimension, double? ifAbsent) =>
            mapping.Has(key) || ifAbsent is null ? sheet.Take(prefix, mapping, key, dimension) : ifAbsent.Value;
        return mapping.Build(() => new InsertionElectrode
        {
            Material = material,
            Thickness = coating.Thickness,
            Porosity = Take("porosity", Dimension.None, published?.Porosity),
            ActiveFraction = coating.ActiveFraction,
            ParticleRadius = Take("particle radius", Dimension.Length, published?.ParticleRadius),
            Conductivity = Take("conductivity", Dimension.Conductivity, published?.Conductivity),
            InitialStoichiometry = mapping.Find("initial stoichiometry") is InputScalar { Text: "charged" or "discharged" } state
                ? Filled(state, prefix, material)
                : Take("initial stoichiometry", Dimension.None, published?.InitialStoichiometry),
            BruggemanElectrolyte = Take("bruggeman electrolyte", Dimension.None, published?.BruggemanElectrolyte ?? 1.5),
            BruggemanSolid = Take("bruggeman solid", Dimension.None, published?.BruggemanSolid ?? 1.5),
            DoubleLayerCapacitance = Take("double layer", Dimension.ArealCapacitance, published?.DoubleLayerCapacitance ?? 0.2),
            FilmResistance = Take("film resistance", Dimension.ArealResistance, published?.FilmResistance ?? 0),
        });
    }

    // A name of the library, or a material of the user's own.
    private ActiveMaterial Material(InputMapping mapping, string prefix)
    {
        IReadOnlyList<Parameter> parameters;
        ActiveMaterial material;
        if (mapping.Require("material") is InputMapping own)
        {
            var read = ActiveMaterialReader.Read(own, "own material", folder, library.GetActive);
            (material, parameters) = (read.Material, read.Parameters);
            foreach (var warning in read.Warnings)
            {
                sheet.Warn(warning);
            }
        }
        else
        {
            var word = mapping.Require("material").AsScalar("a name of `anodyne materials active`, or a material of your own");
            var entry = word.Build(() => library.GetActive(word.Text));
            (material, parameters) = (entry.Material, [.. entry.Properties.Select(property => new Parameter(
                property.Name, property.Value.Value, property.Value.Unit, property.Value.Low, property.Value.High, property.Value.Evidence,
                property.Value.Source, property.Note.Length == 0 ? entry.Key : $"{entry.Key}; {property.Note}"))]);
        }

        foreach (var parameter in parameters.Where(parameter => parameter.Name != "solid diffusivity" || !mapping.Has("solid diffusivity")))
        {
            sheet.Add(parameter with { Name = $"{prefix}: {parameter.Name}" });
        }

        return material;
    }

    // "charged" and "discharged" are the ends of the window in which the source used the potential.
    private double Filled(InputScalar state, string prefix, ActiveMaterial material)
    {
        var value = state.Text == "charged" == (prefix == "positive") ? material.EmptyStoichiometry : material.FullStoichiometry;
        sheet.Add(new Parameter(
            $"{prefix}: initial stoichiometry", value, "1", null, null, Evidence.Computed, $"the {state.Text} end of the window of {material.Name}"));
        return value;
    }

    private MetalElectrode Metal(InputMapping mapping, string prefix, MetalElectrode? published, InsertionElectrode? positive)
    {
        mapping.AllowOnly(
            "lithium", "capacity ratio", "N/P", "kinetics", "interphase", "interphase activation energy", "interphase capacitance", "double layer", "collector",
            "sei growth",
            "dead lithium");
        var kinetics = mapping.Has("kinetics") || published is null
            ? KineticsReader.Read(mapping.Mapping("kinetics"), prefix, electrolyte, sheet, library)
            : published.Kinetics;
        var electrode = mapping.Build(() => new MetalElectrode
        {
            Kinetics = kinetics,
            Interphase = Film(mapping, prefix, published?.Interphase),
            DoubleLayerCapacitance = sheet.TakeOptional(prefix, mapping, "double layer", Dimension.ArealCapacitance) ?? published?.DoubleLayerCapacitance
                ?? 0.2,
            LithiumPerArea = Stock(mapping, prefix, published),
            Collector = mapping.OptionalMapping("collector") is { } bare ? Bare(bare, $"{prefix} collector") : published?.Collector,
            Dead = mapping.OptionalMapping("dead lithium") is { } dead ? Dead(dead, $"{prefix} dead lithium") : published?.Dead,
        });
        electrode = Ratio(mapping, prefix, electrode, positive);
        return electrode is { LithiumPerArea: 0, Collector: null } ? electrode with { Collector = new Collector() } : electrode;
    }

    // N/P: lithium on this electrode over what the positive one holds, its stated capacity or else its window.
    private MetalElectrode Ratio(InputMapping mapping, string prefix, MetalElectrode electrode, InsertionElectrode? positive)
    {
        if ((mapping.Find("capacity ratio") ?? mapping.Find("N/P")) is not { } node)
        {
            return electrode;
        }

        if (mapping.Has("capacity ratio") && mapping.Has("N/P"))
        {
            throw mapping.Require("N/P").Fail("the capacity ratio is given twice", "capacity ratio or N/P");
        }

        if (positive is null)
        {
            throw node.Fail("a capacity ratio needs a porous positive electrode", "\"lithium\" as a thickness or as mAh/cm2");
        }

        var ratio = sheet.Take($"{prefix}: capacity ratio", node, Dimension.None);
        var holds = StatedCapacity ?? Capacities.Window(positive);
        if (!mapping.Has("lithium"))
        {
            return node.Build(() => Capacities.WithCapacityRatio(electrode, positive, ratio, holds));
        }

        var lithium = electrode.LithiumPerArea * PhysicalConstants.Faraday;
        return Math.Abs(lithium - (ratio * holds)) <= Tolerance * ratio * holds ? electrode : throw node.Fail(
            $"lithium and N/P contradict each other: {UnitText.Print(lithium, "mAh/cm2", 4)} over {UnitText.Print(holds, "mAh/cm2", 4)} of the "
                + "positive electrode is "
                + string.Create(CultureInfo.InvariantCulture, $"{lithium / holds:G3}, but {ratio:G3} is given"), "one of the two, or both in accord",
            "State the capacity of the positive electrode with \"areal capacity\" if it is not that of its window.");
    }

    // The film as it is, as it conducts and as it grows: one record.
    private Interphase? Film(InputMapping mapping, string prefix, Interphase? published)
    {
        var film = mapping.Find("interphase") is { } node ? InterphaseReader.Read(node, sheet, library, $"{prefix} interphase") : published;
        if (film is { Placement: Placement.PlanarOutside })
        {
            throw mapping.Require("interphase")
                .Fail("a planar-outside layer has no meaning in one dimension", "placement: conformal, or a layer of the list \"layers\"");
        }

        if (film is { Heterogeneity: { } uneven })
        {
            var share = UnitText.Number(1 / (1 + (uneven.CoefficientOfVariation * uneven.CoefficientOfVariation)));
            throw mapping.Require("interphase").AsMapping("a film").Require("heterogeneity").Fail(
                "a lateral variation has no meaning in one dimension", "an areal resistance alone",
                $"Patches of a thick film conduct in parallel: give {share} times the mean resistance. A plating case follows the variation itself.");
        }

        var growth = mapping.OptionalMapping("sei growth") is { } sei ? SeiReader.Read(sei, sheet, $"{prefix} SEI growth") : published?.Growth;
        film = growth is null ? film : film is null ? Interphase.Growing(growth) : film with { Growth = growth };
        foreach (var key in new[] { "interphase activation energy", "interphase capacitance" })
        {
            if (film is null && mapping.Find(key) is { } lost)
            {
                throw lost.Fail("this electrode has no film", "only beside \"interphase\" or \"sei growth\"");
            }
        }

        return film is null ? null : mapping.Build(() => film with
        {
            ActivationEnergy = sheet.TakeOptional(prefix, mapping, "interphase activation energy", Dimension.MolarEnergy) ?? published?.ActivationEnergy ?? 0,
            Capacitance = sheet.TakeOptional(prefix, mapping, "interphase capacitance", Dimension.ArealCapacitance) ?? published?.Capacitance ?? 0,
        });
    }

    private double Stock(InputMapping mapping, string prefix, MetalElectrode? published)
    {
        if (mapping.Find("lithium") is not { } node)
        {
            return published?.LithiumPerArea ?? double.PositiveInfinity;
        }

        return node switch
        {
            InputScalar { Text: "none" } => 0,
            InputScalar { Text: "unlimited" } => double.PositiveInfinity,
            _ when IsCharge(node) => sheet.Take($"{prefix}: lithium", node, Dimension.ChargePerArea) / PhysicalConstants.Faraday,
            _ => sheet.Take($"{prefix}: lithium", node, Dimension.Length) / LithiumMetal.Default.MolarVolume,
        };
    }

    // Lithium is printed as a thickness (50 um) or as plated charge (1.23 mAh/cm2).
    private static bool IsCharge(InputNode node)
    {
        var scalar = node as InputScalar ?? (node as InputMapping)?.Find("value") as InputScalar;
        return scalar is not null && Unit.Find(scalar.WrittenUnit)?.Dimension == Dimension.ChargePerArea;
    }

    private Collector Bare(InputMapping mapping, string prefix)
    {
        mapping.AllowOnly("name", "nucleation overpotential", "nucleation current", "coverage scale");
        var standard = new Collector();
        return mapping.Build(() => new Collector
        {
            Name = mapping.Text("name", standard.Name),
            NucleationOverpotential =
                sheet.Take(prefix, mapping, "nucleation overpotential", Dimension.Voltage,
                Usual(standard.NucleationOverpotential, "mV", 0.01, 0.1, "copper: 10 to 100 mV in the literature")),
            NucleationCurrent = sheet.Take(prefix, mapping, "nucleation current", Dimension.CurrentDensity,
                Usual(standard.NucleationCurrent, "mA/cm2", null, null,
                "rate of deposition on bare metal at the nucleation overpotential; a definition more than a measurement")),
            CoverageScale = sheet.Take(prefix, mapping, "coverage scale", Dimension.AmountPerArea,
                Usual(standard.CoverageScale, "mol/m2", null, null, "1.3 uAh/cm2 covers 63 % of the collector; sets the width of the dip only")),
        });
    }

    private DeadLithium Dead(InputMapping mapping, string prefix)
    {
        mapping.AllowOnly("decay rate", "stripping share");
        return mapping.Build(() => new DeadLithium
        {
            DecayRate = sheet.TakeOptional(prefix, mapping, "decay rate", Dimension.Rate) ?? 0,
            StrippingShare = sheet.TakeOptional(prefix, mapping, "stripping share", Dimension.None) ?? 0,
        });
    }

    private static SourcedValue Usual(double value, string unit, double? low, double? high, string source) =>
        new(value, unit, low, high, Evidence.Assumed, source);
}
