using System.Globalization;
using Anodyne.Quantities;
using Anodyne.Quantities.Documents;
using Anodyne.Quantities.Units;

namespace Anodyne.Studies.Sweeps.Plan;

/// <summary>How an axis goes from its low end to its high end.</summary>
internal enum AxisScale
{
    /// <summary>Equal differences.</summary>
    Linear,

    /// <summary>Equal ratios; both ends above 0.</summary>
    Logarithmic,
}

/// <summary>
/// One thing that a sweep changes: a list of values, which may be words, or a range. Coordinates from 0 to 1 become values: of a list the entry, of a range the
/// value on its scale.
/// </summary>
/// <param name="Name">Name in tables and formulas.</param>
/// <param name="Paths">Where the case takes the value; several places move together.</param>
internal sealed record SweepAxis(string Name, IReadOnlyList<InputScalar> Paths)
{
    private const double LargestCount = 1e9;

    /// <summary>The values of a list; empty for a range.</summary>
    public IReadOnlyList<InputScalar> Values { get; private init; } = [];

    /// <summary>Ends of a range, in <see cref="Unit"/>.</summary>
    public (double Low, double High) Range { get; private init; }

    /// <summary>The scale of a range.</summary>
    public AxisScale Scale { get; private init; }

    /// <summary>Values of a range in a grid; 0 if not said.</summary>
    public int Count { get; private init; }

    /// <summary>The unit that its values are written in; null for words.</summary>
    public Unit? Unit { get; private init; }

    /// <summary>True for a list.</summary>
    public bool IsList => Values.Count > 0;

    /// <summary>How many values a grid takes of it.</summary>
    public int GridCount => IsList ? Values.Count : Count;

    /// <summary>Head of its column: name and unit.</summary>
    public string Column => Unit is null || Unit.Text == "1" ? Name : $"{Name} [{Unit.Text}]";

    /// <summary>Reads an axis.</summary>
    /// <exception cref="InputException">Something in it is wrong; the message says where.</exception>
    public static SweepAxis Read(string name, InputNode node)
    {
        var axis = node.AsMapping("set, and values or from and to").AllowOnly("set", "values", "from", "to", "count", "scale");
        InputScalar[] paths = axis.Require("set") is InputSequence several
            ? [.. several.Select(item => item.AsScalar("the path of a parameter"))]
            : [axis.Require("set").AsScalar("the path of a parameter, e.g. interphase.areal resistance")];
        if (axis.Find("values") is { } list)
        {
            return axis.Has("from") || axis.Has("to") || axis.Has("count") || axis.Has("scale")
                ? throw axis.Fail("an axis has a list or a range", "values, or from, to, count and scale")
                : OfList(name, paths, list.AsSequence("a list of values"));
        }

        var (from, to) = (axis.Require("from").AsScalar("a value"), axis.Require("to").AsScalar("a value"));
        var scale = axis.ChoiceOr("scale", AxisScale.Linear, ("linear", AxisScale.Linear), ("log", AxisScale.Logarithmic));
        var (low, unit) = Number(from) ?? throw from.Fail("this is no number with a unit", "for example 1 mA/cm2");
        var (high, other) = Number(to) ?? throw to.Fail("this is no number with a unit", "for example 10 mA/cm2");
        if (unit.To(other) is null)
        {
            throw to.Fail("the ends of the axis measure different things", $"a value in {unit.Text}");
        }

        high = unit.FromSi(other.ToSi(high));
        if (!(low < high))
        {
            throw to.Fail("the high end of the axis is not above its low end", $"more than {from.Text}");
        }

        return scale == AxisScale.Logarithmic && !(low > 0)
            ? throw from.Fail("a logarithmic axis begins above 0", "a value above 0, or scale: linear")
            : new SweepAxis(name, paths)
            {
                Range = (low, high), Scale = scale, Unit = unit, Count = axis.Integer("count", 2, (int)LargestCount, 0),
            };
    }

    /// <summary>Everything that determines its values, as text.</summary>
    public string ToText() => string.Create(CultureInfo.InvariantCulture,
        $"{Name} {string.Join(' ', Paths.Select(path => path.Text))} {string.Join('|', Values.Select(value => value.Text))} ")
        + string.Create(CultureInfo.InvariantCulture, $"{Range} {Scale} {Count} {Unit?.Text}");

    /// <summary>What a case takes at a coordinate.</summary>
    /// <param name="coordinate">0 to 1.</param>
    public AxisValue At(double coordinate)
    {
        if (IsList)
        {
            return At(Math.Min(Values.Count - 1, (int)(coordinate * Values.Count)));
        }

        // The ends are the ends, to the last digit.
        var value = coordinate <= 0 ? Range.Low : coordinate >= 1 ? Range.High : Scale == AxisScale.Linear
            ? Range.Low + (coordinate * (Range.High - Range.Low))
            : Range.Low * Math.Pow(Range.High / Range.Low, coordinate);
        var number = UnitText.Number(value, 12);
        value = double.Parse(number, CultureInfo.InvariantCulture);
        return new AxisValue(Unit!.Text == "1" ? number : $"{number} {Unit.Text}", number, Unit.ToSi(value));
    }

    /// <summary>The coordinate of a value of a range, 0 to 1.</summary>
    /// <param name="si">The value, SI.</param>
    public double CoordinateOf(double si)
    {
        var value = Unit!.FromSi(si);
        return Scale == AxisScale.Linear ? (value - Range.Low) / (Range.High - Range.Low) : Math.Log(value / Range.Low) / Math.Log(Range.High / Range.Low);
    }

    /// <summary>What a case of a grid takes: the value of this number, from 0.</summary>
    public AxisValue At(int index)
    {
        if (!IsList)
        {
            return At(index / (double)(Count - 1));
        }

        var text = Values[index].Text;
        return Unit is not null && Number(Values[index]) is var (value, unit)
            ? new AxisValue(text, UnitText.Number(Unit.FromSi(unit.ToSi(value)), 12), unit.ToSi(value))
            : new AxisValue(text, text, double.NaN);
    }

    private static SweepAxis OfList(string name, InputScalar[] paths, InputSequence list)
    {
        InputScalar[] values = [.. list.Select(item => item.AsScalar("a value"))];
        if (values.Length == 0)
        {
            throw list.Fail("the axis has no value", "at least one value");
        }

        var numbers = values.Select(Number).ToArray();
        if (numbers.Any(number => number is null))
        {
            return new SweepAxis(name, paths) { Values = values };
        }

        var first = numbers[0]!.Value.Unit;
        var stranger = Array.FindIndex(numbers, number => number!.Value.Unit.To(first) is null);
        return stranger >= 0
            ? throw values[stranger].Fail("the values of the axis measure different things", $"a value in {first.Text}")
            : new SweepAxis(name, paths) { Values = values, Unit = first };
    }

    private static (double Value, Unit Unit)? Number(InputScalar scalar)
    {
        var text = scalar.Text.Trim();
        var end = text.Length;
        while (end > 0 && !double.TryParse(text.AsSpan(0, end), NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            end--;
        }

        return end > 0 && Unit.Find(text[end..].Trim()) is { } unit && double.Parse(text.AsSpan(0, end), CultureInfo.InvariantCulture) is var value
            && double.IsFinite(value) ? (value, unit) : null;
    }
}

/// <summary>A value of an axis.</summary>
/// <param name="Text">As the case takes it, with its unit.</param>
/// <param name="Cell">As the table shows it: the number in the unit of the axis, or the word.</param>
/// <param name="Si">SI value; not a number for a word.</param>
internal readonly record struct AxisValue(string Text, string Cell, double Si);
