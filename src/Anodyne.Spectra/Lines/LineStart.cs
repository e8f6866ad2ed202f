namespace Anodyne.Spectra.Lines;

/// <summary>A parameter of a line before the fit: where it starts, and the ends of its range; equal ends hold it fast.</summary>
/// <param name="Start">Start.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct Bounded(double Start, double Low, double High)
{
    /// <summary>A parameter that does not move.</summary>
    public static Bounded Fixed(double value) => new(value, value, value);

    /// <summary>A parameter within a distance of its start.</summary>
    public static Bounded Within(double start, double distance) => new(start, start - distance, start + distance);
}

/// <summary>What ties a line to an earlier one.</summary>
/// <param name="To">Number of the other line, from 0, smaller than its own.</param>
public sealed record LineLink(int To)
{
    /// <summary>Position less that of the other; null where it is free.</summary>
    public double? Offset { get; init; }

    /// <summary>Area over that of the other; null where it is free.</summary>
    public double? AreaRatio { get; init; }

    /// <summary>True if both have one width.</summary>
    public bool SharesWidth { get; init; }
}

/// <summary>A line before the fit.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Position">Position, in the unit of the axis.</param>
/// <param name="Width">Full width at half maximum, in the unit of the axis, above 0.</param>
/// <param name="Area">Area, unit of the values times that of the axis; a negative one makes a dip.</param>
public sealed record LineStart(string Name, LineShape Shape, Bounded Position, Bounded Width, Bounded Area)
{
    /// <summary>What ties it to an earlier line; null where it is free.</summary>
    public LineLink? Link { get; init; }
}
