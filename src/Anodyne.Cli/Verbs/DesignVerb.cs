using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Anodyne.Cli.Frame;
using Anodyne.Design.Pouch;
using Anodyne.Design.Pouch.Drawing;
using Anodyne.Quantities;
using Anodyne.Quantities.Units;
using Anodyne.Studies.Input;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne design</c>: the pouch-cell calculator.</summary>
internal sealed class DesignVerb : Verb
{
    private readonly Argument<string> _cell = new("CELL.yaml") { Description = "Description of the cell; what it does not say is a default and printed as one" };
    private readonly Option<string[]> _set = new("--set") { Description = "Change one input, e.g. --set \"electrolyte=3 g/Ah\"; may be repeated", HelpName = "NAME=VALUE" };

    private readonly Option<string?> _discharge = new("--discharge") { Description = "Also simulate one discharge of the cell at a rate, e.g. C/5 or 1C, and hold it against the stated voltage and capacity", HelpName = "RATE" };

    public override string Name => "design";

    public override string Summary => "Pouch-cell calculator: Wh/kg, Wh/L, mass waterfall, life of the lithium, sensitivity to every input";

    public override string Example => "anodyne design examples/pouch-cell/anode-free.yaml";

    public override bool WritesFiles => true;

    public override string DefaultOut => "";

    public override void Configure(Command command)
    {
        command.Arguments.Add(_cell);
        command.Options.Add(_set);
        command.Options.Add(_discharge);
    }

    public override VerbOutcome Run(ParseResult arguments, VerbContext context)
    {
        var cell = PouchCellReader.ReadFile(arguments.GetValue(_cell)!);
        foreach (var change in arguments.GetValue(_set) ?? [])
        {
            cell = Change(cell, change);
        }

        var design = PouchDesign.Of(cell);
        var sensitivity = Sensitivity.Of(cell);
        DesignText.Show(design, sensitivity, context);
        Warn(design, context);
        var document = DesignText.Node(design, sensitivity);
        if (arguments.GetValue(_discharge) is { } rate)
        {
            document["simulated"] = Simulate(design, ReadRate(rate), context);
        }

        if (context.OutPath.Length > 0)
        {
            var figure = context.Out.WriteText("pouch-design.svg", PouchFigure.Of(design, sensitivity).ToSvg());
            context.Say($"Figure: {figure}");
            document["figure"] = figure;
        }

        return new VerbOutcome(document);
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

    private static JsonObject Simulate(PouchDesign design, double rate, VerbContext context)
    {
        var simulated = PouchSimulation.Discharge(design.Cell, rate, context.Cancel);
        var specific = simulated.Energy / design.Mass;
        context.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"Simulated at {rate:0.###}C from 4.2 V to the stated capacity or {simulated.CutOff:F2} V ({design.Cell.CathodeMaterial}; electrolyte and kinetics assumed): {simulated.Charge / 3600:F3} Ah of {design.Capacity / 3600:F3}, mean {simulated.MeanVoltage:F3} V, stated {design.Cell.MeanVoltage:F3} V, {specific / 3600:F0} Wh/kg."));
        return new JsonObject
        {
            ["c_rate"] = rate,
            ["cut_off_V"] = JsonText.Number(simulated.CutOff),
            ["capacity_Ah"] = JsonText.Number(simulated.Charge / 3600),
            ["energy_Wh"] = JsonText.Number(simulated.Energy / 3600),
            ["mean_voltage_V"] = JsonText.Number(simulated.MeanVoltage),
            ["specific_energy_Wh_kg"] = JsonText.Number(specific / 3600),
        };
    }

    /// <summary>"C/5", "2C" or "0.2" as a number per hour.</summary>
    private static double ReadRate(string text)
    {
        var trimmed = text.Trim();
        var inverse = trimmed.StartsWith("C/", StringComparison.OrdinalIgnoreCase);
        var digits = inverse ? trimmed[2..] : trimmed.EndsWith('C') ? trimmed[..^1] : trimmed;
        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0
            ? inverse ? 1 / number : number
            : throw new InputException("not a C-rate", "--discharge", $"\"{text}\"", "C/5, 1C or 0.2");
    }

    private static void Warn(PouchDesign design, VerbContext context)
    {
        if (design.FillRatio < 1)
        {
            context.Warn(string.Create(
                CultureInfo.InvariantCulture,
                $"{design.Cell.Electrolyte * 3.6e6:G3} g/Ah of electrolyte fill {100 * design.FillRatio:F0} % of the pores; all of them take {design.ElectrolyteToFill * 3.6e6:F2} g/Ah."));
        }

        if (Math.Abs(design.Cell.CathodeLayers - Math.Round(design.Cell.CathodeLayers)) > 1e-9)
        {
            context.Warn(string.Create(CultureInfo.InvariantCulture, $"{design.Cell.CathodeLayers:G6} cathodes is no whole number."));
        }
    }
}
