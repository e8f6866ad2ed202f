using System.Text.Json.Nodes;
using Anodyne.Analysis;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;
using Anodyne.Records;
using Anodyne.Records.CellDescriptions;
using Anodyne.Store.Output;
using Anodyne.Studies.Analyses;

namespace Anodyne.Studies.Requests;

/// <summary>
/// One analysis of measured or simulated records. Several files are analysed each on its own, unless the method makes one answer of all: a document a file,
/// and no file's failure touches its neighbours.
/// </summary>
/// <param name="Method">Name of the method; null: for every file the one that fits what it holds.</param>
/// <param name="Files">Files, folders, wildcards; a dash is standard input.</param>
/// <param name="Options">Options of the method by name, without dashes.</param>
/// <param name="Strict">True to end with status 1 if a verdict is void.</param>
public sealed record AnalyzeRequest(string? Method, IReadOnlyList<string> Files, IReadOnlyDictionary<string, string> Options, bool Strict = false)
{
    /// <summary>Analyses, and writes curves and figures.</summary>
    public Answer<IReadOnlyList<AnalyzedFile>> Run(RequestContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var method = Method is null ? null : MethodWings.Catalog.Named(Method);
        var inputs = Files.Count == 0 ? [] : InputPaths.Expand(Files, context.Cancel);
        if (inputs.Count <= 1 || method?.Several == SeveralRecords.Together)
        {
            var (only, document, _) = Analyse(inputs, "", "", context);
            return new([only], document, Void([only.Result!]));
        }

        var files = new List<AnalyzedFile>();
        var documents = new JsonArray();
        var cells = new HashSet<CellDescription>();
        foreach (var input in inputs)
        {
            context.Report(input.Label, files.Count / (double)inputs.Count);
            try
            {
                var (file, document, own) = Analyse([input], input.Label, input.Label + "/", context);
                cells.UnionWith(own);
                files.Add(file);
                documents.Add(document);
            }
            catch (AnodyneException failure)
            {
                files.Add(new AnalyzedFile(input.Label, null, failure, []));
                var error = Answer.Error(failure.Problem, failure.ExitStatus);
                documents.Add(new JsonObject { ["method"] = Method, ["inputs"] = new JsonArray(input.Path), ["error"] = error });
            }
        }

        var whole = new JsonObject { ["method"] = Method, ["files"] = documents };
        var isOneMethod = files.Select(static file => file.Result?.Method).OfType<string>().Distinct().Count() == 1;
        if (cells.Count == 1 && isOneMethod && Mean([.. files.Select(static file => file.Result).OfType<AnalysisResult>()]) is { Count: > 0 } mean)
        {
            whole["mean"] = mean;
        }

        var worst = files.Max(static file => file.Failure?.ExitStatus ?? 0);
        return new(files, whole, worst != 0 ? worst : Void(files.Select(static file => file.Result!)));
    }

    // Files are replicates where nothing that is known of their cells tells them apart: then every named number has a mean.
    private static JsonObject Mean(IReadOnlyList<AnalysisResult> results)
    {
        var mean = new JsonObject();
        foreach (var name in results.SelectMany(static result => result.Results).Select(static r => r.Key).Distinct())
        {
            (Estimate, Verdict)[] all = [.. results.SelectMany(result => result.Results.Where(r => r.Key == name).Take(1)
                .Select(r => (r.Value, r.Value.Verdict > result.Verdict ? r.Value.Verdict : result.Verdict)))];
            if (ReplicateMean.Of(all) is { } estimate)
            {
                mean[name] = AnalysisDocument.Mean(estimate);
            }
        }

        return mean;
    }

    private int Void(IEnumerable<AnalysisResult> results) =>
        Strict && results.Any(static result => result.Verdict == Verdict.Void) ? ExitStatuses.CheckFailed : ExitStatuses.Done;

    // What was found, its document, and what is known of the cells but their names and masses, which differ among replicates.
    private (AnalyzedFile File, JsonObject Document, IEnumerable<CellDescription> Cells) Analyse(
        IReadOnlyList<InputPath> inputs, string label, string prefix, RequestContext context)
    {
        IReadOnlyList<(string Name, Record Record)> records = [.. inputs.SelectMany(input => MeasuredRecords.Open(input.Path, context))];
        context.Cancel.ThrowIfCancellationRequested();
        var chosen = Method is null ? MethodChoice.Of(records, context.Warn) : null;
        var request = new AnalysisRequest(chosen?.Records ?? records, Options);
        var result = MethodWings.Catalog.Run(chosen?.Method ?? Method!, request, context.Cancel);
        var document = AnalysisDocument.Of(result);
        if (chosen is not null)
        {
            document["chosen"] = new JsonObject { ["method"] = chosen.Method, ["because"] = chosen.Because };
        }

        var file = new AnalyzedFile(label, result, null, Write(result, document, prefix, context)) { Because = chosen?.Because ?? "" };
        return (file, document, records.Select(static record => record.Record.Cell with { Name = "", Comment = "", ActiveMass = null }));
    }

    // Where no folder was asked for and none can be written, the numbers still count.
    private IReadOnlyList<string> Write(AnalysisResult result, JsonObject document, string prefix, RequestContext context)
    {
        if (result.Curves.Count == 0 && result.Figure is null)
        {
            return [];
        }

        try
        {
            var folder = context.Open(InputPaths.OutName(Files, Method ?? "analyze"));
            var curves = result.Curves.Select(curve => folder.WriteText($"{prefix}{curve.Name}.csv", curve.ToCsv())).ToList();
            document["curves"] = curves.FirstOrDefault();
            document["files"] = JsonText.Strings(curves);
            if (result.Figure is not { } drawn)
            {
                return curves;
            }

            var figure = folder.WriteText($"{prefix}{result.Method}.svg", drawn.ToSvg());
            document["figure"] = figure;
            return [figure, .. curves];
        }
        catch (InputException failure) when (!context.IsOutGiven)
        {
            context.Warn($"curves and figure were not written: {failure.Problem}");
            return [];
        }
    }
}

/// <summary>What became of one file, or of all together.</summary>
/// <param name="Label">Short name of the file; empty for all together.</param>
/// <param name="Result">The result; null if the file was refused.</param>
/// <param name="Failure">Why it was refused; null if it was not.</param>
/// <param name="Written">Files that were written.</param>
public sealed record AnalyzedFile(string Label, AnalysisResult? Result, AnodyneException? Failure, IReadOnlyList<string> Written)
{
    /// <summary>Why the method was chosen, a clause that follows "because"; empty where it was named.</summary>
    public string Because { get; init; } = "";
}
