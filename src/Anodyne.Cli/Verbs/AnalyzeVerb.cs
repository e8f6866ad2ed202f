using System.CommandLine;
using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Cli.Frame;
using Anodyne.Electroanalysis;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;
using Anodyne.Studies.Analyses;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne analyze</c>: one analysis of measured or simulated records.</summary>
internal sealed class AnalyzeVerb : Verb
{
    private readonly Argument<string?> _method = new("METHOD") { Description = "Name of the analysis; `anodyne analyze --list` names them", Arity = ArgumentArity.ZeroOrOne };
    private readonly Argument<string[]> _files = new("FILE") { Description = "Records: instrument files or tables whose headers carry units", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<bool> _list = new("--list") { Description = "Name the methods with their inputs, options, formulas and references; with METHOD that one" };
    private readonly Option<bool> _strict = new("--strict") { Description = "Exit with status 1 if the verdict is void" };
    private readonly List<Option> _options = [];

    public override string Name => "analyze";

    public override string Summary => "One analysis: numbers with error bars and validity, curves and a figure";

    public override string Example => "anodyne analyze sand --diffusivity \"3e-6 cm2/s\" --current \"10 mA/cm2\" --t-plus 0.4 --concentration 1M";

    public override bool WritesFiles => true;

    public override string DefaultOut => "";

    public override void Configure(Command command)
    {
        command.Arguments.Add(_method);
        command.Arguments.Add(_files);
        command.Options.Add(_list);
        command.Options.Add(_strict);
        foreach (var (name, users) in AnalysisMethods.All.SelectMany(m => m.Options.Select(o => (o.Name, o.Meaning, Method: m.Name))).GroupBy(o => o.Name).Select(g => (g.Key, g.ToList())))
        {
            var isFlag = AnalysisMethods.All.Any(m => m.Options.Any(o => o.Name == name && o is FlagOption));
            var text = string.Join("; ", users.GroupBy(u => u.Meaning).Select(g => $"{string.Join(", ", g.Select(u => u.Method))}: {g.Key}"));
            Option option = isFlag ? new Option<bool>("--" + name) { Description = text } : new Option<string?>("--" + name) { Description = text, HelpName = "VALUE" };
            _options.Add(option);
            command.Options.Add(option);
        }
    }

    public override VerbOutcome Run(ParseResult arguments, VerbContext context)
    {
        var name = arguments.GetValue(_method);
        if (arguments.GetValue(_list) || name is null)
        {
            return name is null && !arguments.GetValue(_list)
                ? throw new InputException("no method was named", "analyze", "nothing", string.Join(", ", AnalysisMethods.All.Select(m => m.Name)), "`anodyne analyze --list` names them")
                : AnalysisText.List(name is null ? AnalysisMethods.All : [AnalysisMethods.Named(name)], name is not null, context);
        }

        var options = new Dictionary<string, string>();
        foreach (var option in _options)
        {
            var key = option.Name[2..];
            if (option is Option<bool> flag ? arguments.GetValue(flag) : arguments.GetValue((Option<string?>)option) is not null)
            {
                options[key] = option is Option<string?> text ? arguments.GetValue(text)! : "yes";
            }
        }

        _ = AnalysisMethods.Named(name);
        var inputs = (arguments.GetValue(_files) ?? []).SelectMany(path => MeasuredInput.Open(path, context.Warn)).ToList();
        var result = AnalysisMethods.Run(name, new AnalysisRequest(inputs, options), context.Cancel);
        var document = AnalysisDocument.Of(result);
        AnalysisText.Show(result, context);
        if (context.OutPath.Length > 0)
        {
            var curves = result.Curves.Select(c => context.Out.WriteText(c.Name + ".csv", c.ToCsv())).ToList();
            document["curves"] = curves.FirstOrDefault();
            document["files"] = JsonText.Strings(curves);
            if (result.Figure is { } figure)
            {
                document["figure"] = context.Out.WriteText(result.Method + ".svg", figure.ToSvg());
                context.Say($"Figure: {document["figure"]}");
            }

            context.Say($"Curves: {string.Join(", ", curves.Take(4))}{(curves.Count > 4 ? $" and {curves.Count - 4} more" : "")}");
        }

        return new VerbOutcome(document, arguments.GetValue(_strict) && result.Verdict == Verdict.Void ? ExitStatuses.CheckFailed : ExitStatuses.Done);
    }
}
