using System.Globalization;
using System.Text;
using Anodyne.Figures;
using Anodyne.Reports.Blocks;

namespace Anodyne.Reports.Html;

/// <summary>Writes blocks as HTML and counts figures and tables.</summary>
internal sealed class HtmlBlocks(StringBuilder html, Func<int, Figure, string>? keep)
{
    private int figures;
    private int tables;

    public void Write(IEnumerable<ReportBlock> blocks)
    {
        foreach (var block in blocks)
        {
            Write(block);
        }
    }

    private void Write(ReportBlock block)
    {
        switch (block)
        {
            case ParagraphBlock p:
                html.Append("<p>").Append(HtmlText.Of(p.Text)).Append("</p>\n");
                break;
            case HeadingBlock h:
                html.Append("<h3>").Append(HtmlText.Of(h.Text)).Append("</h3>\n");
                break;
            case BulletBlock b:
                html.Append("<ul>\n").AppendJoin("", b.Items.Select(i => $"<li>{HtmlText.Of(i)}</li>\n")).Append("</ul>\n");
                break;
            case NoteBlock n:
                html.Append("<div class=\"note\">").Append(HtmlText.Of(n.Text)).Append("</div>\n");
                break;
            case CodeBlock c:
                html.Append("<pre>").Append(HtmlText.Escape(c.Text)).Append("</pre>\n");
                break;
            case FoldBlock f:
                html.Append("<details><summary>").Append(HtmlText.Of(f.Title)).Append("</summary>\n");
                Write(f.Blocks);
                html.Append("</details>\n");
                break;
            case FigureBlock f:
                WriteFigure(f);
                break;
            case TableBlock t:
                WriteTable(t);
                break;
            default:
                throw new NotSupportedException($"The report does not know how to write a {block.GetType().Name}.");
        }
    }

    private void WriteFigure(FigureBlock block)
    {
        figures++;
        html.Append("<figure>\n").Append((block.Figure.Style == FigureStyle.Journal ? block.Figure with { Style = FigureStyle.Page } : block.Figure).ToSvg());
        var file = keep is null ? "" : $" <a href=\"{HtmlText.Escape(keep(figures, block.Figure))}\">SVG</a>";
        html.Append(CultureInfo.InvariantCulture, $"<figcaption><b>Figure {figures}.</b> {HtmlText.Of(block.Caption)}{file}</figcaption>\n</figure>\n");
    }

    private void WriteTable(TableBlock table)
    {
        if (table.Rows.FirstOrDefault(r => r.Count != table.Columns.Count) is { } odd)
        {
            throw new ArgumentException($"A row of the table '{table.Caption}' has {odd.Count} cells for {table.Columns.Count} columns.");
        }

        tables++;
        html.Append(
            CultureInfo.InvariantCulture,
            $"<div class=\"scroll\"><table{(table.Columns.Count > 7 ? " class=\"wide\"" : "")}>\n<caption><b>Table {tables}.</b> "
                + $"{HtmlText.Of(table.Caption)}</caption>\n<thead><tr>");
        for (var c = 0; c < table.Columns.Count; c++)
        {
            var isNumber = table.Rows.Any(r => r[c].Kind is CellKind.Number or CellKind.Void);
            html.Append(isNumber ? "<th class=\"num\">" : "<th>").Append(HtmlText.Of(table.Columns[c])).Append("</th>");
        }

        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            foreach (var cell in row)
            {
                if (cell is { Kind: CellKind.Void, Text.Length: > 0 })
                {
                    html.Append("<td class=\"num\"><s>").Append(HtmlText.Of(cell.Text)).Append("</s> void</td>");
                    continue;
                }

                html.Append(cell.Kind == CellKind.Words ? "<td>" : $"<td class=\"{Class(cell.Kind)}\">").Append(HtmlText.Of(cell.Text)).Append("</td>");
            }

            html.Append("</tr>\n");
        }

        html.Append("</tbody>\n</table></div>\n");
    }

    private static string Class(CellKind kind) => kind switch
    {
        CellKind.Number or CellKind.Void => "num",
        CellKind.Good => "good",
        CellKind.Flag => "flag",
        _ => "small",
    };
}
