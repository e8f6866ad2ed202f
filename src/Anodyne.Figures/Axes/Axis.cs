namespace Anodyne.Figures.Axes;

/// <summary>How an axis maps values to lengths.</summary>
public enum AxisScale
{
    /// <summary>Equal differences are equal lengths.</summary>
    Linear,

    /// <summary>Equal ratios are equal lengths; values must be positive, others are not drawn.</summary>
    Log,
}

/// <summary>One axis of a panel: what is on it, in which unit, and how it is divided.</summary>
public sealed record Axis
{
    /// <summary>An axis without a name.</summary>
    public Axis()
    {
    }

    /// <summary>An axis with a name and a unit.</summary>
    /// <param name="label">Name of the quantity. Markup: <c>^{..}</c> raised, <c>_{..}</c> lowered, <c>*..*</c> italic, <c>~~..~~</c> struck through.</param>
    /// <param name="unit">Unit of the data as plain text ("mA/cm2", "um", "ohm cm2"); it is printed in round brackets with real signs.</param>
    public Axis(string label, string unit = "") => (Label, Unit) = (label, unit);

    /// <summary>Name of the quantity, with markup.</summary>
    public string Label { get; init; } = "";

    /// <summary>Unit of the data, plain text; empty for pure numbers.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Linear (default) or logarithmic.</summary>
    public AxisScale Scale { get; init; }

    /// <summary>Lower end in the unit of the data; null: from the data, rounded down to a tick.</summary>
    public double? Min { get; init; }

    /// <summary>Upper end in the unit of the data; null: from the data, rounded up to a tick.</summary>
    public double? Max { get; init; }

    /// <summary>True to include zero in an automatic range.</summary>
    public bool IncludeZero { get; init; }

    /// <summary>Share of the data's range that an automatic range leaves free on both sides (decades on a logarithmic axis); 0 ... 1.</summary>
    public double Padding { get; init; }

    /// <summary>Names at the positions 0, 1, 2, ... instead of numbers; null for a numeric axis.</summary>
    public IReadOnlyList<string>? Categories { get; init; }

    /// <summary>Tick positions in the unit of the data; null: chosen.</summary>
    public IReadOnlyList<double>? Ticks { get; init; }

    /// <summary>True to let values grow to the left or downward.</summary>
    public bool IsReversed { get; init; }

    /// <summary>True to end the axis exactly at the data instead of at ticks (always so on panels with a heat map).</summary>
    public bool IsTight { get; init; }

    /// <summary>True for a count, as of cycles, that has no ticks between whole numbers.</summary>
    public bool IsCounted { get; init; }

    /// <summary>False to leave out the numbers (and the label), e.g. on the inner panels of a row that shares an axis.</summary>
    public bool ShowsNumbers { get; init; } = true;

    /// <summary>An axis of names, for bar charts.</summary>
    /// <param name="names">One name a position 0, 1, 2, ...</param>
    public static Axis OfCategories(params IReadOnlyList<string> names) => new() { Categories = names };
}
