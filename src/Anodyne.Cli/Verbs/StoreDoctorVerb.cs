using System.CommandLine;
using System.Globalization;
using Anodyne.Cli.Frame;
using Anodyne.Studies.Requests;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne store doctor</c>.</summary>
internal sealed class StoreDoctorVerb : Verb
{
    private readonly Option<string?> _store = StoreOption.Create();

    public override string Name => "doctor";

    public override string Group => "store";

    public override string Summary => "Read every result and hold it against its hashes";

    public override string Example => "anodyne run examples/validation/study.yaml --out out/validation\nanodyne store doctor";

    public override void Configure(Command command, IReadOnlyList<string> words) => command.Options.Add(_store);

    public override Answer Run(ParseResult arguments, VerbContext context)
    {
        var answer = new StoreDoctorRequest(arguments.GetValue(_store)).Run(context.Request);
        foreach (var (entry, reason) in answer.Data.Damaged)
        {
            context.Say($"{entry.Key.Text[..12]} {entry.Name}: {reason}");
        }

        context.Say(string.Create(CultureInfo.InvariantCulture,
            $"{answer.Data.Checked} results read, {answer.Data.Damaged.Count} damaged, in {answer.Data.Place}"));
        return answer;
    }
}
