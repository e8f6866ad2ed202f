using System.CommandLine;
using Anodyne.Cli.Frame;
using Anodyne.Quantities;
using Anodyne.Studies.Requests;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne analyze</c>: one analysis of measured or simulated records. The options are those of the method that the command line names.</summary>
internal sealed class AnalyzeVerb : Verb
{
    private const string Hint = "`anodyne analyze --list` names them; `anodyne analyze METHOD --help` shows the options of one.";
    private readonly Argument<string?> _method = CommonOptions.Optional("METHOD", "Name of the analysis; without it the one that fits each file. " + Hint);
    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "Records: instrument files, tables whose headers carry units, folders or wildcards; - is standard input. "
            + $"NAME.cell.yaml beside a file states its cell: {string.Join(", ", MethodListRequest.SidecarKeys)} (`anodyne new sidecar` writes one)",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> _list = CommonOptions.Flag(
        "--list", "Name the methods with their inputs, options, formulas and references; with METHOD that one");
    private readonly Option<bool> _strict = CommonOptions.Flag("--strict", "Exit with status 1 if the verdict is void");
    private readonly List<Option> _options = [];
    private string? _named;

    public override string Name => "analyze";

    public override string Summary => "One analysis: numbers with error bars and validity, curves and a figure";

    public override int Order => 20;

    // Help of one method shows nothing of another one.
    public override string Example => _named is null or "" or "sand"
        ? "anodyne analyze sand --diffusivity \"3e-6 cm2/s\" --current \"10 mA/cm2\" --t-plus 0.4 --concentration 1M"
        : $"anodyne analyze {_named} --list";

    public override bool WritesFiles => true;

    public override void Configure(Command command, IReadOnlyList<string> words)
    {
        command.Arguments.Add(_method);
        command.Arguments.Add(_files);
        command.Options.Add(_list);
        command.Options.Add(_strict);
        var offered = MethodListRequest.Offered([.. words.Skip(1)]);
        _named = offered?.Name;
        foreach (var option in offered?.Options ?? [])
        {
            var word = "--" + option.Name;
            Option added = option.IsFlag ? CommonOptions.Flag(word, option.Meaning) : CommonOptions.Text(word, option.Meaning, "VALUE");
            _options.Add(added);
            command.Options.Add(added);
        }
    }

    public override Answer Run(ParseResult arguments, VerbContext context)
    {
        var name = arguments.GetValue(_method);
        if (arguments.GetValue(_list))
        {
            var list = new MethodListRequest(name).Run(context.Request);
            AnalysisText.Show(list.Data, name is not null, context);
            return list;
        }

        if (name is null)
        {
            throw new InputException("no method was named, and no file", "analyze", "nothing", "a method, a file, or both", Hint);
        }

        // The first word may be a file: the method is then chosen.
        var isInput = MethodListRequest.IsInput(name);
        string[] files = [.. isInput ? [name] : Array.Empty<string>(), .. arguments.GetValue(_files) ?? []];
        var answer = new AnalyzeRequest(isInput ? null : name, files, Given(arguments), arguments.GetValue(_strict)).Run(context.Request);
        AnalysisText.Show(answer.Data, context);
        return answer;
    }

    private Dictionary<string, string> Given(ParseResult arguments)
    {
        var given = new Dictionary<string, string>();
        foreach (var option in _options)
        {
            if ((option is Option<bool> flag ? arguments.GetValue(flag) ? "yes" : null : arguments.GetValue((Option<string?>)option)) is { } text)
            {
                given[option.Name[2..]] = text;
            }
        }

        return given;
    }
}
