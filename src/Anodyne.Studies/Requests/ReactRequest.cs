using System.Globalization;
using System.Text.Json.Nodes;
using Anodyne.Design.Claims;
using Anodyne.Design.Claims.Rules;
using Anodyne.Design.Thermochemistry.Formulas;
using Anodyne.Design.Thermochemistry.Reactions;
using Anodyne.Design.Thermochemistry.Tables;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Units;
using Anodyne.Store.Output;

namespace Anodyne.Studies.Requests;

/// <summary>Thermochemistry of one reaction, every data set side by side.</summary>
/// <param name="Reaction">The reaction, e.g. "Li2CO3 + CaF2 -> 2 LiF + CaCO3"; balanced if it has no coefficients.</param>
/// <param name="Temperature">Temperature: a number in K, or a quantity such as "80 degC"; 200 to 450 K.</param>
/// <param name="Data">Files of further data sets.</param>
public sealed record ReactRequest(string Reaction, string Temperature = ReactRequest.RoomTemperature, IReadOnlyList<string>? Data = null)
{
    /// <summary>The temperature of the tables, K.</summary>
    public const string RoomTemperature = "298.15";

    /// <summary>Computes.</summary>
    public Answer<ReactionFindings> Run(RequestContext context)
    {
        var result = ReactionProperties.Of(Design.Thermochemistry.Reactions.Reaction.Parse(Reaction), ReadTemperature(Temperature), SetsWith(Data));
        var reported = Reported(result).ToArray();
        var document = ReactDocument.Of(result);
        document["reported"] = JsonText.Array(reported, entry => new JsonObject
        {
            ["paper"] = entry.Claim.Paper,
            ["dG_kJ_mol"] = JsonText.Number(entry.Claim.Value!.Value),
            ["supported"] = entry.Supported,
            ["text"] = entry.Text,
        });
        return new(new ReactionFindings(result, [.. reported.Select(entry => entry.Text)]), document);
    }

    internal static IReadOnlyList<DataSet> SetsWith(IReadOnlyList<string>? data) =>
        [.. DataSets.BuiltIn, .. (data ?? []).Select(file => DataSet.Parse(TextFile.Read(file, "--data"), file))];

    internal static double ReadTemperature(string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var kelvin))
        {
            return kelvin;
        }

        return UnitText.TryParseToSi(text, Dimension.Temperature, out var value, out var problem)
            ? value
            : throw new InputException(problem! with { Where = $"--temperature, {problem.Where}" });
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
            var words = supported ? "within" : "not supported by any set, nor by any mixture of sets,";
            var per = multiple == 1 ? "" : " per mole of the reaction as printed";
            yield return (claim, supported, string.Create(
                CultureInfo.InvariantCulture,
                $"{claim.Paper} prints {claim.Print()}: {words} {mixed.Low / 1000:+0.0;-0.0} to {mixed.High / 1000:+0.0;-0.0} kJ/mol{per}."));
        }
    }

    /// <summary>How many times the printed reaction the other one is; null if they are not the same reaction.</summary>
    private static double? MultipleOf(Reaction printed, Reaction other)
    {
        static string Key(IEnumerable<ReactionTerm> terms, Fraction over) =>
            string.Join('+', terms.Select(term => $"{term.Coefficient / over}{term.Formula.Key}").Order(StringComparer.Ordinal));
        var (one, two) = (ReactionBalance.Multiple(printed), ReactionBalance.Multiple(other));
        var same = Key(printed.Reactants, one) == Key(other.Reactants, two) && Key(printed.Products, one) == Key(other.Products, two);
        return same ? (two / one).ToDouble() : null;
    }
}

/// <summary>What was found about a reaction.</summary>
/// <param name="Properties">Its properties, J and mol.</param>
/// <param name="Reported">Sentences about values that papers print for it.</param>
public sealed record ReactionFindings(ReactionProperties Properties, IReadOnlyList<string> Reported);
