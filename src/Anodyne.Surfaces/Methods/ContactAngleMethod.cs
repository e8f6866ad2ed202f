using Anodyne.Analysis;
using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Surfaces.Images;
using Anodyne.Surfaces.Pictures;

namespace Anodyne.Surfaces.Methods;

/// <summary><c>contact-angle</c>: the angle of a drop on a substrate.</summary>
internal sealed class ContactAngleMethod : AnalysisMethod<SessileDrop>
{
    private static readonly ResultTerm s_angle = new("angle_deg", "deg", "angle between drop and substrate, within the drop");

    public ContactAngleMethod()
        : base("contact-angle", "Contact angle of a drop by a circle through its outline",
            "an image of a dark drop on a less dark substrate before a bright background")
    {
        Options = [ImageOptions.Region];
        Results = [s_angle];
        Formulas =
        [
            "outline and substrate at half of the levels on both sides; theta = acos(h/R), h the distance of the circle's middle below the baseline",
            "interval: scatter of 12 parts of the outline, and the baseline moved by .7 pixels: half a pixel for each of the two edges",
        ];
        References = ["Young, Phil. Trans. R. Soc. 95 (1805) 65 (the angle); circle: drops far smaller than the capillary length"];
    }

    protected override SessileDrop Compute(MethodInput input, CancellationToken cancellation)
    {
        var region = input.IsGiven(ImageOptions.Region) ? input.Get(ImageOptions.Region) : null;
        var image = input.Measured<Records.Surfaces.GreyImage>("an image")[0].Item;
        return SessileDrop.Of(region is null ? image : image.Crop(region[0], region[1], region[2], region[3]));
    }

    protected override void Present(SessileDrop found, Presentation show)
    {
        show.Method = "circle and baseline";
        show.Add(s_angle, found.Angle.Value, found.Angle.Half, ("misfit_px", found.Misfit));
        show.Quality(("radius_px", found.Circle.Radius), ("misfit_px", found.Misfit));
        show.Curve("outline", "pixels from the upper left", ("x", "", found.OutlineX), ("y", "", found.OutlineY));
        show.Draw(() =>
        {
            var (image, circle, line) = (found.Image, found.Circle, found.Baseline);
            double Up(double y) => image.Height - 0.5 - y;
            double[] x = [.. Enumerable.Range(0, 200).Select(k => circle.X + (circle.Radius * Math.Cos(Math.PI * k / 199)))], y = [.. Enumerable.Range(0,
                200).Select(k => circle.Y - (circle.Radius * Math.Sin(Math.PI * k / 199)))];
            var shown = Enumerable.Range(0, 200).Where(k => y[k] < line.Offset + (line.Slope * x[k])).ToArray();
            var plain = new Records.Surfaces.GreyImage("", image.Width, image.Height, image.Levels);
            var panel = MapPicture.Of(plain);
            return Figure.Of(panel with
            {
                Series =
                [
                    .. panel.Series, new LineSeries([0, image.Width], [Up(line.Offset),
                        Up(line.Offset + (line.Slope * image.Width))]) { Color = Palette.SkyBlue, Label = "baseline" },
                    new LineSeries([.. shown.Select(k => x[k] + 0.5)], [.. shown.Select(k => Up(y[k]))]) { Color = Palette.Vermilion, Label = "circle" },
                ],
                Title = FormattableString.Invariant($"{found.Angle.Value:F1} degrees"),
            }, 110, 75);
        });
    }
}
