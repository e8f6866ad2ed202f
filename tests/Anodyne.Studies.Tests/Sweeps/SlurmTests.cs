using System.Diagnostics;
using Anodyne.Quantities;
using Anodyne.Studies.Input;
using Anodyne.Studies.Requests;
using Anodyne.Studies.Sweeps.Slurm;

namespace Anodyne.Studies.Tests.Sweeps;

/// <summary>Scripts that a person can read, a Slurm of three shell scripts that takes or refuses them, and the tasks that they call.</summary>
public sealed class SlurmTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    [Fact]
    public void Arrays_stay_within_the_limit_of_the_cluster_and_hold_every_case_once()
    {
        var (scripts, each) = SlurmScript.For("s", "/scratch/s", 1, 25_000, new SlurmSettings { CasesEach = 10 }, 1001, "anodyne");
        Assert.Equal((10, 3), (each, scripts.Count));
        Assert.Equal(2500, scripts.Sum(script => script.Tasks));
        Assert.Equal([0, 1001, 2002], scripts.Select(script => script.FirstChunk));
        Assert.All(scripts, script => Assert.InRange(script.Tasks, 1, 1001));
        Assert.Contains("#SBATCH --array=0-1000\n", scripts[0].Text, StringComparison.Ordinal);
        Assert.Contains("chunk=$((1001 + SLURM_ARRAY_TASK_ID))", scripts[1].Text, StringComparison.Ordinal);

        (scripts, each) = SlurmScript.For("s", "/scratch/s", 1, 25_000, new SlurmSettings(), null, "anodyne");
        Assert.Equal((25, 1), (each, scripts.Count));
        Assert.Contains("too many job arrays", Assert.Throws<InputException>(
            () => SlurmScript.For("s", "/s", 1, 1_000_000, new SlurmSettings { CasesEach = 1 }, 1001, "anodyne")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_of_the_cluster_stand_in_the_script_and_the_shell_takes_it()
    {
        var settings = new SlurmSettings
        {
            Partition = "short", Account = "chem", Qos = "low", Memory = "2G", Time = TimeSpan.FromHours(25), Cores = 2, AtOnce = 8,
            Modules = ["dotnet/10"], Prolog = ["export TMPDIR=/scratch/$USER"], Options = ["--exclusive"],
        };
        var script = SlurmScript.For("s", "/scratch/o'neill/s", 2, 5, settings, 1001, "anodyne").Scripts.Single().Text;
        foreach (var line in (string[])
            [
                "--partition=short", "--account=chem", "--qos=low", "--mem=2G", "--time=1-01:00:00", "--cpus-per-task=2", "--array=0-4%8", "--signal=B:USR1@120", "--requeue", "--exclusive",
            ])
        {
            Assert.Contains($"#SBATCH {line}\n", script, StringComparison.Ordinal);
        }

        Assert.Contains("\nmodule load dotnet/10\nexport TMPDIR=/scratch/$USER\n", script, StringComparison.Ordinal);
        Assert.Contains("sweep work '/scratch/o'\\''neill/s' --list submission-2.txt", script, StringComparison.Ordinal);
        Assert.Equal(0, Bash("-n", Written("script.sh", script)));
    }

    [Fact]
    public void A_slurm_that_takes_the_jobs_is_followed_and_its_tasks_compute_every_case()
    {
        Stub("sbatch", "grep -c . \"$2\" > /dev/null && echo 4711");
        Stub("scontrol", "echo 'MaxArraySize            = 3'");
        Stub("squeue", "test -e \"$(dirname \"$0\")/gone\" || printf 'PD\\nPD\\nR\\n'");
        Stub("scancel", "touch \"$(dirname \"$0\")/gone\"");
        var submitted = Submit();
        Assert.Equal((8, 0, 8), (submitted.Cases, submitted.Done, submitted.Waiting));
        Assert.Equal(2, submitted.Queue!["PD"]);
        Assert.Contains("--array=0-2\n", File.ReadAllText(Path.Combine(Folder, "slurm", "submission-1-array-00.sh")), StringComparison.Ordinal);
        Assert.Contains("still in the queue", Assert.Throws<InputException>(() => Submit()).Message, StringComparison.Ordinal);

        // Three tasks of three cases; one comes twice, as after the failure of a node.
        foreach (var chunk in (int[])[0, 2, 2, 1])
        {
            using var context = new RequestContext();
            new SweepWorkRequest(Folder, "submission-1.txt", chunk, 3, 1).Run(context);
        }

        new SweepCancelRequest(Folder).Run();
        var status = new SweepStatusRequest(Folder).Run().Data;
        Assert.Equal((8, 8, 0), (status.Cases, status.Done, status.Waiting));
        Assert.Empty(status.Queue!);
        using var gathering = new RequestContext();
        Assert.Equal(8, new SweepGatherRequest(Folder).Run(gathering).Data.Done);
        Assert.Equal(9, File.ReadAllLines(Path.Combine(Folder, "results.csv")).Length);
    }

    [Theory]
    [InlineData("echo 'sbatch: error: invalid partition specified: shrot' >&2; exit 1", "invalid partition", "sinfo -s")]
    [InlineData("echo 'sbatch: error: Batch job submission failed: Invalid account or account/partition combination specified' >&2; exit 1", "Invalid account", "partition")]
    [InlineData("echo 'sbatch: error: Batch job submission failed: Invalid job array specification' >&2; exit 1", "job array", "max array size")]
    [InlineData("echo 'sbatch: error: Batch job submission failed: Requested time limit is invalid (missing or exceeds some limit)' >&2; exit 1", "time limit", "--time")]
    [InlineData("exit 0", "ended with 0 and said nothing", "folder `slurm`")]
    public void A_slurm_that_refuses_is_told_apart(string sbatch, string found, string mend)
    {
        Stub("sbatch", sbatch);
        Stub("scontrol", "exit 1");
        Stub("squeue", "exit 0");
        var problem = Assert.Throws<InputException>(() => Submit()).Problem;
        Assert.Equal("Slurm refuses the job", problem.What);
        Assert.Contains(found, problem.Found, StringComparison.Ordinal);
        Assert.Contains(mend, problem.Mend, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Folder, "slurm", "jobs.tsv")));
    }

    [Fact]
    public void Without_a_slurm_that_is_said()
    {
        Assert.Equal("there is no Slurm on this machine", Assert.Throws<InputException>(() => Submit()).Problem.What);
        Assert.True(Submit(dry: true).Waiting == 8);
    }

    [Fact]
    public void A_plan_that_changed_after_it_was_submitted_is_not_computed()
    {
        Submit(dry: true);
        File.WriteAllText(_temporary["plan.yaml"], File.ReadAllText(_temporary["plan.yaml"]).Replace("10 ohm cm2, 100 ohm cm2", "20 ohm cm2, 100 ohm cm2", StringComparison.Ordinal));
        using var context = new RequestContext();
        Assert.Contains("has changed since", Assert.Throws<InputException>(() => new SweepWorkRequest(Folder, "submission-1.txt", 0, 3, 1).Run(context)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chunk_that_is_none_and_a_time_below_the_warning_are_refused()
    {
        Submit(dry: true);
        using var context = new RequestContext(Folder);
        foreach (var chunk in (int[])[-1, 3])
        {
            Assert.Equal("0 to 2", Assert.Throws<InputException>(() => new SweepWorkRequest(Folder, "submission-1.txt", chunk, 3, 1).Run(context)).Problem.Allowed);
        }

        var request = new SweepRequest(_temporary["plan.yaml"]) { Slurm = new SlurmChoice("", "90 s", true) };
        Assert.Contains("no time to work", Assert.Throws<InputException>(() => request.Run(context)).Message, StringComparison.Ordinal);
        request = request with { Slurm = new SlurmChoice("short\n#SBATCH --account=theirs", "", true) };
        Assert.Contains("no partition", Assert.Throws<InputException>(() => request.Run(context)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_of_a_cluster_are_checked_before_anything_runs_here()
    {
        File.WriteAllText(_temporary["plan.yaml"], StartingFile.Text("sweep") + "slurm: {nodes: 3}\n");
        using var context = new RequestContext(Folder);
        Assert.Contains("unknown key", Assert.Throws<InputException>(() => new SweepRequest(_temporary["plan.yaml"]).Run(context)).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Folder));
    }

    [Theory]
    [InlineData("partition: 'a b'", "no partition")]
    [InlineData("modules: [\"x\\nrm -rf /\"]", "one line")]
    [InlineData("time: 1 min", "no time to work")]
    [InlineData("nodes: 3", "unknown key")]
    public void Settings_that_cannot_be_are_refused(string line, string what)
    {
        var plan = StartingFile.Text("sweep") + $"slurm: {{{line}}}\n";
        File.WriteAllText(_temporary["plan.yaml"], plan);
        using var context = new RequestContext(Folder);
        var request = new SweepRequest(_temporary["plan.yaml"]) { Slurm = new SlurmChoice("", "", true) };
        Assert.Contains(what, Assert.Throws<InputException>(() => request.Run(context)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _temporary.Dispose();

    private string Folder => _temporary["out"];

    private SweepFindings Submit(bool dry = false)
    {
        File.WriteAllText(_temporary["plan.yaml"], StartingFile.Text("sweep") + $"slurm: {{commands: {_temporary["bin"]}}}\n");
        using var context = new RequestContext(Folder);
        return new SweepRequest(_temporary["plan.yaml"]) { Slurm = new SlurmChoice("", "", dry) }.Run(context).Data;
    }

    private void Stub(string name, string body)
    {
        Directory.CreateDirectory(_temporary["bin"]);
        var path = Written($"bin/{name}", $"#!/bin/sh\n{body}\n");
        Assert.Equal(0, Bash("-c", $"chmod +x '{path}'"));
    }

    private string Written(string name, string text)
    {
        File.WriteAllText(_temporary[name], text);
        return _temporary[name];
    }

    private static int Bash(params string[] arguments)
    {
        using var process = Process.Start("bash", arguments);
        process.WaitForExit();
        return process.ExitCode;
    }
}
