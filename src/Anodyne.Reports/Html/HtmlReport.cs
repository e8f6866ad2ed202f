using System.Globalization;
using System.Text;
using Anodyne.Figures;
using Anodyne.Figures.Text;
using Anodyne.Reports.Blocks;
using Anodyne.Reports.Pages;

namespace Anodyne.Reports.Html;

/// <summary>
/// Writes a report as one self-contained HTML file: inline SVG, embedded PNG, no script, nothing fetched. The text is well-formed XML as well.
/// </summary>
public static class HtmlReport
{
    /// <summary>The whole file as text, to be written as UTF-8. Equal reports give equal text.</summary>
    /// <param name="report">What to say.</param>
    /// <param name="keep">Writes a figure as a file of its own, given its number, and answers with the file's name; null: none is written.</param>
    public static string Write(ReportPage report, Func<int, Figure, string>? keep = null)
    {
        var sections = Arrange(report);
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        html.Append("<title>").Append(HtmlText.Escape(LabelText.Plain(report.Title))).Append("</title>\n");
        html.Append("<meta name=\"generator\" content=\"Anodyne ").Append(HtmlText.Escape(report.Version)).Append("\"/>\n");
        html.Append("<style>\n").Append(ReportStyleSheet.Css).Append("\n</style>\n</head>\n<body>\n");
        WriteHeader(html, report);
        WriteSummary(html, report);
        var blocks = new HtmlBlocks(html, keep);
        if (report.Overview is { } overview)
        {
            blocks.Write([overview]);
        }

        html.Append("<nav aria-label=\"Contents\">\n");
        foreach (var (heading, number) in sections.Select((s, i) => (s.Heading, i + 1)))
        {
            html.Append(CultureInfo.InvariantCulture, $"<a href=\"#s{number}\">{number}. {HtmlText.Of(heading)}</a>\n");
        }

        html.Append("</nav>\n<main>\n");
        foreach (var ((heading, content), number) in sections.Select((s, i) => (s, i + 1)))
        {
            html.Append(CultureInfo.InvariantCulture, $"<section id=\"s{number}\">\n<h2><span class=\"n\">{number}</span>{HtmlText.Of(heading)}</h2>\n");
            blocks.Write(content);
            html.Append("</section>\n");
        }

        html.Append("</main>\n");
        WriteFooter(html, report);
        return html.Append("</body>\n</html>\n").ToString();
    }

    /// <summary>All sections in order, the closing ones added, empty ones left out.</summary>
    private static List<(string Heading, IReadOnlyList<ReportBlock> Content)> Arrange(ReportPage report)
    {
        IEnumerable<(string Heading, IReadOnlyList<ReportBlock> Content)> all =
        [
            .. report.Sections.Select(s => (s.Heading, s.Show())),
            ("What is assumed", report.Assumptions.Count == 0 ? [] : [new BulletBlock(report.Assumptions)]),
            ("Warnings of the runs", report.Warnings.Count == 0 ? [] : [new BulletBlock([.. report.Warnings.Distinct()])]),
            ("What this leaves out", report.LeftOut.Count == 0 ? [] : [new BulletBlock(report.LeftOut)]),
            ("How to make it again, how to cite it", Closing(report)),
        ];
        return [.. all.Where(s => s.Content.Count > 0)];
    }

    private static List<ReportBlock> Closing(ReportPage report)
    {
        List<ReportBlock> blocks = [new CodeBlock(report.Command)];
        if (report.InputsHash.Length > 0)
        {
            blocks.Add(new ParagraphBlock($"Hash of all inputs: `{report.InputsHash}`. The same inputs and version give the same numbers to the last digit."));
        }

        if (report.Machine.Length > 0)
        {
            blocks.Add(new ParagraphBlock(report.Machine));
        }

        if (report.Citation.Length > 0)
        {
            blocks.Add(new CodeBlock(report.Citation));
        }

        return blocks;
    }

    private static void WriteHeader(StringBuilder html, ReportPage report)
    {
        html.Append("<header>\n<p class=\"kind\">Anodyne ").Append(HtmlText.Escape(report.Version));
        html.Append(report.Date.Length > 0 ? " · " + HtmlText.Escape(report.Date) : "").Append("</p>\n");
        html.Append("<h1>").Append(HtmlText.Of(report.Title)).Append("</h1>\n");
        html.Append(report.Question.Length > 0 ? $"<p class=\"question\">{HtmlText.Of(report.Question)}</p>\n" : "").Append("</header>\n");
    }

    private static void WriteSummary(StringBuilder html, ReportPage report)
    {
        if (report.Summary.Count == 0)
        {
            return;
        }

        html.Append("<section class=\"summary\">\n<h2>Summary</h2>\n");
        foreach (var paragraph in report.Summary)
        {
            html.Append("<p>").Append(HtmlText.Of(paragraph)).Append("</p>\n");
        }

        html.Append("</section>\n");
    }

    private static void WriteFooter(StringBuilder html, ReportPage report) =>
        html.Append("<footer>Made by Anodyne ").Append(HtmlText.Escape(report.Version)).Append(" with <code>")
            .Append(HtmlText.Escape(report.Command)).Append("</code></footer>\n");
}
