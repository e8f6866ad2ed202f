using System.CommandLine;
using System.Text.Json.Nodes;
using Anodyne.Cells.Library;
using Anodyne.Cli.Frame;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;
using Anodyne.Quantities.Units;
using Spectre.Console;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne materials</c>: the library, every value with range, evidence and source.</summary>
internal sealed class MaterialsVerb : Verb
{
    private readonly Argument<string?> _name = new("NAME")
    {
        Description = "Key of a material, a kind (electrolyte, salt, film, separator, metal, kinetics, solid), or nothing for the list",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public override string Name => "materials";

    public override string Summary => "The library: values, ranges, sources";

    public override string Example => "anodyne materials lifsi-dme-6m";

    public override void Configure(Command command) => command.Arguments.Add(_name);

    public override VerbOutcome Run(ParseResult arguments, VerbContext context)
    {
        var library = MaterialLibrary.Default;
        var name = arguments.GetValue(_name);
        var kind = Enum.GetValues<MaterialKind>().Cast<MaterialKind?>().FirstOrDefault(value => Word(value!.Value) == name);
        if (name is not null && kind is null)
        {
            var entry = Find(library, name);
            Show(entry, context);
            return new VerbOutcome(new JsonObject { ["materials"] = new JsonArray(Node(entry)) });
        }

        var listed = library.Entries.Where(entry => kind is null || entry.Kind == kind).ToArray();
        var table = new Table().Border(TableBorder.Simple).AddColumns("kind", "name to use", "material", "values");
        foreach (var entry in listed)
        {
            table.AddRow(Word(entry.Kind), Markup.Escape(entry.Key), Markup.Escape(entry.Name), Markup.Escape(string.Join(", ", entry.Properties.Select(property => property.Name))));
        }

        context.Person.Write(table);
        context.Say($"{listed.Length} materials. `anodyne materials NAME` prints one with its sources.");
        return new VerbOutcome(new JsonObject { ["materials"] = JsonText.Array(listed, Node) });
    }

    private static MaterialEntry Find(MaterialLibrary library, string name)
    {
        try
        {
            return library.Get(name);
        }
        catch (InputException failure)
        {
            throw new InputException(failure.Problem with { Where = "NAME" }, failure);
        }
    }

    private static void Show(MaterialEntry entry, VerbContext context)
    {
        context.Say($"{entry.Key}: {entry.Name} ({Word(entry.Kind)})");
        if (entry is ElectrolyteEntry { Electrolyte: var liquid, Temperature: var kelvin })
        {
            context.Say($"{liquid.Salt} in {liquid.Solvent}, {UnitText.Print(liquid.Concentration, "mol/L")}, values at {UnitText.Print(kelvin, "degC")}");
        }

        if (entry.Note.Length > 0)
        {
            context.Say(entry.Note);
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("property", "value", "range", "evidence", "source");
        foreach (var (property, value, note) in entry.Properties)
        {
            table.AddRow(
                Markup.Escape(property),
                Markup.Escape(UnitText.Print(value.Value, value.Unit, 4)),
                Markup.Escape(Range(value)),
                Evidence(value),
                Markup.Escape(note.Length == 0 ? value.Source : $"{value.Source} ({note})"));
        }

        context.Person.Write(table);
    }

    private static JsonObject Node(MaterialEntry entry)
    {
        var node = new JsonObject { ["key"] = entry.Key, ["kind"] = Word(entry.Kind), ["name"] = entry.Name, ["note"] = entry.Note };
        if (entry is ElectrolyteEntry { Electrolyte: var liquid, Temperature: var kelvin })
        {
            node["salt"] = liquid.Salt;
            node["solvent"] = liquid.Solvent;
            node["concentration_mol_m3"] = JsonText.Number(liquid.Concentration);
            node["temperature_K"] = JsonText.Number(kelvin);
        }

        node["properties"] = JsonText.Array(entry.Properties, property => new JsonObject
        {
            ["name"] = property.Name,
            ["value"] = JsonText.Number(property.Value.Value),
            ["low"] = JsonText.Number(property.Value.Low),
            ["high"] = JsonText.Number(property.Value.High),
            ["unit"] = SiUnit(property.Value.Unit),
            ["evidence"] = Evidence(property.Value),
            ["source"] = property.Value.Source,
            ["note"] = property.Note,
        });
        return node;
    }

    private static string Range(SourcedValue value) => value switch
    {
        { Low: { } low, High: { } high } => $"{UnitText.Print(low, value.Unit, 4)} to {UnitText.Print(high, value.Unit, 4)}",
        _ => "-",
    };

    // The document is in SI: its values go with the coherent unit, not with the one a person reads.
    private static string SiUnit(string unit) => unit is "1" or "" or "%" ? "1" : unit is "degC" ? "K" : UnitText.ReadUnit(unit).Dimension.SiUnit;

    private static string Evidence(SourcedValue value) => value.Evidence.ToString().ToLowerInvariant();

    private static string Word(MaterialKind kind) => kind.ToString().ToLowerInvariant();
}
