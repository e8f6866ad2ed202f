using System.Text;
using Anodyne.Figures.Text;

namespace Anodyne.Reports.Html;

/// <summary>Words with markup as HTML.</summary>
internal static class HtmlText
{
    /// <summary>Escapes and turns the markup into sup, sub, em, (between double stars) strong and (between backticks) code.</summary>
    public static string Of(string marked)
    {
        var html = new StringBuilder();
        var parts = marked.Split('`');
        for (var i = 0; i < parts.Length; i++)
        {
            // An odd number of backticks leaves the last one as it is.
            if (i % 2 == 1 && i < parts.Length - 1)
            {
                html.Append("<code>").Append(Escape(parts[i])).Append("</code>");
                continue;
            }

            if (i % 2 == 1)
            {
                html.Append('`');
            }

            AppendWords(html, parts[i]);
        }

        return html.ToString();
    }

    private static void AppendWords(StringBuilder html, string words)
    {
        var strong = words.Split("**");
        for (var i = 0; i < strong.Length; i++)
        {
            var isStrong = i % 2 == 1 && i < strong.Length - 1;
            html.Append(isStrong ? "<strong>" : i % 2 == 1 ? "**" : "");
            foreach (var run in LabelText.Parse(strong[i]))
            {
                var (open, close) = run.Level switch { ScriptLevel.Raised => ("<sup>", "</sup>"), ScriptLevel.Lowered => ("<sub>", "</sub>"), _ => ("", "") };
                html.Append(run.IsItalic ? "<em>" : "").Append(open).Append(Escape(run.Text)).Append(close).Append(run.IsItalic ? "</em>" : "");
            }

            html.Append(isStrong ? "</strong>" : "");
        }
    }

    /// <summary>Escapes text for element content and quoted attributes.</summary>
    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);
}
