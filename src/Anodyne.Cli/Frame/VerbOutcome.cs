using System.Text.Json.Nodes;

namespace Anodyne.Cli.Frame;

/// <summary>What a verb hands back.</summary>
/// <param name="Document">The fields of the JSON document; the frame adds <c>anodyne</c>, <c>command</c> and <c>warnings</c>.</param>
/// <param name="ExitStatus">0 done, 1 the work was done and a check in it failed, 2 or 3 if some of several inputs could not be read.</param>
internal sealed record VerbOutcome(JsonObject Document, int ExitStatus = ExitStatuses.Done);
