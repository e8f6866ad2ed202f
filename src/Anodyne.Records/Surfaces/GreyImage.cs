using Anodyne.Quantities;
using Anodyne.Records.Columns;

namespace Anodyne.Records.Surfaces;

/// <summary>
/// A picture as grey levels with the length of a pixel, where that is known. It never changes; the array is shared, not copied, and must not be written to.
/// </summary>
public sealed class GreyImage : Measurement
{
    /// <summary>Creates a picture.</summary>
    /// <param name="name">Name of the picture within its file; empty where there is one.</param>
    /// <param name="width">Pixels along x, at least 1.</param>
    /// <param name="height">Pixels along y, at least 1.</param>
    /// <param name="levels">Grey levels as the file has them; index = row width + column, row 0 is the upper edge.</param>
    /// <exception cref="InputException">The sizes do not fit.</exception>
    public GreyImage(string name, int width, int height, float[] levels)
    {
        ArgumentNullException.ThrowIfNull(levels);
        if (width < 1 || height < 1 || (long)width * height != levels.Length)
        {
            throw new InputException("A picture needs one level a pixel", "GreyImage", FormattableString.Invariant($"{levels.Length} levels"),
                FormattableString.Invariant($"{width} x {height}"));
        }

        (Name, Width, Height, Levels) = (name, width, height, levels);
    }

    /// <summary>Name of the picture within its file.</summary>
    public string Name { get; }

    /// <summary>Pixels along x.</summary>
    public int Width { get; }

    /// <summary>Pixels along y.</summary>
    public int Height { get; }

    /// <summary>Grey levels, row 0 at the upper edge.</summary>
    public float[] Levels { get; }

    /// <summary>Length of a pixel along x in <see cref="PixelUnit"/>, above 0; null where the file states none.</summary>
    public double? PixelX { get; init; }

    /// <summary>Length of a pixel along y in <see cref="PixelUnit"/>, above 0; null where the file states none.</summary>
    public double? PixelY { get; init; }

    /// <summary>Unit of the pixel: "m", or "1/m" for a diffraction pattern.</summary>
    public string PixelUnit { get; init; } = "m";

    /// <summary>Where the length of a pixel comes from, or why there is none.</summary>
    public string ScaleSource { get; init; } = "the file states no scale";

    /// <summary>Largest level that the file's numbers can take (255, 65535); null for levels that are real numbers.</summary>
    public double? HighestLevel { get; init; }

    /// <summary>True if the file holds colors; the levels are then their luminance (.299 R + .587 G + .114 B, ITU-R BT.601).</summary>
    public bool IsFromColor { get; init; }

    /// <summary>A rectangle of the picture with the same scale.</summary>
    /// <param name="left">First column.</param>
    /// <param name="top">First row.</param>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <exception cref="InputException">The rectangle does not lie within the picture.</exception>
    public GreyImage Crop(int left, int top, int width, int height)
    {
        if (left < 0 || top < 0 || width < 1 || height < 1 || left > Width - width || top > Height - height)
        {
            throw new InputException("the region does not lie within the picture", "--region",
                FormattableString.Invariant($"{left},{top},{width},{height}"), FormattableString.Invariant($"left,top,width,height within {Width} x {Height}"));
        }

        var levels = new float[width * height];
        for (var row = 0; row < height; row++)
        {
            Levels.AsSpan(((top + row) * Width) + left, width).CopyTo(levels.AsSpan(row * width));
        }

        return new GreyImage(Name, width, height, levels)
        {
            PixelX = PixelX, PixelY = PixelY, PixelUnit = PixelUnit, ScaleSource = ScaleSource, HighestLevel = HighestLevel, IsFromColor = IsFromColor,
        };
    }

    /// <summary>The same picture with another length of a pixel.</summary>
    /// <param name="pixel">Length of a pixel in both directions, m.</param>
    /// <param name="source">Where it comes from.</param>
    public GreyImage Scaled(double pixel, string source) => new(Name, Width, Height, Levels)
    {
        PixelX = pixel, PixelY = pixel, PixelUnit = "m", ScaleSource = source, HighestLevel = HighestLevel, IsFromColor = IsFromColor,
    };

    /// <inheritdoc/>
    public override string Kind => PixelUnit == "1/m" ? "diffraction pattern" : "image";

    /// <inheritdoc/>
    public override IReadOnlyList<MeasuredAxis> Axes =>
    [
        new("x", PixelX is null ? "" : PixelUnit, Width, 0, (Width - 1) * (PixelX ?? 1)),
        new("y", PixelY is null ? "" : PixelUnit, Height, 0, (Height - 1) * (PixelY ?? 1)),
    ];

    /// <inheritdoc/>
    public override (string Name, string Unit) Value => ("Grey level", "");

    /// <summary>The mean level of every row from the top, with its extremes: a picture has too many pixels to be shown as a table.</summary>
    public override IReadOnlyList<Column> Columns()
    {
        var (mean, low, high) = (new double[Height], new double[Height], new double[Height]);
        for (var row = 0; row < Height; row++)
        {
            (low[row], high[row]) = (double.PositiveInfinity, double.NegativeInfinity);
            double sum = 0;
            foreach (var level in Levels.AsSpan(row * Width, Width))
            {
                (sum, low[row], high[row]) = (sum + level, Math.Min(low[row], level), Math.Max(high[row], level));
            }

            mean[row] = sum / Width;
        }

        return
        [
            new PlaceColumn("y", PixelY is null ? "" : PixelUnit, Height, 1, Height, PixelY ?? 1), new DoubleColumn("Mean level", "", mean),
            new DoubleColumn("Lowest level", "", low), new DoubleColumn("Highest level", "", high),
        ];
    }
}
