using System.Globalization;
using Anodyne.Quantities;
using Anodyne.Studies.Sweeps.Folder;
using Anodyne.Studies.Sweeps.Slurm;

namespace Anodyne.Studies.Requests;

/// <summary>Where a sweep stands, by its own files; nothing is written.</summary>
/// <param name="Folder">Its folder.</param>
public sealed record SweepStatusRequest(string Folder)
{
    /// <summary>Counts.</summary>
    public Answer<SweepFindings> Run()
    {
        var folder = SweepFolder.Open(Folder);
        return SweepFolders.Answer(folder, Folder, SweepTable.Of(folder), [], ExitStatuses.Done);
    }
}

/// <summary>The table of everything that is finished; only results that it does not hold yet are opened.</summary>
/// <param name="Folder">Folder of the sweep.</param>
public sealed record SweepGatherRequest(string Folder)
{
    /// <summary>Gathers.</summary>
    public Answer<SweepFindings> Run(RequestContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var folder = SweepFolder.Open(Folder);
        var (plan, cases) = SweepFolders.PlanOf(folder);
        return SweepFolders.Gathered(plan, cases, folder, context, ExitStatuses.Done);
    }
}

/// <summary>Computes cases again: those that failed, or some by their numbers.</summary>
/// <param name="Folder">Folder of the sweep.</param>
/// <param name="Failed">True for all that failed.</param>
/// <param name="Ids">Numbers of cases; may be empty.</param>
/// <param name="Jobs">Cases at the same time, at least 1.</param>
/// <param name="Store">A store that results are taken from and kept in beside the folder; null for none.</param>
public sealed record SweepRerunRequest(string Folder, bool Failed, IReadOnlyList<int> Ids, int Jobs = 1, string? Store = null)
{
    /// <summary>The cluster that computes; null to compute here.</summary>
    public SlurmChoice? Slurm { get; init; }

    /// <summary>Takes the results back and computes.</summary>
    /// <exception cref="InputException">Nothing is named, or a number is no case.</exception>
    public Answer<SweepFindings> Run(RequestContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var folder = SweepFolder.Open(Folder);
        var (plan, cases) = SweepFolders.PlanOf(folder);
        if (!Failed && Ids.Count == 0)
        {
            throw new InputException("nothing is named to be computed again", "sweep rerun", "no case", "--failed, or numbers of cases");
        }

        if (Ids.FirstOrDefault(id => id < 1 || id > cases.Cases.Count) is not 0 and var stranger)
        {
            throw new InputException("the sweep has no case of this number", "sweep rerun", stranger.ToString(CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"1 to {cases.Cases.Count}"));
        }

        int[] again = [.. (Failed ? SweepTable.Of(folder).FailedCases() : []).Concat(Ids).Distinct()];
        foreach (var id in again)
        {
            folder.Forget(id);
        }

        SweepTable.Of(folder).Write();
        folder.Cancel(false);
        if (Slurm is { } cluster)
        {
            SweepSubmission.Submit(plan, cases, folder, cluster, context);
            return SweepFolders.Answer(folder, Folder, SweepTable.Of(folder), [], ExitStatuses.Done);
        }

        return SweepFolders.Computed(plan, cases, [.. again.Select(id => cases.Cases[id - 1])], folder, Jobs, Store, context);
    }
}

/// <summary>Asks every worker of a sweep to save its state and stop, wherever it runs.</summary>
/// <param name="Folder">Folder of the sweep.</param>
public sealed record SweepCancelRequest(string Folder)
{
    /// <summary>Asks.</summary>
    public Answer<SweepFindings> Run()
    {
        var folder = SweepFolder.Open(Folder);
        folder.Cancel(true);
        var jobs = new SlurmJobs(folder);
        if (jobs.Numbers.Count > 0 && new SlurmClient(jobs.Commands).Cancel(jobs.Numbers) is { Length: > 0 } refusal)
        {
            throw new InputException("Slurm does not take the jobs out of its queue", string.Join(", ", jobs.Numbers), refusal, "jobs of yours",
                "The workers have been asked to stop by a file, and do so at their next case.");
        }

        return SweepFolders.Answer(folder, Folder, SweepTable.Of(folder), [], ExitStatuses.Done);
    }
}
