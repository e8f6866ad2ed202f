using System.CommandLine;
using Anodyne.Cli.Frame;
using Anodyne.Studies.Requests;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne read</c>: recognizes what instruments wrote, says what is in it, converts it.</summary>
internal sealed class ReadVerb : Verb
{
    private const string ToWords = "Convert each record: bdf (human labels), bdf-machine, csv (Origin's three header rows), json or anr "
        + "(compact binary; a file that is there already gets the new rows appended)";

    private const string CycleWords = "When a cycle begins: auto (default; with the first direction of the current), charge, discharge, "
        + "step (where the step number falls) or vendor (where the instrument's count changes)";

    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "Instrument files, folders whose files are all looked at, or wildcards; - is standard input", Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _to = CommonOptions.Choice("--to", ToWords, "KIND", ReadRequest.Kinds);
    private readonly Option<string?> _cycles = CommonOptions.Choice("--cycles", CycleWords, "RULE", ReadRequest.CycleWords);
    private readonly Option<bool> _strict = CommonOptions.Flag("--strict", "End with status 1 if any file was read with a warning");

    public override string Name => "read";

    public override string Summary => "Recognize, summarize and convert instrument files";

    public override int Order => 10;

    public override string Example => "anodyne read examples/read/li-cu-cycles.bdf.csv";

    public override bool WritesFiles => true;

    public override void Configure(Command command, IReadOnlyList<string> words)
    {
        command.Arguments.Add(_files);
        command.Options.Add(_cycles);
        command.Options.Add(_to);
        command.Options.Add(_strict);
    }

    public override Answer Run(ParseResult arguments, VerbContext context)
    {
        var cycles = arguments.GetValue(_cycles) ?? ReadRequest.Automatic;
        var answer = new ReadRequest(arguments.GetValue(_files)!, arguments.GetValue(_to), cycles, arguments.GetValue(_strict)).Run(context.Request);
        ReadText.Show(answer.Data, context);
        return answer;
    }
}
