using System.CommandLine;
using Anodyne.Cli.Frame;
using Anodyne.Studies.Requests;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne plot</c>: one labelled figure of one or many files, with its numbers.</summary>
internal sealed class PlotVerb : Verb
{
    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "Instrument files, tables whose headers carry units, folders or wildcards; - is standard input", Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _what = CommonOptions.Choice(
        "--what", $"What is drawn: {string.Join(", ", PlotRequest.Kinds)} (default: what fits the file)", "KIND", PlotRequest.Kinds, "--kind");

    private readonly Option<string?> _cycles = CommonOptions.Text("--cycles", "Cycles or spectra, e.g. 1,2,50-100:10", "LIST");
    private readonly Option<string?> _per = CommonOptions.Choice(
        "--per", "Divide by the active mass (g), the area (cm2) or nothing (cell); default: what every file's cell states", "BASIS", PlotRequest.Bases);

    private readonly Option<string?> _mass = CommonOptions.Text("--mass", "Active mass, e.g. \"12 mg\"; otherwise that of the file or its sidecar", "MASS");
    private readonly Option<string?> _area =
        CommonOptions.Text("--area", "Area of one electrode, e.g. \"1.27 cm2\"; otherwise that of the file or its sidecar", "AREA");
    private readonly Option<string?> _x = CommonOptions.Text("--x", "Ends of the x axis in its unit, e.g. 0:100 or 10:", "LOW:HIGH");
    private readonly Option<string?> _y = CommonOptions.Text("--y", "Ends of the left axis in its unit, e.g. 2.8:4.3", "LOW:HIGH");
    private readonly Option<string?> _right = CommonOptions.Text("--right", "Ends of the right axis in its unit, e.g. 95:101", "LOW:HIGH");
    private readonly Option<string[]> _inset =
        CommonOptions.Texts("--inset", "A part of the x axis that is shown larger, e.g. 10:12; may be repeated", "LOW:HIGH");
    private readonly Option<string?> _style = CommonOptions.Text(
        "--style", $"{string.Join(", ", PlotRequest.Styles)}, or a file; `anodyne new style` writes one (default: journal)", "NAME|FILE");

    private readonly Option<string[]> _format = CommonOptions.Choices(
        "--format", $"Kinds of picture: {string.Join(", ", PlotRequest.Formats)} (default: svg; png has 600 dpi)", "KIND", PlotRequest.Formats);

    public override string Name => "plot";

    public override string Summary => "One labelled figure of one or many files, ready for a journal, with its numbers";

    public override int Order => 15;

    public override string Example => "anodyne plot examples/read/li-cu-cycles.bdf.csv";

    public override bool WritesFiles => true;

    public override void Configure(Command command, IReadOnlyList<string> words)
    {
        command.Arguments.Add(_files);
        Option[] options = [_what, _cycles, _per, _mass, _area, _x, _y, _right, _inset, _style, _format];
        foreach (var option in options)
        {
            command.Options.Add(option);
        }
    }

    public override Answer Run(ParseResult arguments, VerbContext context)
    {
        var answer = new PlotRequest(arguments.GetValue(_files)!)
        {
            What = arguments.GetValue(_what), Cycles = arguments.GetValue(_cycles), Per = arguments.GetValue(_per), Mass = arguments.GetValue(_mass),
            Area = arguments.GetValue(_area), X = arguments.GetValue(_x), Y = arguments.GetValue(_y), Right = arguments.GetValue(_right),
            Insets = arguments.GetValue(_inset) ?? [], Style = arguments.GetValue(_style),
            Pictures = arguments.GetValue(_format) is { Length: > 0 } formats ? formats : ["svg"],
        }.Run(context.Request);
        var found = answer.Data;
        context.Say($"{found.Kind}, because {found.Because}: {found.Curves.Count} curve{(found.Curves.Count == 1 ? "" : "s")}");
        return answer;
    }
}
