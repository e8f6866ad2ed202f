using System.CommandLine;
using System.Globalization;
using Anodyne.Cli.Frame;
using Anodyne.Cli.Terminal;
using Anodyne.Studies.Requests;

namespace Anodyne.Cli.Verbs;

/// <summary><c>anodyne sweep</c>: many runs of one case.</summary>
internal sealed class SweepVerb : Verb
{
    private readonly Argument<string> _plan = new("PLAN.yaml") { Description = "The plan of the sweep; `anodyne new sweep` writes one" };
    private readonly Option<int> _jobs = CommonOptions.Jobs();
    private readonly Option<string?> _store = StoreOption.Extra();
    private readonly SlurmOptions _slurm = new();
    private readonly Option<bool> _only = CommonOptions.Flag("--plan-only", "Write the table of cases and compute none");

    public override string Name => "sweep";

    public override string Summary => "Run one case many times: grids, samples, screening; here or on a cluster";

    public override int Order => 34;

    public override bool HoldsVerbs => true;

    public override string Example => "anodyne sweep examples/sweep/plan.yaml --out out/sweep";

    public override bool WritesFiles => true;

    public override bool SavesState => true;

    public override string ToGoOn => "Run the same command again: it goes on.";

    public override void Configure(Command command, IReadOnlyList<string> words)
    {
        command.Arguments.Add(_plan);
        command.Options.Add(_jobs);
        command.Options.Add(_store);
        command.Options.Add(_only);
        _slurm.AddTo(command, _jobs, _store, _only);
    }

    public override Answer Run(ParseResult arguments, VerbContext context)
    {
        var request = new SweepRequest(arguments.GetValue(_plan)!, arguments.GetValue(_jobs), arguments.GetValue(_store))
        {
            OnlyPlan = arguments.GetValue(_only),
            Slurm = _slurm.Of(arguments),
        };
        var answer = request.Run(context.Request);
        Show(answer.Data, context);
        return answer;
    }

    /// <summary>Shows where a sweep stands.</summary>
    internal static void Show(SweepFindings sweep, VerbContext context)
    {
        var table = TextTable.Pairs();
        void Add(string name, int count)
        {
            table.Add(name, count.ToString(CultureInfo.InvariantCulture));
        }

        Add("cases", sweep.Cases);
        Add("done", sweep.Done);
        Add("failed", sweep.Failed);
        Add("running", sweep.Running);
        Add("waiting", sweep.Waiting);
        if (sweep.Queue is { } queue)
        {
            table.Add("in the queue", queue.Count == 0 ? "nothing" : string.Join(", ", queue.Select(state => $"{state.Value} {state.Key}")));
        }

        context.Show(table);
        foreach (var (reason, count) in sweep.Reasons)
        {
            context.Say(string.Create(CultureInfo.InvariantCulture, $"{count} failed: {reason}"));
        }

        ShowSensitivity(sweep, context);
        if (sweep.Surrogate is { } surrogate)
        {
            context.Say(string.Create(CultureInfo.InvariantCulture,
                $"Surrogate of {surrogate.Quantity} through {surrogate.Points} points: left out, each is met within ")
                + string.Create(CultureInfo.InvariantCulture, $"{surrogate.LeaveOneOut:G3} {surrogate.Unit}."));
            Say("expected to reach the target at least cost", surrogate.Expected);
            Say("reaches it with 97.5 % certainty", surrogate.Cautious);
        }

        void Say(string words, Studies.Sweeps.Insight.DesignPoint? point)
        {
            if (point is not null)
            {
                var place = string.Join(", ", point.Values.Select(value => $"{value.Axis} {value.Value}"));
                context.Say(string.Create(CultureInfo.InvariantCulture, $"{place}: {words} ({point.Predicted:G4} +- {1.96 * point.Deviation:G2})"));
            }
        }

        context.Say($"Table: {sweep.Table}");
    }

    private static void ShowSensitivity(SweepFindings sweep, VerbContext context)
    {
        if (sweep.Sensitivity.Count == 0)
        {
            return;
        }

        string[] names = [.. sweep.Sensitivity[0].Values.Select(value => value.Name.Replace('_', ' '))];
        var table = new TextTable(["quantity", "axis", .. names]).Right(names);
        foreach (var row in sweep.Sensitivity)
        {
            table.Add([row.Quantity, row.Axis, .. row.Values.Select(value => new TextCell(value.Value.ToString("G3", CultureInfo.InvariantCulture)))]);
        }

        context.Show(table);
    }
}
