using System.CommandLine;
using Anodyne.Cells.Library;
using Anodyne.Cli.Frame;
using Anodyne.Cli.Terminal;
using Anodyne.Quantities.Estimates;
using Anodyne.Quantities.Units;
using Anodyne.Studies.Requests;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne materials</c>: the library, every value with range, evidence and source.</summary>
internal sealed class MaterialsVerb : Verb
{
    private readonly Argument<string?> _name = CommonOptions.Optional(
        "NAME", $"Key of a material, a kind ({string.Join(", ", MaterialsRequest.Kinds)}), or nothing for the list");

    public override string Name => "materials";

    public override string Summary => "The library: values, ranges, sources";

    public override int Order => 80;

    public override string Example => "anodyne materials lifsi-dme-6m";

    public override void Configure(Command command, IReadOnlyList<string> words) => command.Arguments.Add(_name);

    public override Answer Run(ParseResult arguments, VerbContext context)
    {
        var answer = new MaterialsRequest(arguments.GetValue(_name)).Run(context.Request);
        if (answer.Data.IsOne)
        {
            Show(answer.Data.Entries[0], context);
            return answer;
        }

        var table = new TextTable("kind", "name to use", "material", "values");
        foreach (var entry in answer.Data.Entries)
        {
            table.Add(MaterialsRequest.Word(entry.Kind), entry.Key, entry.Name, string.Join(", ", entry.Properties.Select(property => property.Name)));
        }

        context.Show(table);
        context.Say($"{answer.Data.Entries.Count} materials. `anodyne materials NAME` prints one with its sources.");
        return answer;
    }

    private static void Show(MaterialEntry entry, VerbContext context)
    {
        context.Say($"{entry.Key}: {entry.Name} ({MaterialsRequest.Word(entry.Kind)})");
        if (entry is ElectrolyteEntry { Electrolyte: var liquid, Temperature: var kelvin })
        {
            context.Say($"{liquid.Salt} in {liquid.Solvent}, {UnitText.Print(liquid.Concentration, "mol/L")}, values at {UnitText.Print(kelvin, "degC")}");
        }

        if (entry.Note.Length > 0)
        {
            context.Say(entry.Note);
        }

        var table = new TextTable("property", "value", "range", "evidence", "source");
        foreach (var (property, value, note) in entry.Properties)
        {
            table.Add(
                property, UnitText.Print(value.Value, value.Unit, 4), Range(value), MaterialsRequest.Evidence(value),
                note.Length == 0 ? value.Source : $"{value.Source} ({note})");
        }

        context.Show(table);
    }

    private static string Range(SourcedValue value) => value switch
    {
        { Low: { } low, High: { } high } => $"{UnitText.Print(low, value.Unit, 4)} to {UnitText.Print(high, value.Unit, 4)}",
        _ => "-",
    };
}
