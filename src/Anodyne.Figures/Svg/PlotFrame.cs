using Anodyne.Figures.Axes;
using Anodyne.Figures.Styles;

namespace Anodyne.Figures.Svg;

/// <summary>The drawing area of a panel: from data to points on the page (y downward).</summary>
internal sealed record PlotFrame(double Left, double Top, double Width, double Height, ResolvedAxis X, ResolvedAxis Y, FigureStyle Style, string ClipId)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;

    public double AtX(double value) => Left + (Width * X.Position(value));

    public double AtY(double value) => Bottom - (Height * Y.Position(value));

    /// <summary>True if the point lies in the frame or on its edge.</summary>
    public bool Holds(double x, double y) =>
        x >= Left - 0.01 && x <= Right + 0.01 && y >= Top - 0.01 && y <= Bottom + 0.01;

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
