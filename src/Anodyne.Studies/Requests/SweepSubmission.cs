using System.Globalization;
using System.Text;
using Anodyne.Quantities;
using Anodyne.Store.Output;
using Anodyne.Studies.Sweeps.Folder;
using Anodyne.Studies.Sweeps.Plan;
using Anodyne.Studies.Sweeps.Slurm;

namespace Anodyne.Studies.Requests;

/// <summary>What the command line says of a cluster beside the plan; empty words leave it to the plan.</summary>
/// <param name="Partition">Where jobs go.</param>
/// <param name="Time">Wall time of a task, with its unit.</param>
/// <param name="Dry">True to write the scripts and submit nothing.</param>
public sealed record SlurmChoice(string Partition = "", string Time = "", bool Dry = false);

/// <summary>Hands the cases of a sweep that have no result to Slurm. The machine that submits computes none.</summary>
internal static class SweepSubmission
{
    /// <summary>Writes the scripts and submits them.</summary>
    /// <exception cref="InputException">Slurm refuses, is not there, or still works on this sweep.</exception>
    public static void Submit(SweepPlan plan, SweepCases cases, SweepFolder folder, SlurmChoice choice, RequestContext context)
    {
        var settings = SlurmSettings.Read(plan.Slurm).With(choice.Partition, choice.Time);
        var (client, jobs) = (new SlurmClient(settings.Commands), new SlurmJobs(folder));
        if (!choice.Dry && client.Queue(jobs.Numbers) is { Count: > 0 } queued)
        {
            throw new InputException("jobs of this sweep are still in the queue", folder.Path,
                string.Join(", ", queued.Select(state => $"{state.Value} {state.Key}")),
                "none", "Wait for them (`anodyne sweep status`), or take them out with `anodyne sweep cancel`.");
        }

        var table = SweepTable.Of(folder);
        int[] left = [.. cases.Cases.Select(one => one.Id).Where(id => table.Rows[id - 1] is null)];
        if (left.Length == 0)
        {
            context.Warn("every case has its result; nothing was submitted.");
            return;
        }

        Directory.CreateDirectory(folder.In("slurm", "log"));
        var submission = 1 + Directory.GetFiles(folder.In("slurm"), "submission-*.txt").Length;
        var (scripts, each) = SlurmScript.For(
            plan.Name, folder.Path, submission, left.Length, settings, choice.Dry ? null : client.MaxArraySize(), settings.Program.Length > 0
                ? settings.Program : Program());
        Keep(folder.In("slurm", SlurmScript.ListName(submission)), string.Join('\n', left.Select(id => id.ToString(CultureInfo.InvariantCulture))) + "\n");
        foreach (var script in scripts)
        {
            var path = folder.In("slurm", script.FileName);
            Keep(path, script.Text);
            if (!choice.Dry)
            {
                context.Cancel.ThrowIfCancellationRequested();
                jobs.Add(client.Submit(path), script, settings.Commands);
            }
        }

        var words = string.Create(CultureInfo.InvariantCulture, $"{left.Length} cases, {each} a task, {scripts.Count} job arrays");
        context.Warn(choice.Dry ? $"the scripts are written and nothing was submitted: {words}."
            : $"submitted: {words}. `anodyne sweep status` follows them by their files.");
    }

    /// <summary>The cases of one chunk of a submission.</summary>
    public static IReadOnlyList<SweepCase> Chunk(SweepFolder folder, SweepCases cases, string list, int chunk, int each)
    {
        var path = folder.In("slurm", Path.GetFileName(list));
        if (!File.Exists(path))
        {
            throw new InputException("the submission has no list of cases", path, "no such file", "a file that `anodyne sweep --slurm` wrote");
        }

        var chunks = File.ReadLines(path).Chunk(each).ToArray();
        return chunk >= 0 && chunk < chunks.Length ? [.. chunks[chunk].Select(line => cases.Cases[int.Parse(line, CultureInfo.InvariantCulture) - 1])]
            : throw new InputException("the submission has no such chunk", path, chunk.ToString(CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"0 to {chunks.Length - 1}"));
    }

    // A node begins the program that submits: a build that needs no installed runtime is found by its own path.
    private static string Program()
    {
        var process = Environment.ProcessPath ?? "anodyne";
        return Path.GetFileNameWithoutExtension(process) == "dotnet"
            ? $"{SlurmScript.Quoted(process)} {SlurmScript.Quoted(Path.Combine(AppContext.BaseDirectory, "anodyne.dll"))}" : SlurmScript.Quoted(process);
    }

    private static void Keep(string path, string text)
    {
        using var file = DurableFile.Create(path);
        file.Stream.Write(Encoding.UTF8.GetBytes(text));
        file.Commit();
    }
}

/// <summary>One chunk of a sweep, as a task of a cluster computes it: no store, one result file a case.</summary>
/// <param name="Folder">Folder of the sweep.</param>
/// <param name="List">Name of the list of cases in its folder <c>slurm</c>.</param>
/// <param name="Chunk">Number of the chunk, from 0.</param>
/// <param name="CasesEach">Cases a chunk.</param>
/// <param name="Jobs">Cases at the same time.</param>
public sealed record SweepWorkRequest(string Folder, string List, int Chunk, int CasesEach, int Jobs)
{
    /// <summary>Computes the chunk.</summary>
    public Answer Run(RequestContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var folder = SweepFolder.Open(Folder);
        var (plan, cases) = SweepFolders.PlanOf(folder);
        var chunk = SweepSubmission.Chunk(folder, cases, List, Chunk, CasesEach);
        var status = ExitStatuses.Done;
        var computed = 0;
        try
        {
            using var store = SweepFolders.Store(null);
            computed = new Sweeps.Work.CaseWorker(plan, folder, store).Run(chunk, Jobs, null, context.Cancel);
        }
        catch (OperationCanceledException) when (folder.IsCancelled && !context.Cancel.IsCancellationRequested)
        {
            status = ExitStatuses.Interrupted;
        }

        return new Answer(new() { ["cases"] = chunk.Count, ["computed"] = computed, ["chunk"] = Chunk }, status);
    }
}
