using Anodyne.Studies.Sweeps.Folder;

namespace Anodyne.Studies.Sweeps.Slurm;

/// <summary>The jobs of a sweep, one line each in <c>slurm/jobs.tsv</c>: number, script, tasks, folder of Slurm's commands.</summary>
/// <param name="folder">The folder of the sweep.</param>
internal sealed class SlurmJobs(SweepFolder folder)
{
    private string Place => folder.In("slurm", "jobs.tsv");

    /// <summary>Numbers of the jobs; empty for a sweep that runs here.</summary>
    public IReadOnlyList<string> Numbers => File.Exists(Place)
        ? [.. File.ReadLines(Place).Select(line => line.Split('\t')[0]).Where(number => number.Length > 0)] : [];

    /// <summary>Where the commands of Slurm were when the jobs were submitted; empty: on the path.</summary>
    public string Commands => File.Exists(Place) && File.ReadLines(Place).LastOrDefault()?.Split('\t') is { Length: 4 } fields ? fields[3] : "";

    /// <summary>Notes a job as soon as Slurm has taken it.</summary>
    public void Add(string number, SlurmScript script, string commands) =>
        File.AppendAllText(Place, FormattableString.Invariant($"{number}\t{script.FileName}\t{script.Tasks}\t{commands}\n"));
}
