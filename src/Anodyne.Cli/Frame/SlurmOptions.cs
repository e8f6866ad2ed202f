using System.CommandLine;
using Anodyne.Studies.Requests;

namespace Anodyne.Cli.Frame;

/// <summary>The options of verbs that may hand their work to a cluster.</summary>
internal sealed class SlurmOptions
{
    private readonly Option<bool> _slurm = CommonOptions.Flag("--slurm", "Submit job arrays to Slurm and compute nothing here (settings: slurm in the plan)");
    private readonly Option<string?> _partition = CommonOptions.Text("--partition", "Partition of the cluster (default: as the plan says)", "NAME");
    private readonly Option<string?> _time = CommonOptions.Text("--time", "Wall time of a task, e.g. \"2 h\" (default: as the plan says, else 1 h)", "TIME");
    private readonly Option<bool> _dry = CommonOptions.Flag("--dry", "With --slurm: write the scripts and submit nothing");

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="here">Options of work on this machine, which a submission would not use.</param>
    public void AddTo(Command command, params Option[] here)
    {
        command.Options.Add(_slurm);
        command.Options.Add(_partition);
        command.Options.Add(_time);
        command.Options.Add(_dry);
        command.Validators.Add(result =>
        {
            if (!result.GetValue(_slurm) && (result.GetValue(_dry) || result.GetValue(_time) is not null || result.GetValue(_partition) is not null))
            {
                result.AddError("--partition, --time and --dry belong to --slurm; add it, or leave them out.");
            }

            if (result.GetValue(_slurm) && here.Where(option => result.GetResult(option) is { Implicit: false }).Select(option => option.Name).ToArray()
                is { Length: > 0 } unused)
            {
                result.AddError($"--slurm computes nothing here and does not use {string.Join(", ", unused)}; `cores` in the plan says how many cases a task "
                    + "computes at once.");
            }
        });
    }

    /// <summary>What was chosen; null without <c>--slurm</c>.</summary>
    public SlurmChoice? Of(ParseResult arguments) => arguments.GetValue(_slurm)
        ? new SlurmChoice(arguments.GetValue(_partition) ?? "", arguments.GetValue(_time) ?? "", arguments.GetValue(_dry)) : null;
}
