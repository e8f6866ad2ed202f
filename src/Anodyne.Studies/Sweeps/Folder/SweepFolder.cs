using System.Globalization;
using System.IO.Enumeration;
using System.Text;
using System.Text.Json;
using Anodyne.Quantities;
using Anodyne.Store.Output;
using Anodyne.Studies.Sweeps.Plan;

namespace Anodyne.Studies.Sweeps.Folder;

/// <summary>
/// The folder of a sweep. <c>sweep.json</c> names the plan, <c>cases.csv</c> every case; every finished case has one file of its own, so that many workers
/// write
/// without a lock, on a network folder too. What is gathered of them stands in <c>results.csv</c>.
/// </summary>
internal sealed class SweepFolder
{
    /// <summary>The table of cases.</summary>
    public const string CasesName = "cases.csv";

    /// <summary>The table of results.</summary>
    public const string ResultsName = "results.csv";

    private const string HeadName = "sweep.json";
    private const string CancelName = "cancelled";
    private const int FilesEach = 1000;

    private SweepFolder(string path, SweepHead head) => (Path, Head) = (path, head);

    /// <summary>Full path.</summary>
    public string Path { get; }

    /// <summary>What the sweep is.</summary>
    public SweepHead Head { get; }

    /// <summary>Folder of the checkpoints of a case.</summary>
    public string Checkpoints(int id) => In("checkpoints", SweepCase.LabelOf(id));

    /// <summary>Folder of the files of a case.</summary>
    public string Files(int id) => In("runs", SweepCase.LabelOf(id));

    /// <summary>A path below the folder.</summary>
    public string In(params string[] names) => System.IO.Path.Combine([Path, .. names]);

