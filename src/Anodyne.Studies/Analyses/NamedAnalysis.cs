using Anodyne.Quantities.Documents;

namespace Anodyne.Studies.Analyses;

/// <summary>An analysis as a study names it: made of the virtual measurement of every variant, of measured files, or of both.</summary>
/// <param name="OfSimulation">The analysis of the virtual measurements; null where there are none.</param>
/// <param name="OfFiles">The analyses of measured files; replicates are one each.</param>
internal sealed record NamedAnalysis(VirtualAnalysis? OfSimulation, IReadOnlyList<MeasuredAnalysis> OfFiles)
{
    /// <summary>Reads the key <c>analyses</c>: a mapping of names.</summary>
    /// <exception cref="Quantities.InputException">
    /// A method, option, file, variant or quantity that does not exist; the message gives line and column.
    /// </exception>
    public static IReadOnlyList<NamedAnalysis> ReadAll(InputNode node, AnswerScope scope, string? folder = null)
    {
        string[] keys = [.. MeasuredAnalysis.Keys, .. scope.AnalyzesSimulation ? ["of"] : Array.Empty<string>()];
        return
        [
            .. node.AsMapping("a name for each analysis").Entries
                .Select(entry => Read(entry.Key, entry.Value.AsMapping(string.Join(", ", keys)).AllowOnly(keys), scope, folder)),
        ];
    }

    private static NamedAnalysis Read(string name, InputMapping mapping, AnswerScope scope, string? folder)
    {
        if (!scope.AnalyzesSimulation)
        {
            return new NamedAnalysis(null, MeasuredAnalysis.Read(name, mapping, scope, folder));
        }

        if (!mapping.Has("files") && mapping.Find("answers") is { } answers)
        {
            throw answers.Fail(
                "these answers have no measured file", "files: a path or a list of paths",
                "Name the files, or leave the answers out: the virtual measurement is analysed in any case.");
        }

        return new NamedAnalysis(VirtualAnalysis.Read(name, mapping), mapping.Has("files") ? MeasuredAnalysis.Read(name, mapping, scope, folder) : []);
    }
}
