using System.Globalization;
using System.Text;
using System.Xml.Linq;
using SkiaSharp;

namespace Anodyne.Reports.Pictures;

/// <summary>
/// Draws the SVG text of a figure on a canvas. It knows the elements that <see cref="SvgWriter"/> writes and no others; an unknown one is an error, so that
/// nothing of a figure is lost in silence.
/// </summary>
internal sealed class SvgPainter
{
    private const float HaloJoin = 4;
    private readonly XElement _root;
    private readonly Typefaces _faces;
    private readonly Dictionary<string, SKRect> _clips = [];
    private readonly Dictionary<string, (SKColor[] Colors, float[] Places)> _gradients = [];
    private readonly SortedSet<string> _missing = new(StringComparer.Ordinal);

    /// <summary>Reads the text.</summary>
    /// <param name="svg">The figure as SVG.</param>
    public SvgPainter(string svg)
    {
        _root = XDocument.Parse(svg, LoadOptions.PreserveWhitespace).Root!;
        var box = Text(_root, "viewBox").Split(' ');
        (Width, Height) = (Parse(box[2]), Parse(box[3]));
        _faces = new Typefaces(Text(_root, "font-family"));
    }

    /// <summary>Width of the page, points.</summary>
    public double Width { get; }

    /// <summary>Height of the page, points.</summary>
    public double Height { get; }

    /// <summary>The title; empty for none.</summary>
    public string Title => _root.Elements().FirstOrDefault(static e => e.Name.LocalName == "title")?.Value ?? "";

    /// <summary>Letters that no typeface at hand has.</summary>
    public string MissingLetters => string.Concat(_missing);

    /// <summary>Draws the figure; one unit of the canvas is a point.</summary>
    public void Paint(SKCanvas canvas) => Children(canvas, _root);

    private void Children(SKCanvas canvas, XElement parent)
    {
        foreach (var element in parent.Elements())
        {
            Element(canvas, element);
        }
    }

    private void Element(SKCanvas canvas, XElement element)
    {
        switch (element.Name.LocalName)
        {
            case "title" or "desc":
                break;
            case "defs":
                Children(canvas, element);
                break;
            case "clipPath":
                _clips[Text(element, "id")] = Box(element.Elements().Single());
                break;
            case "linearGradient":
                XElement[] stops = [.. element.Elements()];
                _gradients[Text(element, "id")] =
                    (Array.ConvertAll(stops, static s => SKColor.Parse(Text(s, "stop-color"))), Array.ConvertAll(stops, static s => Number(s, "offset")));
                break;
            case "g":
                canvas.Save();
                if (Reference(element, "clip-path") is { } clip)
                {
                    canvas.ClipRect(_clips[clip], SKClipOperation.Intersect, antialias: true);
                }

                Children(canvas, element);
                canvas.Restore();
                break;
            case "rect":
                Draw(element, Box(element), paint => canvas.DrawRect(Box(element), paint));
                break;
            case "line":
                Draw(element, default, paint =>
                    canvas.DrawLine(Number(element, "x1"), Number(element, "y1"), Number(element, "x2"), Number(element, "y2"), paint));
                break;
            case "path":
                using (var path = SKPath.ParseSvgPathData(Text(element, "d")))
                {
                    Draw(element, path.Bounds, paint => canvas.DrawPath(path, paint));
                }

                break;
            case "image":
                Image(canvas, element);
                break;
            case "text":
                Words(canvas, element);
                break;
            case var name:
                throw new NotSupportedException($"A figure holds the element '{name}', which cannot be drawn.");
        }
    }

    // The fill, then the stroke.
    private void Draw(XElement element, SKRect bounds, Action<SKPaint> draw)
    {
        using var paint = new SKPaint { IsAntialias = true };
        if (Reference(element, "fill") is { } gradient)
        {
            // Gradients run from the lower to the upper edge of what they fill.
            var (colors, places) = _gradients[gradient];
            paint.Shader = SKShader.CreateLinearGradient(new(bounds.Left, bounds.Bottom), new(bounds.Left, bounds.Top), colors, places, SKShaderTileMode.Clamp);
            draw(paint);
            paint.Shader = null;
        }
        else if (Find(element, "fill") is { } fill and not "none")
        {
            paint.Color = Color(fill, Find(element, "fill-opacity"));
            draw(paint);
        }

        if (Find(element, "stroke") is not { } stroke)
        {
            return;
        }

        (paint.Style, paint.Color) = (SKPaintStyle.Stroke, Color(stroke, Find(element, "stroke-opacity")));
        paint.StrokeWidth = Number(element, "stroke-width");
        if (Find(element, "stroke-dasharray") is { } dashes)
        {
            paint.PathEffect = SKPathEffect.CreateDash([.. dashes.Split(' ').Select(static d => (float)Parse(d))], 0);
        }

        draw(paint);
    }

    private static void Image(SKCanvas canvas, XElement element)
    {
        var href = Text(element, "href");
        using var image = SKImage.FromEncodedData(Convert.FromBase64String(href[(href.IndexOf(',', StringComparison.Ordinal) + 1)..]));
        var isCoarse = Find(element, "style")?.Contains("pixelated", StringComparison.Ordinal) == true;
        canvas.DrawImage(image, Box(element), new SKSamplingOptions(isCoarse ? SKFilterMode.Nearest : SKFilterMode.Linear));
    }

