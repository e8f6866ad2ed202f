using System.CommandLine;
using Anodyne.Cli.Frame;
using Anodyne.Studies.Requests;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne design</c>: the pouch-cell calculator.</summary>
internal sealed class DesignVerb : Verb
{
    private readonly Argument<string> _cell = new("CELL.yaml") { Description = "The cell; what it does not say is a default and printed as one" };
    private readonly Option<string[]> _set = CommonOptions.Texts(
        "--set", "Change one input, e.g. --set \"electrolyte=3 g/Ah\"; may be repeated", "NAME=VALUE");
    private readonly Option<string?> _discharge = CommonOptions.Text(
        "--discharge", "Also simulate one discharge of the cell at a rate, e.g. C/5 or 1C, and hold it against the stated voltage and capacity", "RATE");

    public override string Name => "design";

    public override string Summary => "Pouch-cell calculator: Wh/kg, Wh/L, mass waterfall, life of the lithium, sensitivity to every input";

    public override int Order => 60;

    public override string Example => "anodyne design examples/pouch-cell/anode-free.yaml";

    public override bool WritesFiles => true;

    public override void Configure(Command command, IReadOnlyList<string> words)
    {
        command.Arguments.Add(_cell);
        command.Options.Add(_set);
        command.Options.Add(_discharge);
    }

    public override Answer Run(ParseResult arguments, VerbContext context)
    {
        var answer = new DesignRequest(arguments.GetValue(_cell)!, arguments.GetValue(_set), arguments.GetValue(_discharge)).Run(context.Request);
        DesignText.Show(answer.Data, context);
        return answer;
    }
}
