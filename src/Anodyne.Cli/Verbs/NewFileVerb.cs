using System.CommandLine;
using System.Text.Json.Nodes;
using Anodyne.Cli.Frame;
using Anodyne.Studies.Input;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne new KIND</c>: one starting file.</summary>
/// <param name="kind">Kind of the file; also its name.</param>
/// <param name="summary">One sentence for the help.</param>
internal sealed class NewFileVerb(string kind, string summary) : Verb
{
    public override string Name => kind;

    public override string Summary => summary;

    public override string Example => $"anodyne new {kind} --out started";

    public override bool WritesFiles => true;

    public override VerbOutcome Run(ParseResult arguments, VerbContext context)
    {
        var name = kind + ".yaml";
        context.Out.WriteText(name, StartingFile.Text(kind));
        var path = Path.Combine(context.OutPath, name);
        context.Say(path);
        return new VerbOutcome(new JsonObject { ["file"] = path });
    }
}
