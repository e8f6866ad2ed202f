using Anodyne.Figures.Axes;
using Anodyne.Figures.Text;

namespace Anodyne.Figures.Color;

/// <summary>How a quantity becomes color: the map, the range and the name of the quantity. Panels that share one scale can be compared by eye.</summary>
public sealed record ColorScale
{
    /// <summary>Creates a scale.</summary>
    /// <param name="map">The map.</param>
    /// <param name="min">Value of the map's first color, in the unit of the data.</param>
    /// <param name="max">Value of the map's last color; greater than <paramref name="min"/>.</param>
    /// <param name="label">Name of the quantity, with the markup of labels.</param>
    /// <param name="unit">Unit of the data as plain text, e.g. "mol/m3".</param>
    /// <param name="kind">Linear, or logarithmic (then min must be positive).</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty, not finite, or not positive on a logarithmic scale.</exception>
    public ColorScale(ColorMap map, double min, double max, string label = "", string unit = "", AxisScale kind = AxisScale.Linear)
    {
        if (!(double.IsFinite(min) && double.IsFinite(max) && max > min))
        {
            throw new ArgumentOutOfRangeException(nameof(max), max, $"A color scale needs finite min < max; min is {Format.Short(min)}.");
        }

        if (kind == AxisScale.Log && min <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(min), min, "A logarithmic color scale needs a positive minimum.");
        }

        (Map, Min, Max, Label, Unit, Kind) = (map, min, max, label, unit, kind);
    }

    /// <summary>The map.</summary>
    public ColorMap Map { get; }

    /// <summary>Value of the first color, in the unit of the data.</summary>
    public double Min { get; }

    /// <summary>Value of the last color, in the unit of the data.</summary>
    public double Max { get; }

    /// <summary>Name of the quantity.</summary>
    public string Label { get; }

    /// <summary>Unit of the data, plain text.</summary>
    public string Unit { get; }

    /// <summary>Linear or logarithmic.</summary>
    public AxisScale Kind { get; }

    /// <summary>True for numbers of things (cycles): the bar is divided at whole numbers only.</summary>
    public bool IsCounted { get; init; }

    /// <summary>The scale that covers all finite values of several fields: for maps to be laid side by side.</summary>
    /// <param name="map">The map; with a diverging map the scale is made symmetric about zero.</param>
    /// <param name="label">Name of the quantity.</param>
    /// <param name="unit">Unit of the data.</param>
    /// <param name="fields">The fields; values that are not finite are left out.</param>
    /// <returns>The scale; a field of one single value gets a small range around it.</returns>
    public static ColorScale Covering(ColorMap map, string label, string unit, params IEnumerable<double>[] fields)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (var value in fields.SelectMany(f => f))
        {
            if (double.IsFinite(value))
            {
                low = Math.Min(low, value);
                high = Math.Max(high, value);
            }
        }

        if (low > high)
        {
            (low, high) = (0, 1);
        }

        if (map.IsDiverging)
        {
            high = Math.Max(Math.Abs(low), Math.Abs(high));
            low = -high;
        }

        if (!(high > low))
        {
            var half = low == 0 ? 0.5 : Math.Abs(low) * 0.01;
            (low, high) = (low - half, high + half);
        }

        return new ColorScale(map, low, high, label, unit);
    }

    /// <summary>Position on the map, 0 at <see cref="Min"/> and 1 at <see cref="Max"/>; outside 0 ... 1 for values outside the range.</summary>
    public double Position(double value) => Kind == AxisScale.Log
        ? Math.Log(value / Min) / Math.Log(Max / Min)
        : (value - Min) / (Max - Min);
}
