using Anodyne.Cells.Protocols;
using Anodyne.Cycling.Model;
using Anodyne.Quantities;

namespace Anodyne.Cycling.Runs;

/// <summary>
/// A step made concrete for a cell: what is imposed, in the model's units and sign (current density positive on discharge), its limits and the name of
/// its kind. The only place where a protocol's sign (positive on charge) becomes the model's.
/// </summary>
internal sealed class StepTarget
{
    private readonly CellSystem _system;

    public StepTarget(ProtocolStep step, CellSystem system, double nominalCharge, double voltage, double start,
        IEnumerable<(StopCondition Condition, int Depth)>? groups = null)
    {
        _system = system;
        Step = step;
        var area = system.Design.Area;
        var duration = step.Duration ?? double.PositiveInfinity;
        switch (step.Mode)
        {
            case StepMode.Current:
                Control = new CellControl(ControlKind.Current, -step.Amount.ToCurrentDensity(area, nominalCharge));
                Type = step.Amount.Value > 0 ? "CC_CHG" : "CC_DCH";
                break;
            case StepMode.Plate:
                var plating = step.Amount.ToCurrentDensity(area, nominalCharge);
                if (CellVariables.Studied(system) is not { } metal)
                {
                    throw new InputException("this cell has no metal electrode to plate", "protocol", $"'{step.Text}'", "'Charge' or 'Discharge'");
                }

                Control = new CellControl(ControlKind.Current, metal.PositiveSide ? plating : -plating);
                Type = Control.Value < 0 ? "CC_CHG" : "CC_DCH";
                break;
            case StepMode.Voltage:
                Control = new CellControl(ControlKind.Voltage, step.Amount.Value);
                Type = "CV_CHG";
                break;
            case StepMode.Power:
                Control = new CellControl(ControlKind.Power, step.Amount.Kind == AmountKind.Power ? -step.Amount.Value / area : -step.Amount.Value);
                Type = step.Amount.Value > 0 ? "CP_CHG" : "CP_DCH";
                break;
            case StepMode.Resistance:
                Control = new CellControl(ControlKind.Resistance, step.Amount.Value * area);
                Type = "CR_DCH";
                break;
            case StepMode.Sweep:
                var origin = step.Origin ?? voltage;
                var slope = Math.Sign(step.Target - origin) * step.Amount.Value;
                Control = new CellControl(ControlKind.Voltage, origin, slope, start);
                duration = Math.Min(duration, Math.Abs(step.Target - origin) / step.Amount.Value);
                Type = "LSV";
                break;
            case StepMode.Profile when step.ProfileTimes.Count < 2:
                throw new InputException("the profile of this step was not read", "protocol", $"'{step.Text}'", "a profile with at least two times");
            default:
                Control = new CellControl(ControlKind.Current, 0);
                Type = step.Mode == StepMode.Rest ? "REST" : "CC";
                break;
        }

        Duration = duration;
        if (step.Charge is { } charge)
        {
            Charge = charge.Kind == AmountKind.Charge ? charge.Value / area : charge.Value;
            if (Control.Kind == ControlKind.Current && Control.Value != 0)
            {
                Duration = Math.Min(Duration, Charge / Math.Abs(Control.Value));
                Charge = double.PositiveInfinity;
            }
        }

        Conditions = [.. step.Until.Select(c => Limit(c, nominalCharge)), .. (groups ?? [])
            .Select(g => Limit(g.Condition, nominalCharge) with { Group = g.Depth })];
    }

    /// <summary>What a step of a profile imposes.</summary>
    public static CellControl Profile(ProtocolStep step, int segment, double area, double nominalCharge)
    {
        var value = step.ProfileValues[segment];
        return step.ProfileKind switch
        {
            AmountKind.Voltage => new CellControl(ControlKind.Voltage, value),
            AmountKind.Power => new CellControl(ControlKind.Power, -value / area),
            AmountKind.PowerDensity => new CellControl(ControlKind.Power, -value),
            var kind => new CellControl(ControlKind.Current, -new Amount(value, kind).ToCurrentDensity(area, nominalCharge)),
        };
    }

    public ProtocolStep Step { get; }

    public CellControl Control { get; }

    /// <summary>BDF step type.</summary>
    public string Type { get; }

    /// <summary>Longest duration, s.</summary>
    public double Duration { get; }

    /// <summary>Charge per area that ends the step, C/m2, either direction.</summary>
    public double Charge { get; } = double.PositiveInfinity;

    public IReadOnlyList<Condition> Conditions { get; }

    private Condition Limit(StopCondition condition, double nominalCharge)
    {
        var limit = condition.Variable == "current"
            ? condition.Limit.ToCurrentDensity(_system.Design.Area, nominalCharge)
            : condition.Limit.Value;
        var side = condition.Crossing switch
        {
            Crossing.Above => 1,
            Crossing.Below => -1,
            _ when condition.Variable == "voltage" && Control is { Kind: ControlKind.Current or ControlKind.Power, Value: not 0 } => Control.Value > 0 ? -1 : 1,
            _ when condition.Variable == "voltage" && Control.Kind == ControlKind.Resistance => -1,
            _ => 0,
        };
        return new Condition(condition.Variable, limit, side);
    }

    /// <summary>A limit: side 1 ends at or above, -1 at or below, 0 is settled from the first state.</summary>
    internal sealed record Condition(string Variable, double Limit, int Side)
    {
        public Condition Settled(double value) => Side != 0 ? this : this with { Side = value < Limit ? 1 : -1 };

        /// <summary>Positive once the limit is passed.</summary>
        public double Excess(CellSystem system, ReadOnlySpan<double> y) => Side * (CellVariables.Value(Variable, system, y) - Limit);

        /// <summary>The repeated group that ends with it, counted from 1 outermost; 0: the step alone.</summary>
        public int Group { get; init; }

        public string Describe() =>
            Group > 0 ? FormattableString.Invariant($"{Variable} reached the limit of group {Group}")
            : FormattableString.Invariant($"{Variable} reached its limit");
    }
}
