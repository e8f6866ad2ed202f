using System.Globalization;
using System.Text;
using Anodyne.Figures.Color;
using Anodyne.Figures.Styles;
using Anodyne.Figures.Text;

namespace Anodyne.Figures.Svg;

/// <summary>Paint of a shape: stroke and fill.</summary>
internal readonly record struct Ink(Rgb? Stroke = null, double Width = 1, Dash Dash = Dash.Solid, Rgb? Fill = null, double Opacity = 1);

/// <summary>Writes SVG elements, one a line, numbers with at most two decimals; coordinates are points, y downward.</summary>
internal sealed class SvgCanvas
{
    private readonly StringBuilder text = new();
    private int depth = 1;

    /// <summary>Stands for the figure's own prefix of element ids until the whole is known; a control character, which no escaped text can hold.</summary>
    public const string IdToken = "\u0001";

    /// <summary>What was written.</summary>
    public override string ToString() => text.ToString();

    public static string N(double points) => Format.Coordinate(points);

    public void Open(string element)
    {
        Write("<" + element + ">");
        depth++;
    }

    public void Close(string name)
    {
        depth--;
        Write("</" + name + ">");
    }

    public void Raw(string element) => Write(element);

    public void Line(double x1, double y1, double x2, double y2, in Ink ink) =>
        Write($"<line x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\"{Attributes(ink)}/>");

    public void Rectangle(double x, double y, double width, double height, in Ink ink) =>
        Write($"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\"{Attributes(ink)}/>");

    public void Path(string data, in Ink ink)
    {
        if (data.Length > 0)
        {
            Write($"<path d=\"{data}\"{Attributes(ink)}/>");
        }
    }

    public void Image(double x, double y, double width, double height, byte[] png, bool isPixelated) =>
        Write($"<image x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" preserveAspectRatio=\"none\""
            + (isPixelated ? " style=\"image-rendering:pixelated\"" : "")
            + $" href=\"data:image/png;base64,{Convert.ToBase64String(png)}\"/>");

    /// <summary>Text with its baseline through y; with a rotation, turned about (x, y), degrees clockwise.</summary>
    public void Text(
        double x, double y, string label, double size, Rgb color, TextAnchor anchor = TextAnchor.Start, double rotation = 0, bool isBold = false,
            bool hasHalo = false)
    {
        if (label.Length == 0)
        {
            return;
        }

        var element = new StringBuilder();
        element.Append(CultureInfo.InvariantCulture, $"<text x=\"{N(x)}\" y=\"{N(y)}\" font-size=\"{N(size)}\" fill=\"{color.Hex}\"");
        element.Append(anchor switch { TextAnchor.Middle => " text-anchor=\"middle\"", TextAnchor.End => " text-anchor=\"end\"", _ => "" });
        element.Append(isBold ? " font-weight=\"bold\"" : "");
        element.Append(hasHalo ? " stroke=\"#ffffff\" stroke-width=\"2\" stroke-linejoin=\"round\" paint-order=\"stroke\"" : "");
        element.Append(rotation != 0 ? $" transform=\"rotate({N(rotation)} {N(x)} {N(y)})\"" : "");
        element.Append('>');
        var raised = 0.0;
        foreach (var run in LabelText.Parse(label))
        {
            var wanted = run.Level switch { ScriptLevel.Raised => -0.36 * size, ScriptLevel.Lowered => 0.2 * size, _ => 0 };
            if (run.Level == ScriptLevel.Base && !run.IsItalic && !run.IsStruck && raised == 0)
            {
                element.Append(Escape(run.Text));
                continue;
            }

            element.Append("<tspan");
            element.Append(wanted != raised ? $" dy=\"{N(wanted - raised)}\"" : "");
            element.Append(run.Level != ScriptLevel.Base ? $" font-size=\"{N(size * LabelText.ScriptSize)}\"" : "");
            element.Append(run.IsItalic ? " font-style=\"italic\"" : "");
            element.Append(run.IsStruck ? " text-decoration=\"line-through\"" : "");
            element.Append('>').Append(Escape(run.Text)).Append("</tspan>");
            raised = wanted;
        }

        Write(element.Append("</text>").ToString());
    }

    /// <summary>Text made safe inside XML; control characters and halves of surrogate pairs, which XML forbids, are replaced.</summary>
    public static string Escape(string raw)
    {
        var safe = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            var c = raw[i];
            if (char.IsSurrogate(c))
            {
                var isPair = char.IsHighSurrogate(c) && i + 1 < raw.Length && char.IsLowSurrogate(raw[i + 1]);
                _ = isPair ? safe.Append(c).Append(raw[++i]) : safe.Append('\ufffd');
                continue;
            }

            _ = c switch
            {
                '&' => safe.Append("&amp;"),
                '<' => safe.Append("&lt;"),
                '>' => safe.Append("&gt;"),
                '"' => safe.Append("&quot;"),
                '\t' or '\n' or '\r' => safe.Append(' '),
                < ' ' or '\ufffe' or '\uffff' => safe.Append('\ufffd'),
                _ => safe.Append(c),
            };
        }

        return safe.ToString();
    }

    private static string Attributes(in Ink ink)
    {
        var attributes = new StringBuilder();
        attributes.Append(CultureInfo.InvariantCulture, $" fill=\"{ink.Fill?.Hex ?? "none"}\"");
        if (ink.Fill is not null && ink.Opacity < 1)
        {
            attributes.Append(CultureInfo.InvariantCulture, $" fill-opacity=\"{N(ink.Opacity)}\"");
        }

        if (ink.Stroke is { } stroke && ink.Width > 0)
        {
            attributes.Append(CultureInfo.InvariantCulture, $" stroke=\"{stroke.Hex}\" stroke-width=\"{N(ink.Width)}\"");
            if (ink.Fill is null && ink.Opacity < 1)
            {
                attributes.Append(CultureInfo.InvariantCulture, $" stroke-opacity=\"{N(ink.Opacity)}\"");
            }

            if (ink.Dash != Dash.Solid)
            {
                attributes.Append(CultureInfo.InvariantCulture, $" stroke-dasharray=\"{Dashes(ink.Dash, ink.Width)}\"");
            }
        }

        return attributes.ToString();
    }

    private static string Dashes(Dash dash, double width)
    {
        var w = Math.Max(width, 0.75);
        return dash switch
        {
            Dash.Dashed => $"{N(4 * w)} {N(2.4 * w)}",
            Dash.Dotted => $"{N(w)} {N(1.8 * w)}",
            Dash.DashDot => $"{N(5 * w)} {N(2 * w)} {N(w)} {N(2 * w)}",
            _ => "",
        };
    }

    private void Write(string element) => text.Append(' ', 2 * depth).Append(element).Append('\n');
}
