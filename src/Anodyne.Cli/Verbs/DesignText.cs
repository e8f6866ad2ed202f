using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Anodyne.Cli.Frame;
using Anodyne.Design.Pouch;
using Anodyne.Quantities.Units;
using Spectre.Console;

namespace Anodyne.Cli.Verbs;

/// <summary>How <c>anodyne design</c> shows its results, to a person and as JSON.</summary>
internal static class DesignText
{
    private const int SensitivityRows = 12;

    /// <summary>Result, waterfall, inputs with their defaults, sensitivity.</summary>
    public static void Show(PouchDesign design, ImmutableArray<SensitivityRow> sensitivity, VerbContext context)
    {
        context.Say(design.Cell.Name);
        Results(design, context);
        Waterfall(design, context);
        Inputs(design.Cell, context);
        Sensitivities(design, sensitivity, context);
    }

    /// <summary>The result as the document's fields.</summary>
    public static JsonObject Node(PouchDesign design, ImmutableArray<SensitivityRow> sensitivity) => new()
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

    private static void Results(PouchDesign design, VerbContext context)
    {
        var table = new Table().Border(TableBorder.Simple).HideHeaders().AddColumns("", "");
        void Add(string name, string value) => table.AddRow(Markup.Escape(name), Markup.Escape(value));
        Add("capacity, energy", $"{F(design.Capacity / 3600, "0.00#")} Ah, {F(design.Energy / 3600, "0.0#")} Wh");
        Add("mass", $"{F(design.Mass * 1000, "0.0#")} g");
        Add("energy per mass", $"{F(design.SpecificEnergy / 3600, "0")} Wh/kg");
        Add("energy per volume", $"{F(design.EnergyDensityCharged / 3.6e6, "0")} Wh/L charged, {F(design.EnergyDensityDischarged / 3.6e6, "0")} discharged (cathode footprint), {F(design.Energy / design.EnvelopeVolume / 3.6e6, "0")} charged with the seal");
        Add("thickness", $"{F(design.ThicknessDischarged * 1000, "0.00")} mm discharged, {F(design.ThicknessCharged * 1000, "0.00")} mm charged: {F(design.GrowthPerFace * 1e6, "0.0")} um a face");
        Add("N/P", $"{F(design.NpAdded, "0.##")} (added lithium only), {F(design.NpTotal, "0.##")} (counting the cathode's)");
        Add("electrolyte", $"{F(design.Cell.Electrolyte * 3.6e6, "0.##")} g/Ah = {F(design.FillRatio, "0.##")} x the pore volume ({F(design.ElectrolyteToFill * 3.6e6, "0.##")} g/Ah fill it)");
        var life = design.CyclesToEightyPercent;
        Add("lithium lasts", $"{(double.IsFinite(life) ? F(life, "0") + " cycles" : "for ever")} to 80 % at a Coulombic efficiency of {F(100 * design.Cell.CoulombicEfficiency, "0.###")} %");
        context.Person.Write(table);
    }

    private static void Waterfall(PouchDesign design, VerbContext context)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("part").AddColumn(new TableColumn("g").RightAligned()).AddColumn(new TableColumn("%").RightAligned());
        foreach (var part in design.Parts)
        {
            table.AddRow(Markup.Escape(part.Part), F(part.Mass * 1000, "0.00"), F(100 * part.Mass / design.Mass, "0.0"));
        }

        context.Person.Write(table);
    }

    private static void Inputs(PouchCell cell, VerbContext context)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("input", "value", "", "where from");
        foreach (var input in PouchInputs.All)
        {
            var stated = cell.Stated.Contains(input.Name);
            table.AddRow(Markup.Escape(input.Name), Markup.Escape(input.Print(cell)), stated ? "stated" : "[yellow]default[/]", Markup.Escape(stated ? "" : input.Source));
        }

        context.Person.Write(table);
    }

    private static void Sensitivities(PouchDesign design, ImmutableArray<SensitivityRow> sensitivity, VerbContext context)
    {
        var center = design.SpecificEnergy;
        var table = new Table().Border(TableBorder.Simple).AddColumn("Wh/kg when the input moves");
        foreach (var column in new[] { "from", "to", "Wh/kg", "", "% per %" })
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        foreach (var row in sensitivity.Where(row => row.Swing(center) > 1e-4 * center).Take(SensitivityRows))
        {
            table.AddRow(
                Markup.Escape(row.Input.Name),
                row.Low is { } low ? Markup.Escape(UnitText.Print(low, row.Input.Unit, 3)) : "",
                row.High is { } high ? Markup.Escape(UnitText.Print(high, row.Input.Unit, 3)) : "",
                row.AtLow is { } atLow ? F(atLow / 3600, "0") : "",
                row.AtHigh is { } atHigh ? F(atHigh / 3600, "0") : "",
                row.Elasticity is { } elasticity ? F(elasticity, "+0.00;-0.00") : "");
        }

        context.Person.Write(table);
        var idle = sensitivity.Where(row => row.Swing(center) <= 1e-4 * center).Select(row => row.Input.Name);
        context.Say($"Without effect on Wh/kg: {string.Join(", ", idle)}");
    }

    private static string F(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
