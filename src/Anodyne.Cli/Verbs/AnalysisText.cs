using Anodyne.Analysis;
using Anodyne.Cli.Frame;
using Anodyne.Cli.Terminal;
using Anodyne.Quantities.Estimates;
using Anodyne.Quantities.Units;
using Anodyne.Studies.Requests;

namespace Anodyne.Cli.Verbs;

/// <summary>Analyses as tables for a person; a void number is struck through.</summary>
internal static class AnalysisText
{
    private const int MostRows = 40;

    /// <summary>What was found: in one file everything, in several a row a number.</summary>
    public static void Show(IReadOnlyList<AnalyzedFile> files, VerbContext context)
    {
        if (files is [{ Result: { } only }])
        {
            Chosen(files[0], context);
            Show(only, context);
            return;
        }

        var table = new TextTable("file", "result", "value", "95 % ±", "unit", "verdict").Right("value", "95 % ±");
        foreach (var file in files)
        {
            if (file.Result is not { } result)
            {
                table.Add(file.Label, "refused", "", "", "", file.Failure!.Problem.What);
                continue;
            }

            foreach (var (name, word) in result.Words)
            {
                table.Add(file.Label, name, word);
            }

            foreach (var (name, e) in result.Results)
            {
                var (value, half) = EstimateText.Of(e.Value, e.Uncertainty);
                table.Add(file.Label, name, e.Verdict == Verdict.Void ? TextCell.OfVoid(value) : value, half, Unit(e), e.Verdict.ToString().ToLowerInvariant());
            }
        }

        context.Show(table);
        foreach (var file in files)
        {
            Chosen(file, context);
            foreach (var reason in file.Failure is { } failure ? [failure.Problem.ToString()] : file.Result!.Reasons)
            {
                context.Say($"{file.Label}: {reason}");
            }
        }
    }

    // What was chosen, and why.
    private static void Chosen(AnalyzedFile file, VerbContext context)
    {
        if (file.Because.Length > 0)
        {
            context.Say($"{(file.Label.Length > 0 ? file.Label + ": " : "")}{file.Result!.Method}, because {file.Because}");
        }
    }

    /// <summary>The list of methods.</summary>
    public static void Show(IReadOnlyList<AnalysisMethod> methods, bool full, VerbContext context)
    {
        var table = new TextTable("method", "gives", "input", "results");
        foreach (var m in methods)
        {
            table.Add(m.Name, m.Summary, m.Input, string.Join(", ", m.Results.Select(r => r.Said)));
        }

        context.Show(table);
        foreach (var m in methods)
        {
            context.Say(full ? "" : "\n" + m.Name);
            context.Say("options:\n" + string.Join('\n', m.Options.Select(o => $"  --{o.Name}  {o.Said}")));
            context.Say("formulas:\n" + string.Join('\n', m.Formulas.Select(f => "  " + f)));
            context.Say("references:\n" + string.Join('\n', m.References.Select(r => "  " + r)));
        }
    }

    private static void Show(AnalysisResult result, VerbContext context)
    {
        foreach (var (name, word) in result.Words)
        {
            context.Say($"{name}: {word}");
        }

        var table = new TextTable("result", "value", "95 % ±", "unit", "definition").Right("value", "95 % ±");
        foreach (var (name, e) in result.Results)
        {
            var (value, half) = EstimateText.Of(e.Value, e.Uncertainty);
            var shown = e.Verdict switch
            {
                Verdict.Void => TextCell.OfVoid(value),
                Verdict.Caution => new TextCell(value + " caution", Ink.Care),
                _ => new TextCell(value),
            };
            table.Add(name, shown, half, Unit(e), e.Definition);
        }

        context.Show(table);
        foreach (var (name, rows) in result.Lists.Where(list => list.Value.Count > 0 && list.Value[0].Count > 1))
        {
            string[] columns = [.. rows[0].Keys];
            var listed = new TextTable(columns) { Title = name }.Right(columns);
            foreach (var row in rows.Take(MostRows))
            {
                listed.Add([.. row.Values.Select(Number)]);
            }

            context.Show(listed);
            if (rows.Count > MostRows)
            {
                context.Say($"{rows.Count - MostRows} more rows: --json or the table of curves");
            }
        }

        context.Say("quality: " + string.Join(", ", result.Quality.Where(q => double.IsFinite(q.Value)).Select(q => $"{q.Key} {UnitText.Number(q.Value, 4)}")));
        context.Say("settings: " + string.Join(", ", result.Settings.Select(s => $"{s.Key} = {s.Value}")));
        context.Say($"verdict: {result.Verdict.ToString().ToLowerInvariant()}");
        foreach (var reason in result.Reasons)
        {
            context.Say("  " + reason);
        }
    }

    private static string Unit(Estimate e) => e.Unit == "1" ? "" : e.Unit;

    private static TextCell Number(Estimate e)
    {
        var text = e.Word ?? (double.IsFinite(e.Value) ? EstimateText.Joined(e.Value, e.Uncertainty) : "");
        return e.Verdict == Verdict.Void && text.Length > 0 ? TextCell.OfVoid(text) : text;
    }
}
