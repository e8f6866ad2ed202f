using System.Globalization;
using System.Text.Json.Nodes;
using Anodyne.Cli.Frame;
using Anodyne.Records.Techniques;
using Spectre.Console;

namespace Anodyne.Cli.Verbs;

/// <summary>What <c>anodyne read</c> prints of the techniques that a file states, and of its other settings.</summary>
internal static class TechniqueText
{
    private const int WidestTable = 12;

    /// <summary>A table for each technique: one row a parameter, one column a sequence.</summary>
    public static void Show(IReadOnlyList<TechniqueSettings> techniques, VerbContext context)
    {
        foreach (var technique in techniques)
        {
            context.Say(string.Create(CultureInfo.InvariantCulture, $"{technique.Name}: {technique.Parameters.Count} parameters, {technique.Sequences} sequence{(technique.Sequences == 1 ? "" : "s")}"));
            if (technique.Parameters.Count == 0)
            {
                continue;
            }

            var table = new Table().Border(TableBorder.Simple);
            table.AddColumn("parameter");
            var shown = Math.Min(technique.Sequences, WidestTable);
            for (var sequence = 0; sequence < shown; sequence++)
            {
                table.AddColumn(technique.Sequences == 1 ? "value" : string.Create(CultureInfo.InvariantCulture, $"sequence {sequence}"));
            }

            foreach (var parameter in technique.Parameters)
            {
                table.AddRow([Markup.Escape(parameter.Name), .. parameter.Values.Take(shown).Select(static value => Markup.Escape(value.ToString()))]);
            }

            context.Person.Write(table);
            if (shown < technique.Sequences)
            {
                context.Say(string.Create(CultureInfo.InvariantCulture, $"{technique.Sequences - shown} more sequences: --json has them all"));
            }
        }
    }

    /// <summary>An object of words.</summary>
    public static JsonObject Settings(IReadOnlyDictionary<string, string> settings)
    {
        var node = new JsonObject();
        foreach ((var name, var value) in settings)
        {
            node[name] = value;
        }

        return node;
    }

    /// <summary>One technique: {name, sequences, remark, parameters: [{name, values, units}]}, as a record's own JSON has it.</summary>
    public static JsonObject Json(TechniqueSettings technique) => new()
    {
        ["name"] = technique.Name,
        ["sequences"] = technique.Sequences,
        ["remark"] = technique.Remark,
        ["parameters"] = JsonText.Array(technique.Parameters, static parameter => new JsonObject
        {
            ["name"] = parameter.Name,
            ["values"] = new JsonArray([.. parameter.Values.Select(static value => double.IsFinite(value.Number) ? (JsonNode)value.Number : value.Word)]),
            ["units"] = JsonText.Strings(parameter.Values.Select(static value => value.Unit)),
        }),
    };
}
