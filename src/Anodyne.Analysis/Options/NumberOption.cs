using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Units;

namespace Anodyne.Analysis.Options;

/// <summary>A plain number within a range.</summary>
/// <param name="name">Name without dashes.</param>
/// <param name="low">Least value.</param>
/// <param name="high">Largest value.</param>
/// <param name="meaning">What it means.</param>
public sealed class NumberOption(string name, double low, double high, string meaning) : AnalysisOption<double>(name, meaning)
{
    private double? _default;

    /// <summary>True if only whole numbers are allowed.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The number where nothing is written.</summary>
    public double Otherwise
    {
        init
        {
            _default = value;
            DefaultText = UnitText.Number(value);
        }
    }

    /// <summary>As <see cref="Otherwise"/>, where the number is a guess that the answer rests on: results say "assumed".</summary>
    public double Assumed
    {
        init
        {
            _default = value;
            DefaultText = UnitText.Number(value) + " (assumed)";
        }
    }

    /// <inheritdoc/>
    public override string Allowed => (IsWhole ? "a whole number, " : "") + (low, high) switch
    {
        (double.NegativeInfinity, double.PositiveInfinity) => "any number",
        (_, double.PositiveInfinity) => $"{UnitText.Number(low)} or more",
        _ => $"{UnitText.Number(low)} to {UnitText.Number(high)}",
    };

    /// <inheritdoc/>
    public override bool HasDefault => _default is not null;

    /// <inheritdoc/>
    public override double Default => _default!.Value;

    /// <inheritdoc/>
    public override double Read(string text) =>
        UnitText.TryParseToSi(text, Dimension.None, out var value) && value >= low && value <= high && (!IsWhole || value == Math.Floor(value))
            ? value
            : throw Refuse($"{Name} is out of range or no number", text);
}
