using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Records;
using Anodyne.Records.Surfaces;
using Anodyne.Surfaces.Pictures;

namespace Anodyne.Studies.Plots;

/// <summary><c>map</c>: a height map or a picture with its scale; of several files the first is drawn. The numbers beside it are its middle row.</summary>
internal sealed class MapPlot : PlotKind
{
    public override string Name => "map";

    public override string Needs => "a height map or an image";

    public override int Order => 21;

    public override bool IsMassMeant => false;

    public override bool Fits(PlotSource source) => source.Record.Measured is HeightMap { Height: > 1 } or GreyImage;

    public override bool IsFor(Measurement measured) => measured is HeightMap { Height: > 1 } or GreyImage;

    public override Figure Picture(IReadOnlyList<PlotSource> sources, PlotStyle style, PlotSetting setting)
    {
        if (sources.Count > 1)
        {
            setting.Note($"{sources.Count} maps or pictures were given; the first is drawn");
        }

        var panel = sources[0].Record.Measured is HeightMap map
            ? MapPicture.Panel(i => map.Values[i] * Unit(map).Scale, (map.Width, map.Height), map.LateralUnit == "m" ? (map.StepX, map.StepY) : null,
                values => MapPicture.Robust(ColorMap.Viridis, values, map.Value.Name, Unit(map).Name))
            : MapPicture.Of((GreyImage)sources[0].Record.Measured!);
        return Figure.Of(panel, style.WidthMm ?? 110, 85) with { Style = style.Figure };
    }

    public override PlotSheet Sheet(IReadOnlyList<PlotSource> sources, PlotSetting setting)
    {
        if (sources[0].Record.Measured is HeightMap map)
        {
            double[] x = [.. Enumerable.Range(0, map.Width).Select(k => 1e6 * k * map.StepX)];
            double[] z = [.. map.Row(map.Height / 2).ToArray().Select(value => value * Unit(map).Scale)];
            return new PlotSheet([new PlotPanel(new Axis("x", map.LateralUnit == "m" ? "um" : ""), new Axis(map.Value.Name, Unit(map).Name), [new PlotCurve(0,
                x, z)])]);
        }

        var image = (GreyImage)sources[0].Record.Measured!;
        double[] places = [.. Enumerable.Range(0, image.Width).Select(k => (double)k)];
        double[] levels = [.. image.Levels.AsSpan(image.Height / 2 * image.Width, image.Width).ToArray().Select(static level => (double)level)];
        return new PlotSheet([new PlotPanel(new Axis("x", "px"), new Axis("Grey level"), [new PlotCurve(0, places, levels)])]);
    }

    private static (string Name, double Scale) Unit(HeightMap map) => map.Unit == "m" ? ("nm", 1e9) : (map.Unit, 1);
}
