using Anodyne.Figures.Axes;
using Anodyne.Figures.Color;
using Anodyne.Figures.Png;
using Anodyne.Figures.Svg;

namespace Anodyne.Figures.Plots;

/// <summary>
/// A field on a uniform grid as a colored image inside the panel. Axes with a heat map must be linear and end at the image unless told otherwise.
/// </summary>
public sealed record HeatMap : Series
{
    /// <summary>Creates the map.</summary>
    /// <param name="values">Values, unit of the scale; index = row columns + column, row 0 at the lower edge (smallest y). NaN is drawn in <see
    /// cref="MissingColor"/>.</param>
    /// <param name="columns">Grid cells along x.</param>
    /// <param name="rows">Grid cells along y.</param>
    /// <param name="x">Left and right edge of the image, unit of the x axis (edges of cells, not centers).</param>
    /// <param name="y">Lower and upper edge of the image, unit of the y axis.</param>
    /// <param name="scale">Value to color.</param>
    /// <exception cref="ArgumentException">The sizes do not fit, or an edge is not finite and ascending.</exception>
    public HeatMap(IReadOnlyList<double> values, int columns, int rows, (double Low, double High) x, (double Low, double High) y, ColorScale scale)
    {
        if (columns < 1 || rows < 1 || values.Count != (long)columns * rows)
        {
            throw new ArgumentException($"A map of {columns} x {rows} cells needs as many values; found {values.Count}.", nameof(values));
        }

        if (!(x.High > x.Low && y.High > y.Low && double.IsFinite(x.High - x.Low) && double.IsFinite(y.High - y.Low)))
        {
            throw new ArgumentException("The edges of a map must be finite and ascend.", nameof(x));
        }

        (Values, Columns, Rows, X, Y, Scale) = (values, columns, rows, x, y, scale);
    }

    /// <summary>Values, row 0 at the lower edge.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>Grid cells along x.</summary>
    public int Columns { get; }

    /// <summary>Grid cells along y.</summary>
    public int Rows { get; }

    /// <summary>Left and right edge.</summary>
    public (double Low, double High) X { get; }

    /// <summary>Lower and upper edge.</summary>
    public (double Low, double High) Y { get; }

    /// <summary>Value to color.</summary>
    public ColorScale Scale { get; }

    /// <summary>Color where there is no value (inside the metal); null leaves the place transparent.</summary>
    public Rgb? MissingColor { get; init; } = Rgb.Gray(0xd2);

    /// <summary>
    /// True to blend between cells when the image is enlarged; false to show every cell as it is; null: blend only if cells are too small to be seen.
    /// </summary>
    public bool? IsSmooth { get; init; }

    internal override bool TakesColor => false;

    internal override void Extend(DataExtent x, DataExtent y)
    {
        x.Include([X.Low, X.High]);
        y.Include([Y.Low, Y.High]);
    }

    internal override void Paint(SvgCanvas canvas, PlotFrame frame, Rgb color)
    {
        if (frame.X.Spec.Scale == AxisScale.Log || frame.Y.Spec.Scale == AxisScale.Log)
        {
            throw new ArgumentException("A heat map needs linear axes: its cells are equal in length.");
        }

        double x1 = frame.AtX(X.Low), x2 = frame.AtX(X.High), y1 = frame.AtY(Y.Low), y2 = frame.AtY(Y.High);
        var png = Encode(mirrorX: x2 < x1, mirrorY: y2 > y1);
        var isCoarse = Math.Abs(x2 - x1) / Columns > 0.6 || Math.Abs(y2 - y1) / Rows > 0.6;
        isCoarse = IsSmooth is { } smooth ? !smooth : isCoarse;
        frame.OpenClip(canvas);
        canvas.Image(Math.Min(x1, x2), Math.Min(y1, y2), Math.Abs(x2 - x1), Math.Abs(y2 - y1), png, isCoarse);
        canvas.Close("g");
    }

    /// <summary>The image: 255 steps of the map and one entry for missing values.</summary>
    internal byte[] Encode(bool mirrorX, bool mirrorY)
    {
        var palette = new Rgb[256];
        for (var i = 0; i < 255; i++)
        {
            palette[i] = Scale.Map.At(i / 254.0);
        }

        palette[255] = MissingColor ?? Rgb.White;
        var alpha = new byte[MissingColor is null ? 256 : 0];
        if (alpha.Length > 0)
        {
            alpha.AsSpan(0, 255).Fill(255);
        }

        var indices = new byte[Values.Count];
        for (var row = 0; row < Rows; row++)
        {
            // The first row of a PNG is the upper one.
            var source = (mirrorY ? row : Rows - 1 - row) * Columns;
            for (var column = 0; column < Columns; column++)
            {
                var position = Scale.Position(Values[source + (mirrorX ? Columns - 1 - column : column)]);
                indices[(row * Columns) + column] = double.IsNaN(position) ? (byte)255 : (byte)Math.Round(254 * Math.Clamp(position, 0, 1));
            }
        }

        return PngEncoder.EncodeIndexed(Columns, Rows, indices, palette, alpha);
    }
}
