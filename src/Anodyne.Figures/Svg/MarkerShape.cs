using Anodyne.Figures.Color;
using Anodyne.Figures.Styles;

namespace Anodyne.Figures.Svg;

/// <summary>Draws markers.</summary>
internal static class MarkerShape
{
    /// <summary>Path of one marker.</summary>
    /// <param name="marker">Shape.</param>
    /// <param name="x">Center, points.</param>
    /// <param name="y">Center, points.</param>
    /// <param name="size">Diameter of a circle of the same weight, points.</param>
    public static string Path(Marker marker, double x, double y, double size)
    {
        var r = size / 2;
        return marker switch
        {
            Marker.Circle => $"M{N(x - r)} {N(y)}a{N(r)} {N(r)} 0 1 0 {N(2 * r)} 0a{N(r)} {N(r)} 0 1 0 {N(-2 * r)} 0Z",
            Marker.Square => $"M{N(x - (0.89 * r))} {N(y - (0.89 * r))}h{N(1.78 * r)}v{N(1.78 * r)}h{N(-1.78 * r)}Z",
            Marker.Triangle => $"M{N(x)} {N(y - (1.2 * r))}l{N(1.14 * r)} {N(1.9 * r)}h{N(-2.28 * r)}Z",
            Marker.Diamond => $"M{N(x)} {N(y - (1.25 * r))}l{N(1.25 * r)} {N(1.25 * r)}l{N(-1.25 * r)} {N(1.25 * r)}l{N(-1.25 * r)} {N(-1.25 * r)}Z",
            Marker.Cross => $"M{N(x - (0.8 * r))} {N(y - (0.8 * r))}l{N(1.6 * r)} {N(1.6 * r)}m0 {N(-1.6 * r)}l{N(-1.6 * r)} {N(1.6 * r)}",
            _ => "",
        };
    }

    /// <summary>Paint of a marker: filled, or open with a white inside.</summary>
    public static Ink Ink(Marker marker, Rgb color, bool isOpen) =>
        marker == Marker.Cross ? new Ink(color, 0.9) : isOpen ? new Ink(color, 0.8, Fill: Rgb.White) : new Ink(Fill: color);

    private static string N(double points) => SvgCanvas.N(points);
}
