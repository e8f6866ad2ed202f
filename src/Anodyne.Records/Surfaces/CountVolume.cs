using Anodyne.Quantities;
using Anodyne.Records.Columns;

namespace Anodyne.Records.Surfaces;

/// <summary>Numbers on a grid in space: counts of an ion, or a stack of pictures.</summary>
public sealed class CountVolume : Measurement
{
    /// <summary>Creates a volume.</summary>
    /// <param name="name">What is counted.</param>
    /// <param name="width">Voxels along x, at least 1.</param>
    /// <param name="height">Voxels along y, at least 1.</param>
    /// <param name="slices">Voxels along z, at least 1; slice 0 is the surface.</param>
    /// <param name="values">Index = (slice height + row) width + column.</param>
    /// <exception cref="InputException">The sizes do not fit.</exception>
    public CountVolume(string name, int width, int height, int slices, float[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (width < 1 || height < 1 || slices < 1 || (long)width * height * slices != values.Length)
        {
            throw new InputException("A volume needs one value a voxel", "CountVolume", FormattableString.Invariant($"{values.Length} values"),
                FormattableString.Invariant($"{width} x {height} x {slices}"));
        }

        (Name, Width, Height, Slices, Values) = (name, width, height, slices, values);
    }

    /// <summary>What is counted.</summary>
    public string Name { get; }

    /// <summary>Voxels along x.</summary>
    public int Width { get; }

    /// <summary>Voxels along y.</summary>
    public int Height { get; }

    /// <summary>Voxels along z.</summary>
    public int Slices { get; }

    /// <summary>Values, slice by slice from the surface.</summary>
    public float[] Values { get; }

    /// <summary>Lateral length of a voxel, m; null where it is not known.</summary>
    public double? PixelX { get; init; }

    /// <summary>Lateral length of a voxel along y, m; null where it is not known.</summary>
    public double? PixelY { get; init; }

    /// <summary>The counts of one slice from the surface.</summary>
    /// <param name="slice">0 ... Slices - 1.</param>
    public ReadOnlySpan<float> Slice(int slice) => Values.AsSpan(slice * Width * Height, Width * Height);

    /// <inheritdoc/>
    public override string Kind => "volume";

    /// <inheritdoc/>
    public override IReadOnlyList<MeasuredAxis> Axes =>
    [
        new("x", PixelX is null ? "" : "m", Width, 0, (Width - 1) * (PixelX ?? 1)), new("y", PixelY is null ? "" : "m", Height, 0, (Height - 1) * (PixelY
            ?? 1)),
        new("z", "", Slices, 0, Slices - 1),
    ];

    /// <inheritdoc/>
    public override (string Name, string Unit) Value => (Name.Length > 0 ? Name : "Counts", "1");

    /// <summary>The sum of every slice from the surface.</summary>
    public override IReadOnlyList<Column> Columns()
    {
        var sums = new double[Slices];
        for (var slice = 0; slice < Slices; slice++)
        {
            foreach (var value in Slice(slice))
            {
                sums[slice] += value;
            }
        }

        return [new PlaceColumn("Slice", "", Slices, 1, Slices, 1), new DoubleColumn("Sum of the slice", "1", sums)];
    }
}
