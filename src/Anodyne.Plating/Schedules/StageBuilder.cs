using Anodyne.Cells.Protocols;
using Anodyne.Quantities;

namespace Anodyne.Plating.Schedules;

/// <summary>
/// Makes a step of a protocol concrete for a front. The one place where a protocol's sign (positive on charge) becomes that of plating (J &gt; 0 deposits):
/// at the working electrode "Discharge" plates and "Charge" strips, as "Plate" and "Strip" say outright.
/// </summary>
internal static class StageBuilder
{
    private const string Where = "protocol";

    /// <summary>The stages of a step, in their order: one, or one for every part of a profile.</summary>
    /// <param name="step">The step.</param>
    /// <param name="period">Sampling period of the protocol, s.</param>
    /// <param name="groups">Conditions of the groups that the step stands in.</param>
    /// <exception cref="InputException">A step that needs more than a front with its counter electrode has.</exception>
    public static IReadOnlyList<Stage> Of(ProtocolStep step, double? period, IEnumerable<(StopCondition Condition, int Depth)> groups)
    {
        if (step.Temperature is not null)
        {
            throw Refused(step, "a plating run keeps its temperature", "a step without a temperature; the case has one \"temperature\" for all steps");
        }

        if (step.Mode == StepMode.Profile)
        {
            return Profile(step, period, groups);
        }

        Control control = step.Mode switch
        {
            StepMode.Plate => new Galvanostatic(Density(step, step.Amount)),
            StepMode.Current => new Galvanostatic(-Density(step, step.Amount)),
            StepMode.Voltage => new Potentiostatic(step.Amount.Value),
            StepMode.Rest => new OpenCircuit(),
            _ => throw Refused(step, "a plating run cannot do this step", "Plate, Strip, Charge, Discharge or Pulse at a current density, Hold, Rest, Follow"),
        };
        var limits = step.Until.Select(until => Limit(step, until, control, 0)).Concat(groups.Select(g => Limit(step, g.Condition, control, g.Depth)));
        return
        [
            new Stage(step.Text, control)
            {
                Charge = step.Charge is { } charge ? PerArea(step, charge) : double.PositiveInfinity,
                Duration = step.Duration ?? (control is OpenCircuit
                    ? throw Refused(step, "a rest must have a duration", "'Rest for 10 minutes'") : double.PositiveInfinity),
                Limits = [.. limits],
                Period = step.Period ?? period ?? double.PositiveInfinity,
            },
        ];
    }

    private static Stage[] Profile(ProtocolStep step, double? period, IEnumerable<(StopCondition Condition, int Depth)> groups)
    {
        if (step.ProfileTimes.Count < 2 || step.ProfileKind is not (AmountKind.CurrentDensity or AmountKind.Voltage))
        {
            throw Refused(step, "a plating run cannot follow this profile", "a table of two columns, t_s and i_mA_cm2 or v_V, positive on charge");
        }

        var conditions = groups.ToArray();
        return [.. Enumerable.Range(0, step.ProfileTimes.Count - 1).Select(part =>
        {
            var value = step.ProfileValues[part];
            Control control = step.ProfileKind == AmountKind.Voltage ? new Potentiostatic(value)
                : value == 0 ? new OpenCircuit() : new Galvanostatic(-value);
            return new Stage(step.Text, control)
            {
                Duration = step.ProfileTimes[part + 1] - step.ProfileTimes[part],
                Limits =
                [
                    .. step.Until.Select(until => Limit(step, until, control, 0)), .. conditions.Select(g => Limit(step, g.Condition, control, g.Depth)),
                ],
                Period = step.Period ?? period ?? double.PositiveInfinity,
            };
        })];
    }

    private static StageLimit Limit(ProtocolStep step, StopCondition until, Control control, int depth)
    {
        var limit = until.Variable switch
        {
            "current" => Density(step, until.Limit),
            "voltage" or "dead" or "salt" => until.Limit.Value,
            _ => throw Refused(step, $"a plating run has no variable '{until.Variable}'", "voltage, current, dead or salt"),
        };
        var side = until.Crossing switch
        {
            Crossing.Above => 1,
            Crossing.Below => -1,
            _ => until.Variable == "voltage" && control is Galvanostatic { CurrentDensity: var density } ? -Math.Sign(density) : 0,
        };
        return new StageLimit(until.Variable, limit, side, depth);
    }

    private static double Density(ProtocolStep step, Amount amount) => amount.Kind == AmountKind.CurrentDensity
        ? amount.Value
        : throw Refused(step, "a plating run knows currents per area only", "a current density, e.g. '1 mA/cm2'");

    private static double PerArea(ProtocolStep step, Amount amount) => amount.Kind == AmountKind.ChargePerArea
        ? amount.Value
        : throw Refused(step, "a plating run knows charges per area only", "a charge per area, e.g. '1 mAh/cm2'");

    private static InputException Refused(ProtocolStep step, string what, string allowed) => new(what, Where, $"'{step.Text}'", allowed);
}
