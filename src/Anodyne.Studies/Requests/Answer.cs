using System.Text.Json.Nodes;
using Anodyne.Quantities;
using Anodyne.Store.Output;

namespace Anodyne.Studies.Requests;

/// <summary>What a request answers: the document for other programs, and how the work ended. Warnings stand in the <see cref="RequestContext"/>.</summary>
/// <param name="Document">The fields of the JSON document; a face adds version, command and warnings.</param>
/// <param name="ExitStatus">
/// One of <see cref="ExitStatuses"/>: 0 done, 1 the work was done and a check in it failed, 2 or 3 if some of several inputs could not be read.
/// </param>
public record Answer(JsonObject Document, int ExitStatus = ExitStatuses.Done)
{
    /// <summary>A problem as the object <c>error</c> of a document.</summary>
    /// <param name="problem">What is wrong.</param>
    /// <param name="status">The exit status that goes with it.</param>
    public static JsonObject Error(Problem problem, int status)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return new JsonObject
        {
            ["what"] = problem.What,
            ["where"] = problem.Where,
            ["found"] = problem.Found,
            ["allowed"] = problem.Allowed,
            ["mend"] = problem.Mend,
            ["exit_status"] = status,
        };
    }

    /// <summary>The whole document of a face: version, command and warnings before the fields.</summary>
    /// <param name="body">The fields.</param>
    /// <param name="version">Version of the program.</param>
    /// <param name="command">The command, the program's name first.</param>
    /// <param name="warnings">The warnings.</param>
    public static string Print(JsonObject body, string version, IEnumerable<string> command, IEnumerable<string> warnings)
    {
        ArgumentNullException.ThrowIfNull(body);
        var document = new JsonObject { ["anodyne"] = version, ["command"] = JsonText.Strings(command), ["warnings"] = JsonText.Strings(warnings) };
        foreach (var (name, node) in body)
        {
            document[name] = node?.DeepClone();
        }

        return JsonText.Print(document);
    }
}

/// <summary>An answer with what a face shows of it.</summary>
/// <param name="Data">The typed result, for tables.</param>
/// <param name="Document">The fields of the JSON document.</param>
/// <param name="ExitStatus">One of <see cref="ExitStatuses"/>.</param>
/// <typeparam name="T">Type of the result.</typeparam>
public sealed record Answer<T>(T Data, JsonObject Document, int ExitStatus = ExitStatuses.Done) : Answer(Document, ExitStatus);
