using System.Globalization;
using System.Text;
using Anodyne.Quantities;

namespace Anodyne.Studies.Sweeps.Slurm;

/// <summary>One job array: its tasks, and the script that is submitted for it, which a person can read and submit by hand.</summary>
/// <param name="Submission">Number of the submission, from 1: a sweep may be submitted again for what is left of it.</param>
/// <param name="Number">Number of the array, from 0.</param>
/// <param name="FirstChunk">Number of its first chunk of cases.</param>
/// <param name="Tasks">Tasks, one a chunk; their indices begin at 0.</param>
/// <param name="Text">The script.</param>
internal sealed record SlurmScript(int Submission, int Number, int FirstChunk, int Tasks, string Text)
{
    // Slurm's own default: indices 0 to 1000.
    private const int UsualArraySize = 1001;
    private const int MostArrays = 100;

    /// <summary>Name of its file.</summary>
    public string FileName => string.Create(CultureInfo.InvariantCulture, $"submission-{Submission}-array-{Number:D2}.sh");

    /// <summary>Name of the file that lists the cases of a submission, one number a line.</summary>
    public static string ListName(int submission) => string.Create(CultureInfo.InvariantCulture, $"submission-{submission}.txt");

    /// <summary>Divides chunks of cases among arrays that the cluster takes.</summary>
    /// <param name="name">Name of the sweep.</param>
    /// <param name="folder">Full path of the sweep's folder.</param>
    /// <param name="submission">Number of the submission.</param>
    /// <param name="cases">Cases to compute.</param>
    /// <param name="settings">What the cluster wants to know.</param>
    /// <param name="maxArraySize">The cluster's own limit of an array; null if it does not say.</param>
    /// <param name="program">Command that begins a worker on a node.</param>
    /// <returns>The scripts, and how many cases a task computes.</returns>
    public static (IReadOnlyList<SlurmScript> Scripts, int CasesEach) For(
        string name, string folder, int submission, int cases, SlurmSettings settings, int? maxArraySize, string program)
    {
        // MaxArraySize is one more than the largest index.
        var size = settings.MaxArraySize > 0 ? settings.MaxArraySize : maxArraySize ?? UsualArraySize;
        var each = settings.CasesEach > 0 ? settings.CasesEach : Math.Max(1, (cases + size - 1) / size);
        var chunks = (cases + each - 1) / each;
        var arrays = (chunks + size - 1) / size;
        if (arrays > MostArrays)
        {
            throw new InputException("the sweep would need too many job arrays", "slurm: cases each",
                string.Create(CultureInfo.InvariantCulture, $"{arrays} arrays of at most {size} tasks"), $"at most {MostArrays} arrays",
                string.Create(CultureInfo.InvariantCulture, $"Let a task compute more cases: cases each: {(cases + size - 1) / size}, or leave the key out."));
        }

        var scripts = new List<SlurmScript>();
        for (var number = 0; number < arrays; number++)
        {
            var first = number * size;
            var tasks = Math.Min(size, chunks - first);
            scripts.Add(new SlurmScript(submission, number, first, tasks, Write(name, folder, submission, first, tasks, each, settings, program)));
        }

        return (scripts, each);
    }

    private static string Write(string name, string folder, int submission, int first, int tasks, int each, SlurmSettings settings, string program)
    {
        var text = new StringBuilder("#!/bin/bash\n");
        void Set(string option, string value)
        {
            if (value.Length > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"#SBATCH --{option}={value}\n");
            }
        }

        Set("job-name", name);
        Set("array", string.Create(CultureInfo.InvariantCulture, $"0-{tasks - 1}{(settings.AtOnce > 0 ? $"%{settings.AtOnce}" : "")}"));
        Set("partition", settings.Partition);
        Set("account", settings.Account);
        Set("qos", settings.Qos);
        Set("time", SlurmSettings.Written(settings.Time));
        Set("cpus-per-task", settings.Cores.ToString(CultureInfo.InvariantCulture));
        Set("mem", settings.Memory);
        Set("output", $"\"{folder}/slurm/log/%A_%a.out\"");
        text.Append(CultureInfo.InvariantCulture,
            $"#SBATCH --signal=B:USR1@{(int)settings.Warning.TotalSeconds}\n#SBATCH --requeue\n#SBATCH --open-mode=append\n");
        foreach (var option in settings.Options)
        {
            text.Append("#SBATCH ").Append(option).Append('\n');
        }

        text.Append("\n# Each task computes one chunk of cases. A case that has its result file is not computed again, so a task may be repeated.\n");
        foreach (var module in settings.Modules)
        {
            text.Append("module load ").Append(module).Append('\n');
        }

        foreach (var line in settings.Prolog)
        {
            text.Append(line).Append('\n');
        }

        text.Append($$"""

            chunk=$(({{first}} + SLURM_ARRAY_TASK_ID))
            {{program}} sweep work {{Quoted(folder)}} --list {{ListName(submission)}} --chunk $chunk --cases-each {{each}} --jobs {{settings.Cores}} &
            worker=$!

            # Before the wall time ends the worker saves its checkpoint, and the task goes back into the queue.
            save() {
                trap '' USR1
                kill -TERM "$worker"
                wait "$worker"
                scontrol requeue "${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}"
                exit 0
            }
            trap save USR1
            wait "$worker"

            """.ReplaceLineEndings("\n"));
        return text.ToString();
    }

    /// <summary>A word that the shell takes as it is.</summary>
    internal static string Quoted(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
