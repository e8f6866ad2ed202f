using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Units;
using Anodyne.Records.Surfaces;

namespace Anodyne.Surfaces.Methods;

/// <summary>Options that mean the same in every method that reads pictures.</summary>
internal static class ImageOptions
{
    /// <summary>Length of a pixel, m.</summary>
    public static QuantityOption Scale { get; } =
        new("scale", Dimension.Length, "\"40 nm\"", "length of a pixel; otherwise that of the file") { IsPositive = true, IsConstant = true };

    /// <summary>Part of the picture.</summary>
    public static TextOption<int[]> Region { get; } =
        new("region", "part of the picture: left, top, width, height in pixels; otherwise all of it", "e.g. 0,0,800,520", static text =>
        {
            var parts = text.Split(',', StringSplitOptions.TrimEntries);
            int[] numbers = [.. parts.Select(static part => int.TryParse(part, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : -1)];
            return numbers.Length == 4 && Array.TrueForAll(numbers, static n => n >= 0) ? numbers
                : throw new InputException("a region is four whole numbers", "--region", text, "left,top,width,height",
                    "Write for example --region 0,0,800,520.");
        });

    /// <summary>The pictures with scale and region of the options; what is missing stays missing.</summary>
    /// <param name="input">Records and options.</param>
    public static IReadOnlyList<(string Name, GreyImage Image)> Images(MethodInput input)
    {
        var scale = input.Find(Scale);
        var region = input.IsGiven(Region) ? input.Get(Region) : null;
        var images = input.Measured<GreyImage>("an image").Select(given => (given.Name, Of(given.Item, scale, region))).ToArray();
        var first = images[0].Item2;
        input.Default(Scale, first.PixelX is { } pixel
            ? FormattableString.Invariant($"{UnitText.Print(pixel, pixel < 1e-6 ? "nm" : "um")} ({first.ScaleSource})") : first.ScaleSource);
        if (scale is { } given && input.Inputs[0].Record.Measured is GreyImage { PixelX: { } own } && Math.Abs(own - given) > 0.02 * own)
        {
            input.Note(FormattableString.Invariant($"--scale {1e9 * given:G4} nm replaces {1e9 * own:G4} nm of the file"));
        }

        return images;
    }

    private static GreyImage Of(GreyImage image, double? scale, int[]? region)
    {
        var part = region is null ? image : image.Crop(region[0], region[1], region[2], region[3]);
        return scale is { } pixel ? part.Scaled(pixel, "--scale") : part;
    }
}