    private void Words(SKCanvas canvas, XElement element)
    {
        var (x, y, size) = (Number(element, "x"), Number(element, "y"), Number(element, "font-size"));
        var pieces = Pieces(element, size);
        try
        {
            var width = pieces.Sum(static piece => piece.Font.MeasureText(piece.Text));
            canvas.Save();
            if (Find(element, "transform") is { } turned)
            {
                var numbers = turned["rotate(".Length..].TrimEnd(')').Split(' ');
                canvas.RotateDegrees((float)Parse(numbers[0]), (float)Parse(numbers[1]), (float)Parse(numbers[2]));
            }

            x -= Find(element, "text-anchor") switch { "middle" => width / 2, "end" => width, _ => 0 };
            using var paint = new SKPaint { IsAntialias = true };
            if (Find(element, "stroke") is { } halo)
            {
                (paint.Style, paint.Color, paint.StrokeWidth) = (SKPaintStyle.Stroke, SKColor.Parse(halo), Number(element, "stroke-width"));
                (paint.StrokeJoin, paint.StrokeMiter) = (SKStrokeJoin.Round, HaloJoin);
                Line(canvas, pieces, x, y, paint);
            }

            (paint.Style, paint.Color) = (SKPaintStyle.Fill, SKColor.Parse(Text(element, "fill")));
            Line(canvas, pieces, x, y, paint);
            canvas.Restore();
        }
        finally
        {
            pieces.ForEach(static piece => piece.Font.Dispose());
        }
    }

    private static void Line(SKCanvas canvas, List<(string Text, SKFont Font, float Drop, bool IsStruck)> pieces, float x, float y, SKPaint paint)
    {
        foreach (var (text, font, drop, isStruck) in pieces)
        {
            var width = font.MeasureText(text);
            canvas.DrawText(text, x, y + drop, SKTextAlign.Left, font, paint);
            if (isStruck)
            {
                canvas.DrawRect(SKRect.Create(x, y + drop - (0.32f * font.Size), width, 0.07f * font.Size), paint);
            }

            x += width;
        }
    }

    // Runs of one typeface and height above the line.
    private List<(string Text, SKFont Font, float Drop, bool IsStruck)> Pieces(XElement element, float size)
    {
        List<(string Text, SKFont Font, float Drop, bool IsStruck)> pieces = [];
        var isBold = Find(element, "font-weight") == "bold";
        var drop = 0f;
        foreach (var node in element.Nodes())
        {
            var span = node as XElement;
            drop += span is null ? 0 : Find(span, "dy") is { } dy ? (float)Parse(dy) : 0;
            var own = span is not null && Find(span, "font-size") is { } given ? (float)Parse(given) : size;
            var face = _faces.Of(isBold, span is not null && Find(span, "font-style") == "italic");
            var struck = span is not null && Find(span, "text-decoration") == "line-through";
            foreach (var (text, typeface) in Faces(span?.Value ?? ((XText)node).Value, face))
            {
                pieces.Add((text, new SKFont(typeface, own) { Subpixel = true, Hinting = SKFontHinting.None }, drop, struck));
            }
        }

        return pieces;
    }

    private IEnumerable<(string Text, SKTypeface Face)> Faces(string text, SKTypeface face)
    {
        var run = new StringBuilder();
        using var letters = new SKFont(face);
        foreach (var rune in text.EnumerateRunes())
        {
            if (letters.ContainsGlyph(rune.Value))
            {
                run.Append(rune);
                continue;
            }

            if (run.Length > 0)
            {
                yield return (run.ToString(), face);
                run.Clear();
            }

            var other = Typefaces.With(rune.Value);
            if (other is null)
            {
                _missing.Add(rune.ToString());
            }

            yield return (rune.ToString(), other ?? face);
        }

        if (run.Length > 0)
        {
            yield return (run.ToString(), face);
        }
    }

    private static SKColor Color(string hex, string? opacity)
    {
        var color = SKColor.Parse(hex);
        return opacity is null ? color : color.WithAlpha((byte)Math.Round(255 * Parse(opacity)));
    }

    private static SKRect Box(XElement element) => SKRect.Create(
        Find(element, "x") is null ? 0 : Number(element, "x"), Find(element, "y") is null ? 0 : Number(element, "y"), Number(element, "width"),
        Number(element, "height"));

    // "url(#name)" is a reference to name.
    private static string? Reference(XElement element, string name) =>
        Find(element, name) is { } value && value.StartsWith("url(#", StringComparison.Ordinal) ? value[5..^1] : null;

    private static string? Find(XElement element, string name) => element.Attribute(name)?.Value;

    private static string Text(XElement element, string name) =>
        Find(element, name) ?? throw new InvalidOperationException($"An element '{element.Name.LocalName}' of a figure lacks '{name}'.");

    private static float Number(XElement element, string name) => (float)Parse(Text(element, name));

    private static double Parse(string number) => double.Parse(number, CultureInfo.InvariantCulture);
}
