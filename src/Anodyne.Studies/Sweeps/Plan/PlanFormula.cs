using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;
using Anodyne.Quantities.Formulas;
using Anodyne.Quantities.Units;

namespace Anodyne.Studies.Sweeps.Plan;

/// <summary>A formula of a plan over its axes, checked for dimensions before anything runs; numbers inside are SI.</summary>
/// <param name="Node">The formula.</param>
/// <param name="Dimension">What it gives.</param>
internal sealed record PlanFormula(FormulaNode Node, RootedDimension Dimension)
{
    /// <summary>Reads a formula, or a value with its unit.</summary>
    /// <param name="place">Where it stands.</param>
    /// <param name="text">The text of it.</param>
    /// <param name="symbols">Dimension of each name that it may use.</param>
    public static PlanFormula Read(InputScalar place, string text, IReadOnlyDictionary<string, Dimension> symbols)
    {
        var trimmed = text.Trim();
        var unit = UnitText.UnitOf(trimmed);
        if (unit != "1" && unit != trimmed && Unit.Find(unit) is { } known && UnitText.TryParseToSi(trimmed, known.Dimension, out var value))
        {
            return new PlanFormula(new NumberNode(value), RootedDimension.Of(known.Dimension));
        }

        var node = FormulaReader.Read(trimmed, place.Where);
        foreach (var symbol in node.Symbols.Where(symbol => symbol != "pi" && !symbols.ContainsKey(symbol)))
        {
            throw place.Fail($"\"{symbol}\" is no axis with numbers and no derived value before this one", string.Join(", ", symbols.Keys));
        }

        try
        {
            return new PlanFormula(node, node.DimensionOf(symbols));
        }
        catch (DimensionMismatchException failure)
        {
            throw place.Fail($"the dimensions do not fit: {failure.Message}", "terms that measure the same");
        }
    }
}

/// <summary>A value that follows from the axes: a column of the table, and a parameter of the case if a path is given.</summary>
/// <param name="Name">Its name, for later formulas and the table.</param>
/// <param name="Paths">Where the case takes it; may be empty.</param>
/// <param name="Formula">The formula.</param>
/// <param name="Unit">The unit that it is written in.</param>
internal sealed record DerivedValue(string Name, IReadOnlyList<InputScalar> Paths, PlanFormula Formula, Unit Unit)
{
    /// <summary>Head of its column.</summary>
    public string Column => Unit.Text == "1" ? Name : $"{Name} [{Unit.Text}]";

    /// <summary>Reads one.</summary>
    public static DerivedValue Read(string name, InputNode node, IReadOnlyDictionary<string, Dimension> symbols)
    {
        var mapping = node.AsMapping("formula, unit, and set for what it changes").AllowOnly("set", "formula", "unit");
        var place = mapping.Require("formula").AsScalar("a formula of the axes");
        var formula = PlanFormula.Read(place, place.Text, symbols);
        var written = mapping.Find("unit")?.AsScalar("a unit");
        var unit = Unit.Find(written?.Text ?? "1") ?? throw written!.Fail("this is no unit", "for example mA/cm2");
        if (formula.Dimension != RootedDimension.Of(unit.Dimension))
        {
            throw (written ?? place).Fail($"the formula gives {formula.Dimension}, and \"{unit.Text}\" does not measure that",
                "the unit of what the formula gives");
        }

        InputScalar[] paths = mapping.Find("set") switch
        {
            null => [],
            InputSequence several => [.. several.Select(item => item.AsScalar("the path of a parameter"))],
            var one => [one.AsScalar("the path of a parameter")],
        };
        return new DerivedValue(name, paths, formula, unit);
    }

    /// <summary>Its value for the values of the axes, SI.</summary>
    public AxisValue Of(IReadOnlyDictionary<string, double> values)
    {
        var si = Formula.Node.Evaluate(values);
        var number = UnitText.Number(Unit.FromSi(si), 12);
        return new AxisValue(Unit.Text == "1" ? number : $"{number} {Unit.Text}", number, si);
    }
}

/// <summary>A condition that the cases of a plan meet: two formulas and a comparison.</summary>
/// <param name="Text">As written.</param>
/// <param name="Left">Left side.</param>
/// <param name="IsBelow">True for "less", false for "more".</param>
/// <param name="MayEqual">True if equality is allowed.</param>
/// <param name="Right">Right side.</param>
internal sealed record PlanConstraint(string Text, PlanFormula Left, bool IsBelow, bool MayEqual, PlanFormula Right)
{
    /// <summary>Reads one.</summary>
    public static PlanConstraint Read(InputNode node, IReadOnlyDictionary<string, Dimension> symbols)
    {
        var place = node.AsScalar("a comparison such as \"film * current < 50 mV\"");
        var at = place.Text.IndexOfAny(['<', '>']);
        if (at < 0 || place.Text.AsSpan(at + 1).IndexOfAny('<', '>') >= 0)
        {
            throw place.Fail("a constraint has one comparison", "<, <=, > or >=");
        }

        var equal = place.Text.AsSpan(at + 1).StartsWith("=");
        var left = PlanFormula.Read(place, place.Text[..at], symbols);
        var right = PlanFormula.Read(place, place.Text[(at + (equal ? 2 : 1))..], symbols);
        return left.Dimension == right.Dimension ? new PlanConstraint(place.Text, left, place.Text[at] == '<', equal, right)
            : throw place.Fail($"the sides measure different things: {left.Dimension} and {right.Dimension}", "sides that measure the same");
    }

    /// <summary>True if the values meet it.</summary>
    public bool Holds(IReadOnlyDictionary<string, double> values)
    {
        var (left, right) = (Left.Node.Evaluate(values), Right.Node.Evaluate(values));
        return (MayEqual && left == right) || (IsBelow ? left < right : left > right);
    }
}
