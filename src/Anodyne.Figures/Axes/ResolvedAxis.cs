using Anodyne.Figures.Text;
using Anodyne.Figures.Ticks;

namespace Anodyne.Figures.Axes;

/// <summary>An axis whose ends and ticks are decided.</summary>
internal sealed record ResolvedAxis(Axis Spec, TickSet Ticks)
{
    /// <summary>Axis label with its unit and power of ten, as markup.</summary>
    public string FullLabel
    {
        get
        {
            var unit = UnitLabel.Markup(Spec.Unit);
            var power = Ticks.Exponent == 0 ? "" : "10^{" + Format.Fixed(Ticks.Exponent, 0) + "}";
            var inside = power.Length > 0 && unit.Length > 0 ? power + "\u00a0" + unit : power + unit;
            return inside.Length == 0 ? Spec.Label : Spec.Label.Length == 0 ? inside : Spec.Label + " (" + inside + ")";
        }
    }

    /// <summary>Place along the axis, 0 at the low end, 1 at the high end; NaN for what the axis cannot show.</summary>
    public double Position(double value)
    {
        var share = Spec.Scale == AxisScale.Log
            ? value > 0 ? Math.Log(value / Ticks.Low) / Math.Log(Ticks.High / Ticks.Low) : double.NaN
            : (value - Ticks.Low) / (Ticks.High - Ticks.Low);
        return Spec.IsReversed ? 1 - share : share;
    }
}
