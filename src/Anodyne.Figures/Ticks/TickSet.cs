namespace Anodyne.Figures.Ticks;

/// <summary>One labelled tick.</summary>
/// <param name="Value">Position in the unit of the data.</param>
/// <param name="Label">What is printed, with the markup of labels; may be empty.</param>
public readonly record struct Tick(double Value, string Label);

/// <summary>The division of an axis.</summary>
/// <param name="Low">Lower end of the axis, unit of the data.</param>
/// <param name="High">Upper end of the axis, unit of the data.</param>
/// <param name="Major">Labelled ticks, ascending, all within the ends.</param>
/// <param name="Minor">Positions of unlabelled ticks, ascending, all within the ends.</param>
/// <param name="Exponent">The printed numbers are the values divided by ten to this power, which then belongs into the axis label; 0 if none.</param>
public sealed record TickSet(double Low, double High, IReadOnlyList<Tick> Major, IReadOnlyList<double> Minor, int Exponent);
