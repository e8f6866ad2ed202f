using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Anodyne.Cli.Frame;
using Anodyne.Design.Claims;
using Anodyne.Design.Claims.Rules;
using Anodyne.Design.Thermochemistry.Formulas;
using Anodyne.Design.Thermochemistry.Reactions;
using Anodyne.Design.Thermochemistry.Screening;
using Anodyne.Design.Thermochemistry.Tables;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Units;
using Spectre.Console;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne react</c>: thermochemistry of an interface reaction from every data set, or a screen of candidates.</summary>
internal sealed class ReactVerb : Verb
{
    private readonly Argument<string?> _reaction = new("REACTION") { Description = "Reaction, e.g. \"Li2CO3 + CaF2 -> 2 LiF + CaCO3\"; balanced if it has no coefficients", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string> _temperature = new("--temperature") { Description = "Temperature, K (or \"80 degC\"), 200 to 450 K", HelpName = "K", DefaultValueFactory = _ => "298.15" };
    private readonly Option<string?> _screen = new("--screen") { Description = "Candidates, separated by commas", HelpName = "LIST" };
    private readonly Option<string?> _against = new("--against") { Description = "Species of the film that the candidates meet (default Li2CO3)", HelpName = "SPECIES" };
    private readonly Option<string[]> _data = new("--data") { Description = "Data set of your own (tab-separated, with its source); may be repeated", HelpName = "FILE.tsv" };

    public override string Name => "react";

    public override string Summary => "Thermochemistry of an interface reaction, every data set side by side";

    public override string Example => "anodyne react \"Li2CO3 + CaF2 -> 2 LiF + CaCO3\"";

    public override void Configure(Command command)
    {
        command.Arguments.Add(_reaction);
        command.Options.Add(_temperature);
        command.Options.Add(_screen);
        command.Options.Add(_against);
        command.Options.Add(_data);
    }

    public override VerbOutcome Run(ParseResult arguments, VerbContext context)
    {
        var kelvin = ReadTemperature(arguments.GetValue(_temperature)!);
        IReadOnlyList<DataSet> sets = [.. DataSets.BuiltIn, .. (arguments.GetValue(_data) ?? []).Select(file => DataSet.Parse(TextFile.Read(file, "--data"), file))];
        var text = arguments.GetValue(_reaction);
        var screen = arguments.GetValue(_screen);
        if ((text is null) == (screen is null))
        {
            throw new InputException("give either a reaction or --screen", "the command line", text is null ? "neither" : "both", "one of them", $"For example: {Example}");
        }

        if (arguments.GetValue(_against) is not null && screen is null)
        {
            throw new InputException("--against belongs to --screen", "--against", arguments.GetValue(_against)!, "--screen \"CaF2, MgF2\" --against Li2CO3");
        }

        return screen is null
            ? One(ReactionProperties.Of(Reaction.Parse(text!), kelvin, sets), context)
            : Many(Screen.Of(screen, arguments.GetValue(_against) ?? "Li2CO3", kelvin, sets), context);
    }

    private static VerbOutcome One(ReactionProperties result, VerbContext context)
    {
        ReactText.Show(result, context);
        var document = ReactText.Node(result);
        document["reported"] = JsonText.Array(Reported(result), entry =>
        {
            context.Say(entry.Text);
            return new JsonObject { ["paper"] = entry.Claim.Paper, ["dG_kJ_mol"] = JsonText.Number(entry.Claim.Value!.Value), ["supported"] = entry.Supported, ["text"] = entry.Text };
        });
        return new VerbOutcome(document);
    }

    private static VerbOutcome Many(Screen screen, VerbContext context)
    {
        ReactText.Show(screen, context);
        return new VerbOutcome(new JsonObject
        {
            ["against"] = screen.Film.Name,
            ["temperature_K"] = screen.Temperature,
            ["candidates"] = JsonText.Array(screen.Candidates, ReactText.Node),
        });
    }

    /// <summary>Gibbs energies that the shipped papers print for this very reaction, and whether any table supports them.</summary>
    private static IEnumerable<(Claim Claim, bool Supported, string Text)> Reported(ReactionProperties result)
    {
        foreach (var claim in ClaimTable.Shipped().Claims.Where(claim => claim.Quantity == "gibbs_energy"))
        {
            if (GibbsEnergyRule.PropertiesOf(claim) is not { } other || result.MixedRange is not { } whole || claim.In("kJ/mol") is not { } stated
                || MultipleOf(other.Reaction, result.Reaction) is not { } multiple)
            {
                continue;
            }

            var mixed = (Low: whole.Low / multiple, High: whole.High / multiple);
            var supported = stated.High > mixed.Low / 1000 && stated.Low < mixed.High / 1000;
            yield return (claim, supported, string.Create(
                CultureInfo.InvariantCulture,
                $"{claim.Paper} prints {claim.Print()}: {(supported ? "within" : "not supported by any set, nor by any mixture of sets,")} {mixed.Low / 1000:+0.0;-0.0} to {mixed.High / 1000:+0.0;-0.0} kJ/mol{(multiple == 1 ? "" : " per mole of the reaction as printed")}."));
        }
    }

    /// <summary>How many times the printed reaction the other one is; null if they are not the same reaction.</summary>
    private static double? MultipleOf(Reaction printed, Reaction other)
    {
        static string Key(IEnumerable<ReactionTerm> terms, Fraction over) =>
            string.Join('+', terms.Select(term => $"{term.Coefficient / over}{term.Formula.Key}").Order(StringComparer.Ordinal));
        var (one, two) = (ReactionBalance.Multiple(printed), ReactionBalance.Multiple(other));
        return Key(printed.Reactants, one) == Key(other.Reactants, two) && Key(printed.Products, one) == Key(other.Products, two) ? (two / one).ToDouble() : null;
    }

    private static double ReadTemperature(string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var kelvin))
        {
            return kelvin;
        }

        return UnitText.TryParseToSi(text, Dimension.Temperature, out var value, out var problem)
            ? value
            : throw new InputException(problem! with { Where = $"--temperature, {problem.Where}" });
    }
}
