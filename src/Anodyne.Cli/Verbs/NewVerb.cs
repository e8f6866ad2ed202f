using System.CommandLine;
using Anodyne.Cli.Frame;
using Anodyne.Studies.Requests;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne new</c>: commented starting files, one verb for every kind that there is.</summary>
internal sealed class NewVerb : Verb
{
    public override string Name => "new";

    public override string Summary => "Write a commented starting file";

    public override int Order => 5;

    public override bool IsGroup => true;

    public override IReadOnlyList<Verb> Children => [.. NewFileRequest.Kinds.Select(kind => new OfKind(kind))];

    private sealed class OfKind(string kind) : Verb
    {
        public override string Name => kind;

        public override string Group => "new";

        public override string Summary => $"Write a commented file {kind}.yaml to start from: {NewFileRequest.Summary(kind)}";

        public override string Example => $"anodyne new {kind} --out started";

        public override bool WritesFiles => true;

        // A file to edit is no result: it goes into the working folder.
        public override string DefaultOut => ".";

        public override Answer Run(ParseResult arguments, VerbContext context)
        {
            var answer = new NewFileRequest(kind).Run(context.Request);
            context.Say(answer.Data);
            return answer;
        }
    }
}
