using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Anodyne.Quantities;

namespace Anodyne.Studies.Sweeps.Slurm;

/// <summary>The commands of Slurm on the machine that submits. Only jobs are asked about, never the accounting, which many clusters do not have.</summary>
/// <param name="commands">Folder of the commands; empty: on the path.</param>
internal sealed class SlurmClient(string commands)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The largest array that the cluster takes; null if it does not say.</summary>
    public int? MaxArraySize()
    {
        var answer = Call("scontrol", ["show", "config"], out var status);
        if (status != 0)
        {
            return null;
        }

        var line = answer.Split('\n').FirstOrDefault(line => line.StartsWith("MaxArraySize", StringComparison.Ordinal));
        return line is not null && int.TryParse(line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..],
            NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture, out var size) && size > 1 ? size : null;
    }

    /// <summary>Submits a script.</summary>
    /// <param name="path">The script.</param>
    /// <returns>Number of the job.</returns>
    /// <exception cref="InputException">There is no Slurm, or it refuses; the message gives its words.</exception>
    public string Submit(string path)
    {
        var answer = Call("sbatch", ["--parsable", path], out var status).Trim();

        // A cluster of clusters answers "number;cluster".
        var job = answer.Split(';', '\n')[0].Trim();
        return status == 0 && job.Length > 0 && job.All(char.IsAsciiDigit) ? job : throw new InputException(
            "Slurm refuses the job", path, answer.Length > 0 ? answer : $"sbatch ended with {status} and said nothing", "a job that the cluster takes",
                Mend(answer));
    }

    /// <summary>Tasks of jobs that wait or run, by their state in Slurm's letters (PD, R, CG ...); null if Slurm does not answer.</summary>
    public IReadOnlyDictionary<string, int>? Queue(IReadOnlyCollection<string> jobs)
    {
        if (jobs.Count == 0)
        {
            return new Dictionary<string, int>();
        }

        // Jobs that have left the queue make squeue fail where it was asked for nothing else: then nothing waits.
        var answer = Call("squeue", ["-h", "-r", "-o", "%t", "-j", string.Join(',', jobs)], out var status);
        return status == 0 || answer.Contains("Invalid job id", StringComparison.OrdinalIgnoreCase)
            ? answer.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(state => state.Length is 1 or 2
                && state.All(char.IsAsciiLetterUpper))
                .GroupBy(state => state).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal)
            : null;
    }

    /// <summary>Takes jobs out of the queue.</summary>
    /// <returns>What Slurm said if it refused; empty if it did not.</returns>
    public string Cancel(IReadOnlyCollection<string> jobs)
    {
        var answer = jobs.Count == 0 ? "" : Call("scancel", [.. jobs], out var status) is var said && status == 0 ? "" : said.Trim();
        return answer.Contains("Invalid job id", StringComparison.OrdinalIgnoreCase) ? "" : answer;
    }

    private static string Mend(string answer) => answer switch
    {
        _ when Says(answer, "partition") => "Name one of the partitions that `sinfo -s` lists: --partition NAME, or slurm: {partition: NAME} in the plan.",
        _ when Says(answer, "account") => "Name an account of yours (`sacctmgr show associations user=$USER`): slurm: {account: NAME}.",
        _ when Says(answer, "qos") => "Name a quality of service that you may use: slurm: {qos: NAME}.",
        _ when Says(answer, "array") => "Make the arrays smaller: slurm: {max array size: 1001}, or more cases a task with cases each.",
        _ when Says(answer, "time") => "Ask for less time: --time, or slurm: {time: 1 h}.",
        _ when Says(answer, "memory") || Says(answer, "node configuration") => "Ask for what a node has: slurm: {memory: 2G, cores: 1}.",
        _ when Says(answer, "submit limit") || Says(answer, "QOSMaxSubmit") =>
            "Wait for your other jobs, or let a task compute more cases: slurm: {cases each: 50}.",
        _ => "The scripts stand in the folder `slurm` of the sweep: mend the settings and submit again.",
    };

    private static bool Says(string answer, string word) => answer.Contains(word, StringComparison.OrdinalIgnoreCase);

    private string Call(string program, IReadOnlyList<string> arguments, out int status)
    {
        var start = new ProcessStartInfo(Path.Combine(commands, program), arguments) { RedirectStandardOutput = true, RedirectStandardError = true,
            RedirectStandardInput = true };
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                throw new InputException("Slurm does not answer", program, $"nothing for {Patience.TotalSeconds:0} s", "an answer",
                    "Ask whether the cluster is up: `sinfo`.");
            }

            status = process.ExitCode;
            return status == 0 ? output.GetAwaiter().GetResult() : $"{output.GetAwaiter().GetResult()}{error.GetAwaiter().GetResult()}";
        }
        catch (Win32Exception failure)
        {
            throw new InputException(new Problem("there is no Slurm on this machine", program, failure.Message, "the commands of Slurm on the path",
                "Log in to the cluster's login node, or leave --slurm out to compute here."), failure);
        }
    }
}
