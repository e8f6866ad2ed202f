using System.CommandLine;
using System.Globalization;
using Anodyne.Cli.Frame;
using Anodyne.Cli.Terminal;
using Anodyne.Studies.Requests;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne fit</c>: parameters of a simulation from what was measured.</summary>
internal sealed class FitVerb : Verb
{
    private readonly Argument<string> _plan = new("PLAN.yaml") { Description = "The plan of the fit" };
    private readonly Option<int> _jobs = CommonOptions.Jobs();

    public override string Name => "fit";

    public override string Summary => "Find parameters of a simulation that meet what was measured, with intervals, or say that the data do not tell them";

    public override int Order => 35;

    public override string Example => "anodyne fit examples/fit/plan.yaml --out out/fit";

    public override bool WritesFiles => true;

    public override void Configure(Command command, IReadOnlyList<string> words)
    {
        command.Arguments.Add(_plan);
        command.Options.Add(_jobs);
    }

    public override Answer Run(ParseResult arguments, VerbContext context)
    {
        var answer = new FitRequest(arguments.GetValue(_plan)!, arguments.GetValue(_jobs)).Run(context.Request);
        var table = new TextTable("parameter", "value", "95 % from", "to", "unit", "").Right("value", "95 % from", "to");
        foreach (var parameter in answer.Data.Parameters)
        {
            table.Add(parameter.Name, Text(parameter.Value), Text(parameter.Low), Text(parameter.High), parameter.Unit,
                parameter.IsIdentifiable ? "" : new TextCell($"not identifiable: {parameter.Reason}", Ink.Bad));
        }

        context.Show(table);
        context.Say(string.Create(CultureInfo.InvariantCulture,
            $"misfit {answer.Data.Misfit:F2} (1 where model and errors are right), {answer.Data.Agreeing} of {answer.Data.Starts} starts agree, ")
            + string.Create(CultureInfo.InvariantCulture, $"{answer.Data.Runs} runs"));
        return answer;
    }

    private static string Text(double value) => value.ToString("G5", CultureInfo.InvariantCulture);
}
