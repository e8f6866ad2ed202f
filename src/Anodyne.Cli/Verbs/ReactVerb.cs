using System.CommandLine;
using Anodyne.Cli.Frame;
using Anodyne.Quantities;
using Anodyne.Studies.Requests;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne react</c>: thermochemistry of an interface reaction from every data set, or a screen of candidates.</summary>
internal sealed class ReactVerb : Verb
{
    private readonly Argument<string?> _reaction = CommonOptions.Optional(
        "REACTION", "Reaction, e.g. \"Li2CO3 + CaF2 -> 2 LiF + CaCO3\"; balanced if it has no coefficients");
    private readonly Option<string?> _temperature = CommonOptions.Text(
        "--temperature", $"Temperature, K (or \"80 degC\"), 200 to 450 K (default: {ReactRequest.RoomTemperature})", "K");
    private readonly Option<string?> _screen = CommonOptions.Text("--screen", "Candidates, separated by commas", "LIST");
    private readonly Option<string?> _against = CommonOptions.Text("--against", "Species of the film that the candidates meet (default Li2CO3)", "SPECIES");
    private readonly Option<string[]> _data = CommonOptions.Texts(
        "--data", "Data set of your own (tab-separated, with its source); may be repeated", "FILE.tsv");

    public override string Name => "react";

    public override string Summary => "Thermochemistry of an interface reaction, every data set side by side";

    public override int Order => 50;

    public override string Example => "anodyne react \"Li2CO3 + CaF2 -> 2 LiF + CaCO3\"";

    public override void Configure(Command command, IReadOnlyList<string> words)
    {
        command.Arguments.Add(_reaction);
        command.Options.Add(_temperature);
        command.Options.Add(_screen);
        command.Options.Add(_against);
        command.Options.Add(_data);
    }

    public override Answer Run(ParseResult arguments, VerbContext context)
    {
        var (reaction, screen, against) = (arguments.GetValue(_reaction), arguments.GetValue(_screen), arguments.GetValue(_against));
        if ((reaction is null) == (screen is null))
        {
            var found = reaction is null ? "neither" : "both";
            throw new InputException("give either a reaction or --screen", "the command line", found, "one of them", $"For example: {Example}");
        }

        if (against is not null && screen is null)
        {
            throw new InputException(
                "--against belongs to --screen", "--against", against, "--screen \"CaF2, MgF2\" --against Li2CO3",
                "Name the candidates with --screen, or leave --against out.");
        }

        var temperature = arguments.GetValue(_temperature) ?? ReactRequest.RoomTemperature;
        var data = arguments.GetValue(_data);
        if (screen is not null)
        {
            var many = new ScreenRequest(screen, against, temperature, data).Run(context.Request);
            ReactText.Show(many.Data, context);
            return many;
        }

        var one = new ReactRequest(reaction!, temperature, data).Run(context.Request);
        ReactText.Show(one.Data, context);
        return one;
    }
}
