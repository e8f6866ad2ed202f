using System.Collections.Immutable;
using System.Globalization;
using Anodyne.Cli.Frame;
using Anodyne.Cli.Terminal;
using Anodyne.Design.Pouch;
using Anodyne.Quantities.Units;
using Anodyne.Studies.Input;
using Anodyne.Studies.Requests;

namespace Anodyne.Cli.Verbs;

/// <summary>How <c>anodyne design</c> shows its results to a person.</summary>
internal static class DesignText
{
    private const int SensitivityRows = 12;

    /// <summary>Result, waterfall, inputs with their defaults, sensitivity.</summary>
    public static void Show(DesignFindings findings, VerbContext context)
    {
        var design = findings.Design;
        context.Say(design.Cell.Name);
        Results(design, context);
        Waterfall(design, context);
        Inputs(design.Cell, context);
        Sensitivities(design, findings.Sensitivity, context);
        if (findings.Simulated is { } simulated)
        {
            Simulated(design, simulated, context);
        }
    }

    private static void Results(PouchDesign design, VerbContext context)
    {
        var table = TextTable.Pairs();
        void Add(string name, string value) => table.Add(name, value);
        Add("capacity, energy", $"{F(design.Capacity / 3600, "0.00#")} Ah, {F(design.Energy / 3600, "0.0#")} Wh");
        Add("mass", $"{F(design.Mass * 1000, "0.0#")} g");
        Add("energy per mass", $"{F(design.SpecificEnergy / 3600, "0")} Wh/kg");
        var (charged, discharged) = (F(design.EnergyDensityCharged / 3.6e6, "0"), F(design.EnergyDensityDischarged / 3.6e6, "0"));
        var sealedIn = F(design.Energy / design.EnvelopeVolume / 3.6e6, "0");
        Add("energy per volume", $"{charged} Wh/L charged, {discharged} discharged (cathode footprint), {sealedIn} charged with the seal");
        var (thin, thick) = (F(design.ThicknessDischarged * 1000, "0.00"), F(design.ThicknessCharged * 1000, "0.00"));
        Add("thickness", $"{thin} mm discharged, {thick} mm charged: {F(design.GrowthPerFace * 1e6, "0.0")} um a face");
        Add("N/P", $"{F(design.NpAdded, "0.##")} (added lithium only), {F(design.NpTotal, "0.##")} (counting the cathode's)");
        var (given, fill) = (F(design.Cell.Electrolyte * 3.6e6, "0.##"), F(design.ElectrolyteToFill * 3.6e6, "0.##"));
        Add("electrolyte", $"{given} g/Ah = {F(design.FillRatio, "0.##")} x the pore volume ({fill} g/Ah fill it)");
        var life = design.CyclesToEightyPercent;
        var lasts = double.IsFinite(life) ? F(life, "0") + " cycles" : "for ever";
        Add("lithium lasts", $"{lasts} to 80 % at a Coulombic efficiency of {F(100 * design.Cell.CoulombicEfficiency, "0.###")} %");
        context.Show(table);
    }

    private static void Waterfall(PouchDesign design, VerbContext context)
    {
        var table = new TextTable("part", "g", "%").Right("g", "%");
        foreach (var part in design.Parts)
        {
            table.Add(part.Part, F(part.Mass * 1000, "0.00"), F(100 * part.Mass / design.Mass, "0.0"));
        }

        context.Show(table);
    }

    private static void Inputs(PouchCell cell, VerbContext context)
    {
        var table = new TextTable("input", "value", "", "where from");
        foreach (var input in PouchInputs.All)
        {
            var stated = cell.Stated.Contains(input.Name);
            table.Add(input.Name, input.Print(cell), stated ? "stated" : new TextCell("default", Ink.Care), stated ? "" : input.Source);
        }

        context.Show(table);
    }

    private static void Sensitivities(PouchDesign design, ImmutableArray<SensitivityRow> sensitivity, VerbContext context)
    {
        var center = design.SpecificEnergy;
        string[] numbers = ["from", "to", "Wh/kg", "", "% per %"];
        var table = new TextTable(["Wh/kg when the input moves", .. numbers]).Right(numbers);
        foreach (var row in sensitivity.Where(row => row.Swing(center) > 1e-4 * center).Take(SensitivityRows))
        {
            table.Add(
                row.Input.Name,
                row.Low is { } low ? UnitText.Print(low, row.Input.Unit, 3) : "",
                row.High is { } high ? UnitText.Print(high, row.Input.Unit, 3) : "",
                row.AtLow is { } atLow ? F(atLow / 3600, "0") : "",
                row.AtHigh is { } atHigh ? F(atHigh / 3600, "0") : "",
                row.Elasticity is { } elasticity ? F(elasticity, "+0.00;-0.00") : "");
        }

        context.Show(table);
        var idle = sensitivity.Where(row => row.Swing(center) <= 1e-4 * center).Select(row => row.Input.Name);
        context.Say($"Without effect on Wh/kg: {string.Join(", ", idle)}");
    }

    private static void Simulated(PouchDesign design, SimulatedDischarge simulated, VerbContext context)
    {
        context.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"Simulated at {simulated.Rate:0.###}C from 4.2 V to the stated capacity or {simulated.CutOff:F2} V "
            + $"({design.Cell.CathodeMaterial}; electrolyte and kinetics assumed):"));
        context.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"{simulated.Charge / 3600:F3} Ah of {design.Capacity / 3600:F3}, mean {simulated.MeanVoltage:F3} V, stated {design.Cell.MeanVoltage:F3} V, "
            + $"{simulated.Energy / design.Mass / 3600:F0} Wh/kg."));
    }

    private static string F(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
