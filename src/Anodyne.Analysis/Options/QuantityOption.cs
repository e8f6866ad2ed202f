using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Units;

namespace Anodyne.Analysis.Options;

/// <summary>A quantity with its unit, read into SI.</summary>
/// <param name="name">Name without dashes.</param>
/// <param name="dimension">Dimension of the quantity.</param>
/// <param name="example">A text that is allowed, shown in help and errors.</param>
/// <param name="meaning">What it means.</param>
public sealed class QuantityOption(string name, Dimension dimension, string example, string meaning) : AnalysisOption<double>(name, meaning)
{
    /// <summary>Dimension of the quantity.</summary>
    public Dimension Dimension => dimension;

    /// <summary>Least value, SI.</summary>
    public double Low { get; init; } = double.NegativeInfinity;

    /// <summary>Largest value, SI.</summary>
    public double High { get; init; } = double.PositiveInfinity;

    /// <summary>True if the quantity must lie above zero.</summary>
    public bool IsPositive { get; init; }

    /// <inheritdoc/>
    public override string Allowed => (IsPositive ? "above zero, " : "") + "e.g. " + example;

    /// <inheritdoc/>
    public override double Read(string text)
    {
        if (!UnitText.TryParseToSi(text, dimension, out var value, out var problem))
        {
            throw new InputException((problem ?? new Problem("not a quantity", Found: text)) with { Where = "--" + Name });
        }

        return value >= Low && value <= High && (!IsPositive || value > 0) ? value : throw Refuse($"{Name} is out of range", text);
    }
}
