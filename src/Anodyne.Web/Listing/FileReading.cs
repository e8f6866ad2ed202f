using Anodyne.Quantities;
using Anodyne.Records.Impedance;
using Anodyne.Studies.Requests;
using Anodyne.Web.Workspaces;

namespace Anodyne.Web.Listing;

/// <summary>Makes an entry of the list from a file: what <c>anodyne read</c> and <c>anodyne analyze</c> say of it.</summary>
internal static class FileReading
{
    private const long LargestForFinding = 64L << 20;

    /// <summary>Reads the file.</summary>
    public static FileEntry Read(Workspace workspace, FileEntry entry)
    {
        var full = Path.Combine(workspace.Root, entry.Path);
        try
        {
            if (IsYaml(entry.Path))
            {
                NamedFiles.MustHold(workspace, full);
                return CheckRequest.VerbOf(full) is { } verb ? entry with { State = FileState.Case, Kind = verb } : entry with { State = FileState.Bystander };
            }

            foreach (var beside in Beside(full).Prepend(full))
            {
                NamedFiles.MustHold(workspace, beside);
            }

            var read = ReadFile.Of(new InputPath(full, entry.Name, IsFound: true));
            return read.Failure is { } failure
                ? entry with { State = read.IsBystander ? FileState.Bystander : FileState.Refused, Problem = Named(failure.Problem, workspace) }
                : Described(entry, read);
        }
        catch (AnodyneException failure)
        {
            return entry with { State = FileState.Refused, Problem = Named(failure.Problem, workspace) };
        }
        catch (Exception failure)
        {
            // Whatever a strange file does to its reader, the other files of the folder are listed.
            return entry with { State = FileState.Refused, Problem = new Problem("the file cannot be opened", entry.Path, failure.Message) };
        }
    }

    /// <summary>What the method that fits the file finds first; the curves and the figure stay in the folder of the page.</summary>
    public static FileEntry WithFinding(Workspace workspace, FileEntry entry, CancellationToken cancel)
    {
        if (entry.State != FileState.Read || entry.Bytes > LargestForFinding)
        {
            return entry;
        }

        using var context = new RequestContext(Path.Combine(workspace.Own, "findings", OwnPlaces.NameOf(entry.Path)), cancel: cancel);
        try
        {
            var answer = new AnalyzeRequest(null, [Path.Combine(workspace.Root, entry.Path)], new Dictionary<string, string>()).Run(context);
            var result = answer.Data[0].Result!;
            var (name, value) = result.Results.FirstOrDefault(static pair => double.IsFinite(pair.Value.Value));
            return entry with { Finding = new Finding(result.Method, name ?? "", value, result.Verdict, result.Reasons) };
        }
        catch (OperationCanceledException)
        {
            return entry;
        }
        catch (Exception failure) when (failure is not AnodyneException)
        {
            // One file that an analysis breaks on must not end the list.
            var reason = $"{failure.GetType().Name}: {failure.Message}";
            return entry with { Finding = new Finding("", "", null, Anodyne.Quantities.Estimates.Verdict.Void, [reason]) };
        }
        catch (AnodyneException failure)
        {
            var reason = Named(failure.Problem, workspace).ToString();
            return entry with { Finding = new Finding("", "", null, Anodyne.Quantities.Estimates.Verdict.Void, [reason]) };
        }
    }

    /// <summary>The files beside a data file that change what it says.</summary>
    public static IEnumerable<string> Beside(string full) =>
        [full + ".cell.yaml", full + ".map.yaml", Path.Combine(Path.GetDirectoryName(full)!, "cell.yaml")];

    /// <summary>True for YAML files, which hold cases.</summary>
    public static bool IsYaml(string path) =>
        path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    // The page names files of the workspace by their relative path: the address of the folder on the disk is nobody's business in a copied message.
    private static Problem Named(Problem problem, Workspace workspace) =>
        problem with { Where = problem.Where.Replace(workspace.Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal) };

    private static FileEntry Described(FileEntry entry, ReadFile read)
    {
        var file = read.File!;
        var first = file.Records.Count > 0 ? file.Records[0] : null;
        var type = first?.Cell.Type.ToString() ?? "Unknown";
        var kind = type switch
        {
            "LiLi" => "Li||Li", "LiCu" => "Li||Cu", "HalfCell" => "half", "FullCell" => "full", "AnodeFree" => "anode-free",
            _ => first?.Provenance.Technique ?? "",
        };
        return entry with
        {
            State = FileState.Read,
            Format = file.Format,
            Kind = kind,
            Rows = file.Records.Sum(static record => (long)record.Rows),
            Cycles = first is null ? null : ReadDocument.Cycles(first, null),
            Spectra = file.Records.Sum(static record => ImpedanceSeries.Of(record).Count),
            Columns = first is null ? [] : [.. first.Columns.Select(static column => column.Label)],
            Area = first?.Cell.Area,
            Mass = first?.Cell.ActiveMass,
            CellName = first?.Cell.Name ?? "",
            Warnings = [.. file.Warnings.Distinct()],
        };
    }
}
