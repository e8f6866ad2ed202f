using Anodyne.Cells;
using Anodyne.Cells.Electrodes;
using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Library;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;
using Anodyne.Quantities.Estimates;
using Anodyne.Quantities.Units;

namespace Anodyne.Studies.Input;

/// <summary>Reads one electrode of a cell: a porous one if it names a material, else a metal one. What is not given is taken from the published cell, if one
/// is used.</summary>
internal sealed class ElectrodeReader(Electrolyte electrolyte, ParameterSheet sheet, MaterialLibrary library)
{
    public Electrode Read(InputMapping mapping, string prefix, Electrode? published, InsertionElectrode? positive = null)
    {
        var insertion = mapping.Has("material")
            || (published is InsertionElectrode && !mapping.Has("lithium") && !mapping.Has("kinetics") && !mapping.Has("capacity ratio"));
        return insertion ? Insertion(mapping, prefix, published as InsertionElectrode) : Metal(mapping, prefix, published as MetalElectrode, positive);
    }

    private InsertionElectrode Insertion(InputMapping mapping, string prefix, InsertionElectrode? published)
    {
        mapping.AllowOnly(
            "material", "thickness", "porosity", "active fraction", "particle radius", "conductivity", "initial stoichiometry", "bruggeman electrolyte",
            "bruggeman solid", "double layer", "film resistance", "solid diffusivity");
        var material = mapping.Has("material") || published is null
            ? mapping.Choice("material", [.. ActiveMaterials.All.Select(m => (m.Name, m))])
            : published.Material;
        if (mapping.Has("solid diffusivity"))
        {
            material = material with { ConstantDiffusivity = sheet.Take(prefix, mapping, "solid diffusivity", Dimension.Diffusivity), Diffusivity = null };
        }

        // The material's own numbers are listed with their source; U(theta) is a function and has no line.
        if (published is null || mapping.Has("material"))
        {
            void List(string key, double value, string unit) =>
                sheet.Add($"{prefix}: {key}", new SourcedValue(value, unit, null, null, Evidence.Measured, material.Source), material.Name);
            List("maximum concentration", material.MaximumConcentration, "mol/m3");
            if (material.Diffusivity is null && !mapping.Has("solid diffusivity"))
            {
                List("solid diffusivity", material.ConstantDiffusivity, "m2/s");
            }
        }

        double Take(string key, Dimension dimension, double? ifAbsent) =>
            mapping.Has(key) || ifAbsent is null ? sheet.Take(prefix, mapping, key, dimension) : ifAbsent.Value;
        return mapping.Build(() => new InsertionElectrode
        {
            Material = material,
            Thickness = Take("thickness", Dimension.Length, published?.Thickness),
            Porosity = Take("porosity", Dimension.None, published?.Porosity),
            ActiveFraction = Take("active fraction", Dimension.None, published?.ActiveFraction),
            ParticleRadius = Take("particle radius", Dimension.Length, published?.ParticleRadius),
            Conductivity = Take("conductivity", Dimension.Conductivity, published?.Conductivity),
            InitialStoichiometry = Take("initial stoichiometry", Dimension.None, published?.InitialStoichiometry),
            BruggemanElectrolyte = Take("bruggeman electrolyte", Dimension.None, published?.BruggemanElectrolyte ?? 1.5),
            BruggemanSolid = Take("bruggeman solid", Dimension.None, published?.BruggemanSolid ?? 1.5),
            DoubleLayerCapacitance = Take("double layer", Dimension.ArealCapacitance, published?.DoubleLayerCapacitance ?? 0.2),
            FilmResistance = Take("film resistance", Dimension.ArealResistance, published?.FilmResistance ?? 0),
        });
    }

    private MetalElectrode Metal(InputMapping mapping, string prefix, MetalElectrode? published, InsertionElectrode? positive)
    {
        mapping.AllowOnly(
            "lithium", "capacity ratio", "kinetics", "interphase", "interphase activation energy", "interphase capacitance", "double layer", "collector",
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
        if (mapping.Has("capacity ratio"))
        {
            if (positive is null)
            {
                throw mapping.Require("capacity ratio").Fail("a capacity ratio needs a porous positive electrode", "\"lithium\" as a thickness");
            }

            electrode = mapping.Build(() => Capacities.WithCapacityRatio(electrode, positive, sheet.Take(prefix, mapping, "capacity ratio", Dimension.None)));
        }

        return electrode is { LithiumPerArea: 0, Collector: null } ? electrode with { Collector = new Collector() } : electrode;
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
            _ => sheet.Take($"{prefix}: lithium", node, Dimension.Length) / LithiumMetal.Default.MolarVolume,
        };
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
