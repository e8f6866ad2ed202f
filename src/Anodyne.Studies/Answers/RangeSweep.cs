using Anodyne.Quantities.Documents;
using Anodyne.Studies.Models;
using Anodyne.Studies.Plan;

namespace Anodyne.Studies.Answers;

/// <summary>How a difference moves when one uncertain value runs through its range.</summary>
/// <param name="Value">The value.</param>
/// <param name="Variants">The variants that it belongs to, in words.</param>
/// <param name="AtLow">The difference at the low end; NaN if the case cannot be computed there.</param>
/// <param name="AtHigh">The difference at the high end; NaN likewise.</param>
internal sealed record RangeEffect(UncertainValue Value, string Variants, double AtLow, double AtHigh);

/// <summary>The sign of a difference with every uncertain value at one end of its range.</summary>
/// <param name="Corners">Combinations looked at.</param>
/// <param name="Negative">Those in which the second variant is flatter.</param>
/// <param name="Failed">Those that cannot be computed, because the current is above the limiting one.</param>
/// <param name="IsComplete">True if these are all combinations, false if they were drawn.</param>
internal sealed record CornerTally(int Corners, int Negative, int Failed, bool IsComplete);

/// <summary>
/// The difference of the judged quantity between two variants over the ranges of what is not known, in closed form. A value that both variants
/// share, because it is written in one place, moves in both at once.
/// </summary>
internal sealed class RangeSweep
{
    private const int AllCornersUpTo = 9;
    private const int DrawnCorners = 512;

    private readonly PartPlan _part;
    private readonly ContrastMeasure _measure;
    private readonly InputMapping _from;
    private readonly InputMapping _to;
    private readonly VariantPlan _fromPlan;
    private readonly VariantPlan _toPlan;
    private readonly (UncertainValue Value, bool InFrom, bool InTo)[] _values;
    private readonly double _central;

    public RangeSweep(PartPlan part, ContrastPlan contrast, ContrastMeasure measure)
    {
        (_part, _measure) = (part, measure);
        (_fromPlan, _toPlan) = (contrast.From, contrast.To);
        (_from, _to) = (contrast.From.Case.Tree, contrast.To.Case.Tree);
        var inFrom = UncertainValue.In(_from);
        var inTo = UncertainValue.In(_to);
        _values =
        [
            .. inFrom.Concat(inTo).DistinctBy(value => value.Place)
                .Select(value => (value, inFrom.Any(other => other.Place == value.Place), inTo.Any(other => other.Place == value.Place))),
        ];
        _central = Difference(_from, _to);
    }

    /// <summary>Every value alone at both ends; the change by the theory is added to a simulated difference.</summary>
    public IReadOnlyList<RangeEffect> OneAtATime(double simulated) =>
    [
        .. _values.Select(item => new RangeEffect(
            item.Value,
            item is { InFrom: true, InTo: true } ? "" : item.InFrom ? _fromPlan.Variant.Name : _toPlan.Variant.Name,
            simulated + Difference(item.Value.At(_from, high: false), item.Value.At(_to, high: false)) - _central,
            simulated + Difference(item.Value.At(_from, high: true), item.Value.At(_to, high: true)) - _central)),
    ];

    /// <summary>The sign at the corners of the ranges: all of them if they are few, else a fixed draw.</summary>
    public CornerTally? Corners()
    {
        if (_values.Length == 0)
        {
            return null;
        }

        var complete = _values.Length <= AllCornersUpTo;
        var count = complete ? 1 << _values.Length : DrawnCorners;
        var random = new Random(1);
        int negative = 0, failed = 0;
        for (var corner = 0; corner < count; corner++)
        {
            var (from, to) = (_from, _to);
            for (var index = 0; index < _values.Length; index++)
            {
                var high = complete ? (corner >> index & 1) == 1 : random.Next(2) == 1;
                from = _values[index].Value.At(from, high);
                to = _values[index].Value.At(to, high);
            }

            var difference = Difference(from, to);
            negative += difference < 0 ? 1 : 0;
            failed += double.IsNaN(difference) ? 1 : 0;
        }

        return new CornerTally(count, negative, failed, complete);
    }

    private double Difference(InputMapping from, InputMapping to) => Quantity(to, _toPlan) - Quantity(from, _fromPlan);

    private double Quantity(InputMapping tree, VariantPlan plan)
    {
        var model = _part.Part.Model;
        var read = model.Read(tree, plan.Id, _part.Part.CaseFolder);
        return _measure.ClosedForm(model.Varied(read, new RunVariation(_part.Resolution, 1, RunDetail.Ends))) ?? double.NaN;
    }
}
