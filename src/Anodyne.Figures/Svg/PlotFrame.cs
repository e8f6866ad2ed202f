using Anodyne.Figures.Axes;
using Anodyne.Figures.Styles;

namespace Anodyne.Figures.Svg;

/// <summary>The drawing area of a panel: from data to points on the page (y downward).</summary>
internal sealed record PlotFrame(double Left, double Top, double Width, double Height, ResolvedAxis X, ResolvedAxis Y, FigureStyle Style, string ClipId)
{
    /// <summary>Boxes of words that are drawn already, on the page: the next word looks for a free place.</summary>
    public List<(double Left, double Top, double Right, double Bottom)> Words { get; } = [];

    public double Right => Left + Width;

    public double Bottom => Top + Height;

    public double AtX(double value) => Left + (Width * X.Position(value));

    public double AtY(double value) => Bottom - (Height * Y.Position(value));

    /// <summary>True if the point lies in the frame or on its edge.</summary>
    public bool Holds(double x, double y) =>
        x >= Left - 0.01 && x <= Right + 0.01 && y >= Top - 0.01 && y <= Bottom + 0.01;

    /// <summary>The first of several places whose box lies on no word, else the first; the box is taken then.</summary>
    /// <param name="places">Places with their boxes, the best first.</param>
    public (double X, double Y) Free(IEnumerable<((double X, double Y) Place, double Left, double Top, double Right, double Bottom)> places)
    {
        var all = places.ToArray();
        var free = Array.FindIndex(all, p => !Words.Exists(w => p.Left < w.Right && w.Left < p.Right && p.Top < w.Bottom && w.Top < p.Bottom));
        var chosen = all[Math.Max(0, free)];
        Words.Add((chosen.Left, chosen.Top, chosen.Right, chosen.Bottom));
        return chosen.Place;
    }

    /// <summary>
    /// Page points of a data line, broken where a value cannot be shown. Far outside values are brought near, so that coordinates stay small.
    /// </summary>
    public IEnumerable<List<(double X, double Y)>> Pieces(IReadOnlyList<double> xs, IReadOnlyList<double> ys)
    {
        List<(double X, double Y)> piece = [];
        for (var i = 0; i < xs.Count; i++)
        {
            double x = AtX(xs[i]), y = AtY(ys[i]);
            if (double.IsFinite(x) && double.IsFinite(y))
            {
                piece.Add((Math.Clamp(x, -1e5, 1e5), Math.Clamp(y, -1e5, 1e5)));
            }
            else if (piece.Count > 0)
            {
                yield return piece;
                piece = [];
            }
        }

        if (piece.Count > 0)
        {
            yield return piece;
        }
    }

    /// <summary>Begins a group whose content is cut at the frame.</summary>
    public void OpenClip(SvgCanvas canvas) => canvas.Open($"g clip-path=\"url(#{SvgCanvas.IdToken}-{ClipId})\"");
}
