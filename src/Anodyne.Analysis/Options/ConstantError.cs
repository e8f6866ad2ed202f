using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Units;

namespace Anodyne.Analysis.Options;

/// <summary>The standard deviation of a constant: the name of its option, and a share of it in percent or a quantity.</summary>
/// <param name="Name">Name of the option, e.g. <c>area</c>.</param>
/// <param name="Text">What was written: "2 %", "0.5 K".</param>
public sealed record ConstantError(string Name, string Text)
{
    /// <summary>Reads "area 2 %, temperature 0.5 K".</summary>
    /// <param name="text">What was written.</param>
    /// <exception cref="InputException">A part has no name or no value.</exception>
    public static IReadOnlyList<ConstantError> ReadAll(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Read)];
    }

    /// <summary>The standard deviation of a value, in its unit.</summary>
    /// <param name="option">Option of the constant.</param>
    /// <param name="value">Its value, SI.</param>
    /// <exception cref="InputException">The text is neither a percentage nor a quantity of that dimension, or not above zero.</exception>
    public double Of(AnalysisOption option, double value)
    {
        ArgumentNullException.ThrowIfNull(option);
        var dimension = option is QuantityOption quantity ? quantity.Dimension : Dimension.None;
        var allowed = dimension == Dimension.Temperature ? "a percentage or a difference in K" : "a percentage, or a quantity like the constant itself";
        var isPercent = Text.EndsWith('%');
        var isRead = isPercent ? UnitText.TryParseToSi(Text[..^1].Trim(), Dimension.None, out var size) : UnitText.TryParseToSi(Text, dimension, out size);
        return isRead && size > 0 && !(dimension == Dimension.Temperature && !isPercent && !Text.EndsWith('K'))
            ? isPercent ? Math.Abs(value) * size / 100 : size
            : throw new InputException($"the error of {Name} cannot be read", "--error", $"{Name} {Text}", allowed, $"Write --error \"{Name} 2 %\".");
    }

    private static ConstantError Read(string part)
    {
        var cut = part.IndexOf(' ', StringComparison.Ordinal);
        return cut > 0 ? new ConstantError(part[..cut], part[(cut + 1)..].Trim()) : throw new InputException(
            "an error needs the name of a constant and a value", "--error", part, "NAME VALUE, NAME VALUE", "Write for example --error \"area 2 %\".");
    }
}
