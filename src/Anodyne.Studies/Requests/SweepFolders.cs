using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Anodyne.Quantities;
using Anodyne.Store.Output;
using Anodyne.Store.Results;
using Anodyne.Studies.Sweeps.Folder;
using Anodyne.Studies.Sweeps.Insight;
using Anodyne.Studies.Sweeps.Plan;
using Anodyne.Studies.Sweeps.Slurm;
using Anodyne.Studies.Sweeps.Work;

namespace Anodyne.Studies.Requests;

/// <summary>What the requests about a sweep share: its plan, where it stands, and the answer about it.</summary>
internal static class SweepFolders
{
    private const int MostReasons = 10;

    /// <summary>Reads a plan.</summary>
    public static SweepPlan ReadPlan(string path)
    {
        var plan = CaseKind.Sweep.Read(path, new SweepPlanReader(StudyModels.All).ReadFile);

        // What a plan asks beyond its table and of a cluster is refused before anything runs, too.
        InversePlan.Read(plan);
        SlurmSettings.Read(plan.Slurm);
        return plan;
    }

    /// <summary>The plan of a folder, if it is still the one that the folder was made with.</summary>
    public static (SweepPlan Plan, SweepCases Cases) PlanOf(SweepFolder folder)
    {
        var plan = ReadPlan(folder.Head.Plan);
        return plan.Hash == folder.Head.Hash ? (plan, SweepCases.Of(plan)) : throw new InputException(
            "the plan or its case has changed since the sweep was planned", folder.Head.Plan, plan.Hash, folder.Head.Hash,
            "Run `anodyne sweep` with the plan into this folder again; cases that have not changed keep their results.");
    }

    /// <summary>
    /// The store that was named, or none: the result file of a case is its record, and a database that is written ten thousand times would take longer than
    /// short cases do.
    /// </summary>
    public static IResultStore Store(string? given) => string.IsNullOrEmpty(given) ? new NoStore() : ResultStores.Open(given);

    /// <summary>Says what of a plan leads to no case.</summary>
    public static void WarnOfPlan(SweepPlan plan, SweepCases cases, RequestContext context)
    {
        if (cases.Cases.Count == 0)
        {
            throw new InputException("every point of the plan breaks a constraint", plan.File, $"{cases.LeftOut} points",
                "constraints that some points meet", string.Join("; ", plan.Constraints.Select(constraint => constraint.Text)));
        }

        if (cases.LeftOut > 0)
        {
            context.Warn(string.Create(CultureInfo.InvariantCulture,
                $"{cases.LeftOut} of {plan.Design.Count(plan.Axes):0} points break a constraint and are left out."));
        }
    }

    /// <summary>Computes cases here, gathers and answers.</summary>
    public static Answer<SweepFindings> Computed(
        SweepPlan plan, SweepCases cases, IReadOnlyList<SweepCase> chosen, SweepFolder folder, int jobs, string? given, RequestContext context)
    {
        using var store = Store(given);
        var status = ExitStatuses.Done;
        try
        {
            new CaseWorker(plan, folder, store).Run(
                chosen, jobs, (done, all) => context.Report($"{plan.Name}: {done} of {all} cases", all == 0 ? 1 : done / (double)all), context.Cancel);
        }
        catch (OperationCanceledException) when (folder.IsCancelled && !context.Cancel.IsCancellationRequested)
        {
            context.Warn("the sweep was cancelled; what is finished is kept, and the same command goes on.");
            status = ExitStatuses.Interrupted;
        }

        return Gathered(plan, cases, folder, context, status);
    }

    /// <summary>Gathers, writes the tables and answers.</summary>
    public static Answer<SweepFindings> Gathered(SweepPlan plan, SweepCases cases, SweepFolder folder, RequestContext context, int status)
    {
        var table = SweepTable.Of(folder);
        table.Write();
        var rows = SensitivityTable.Of(plan, cases, table);
        if (rows.Count > 0)
        {
            using var file = DurableFile.Create(folder.In("sensitivity.csv"));
            file.Stream.Write(System.Text.Encoding.UTF8.GetBytes(SensitivityTable.Csv(rows)));
            file.Commit();
        }

        if (table.Failed > 0)
        {
            context.Warn(string.Create(CultureInfo.InvariantCulture,
                $"{table.Failed} of {table.Cases} cases failed; the table gives each reason, and `anodyne sweep rerun --failed` computes them again."));
        }

        var answer = Answer(folder, context.OutPath.Length > 0 ? context.OutPath : folder.Path, table, rows, status);
        if (InversePlan.Read(plan) is not { } asked)
        {
            return answer;
        }

        var surrogate = InverseDesign.Of(plan, asked, cases, table);
        if (surrogate is null)
        {
            context.Warn($"too few cases are done for a surrogate of {asked.Quantity.Name}.");
        }
        else if (surrogate is { HasTarget: true, Expected: null })
        {
            context.Warn($"no point between the computed ones reaches the target of {asked.Quantity.Name}; a surrogate does not go beyond them.");
        }

        var findings = answer.Data with { Surrogate = surrogate };
        return new(findings, findings.ToJson(), status);
    }

    /// <summary>Where a folder stands.</summary>
    public static Answer<SweepFindings> Answer(
        SweepFolder folder, string shown, SweepTable table, IReadOnlyList<SensitivityRow> sensitivity, int status)
    {
        // A mark of an earlier, longer plan is of no case of this one.
        var marks = folder.Running().Where(mark => mark.Key <= table.Cases && table.Rows[mark.Key - 1] is null).ToArray();
        var running = marks.Count(mark => IsAlive(mark.Value));
        var findings = new SweepFindings(
            folder.Head.Name, table.Cases, table.Done, table.Failed, running, marks.Length - running, folder.Head.LeftOut,
            [
                .. table.Rows.OfType<SweepRow>().Where(row => !row.IsDone).GroupBy(row => row.Reason).Select(group => (group.Key, Count: group.Count()))
                    .OrderByDescending(reason => reason.Count).ThenBy(reason => reason.Key, StringComparer.Ordinal).Take(MostReasons),
            ],
            Path.Combine(shown, SweepFolder.ResultsName), sensitivity)
        {
            Queue = QueueOf(folder),
        };
        return new(findings, findings.ToJson(), status);
    }

    // The files say what is finished; the queue says what may still come.
    private static IReadOnlyDictionary<string, int>? QueueOf(SweepFolder folder)
    {
        try
        {
            var jobs = new SlurmJobs(folder);
            return jobs.Numbers is { Count: > 0 } numbers ? new SlurmClient(jobs.Commands).Queue(numbers) : null;
        }
        catch (InputException)
        {
            return null;
        }
    }

    // A worker of another machine is believed: its mark goes when it ends, and a case that it did not end is computed again anyway.
    private static bool IsAlive(string mark)
    {
        var parts = mark.Split(' ');
        if (parts.Length != 2 || parts[0] != Environment.MachineName || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return true;
        }

        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }
}
