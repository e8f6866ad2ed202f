using System.Text.Json.Nodes;
using Anodyne.Quantities;
using Anodyne.Store.Output;
using Anodyne.Studies.Sweeps.Folder;
using Anodyne.Studies.Sweeps.Insight;
using Anodyne.Studies.Sweeps.Plan;

namespace Anodyne.Studies.Requests;

/// <summary>Many runs of one case: planned, computed here, gathered and understood. The same request again goes on where it stopped.</summary>
/// <param name="Path">The plan, a YAML file.</param>
/// <param name="Jobs">Cases at the same time, at least 1.</param>
/// <param name="Store">A store that results are taken from and kept in beside the folder; null for none.</param>
public sealed record SweepRequest(string Path, int Jobs = 1, string? Store = null)
{
    /// <summary>True to write the plan's cases and compute none.</summary>
    public bool OnlyPlan { get; init; }

    /// <summary>The cluster that computes; null to compute here.</summary>
    public SlurmChoice? Slurm { get; init; }

    /// <summary>Plans, computes and gathers.</summary>
    /// <exception cref="InputException">The plan is wrong; the message says where. Nothing was written then.</exception>
    public Answer<SweepFindings> Run(RequestContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var plan = SweepFolders.ReadPlan(Path);
        var cases = SweepCases.Of(plan);
        SweepFolders.WarnOfPlan(plan, cases, context);
        var folder = SweepFolder.Create(context.Open(plan.Name), plan, cases, Path);
        if (OnlyPlan)
        {
            return SweepFolders.Answer(folder, context.OutPath, SweepTable.Of(folder), [], ExitStatuses.Done);
        }

        if (Slurm is { } cluster)
        {
            SweepSubmission.Submit(plan, cases, folder, cluster, context);
            return SweepFolders.Answer(folder, context.OutPath, SweepTable.Of(folder), [], ExitStatuses.Done);
        }

        return SweepFolders.Computed(plan, cases, cases.Cases, folder, Jobs, Store, context);
    }
}

/// <summary>Where a sweep stands.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Cases">Cases in all.</param>
/// <param name="Done">Computed.</param>
/// <param name="Failed">Failed, each with its reason in the table.</param>
/// <param name="Running">Being computed.</param>
/// <param name="Stopped">Begun by a worker that is gone: computed when the sweep goes on.</param>
/// <param name="LeftOut">Points that break a constraint and are no cases.</param>
/// <param name="Reasons">Why cases failed, with how many, the most frequent first.</param>
/// <param name="Table">The table of results, under the folder as it was named.</param>
/// <param name="Sensitivity">What each axis does; empty for designs that are not made for it.</param>
public sealed record SweepFindings(
    string Name, int Cases, int Done, int Failed, int Running, int Stopped, int LeftOut, IReadOnlyList<(string Reason, int Count)> Reasons, string Table,
    IReadOnlyList<SensitivityRow> Sensitivity)
{
    /// <summary>Tasks in the queue of a cluster by their state in its letters; null for a sweep that runs here, or if the queue does not answer.</summary>
    public IReadOnlyDictionary<string, int>? Queue { get; init; }

    /// <summary>What a surrogate says, and which point reaches a target at least cost; null if the plan does not ask.</summary>
    public SurrogateFindings? Surrogate { get; init; }

    /// <summary>Cases that nobody has begun.</summary>
    public int Waiting => Math.Max(0, Cases - Done - Failed - Running);

    /// <summary>The fields of the JSON document.</summary>
    internal JsonObject ToJson() => new()
    {
        ["sweep"] = Name,
        ["cases"] = Cases,
        ["done"] = Done,
        ["failed"] = Failed,
        ["running"] = Running,
        ["stopped"] = Stopped,
        ["waiting"] = Waiting,
        ["left_out"] = LeftOut,
        ["reasons"] = JsonText.Array(Reasons, entry => new JsonObject { ["reason"] = entry.Reason, ["cases"] = entry.Count }),
        ["queue"] = Queue is { } queue ? new JsonObject(queue.Select(state => KeyValuePair.Create(state.Key, (JsonNode?)state.Value))) : null,
        ["table"] = Table,
        ["surrogate"] = Surrogate?.ToJson(),
        ["sensitivity"] = JsonText.Array(Sensitivity, row => row.ToJson()),
    };
}
