using System.Text;

namespace Anodyne.Figures.Svg;

/// <summary>Path text of lines and polygons, thinned to what can be seen.</summary>
internal static class PathData
{
    /// <summary>Deviation that a thinned line may have from the full one, points: a tenth of the thinnest line.</summary>
    public const double Tolerance = 0.04;

    /// <summary>The path of one open or closed line.</summary>
    public static string Of(IReadOnlyList<(double X, double Y)> points, bool isClosed = false)
    {
        var thinned = LineThinning.Thin(points, Tolerance);
        var text = new StringBuilder(12 * thinned.Count);
        for (var i = 0; i < thinned.Count; i++)
        {
            text.Append(i == 0 ? 'M' : 'L').Append(SvgCanvas.N(thinned[i].X)).Append(' ').Append(SvgCanvas.N(thinned[i].Y));
        }

        if (thinned.Count == 1)
        {
            text.Append("h0");
        }

        return isClosed && thinned.Count > 0 ? text.Append('Z').ToString() : text.ToString();
    }
}
