using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Anodyne.Design.Pouch;
using Anodyne.Design.Pouch.Drawing;
using Anodyne.Quantities;
using Anodyne.Quantities.Units;
using Anodyne.Store.Output;
using Anodyne.Studies.Input;

namespace Anodyne.Studies.Requests;

/// <summary>A pouch cell from its description: energy, masses, life of the lithium, sensitivity; with the figure as a file.</summary>
/// <param name="Cell">The description, a YAML file.</param>
/// <param name="Changes">Changed inputs, each NAME=VALUE.</param>
/// <param name="Discharge">Rate of one simulated discharge, e.g. C/5 or 1C; null for none.</param>
public sealed record DesignRequest(string Cell, IReadOnlyList<string>? Changes = null, string? Discharge = null)
{
    /// <summary>Computes.</summary>
    public Answer<DesignFindings> Run(RequestContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var cell = (Changes ?? []).Aggregate(CaseKind.Design.Read(Cell, PouchCellReader.ReadFile), Change);
        var design = PouchDesign.Of(cell);
        var sensitivity = Sensitivity.Of(cell);
        Warn(design, context);
        var document = Node(design, sensitivity);
        var simulated = Discharge is null ? null : PouchSimulation.Discharge(design.Cell, ReadRate(Discharge), context.Cancel);
        if (simulated is not null)
        {
            document["simulated"] = Node(simulated, design);
        }

        document["figure"] = context.Open(cell.Name).WriteText("pouch-design.svg", PouchFigure.Of(design, sensitivity).ToSvg());
        return new(new DesignFindings(design, sensitivity, simulated), document);
    }

    private static PouchCell Change(PouchCell cell, string change)
    {
        var equals = change.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            throw new InputException("not a change of an input", "--set", $"\"{change}\"", "NAME=VALUE", "For example --set \"electrolyte=3 g/Ah\".");
        }

        var input = PouchInputs.Find(change[..equals].Trim());
        return UnitText.TryParseToSi(change[(equals + 1)..], input.Dimension, out var value, out var problem)
            ? cell.With(input.Name, value)
            : throw new InputException(problem! with { Where = $"--set {input.Name}, {problem.Where} of the value" });
    }

    /// <summary>"C/5", "2C" or "0.2" as a number per hour.</summary>
    private static double ReadRate(string text)
    {
        var trimmed = text.Trim();
        var inverse = trimmed.StartsWith("C/", StringComparison.OrdinalIgnoreCase);
        var digits = inverse ? trimmed[2..] : trimmed.EndsWith('C') ? trimmed[..^1] : trimmed;
        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0
            ? inverse ? 1 / number : number
            : throw new InputException(
                "not a C-rate", "--discharge", $"\"{text}\"", "C/5, 1C or 0.2", "Write the rate as a share of the capacity per hour, e.g. --discharge C/5.");
    }

    private static void Warn(PouchDesign design, RequestContext context)
    {
        if (design.FillRatio < 1)
        {
            context.Warn(string.Create(
                CultureInfo.InvariantCulture,
                $"{design.Cell.Electrolyte * 3.6e6:G3} g/Ah of electrolyte fill {100 * design.FillRatio:F0} % of the pores; "
                + $"all of them take {design.ElectrolyteToFill * 3.6e6:F2} g/Ah."));
        }

        if (Math.Abs(design.Cell.CathodeLayers - Math.Round(design.Cell.CathodeLayers)) > 1e-9)
        {
            context.Warn(string.Create(CultureInfo.InvariantCulture, $"{design.Cell.CathodeLayers:G6} cathodes is no whole number."));
        }
    }

    private static JsonObject Node(SimulatedDischarge simulated, PouchDesign design) => new()
    {
        ["c_rate"] = simulated.Rate,
        ["cut_off_V"] = JsonText.Number(simulated.CutOff),
        ["capacity_Ah"] = JsonText.Number(simulated.Charge / 3600),
        ["energy_Wh"] = JsonText.Number(simulated.Energy / 3600),
        ["mean_voltage_V"] = JsonText.Number(simulated.MeanVoltage),
        ["specific_energy_Wh_kg"] = JsonText.Number(simulated.Energy / design.Mass / 3600),
    };

    private static JsonObject Node(PouchDesign design, ImmutableArray<SensitivityRow> sensitivity) => new()
    {
        ["name"] = design.Cell.Name,
        ["capacity_Ah"] = JsonText.Number(design.Capacity / 3600),
        ["energy_Wh"] = JsonText.Number(design.Energy / 3600),
        ["mass_g"] = JsonText.Number(design.Mass * 1000),
        ["specific_energy_Wh_kg"] = JsonText.Number(design.SpecificEnergy / 3600),
        ["energy_density_Wh_L"] = JsonText.Number(design.EnergyDensityCharged / 3.6e6),
        ["energy_density_discharged_Wh_L"] = JsonText.Number(design.EnergyDensityDischarged / 3.6e6),
        ["energy_density_with_seal_Wh_L"] = JsonText.Number(design.Energy / design.EnvelopeVolume / 3.6e6),
        ["np_ratio"] = JsonText.Number(design.NpAdded),
        ["np_ratio_counting_the_cathode"] = JsonText.Number(design.NpTotal),
        ["electrolyte_g_per_Ah"] = JsonText.Number(design.Cell.Electrolyte * 3.6e6),
        ["electrolyte_to_fill_pores_g_per_Ah"] = JsonText.Number(design.ElectrolyteToFill * 3.6e6),
        ["electrolyte_over_pore_volume"] = JsonText.Number(design.FillRatio),
        ["thickness_discharged_mm"] = JsonText.Number(design.ThicknessDischarged * 1000),
        ["thickness_charged_mm"] = JsonText.Number(design.ThicknessCharged * 1000),
        ["growth_per_face_um"] = JsonText.Number(design.GrowthPerFace * 1e6),
        ["coulombic_efficiency"] = JsonText.Number(design.Cell.CoulombicEfficiency),
        ["cycles_to_80_percent"] = JsonText.Number(design.CyclesToEightyPercent),
        ["waterfall"] = JsonText.Array(design.Parts, part => new JsonObject { ["part"] = part.Part, ["mass_g"] = JsonText.Number(part.Mass * 1000) }),
        ["inputs"] = JsonText.Array(PouchInputs.All, input => new JsonObject
        {
            ["name"] = input.Name,
            ["value"] = JsonText.Number(input.Get(design.Cell)),
            ["printed"] = input.Print(design.Cell),
            ["default"] = !design.Cell.Stated.Contains(input.Name),
            ["source"] = design.Cell.Stated.Contains(input.Name) ? "stated" : input.Source,
        }),
        ["sensitivity"] = JsonText.Array(sensitivity, row => new JsonObject
        {
            ["input"] = row.Input.Name,
            ["low"] = JsonText.Number(row.Low),
            ["high"] = JsonText.Number(row.High),
            ["at_low_Wh_kg"] = JsonText.Number(row.AtLow / 3600),
            ["at_high_Wh_kg"] = JsonText.Number(row.AtHigh / 3600),
            ["elasticity"] = JsonText.Number(row.Elasticity),
        }),
    };
}

/// <summary>What was found about a pouch cell.</summary>
/// <param name="Design">The cell and its figures.</param>
/// <param name="Sensitivity">How every input moves the energy per mass.</param>
/// <param name="Simulated">The simulated discharge; null if none was asked for.</param>
public sealed record DesignFindings(PouchDesign Design, ImmutableArray<SensitivityRow> Sensitivity, SimulatedDischarge? Simulated);