    /// <summary>Writes head and cases of a plan.</summary>
    public static SweepFolder Create(OutputFolder output, SweepPlan plan, SweepCases cases, string planPath)
    {
        var head = new SweepHead(plan.Name, System.IO.Path.GetFullPath(planPath), plan.Hash, cases.Cases.Count, cases.LeftOut, plan.Columns,
            [.. plan.Quantities.Select(quantity => quantity.Name)]);
        output.WriteText(HeadName, JsonSerializer.Serialize(head, JsonText.Options) + "\n");
        output.Write(CasesName, stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
            writer.WriteLine(string.Join(',', ["id", .. plan.Columns.Select(CsvLine.Field), "seed", "hash"]));
            foreach (var one in cases.Cases)
            {
                writer.Write(one.Id);
                foreach (var value in one.Values)
                {
                    writer.Write(',');
                    writer.Write(CsvLine.Field(value.Cell));
                }

                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $",{one.Seed},{one.Hash}"));
            }
        });
        var folder = new SweepFolder(output.Path, head);
        File.Delete(folder.In(CancelName));
        return folder;
    }

    /// <summary>Opens the folder of a sweep that was planned before.</summary>
    /// <exception cref="InputException">It is none.</exception>
    public static SweepFolder Open(string path)
    {
        var file = System.IO.Path.Combine(path, HeadName);
        if (!File.Exists(file))
        {
            throw new InputException("this is not the folder of a sweep", path, Directory.Exists(path) ? $"a folder without {HeadName}" : "no such folder",
                "a folder that `anodyne sweep PLAN.yaml` made", "Run `anodyne sweep PLAN.yaml --out FOLDER` first.");
        }

        try
        {
            return new SweepFolder(System.IO.Path.GetFullPath(path), JsonSerializer.Deserialize<SweepHead>(File.ReadAllText(file), JsonText.Options)!);
        }
        catch (JsonException failure)
        {
            throw new InputException(new Problem("the head of the sweep cannot be read", file, failure.Message, "the file as anodyne wrote it",
                "Run `anodyne sweep PLAN.yaml` into this folder again; what is computed is kept."), failure);
        }
    }

    /// <summary>The lines of <c>cases.csv</c> behind its head, the first that of case 1.</summary>
    public string[] CaseLines()
    {
        var lines = File.ReadAllLines(In(CasesName));
        return lines.Length == Head.Cases + 1 ? lines[1..] : throw new InputException(
            "the table of cases is not whole", In(CasesName), string.Create(CultureInfo.InvariantCulture, $"{lines.Length - 1} cases"),
            string.Create(CultureInfo.InvariantCulture, $"{Head.Cases} cases"),
                "Run `anodyne sweep PLAN.yaml` into this folder again; what is computed is kept.");
    }

    /// <summary>Keeps the result of a case: a whole file or none.</summary>
    public void Keep(CaseResult result)
    {
        var path = ResultPath(result.Id);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        using var file = DurableFile.Create(path);
        file.Stream.Write(Encoding.UTF8.GetBytes(result.ToJson() + "\n"));
        file.Commit();
    }

    /// <summary>The result of a case with this hash; null if there is none, or only one of an older plan.</summary>
    public CaseResult? Find(int id, string hash) => Find(id) is { } found && found.Hash == hash ? found : null;

    /// <summary>The result of a case of any plan.</summary>
    public CaseResult? Find(int id)
    {
        var path = ResultPath(id);
        return File.Exists(path) ? CaseResult.Read(File.ReadAllBytes(path)) : null;
    }

    /// <summary>Takes a result back, so that the case is computed again.</summary>
    public void Forget(int id) => File.Delete(ResultPath(id));

    /// <summary>Numbers of the cases that have a file, by the names of the files alone.</summary>
    public HashSet<int> WithResult() => Numbers(In("results"), ".json");

    /// <summary>Numbers of the cases that a worker has begun and not ended, with who it is.</summary>
    public IReadOnlyDictionary<int, string> Running() => Numbers(In("running"), "").ToDictionary(id => id, id =>
    {
        try
        {
            return File.ReadAllText(In("running", SweepCase.LabelOf(id)));
        }
        catch (IOException)
        {
            return "";
        }
    });

    /// <summary>Marks a case as begun, until the mark is disposed of.</summary>
    public IDisposable Begin(int id)
    {
        Directory.CreateDirectory(In("running"));
        var path = In("running", SweepCase.LabelOf(id));
        File.WriteAllText(path, string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName} {Environment.ProcessId}"));
        return new Mark(path);
    }

    /// <summary>True if somebody asked the workers to stop.</summary>
    public bool IsCancelled => File.Exists(In(CancelName));

    /// <summary>Asks the workers to stop, wherever they are; false lets them begin again.</summary>
    public void Cancel(bool asked)
    {
        if (asked)
        {
            File.WriteAllText(In(CancelName), "anodyne sweep cancel\n");
        }
        else
        {
            File.Delete(In(CancelName));
        }
    }

    // By the names alone, and without a text for each: a hundred thousand are listed within a second.
    private static HashSet<int> Numbers(string folder, string ending) => !Directory.Exists(folder) ? [] :
    [
        .. new FileSystemEnumerable<int>(
            folder,
            static (ref FileSystemEntry entry) =>
                int.TryParse(System.IO.Path.GetFileNameWithoutExtension(entry.FileName), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0,
            new EnumerationOptions { RecurseSubdirectories = true })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && entry.FileName.EndsWith(ending, StringComparison.Ordinal),
        }.Where(id => id > 0),
    ];

    // A folder of a hundred thousand files is slow on many file systems.
    private string ResultPath(int id) => In("results", (id / FilesEach).ToString("D3", CultureInfo.InvariantCulture), SweepCase.LabelOf(id) + ".json");

    private sealed class Mark(string path) : IDisposable
    {
        public void Dispose() => File.Delete(path);
    }
}

/// <summary>What a sweep is, without its cases.</summary>
/// <param name="Name">Name.</param>
/// <param name="Plan">Full path of its plan.</param>
/// <param name="Hash">Hash of the plan: workers refuse another one.</param>
/// <param name="Cases">Cases.</param>
/// <param name="LeftOut">Points that break a constraint.</param>
/// <param name="Columns">Heads of the parameter columns.</param>
/// <param name="Quantities">Names of the quantities.</param>
internal sealed record SweepHead(string Name, string Plan, string Hash, int Cases, int LeftOut, IReadOnlyList<string> Columns,
    IReadOnlyList<string> Quantities);
