using System.CommandLine;
using System.Globalization;
using Anodyne.Cli.Frame;
using Anodyne.Cli.Terminal;
using Anodyne.Plating.Results;
using Anodyne.Studies.Models;
using Anodyne.Studies.Models.Plating;
using Anodyne.Studies.Requests;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne plate</c>: one plating simulation.</summary>
internal sealed class PlateVerb : Verb
{
    private readonly Argument<string> _case = new("CASE.yaml") { Description = "The plating case; `anodyne new plate` writes one" };
    private readonly Option<bool> _resume = CommonOptions.Flag("--resume", "Go on where an interrupted run stopped");

    public override string Name => "plate";

    public override string Summary => "Simulate the plating of lithium in one case";

    public override int Order => 31;

    public override string Example => "anodyne plate examples/validation/ridge.yaml --out out/ridge";

    public override bool WritesFiles => true;

    public override bool SavesState => true;

    public override void Configure(Command command, IReadOnlyList<string> words)
    {
        command.Arguments.Add(_case);
        command.Options.Add(_resume);
    }

    public override Answer Run(ParseResult arguments, VerbContext context)
    {
        var answer = new PlateRequest(arguments.GetValue(_case)!, arguments.GetValue(_resume)).Run(context.Request);
        Show(answer.Data, context);
        return answer;
    }

    private static void Show(PlatingResult result, VerbContext context)
    {
        var table = TextTable.Pairs();
        foreach (var quantity in PlatingQuantities.All.Where(quantity => quantity.IsIn(QuantityPlaces.Document)))
        {
            var value = quantity.Of(result);
            table.Add(quantity.Name, double.IsFinite(value) ? value.ToString("G6", CultureInfo.InvariantCulture) : "none");
        }

        var (charge, lithium, salt) = (result.Conservation.Charge, result.Conservation.Lithium, result.Conservation.Salt);
        table.Add("stopped by", result.StopDetail);
        table.Add("transport", result.TransportForm);
        table.Add("balances", string.Create(CultureInfo.InvariantCulture, $"charge {charge:G2}, lithium {lithium:G2}, salt {salt:G2}"));
        table.Add("steps, cells, s", string.Create(CultureInfo.InvariantCulture, $"{result.Steps}, {result.Cells}, {result.Wall:F2}"));
        context.Show(table);
    }
}
