using Anodyne.Analysis;
using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Quantities;
using Anodyne.Surfaces.Images;
using Anodyne.Surfaces.Pictures;

namespace Anodyne.Surfaces.Methods;

/// <summary><c>shrinkage</c>: what a separator lost of its area.</summary>
internal sealed class ShrinkageMethod : AnalysisMethod<Shrinkage>
{
    private static readonly ResultTerm s_area = new("shrinkage_percent", "%", "lost share of the area of the largest part");
    private static readonly ResultTerm s_length = new("linear_percent", "%", "lost share of the length, 1 - sqrt(area after/area before)");

    public ShrinkageMethod()
        : base("shrinkage", "Shrinkage of a separator from a picture before and one after", "two images: before, then after, on one scale")
    {
        Options = [ImageOptions.Scale, ImageOptions.Region];
        Results = [s_area, s_length];
        Formulas = ["shrinkage = 1 - A_after/A_before of the largest part unlike the border; threshold halfway between both levels of Otsu",
            "interval: half a pixel along both borders"];
        References = ["Otsu, IEEE Trans. Syst. Man Cybern. 9 (1979) 62"];
        Several = SeveralRecords.Together;
    }

    protected override Shrinkage Compute(MethodInput input, CancellationToken cancellation)
    {
        var images = ImageOptions.Images(input);
        return images.Count == 2 ? Shrinkage.Of(images[0].Image, images[1].Image)
            : throw new InputException("shrinkage needs two pictures", "command line", $"{images.Count}", "one before, one after");
    }

    protected override void Present(Shrinkage found, Presentation show)
    {
        show.Method = "areas of the largest part";
        show.Add(s_area, 100 * found.Area.Value, 100 * found.Area.Half);
        show.Add(s_length, 100 * found.Length.Value, 100 * found.Length.Half);
        show.Draw(() => new Figure
        {
            WidthMm = Figure.DoubleColumn, HeightMm = 85, Columns = 2, Panels = [Panel(found.Before, found.Masks.Before, "before"), Panel(found.After,
                found.Masks.After, "after")],
        });
    }

    private static Panel Panel(Records.Surfaces.GreyImage image, bool[] mask, string title)
    {
        var plain = MapPicture.Of(image);
        var marks = MapPicture.Panel(i => mask[i] ? 1 : double.NaN, (image.Width, image.Height), MapPicture.Steps(image), static _ =>
            new ColorScale(ColorMap.Viridis, 0, 2));
        return plain with { Title = title, Series = [.. plain.Series, ((HeatMap)marks.Series[0]) with { MissingColor = null }] };
    }
}
