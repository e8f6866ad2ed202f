using System.Globalization;
using System.Text.RegularExpressions;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;
using Anodyne.Quantities.Units;

namespace Anodyne.Studies.Sweeps.Slurm;

/// <summary>What a cluster wants to know of a sweep's jobs. Words of the cluster (partition, account) are passed on as they are.</summary>
internal sealed partial record SlurmSettings
{
    private const string Letters = "letters, digits and . , _ - + : =";

    /// <summary>Where jobs go; empty: the default of the cluster.</summary>
    public string Partition { get; init; } = "";

    /// <summary>Who pays; empty: the default.</summary>
    public string Account { get; init; } = "";

    /// <summary>Quality of service; empty: the default.</summary>
    public string Qos { get; init; } = "";

    /// <summary>Memory of a task as Slurm writes it, e.g. 2G; empty: the default.</summary>
    public string Memory { get; init; } = "";

    /// <summary>Wall time of a task.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Before the end of the wall time a task is told to save its state so long.</summary>
    public TimeSpan Warning { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Cores of a task.</summary>
    public int Cores { get; init; } = 1;

    /// <summary>Cases that one task computes, one after the other or <see cref="Cores"/> at a time; 0: so many that all fit into arrays.</summary>
    public int CasesEach { get; init; }

    /// <summary>Tasks at the same time; 0: no limit of our own.</summary>
    public int AtOnce { get; init; }

    /// <summary>Tasks of one array; 0: what the cluster says.</summary>
    public int MaxArraySize { get; init; }

    /// <summary>Modules to load.</summary>
    public IReadOnlyList<string> Modules { get; init; } = [];

    /// <summary>Lines that every task runs first.</summary>
    public IReadOnlyList<string> Prolog { get; init; } = [];

    /// <summary>Further lines for Slurm, without <c>#SBATCH</c>.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>The program on the nodes; empty: the one that submits.</summary>
    public string Program { get; init; } = "";

    /// <summary>Folder of Slurm's commands; empty: on the path.</summary>
    public string Commands { get; init; } = "";

    /// <summary>Reads the key <c>slurm</c> of a plan.</summary>
    public static SlurmSettings Read(InputMapping? mapping)
    {
        if (mapping is null)
        {
            return new SlurmSettings();
        }

        mapping.AllowOnly("partition", "account", "qos", "memory", "time", "warning", "cores", "cases each", "at once", "max array size", "modules", "prolog",
            "options", "program", "commands");
        var read = new SlurmSettings
        {
            Partition = Word(mapping, "partition"),
            Account = Word(mapping, "account"),
            Qos = Word(mapping, "qos"),
            Memory = Word(mapping, "memory"),
            Time = TimeSpan.FromSeconds(mapping.Quantity("time", Dimension.Time, 3600)),
            Warning = TimeSpan.FromSeconds(mapping.Quantity("warning", Dimension.Time, 120)),
            Cores = mapping.Integer("cores", 1, 1024, 1),
            CasesEach = mapping.Integer("cases each", 1, 1_000_000, 0),
            AtOnce = mapping.Integer("at once", 1, 1_000_000, 0),
            MaxArraySize = mapping.Integer("max array size", 2, 4_000_001, 0),
            Modules = Lines(mapping, "modules"),
            Prolog = Lines(mapping, "prolog"),
            Options = Lines(mapping, "options"),
            Program = mapping.Text("program", ""),
            Commands = mapping.Text("commands", ""),
        };
        return read.Warning < read.Time ? read
            : throw mapping.Require("time").Fail("the wall time leaves no time to work before the warning", $"more than {read.Warning}");
    }

    /// <summary>The settings with what the command line says instead; empty words leave it to the plan.</summary>
    /// <param name="partition">Where jobs go.</param>
    /// <param name="time">Wall time of a task, with its unit.</param>
    /// <exception cref="InputException">A word that no cluster has, or a time that leaves none to work.</exception>
    public SlurmSettings With(string partition, string time)
    {
        if (partition.Length > 0 && !Words().IsMatch(partition))
        {
            throw new InputException("this is no partition of a cluster", "--partition", $"\"{partition}\"", Letters);
        }

        var changed = this with
        {
            Partition = partition.Length > 0 ? partition : Partition,
            Time = time.Length > 0 ? TimeSpan.FromSeconds(UnitText.ParseToSi(time, Dimension.Time)) : Time,
        };
        return changed.Warning < changed.Time ? changed : throw new InputException(
            "the wall time leaves no time to work before the warning", "--time", time, $"more than {changed.Warning}",
            "Ask for more time, or give the plan a shorter warning: slurm: {warning: 10 s}.");
    }

    /// <summary>A wall time as Slurm writes it: days-hours:minutes:seconds.</summary>
    public static string Written(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalDays}-{time.Hours:D2}:{time.Minutes:D2}:{time.Seconds:D2}");

    private static string[] Lines(InputMapping mapping, string key) =>
        mapping.Find(key) is { } list ? [.. list.AsSequence("a list of lines").Select(item => Line(item.AsScalar("a line")))] : [];

    // A line break in a setting would be another command on the cluster.
    private static string Line(InputScalar item) =>
        item.Text.AsSpan().IndexOfAny('\n', '\r') < 0 ? item.Text : throw item.Fail("a setting is one line", "one line an entry");

    private static string Word(InputMapping mapping, string key) =>
        mapping.Find(key)?.AsScalar("a word") is not { } word ? ""
        : Words().IsMatch(word.Text) ? word.Text : throw word.Fail($"this is no {key} of a cluster", Letters);

    [GeneratedRegex(@"^[A-Za-z0-9._,+:=\-]+$")]
    private static partial Regex Words();
}
