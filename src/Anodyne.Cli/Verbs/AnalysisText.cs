using System.Text.Json.Nodes;
using Anodyne.Analysis;
using Anodyne.Cli.Frame;
using Anodyne.Quantities.Estimates;
using Anodyne.Quantities.Units;
using Spectre.Console;

namespace Anodyne.Cli.Verbs;

/// <summary>Analyses as tables for a person; a void number is struck through.</summary>
internal static class AnalysisText
{
    public static void Show(AnalysisResult result, VerbContext context)
    {
        foreach (var (name, word) in result.Words)
        {
            context.Say($"{name}: {word}");
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("result", "value", "95 % ±", "unit", "definition");
        foreach (var (name, e) in result.Results)
        {
            var (value, half) = EstimateText.Of(e.Value, e.Uncertainty);
            table.AddRow(
                Markup.Escape(name), e.Verdict == Verdict.Void ? $"[strikethrough]{value}[/] void" : e.Verdict == Verdict.Caution ? value + " caution" : value,
                half, Markup.Escape(e.Unit == "1" ? "" : e.Unit), Markup.Escape(e.Definition));
        }

        context.Person.Write(table);
        foreach (var (name, rows) in result.Lists.Where(l => l.Value.Count > 0 && l.Value[0].Count > 1))
        {
            var list = new Table().Border(TableBorder.Simple).Title(Markup.Escape(name));
            foreach (var column in rows[0].Keys)
            {
                list.AddColumn(Markup.Escape(column));
            }

            foreach (var row in rows.Take(40))
            {
                list.AddRow([.. row.Values.Select(Cell)]);
            }

            context.Person.Write(list);
            if (rows.Count > 40)
            {
                context.Say($"{rows.Count - 40} more rows: --json or --out");
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

    private static string Cell(Estimate e)
    {
        var text = double.IsFinite(e.Value) ? EstimateText.Joined(e.Value, e.Uncertainty) : "";
        return e.Verdict == Verdict.Void && text.Length > 0 ? $"[strikethrough]{text}[/] void" : text;
    }

    public static VerbOutcome List(IReadOnlyList<AnalysisMethod> methods, bool full, VerbContext context)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("method", "gives", "input", "results");
        foreach (var m in methods)
        {
            table.AddRow(Markup.Escape(m.Name), Markup.Escape(m.Summary), Markup.Escape(m.Input), Markup.Escape(string.Join(", ", m.Results.Select(r => r.Said))));
        }

        context.Person.Write(table);
        foreach (var m in methods)
        {
            context.Say(full ? "" : "\n" + m.Name);
            context.Say("options:\n" + string.Join('\n', m.Options.Select(o => $"  --{o.Name}  {o.Said}")));
            context.Say("formulas:\n" + string.Join('\n', m.Formulas.Select(f => "  " + f)));
            context.Say("references:\n" + string.Join('\n', m.References.Select(r => "  " + r)));
        }

        return new VerbOutcome(new JsonObject
        {
            ["methods"] = JsonText.Array(methods, m => new JsonObject
            {
                ["name"] = m.Name,
                ["summary"] = m.Summary,
                ["input"] = m.Input,
                ["options"] = JsonText.Array(m.Options, o => new JsonObject { ["name"] = "--" + o.Name, ["meaning"] = o.Said }),
                ["results"] = JsonText.Strings(m.Results.Select(r => r.Said)),
                ["formulas"] = JsonText.Strings(m.Formulas),
                ["references"] = JsonText.Strings(m.References),
            }),
        });
    }
}
