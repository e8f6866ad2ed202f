using Anodyne.Quantities;
using Anodyne.Records.Columns;

namespace Anodyne.Records.Surfaces;

/// <summary>
/// Values on a rectangular grid: the topography of a surface, or another channel of the same scan. One row is a line profile. It never changes; the array is
/// shared, not copied, and must not be written to.
/// </summary>
public sealed class HeightMap : Measurement
{
    /// <summary>Creates a map.</summary>
    /// <param name="name">Name of the channel as the file states it; empty where it does not.</param>
    /// <param name="width">Points along x, at least 1.</param>
    /// <param name="height">Points along y, at least 1.</param>
    /// <param name="values">Values in <see cref="Unit"/>; index = row width + column, row 0 is the upper edge (largest y). NaN where nothing was
    /// measured.</param>
    /// <exception cref="InputException">The sizes do not fit.</exception>
    public HeightMap(string name, int width, int height, double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (width < 1 || height < 1 || (long)width * height != values.Length)
        {
            throw new InputException("A map needs one value a point", "HeightMap", FormattableString.Invariant($"{values.Length} values"),
                FormattableString.Invariant($"{width} x {height}"));
        }

        (Name, Width, Height, Values) = (name, width, height, values);
    }

    /// <summary>Name of the channel ("Height", "ZSensor").</summary>
    public string Name { get; }

    /// <summary>Points along x.</summary>
    public int Width { get; }

    /// <summary>Points along y.</summary>
    public int Height { get; }

    /// <summary>Values, row 0 at the upper edge.</summary>
    public double[] Values { get; }

    /// <summary>Distance of neighbouring points along x, in <see cref="LateralUnit"/>, above 0.</summary>
    public double StepX { get; init; } = 1;

    /// <summary>Distance of neighbouring points along y, in <see cref="LateralUnit"/>, above 0.</summary>
    public double StepY { get; init; } = 1;

    /// <summary>"m", or empty where the file states no unit: then the steps are numbers of pixels or of something unknown.</summary>
    public string LateralUnit { get; init; } = "m";

    /// <summary>SI unit of the values: "m" for heights; empty where the file states none.</summary>
    public string Unit { get; init; } = "m";

    /// <summary>True if both the values and the steps are lengths: a topography.</summary>
    public bool IsTopography => Unit == "m" && LateralUnit == "m";

    /// <summary>One row from the upper edge.</summary>
    /// <param name="row">0 ... Height - 1.</param>
    public ReadOnlySpan<double> Row(int row) => Values.AsSpan(row * Width, Width);

    /// <summary>The same grid with other values.</summary>
    /// <param name="values">As many values.</param>
    public HeightMap With(double[] values) => new(Name, Width, Height, values) { StepX = StepX, StepY = StepY, LateralUnit = LateralUnit, Unit = Unit };

    /// <inheritdoc/>
    public override string Kind => Height == 1 ? "height profile" : "height map";

    /// <inheritdoc/>
    public override IReadOnlyList<MeasuredAxis> Axes =>
    [
        new("x", LateralUnit, Width, 0, (Width - 1) * StepX), .. Height == 1 ? Array.Empty<MeasuredAxis>() : [new("y", LateralUnit, Height,
            (Height - 1) * StepY, 0)],
    ];

    /// <inheritdoc/>
    public override (string Name, string Unit) Value => (Name.Length > 0 ? Name : "Value", Unit);

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Columns() =>
    [
        new PlaceColumn("x", LateralUnit, Values.Length, 1, Width, StepX), new PlaceColumn("y", LateralUnit, Values.Length, Width, Height, StepY,
            isFalling: true),
        new DoubleColumn(Value.Name is "x" or "y" || string.IsNullOrWhiteSpace(Value.Name) ? "Value" : Value.Name, Unit, Values),
    ];
}
