using Anodyne.Quantities;
using Anodyne.Quantities.Validation;

namespace Anodyne.Cells.Protocols;

/// <summary>When a plating run ends; the first rule that is met counts. At least one is given.</summary>
/// <param name="ChargePerArea">Charge per projected area, C/m2, above 0 (1 mAh/cm2 = 36000 C/m2); null: no limit.</param>
/// <param name="Time">Time, s, above 0; null: no limit.</param>
public sealed record StopRules(double? ChargePerArea, double? Time)
{
    /// <summary>Charge per projected area, C/m2; null: no limit.</summary>
    public double? ChargePerArea { get; init => field = Checked(value, "charge per area", "C/m2"); } = ChargePerArea is null && Time is null
        ? throw new InputException("no rule says when to stop", "stop", "nothing", "a charge per area, a time, or both")
        : Checked(ChargePerArea, "charge per area", "C/m2");

    /// <summary>Time, s; null: no limit.</summary>
    public double? Time { get; init => field = Checked(value, "time", "s"); } = Checked(Time, "time", "s");

    /// <summary>
    /// Distance from the tip to what ends a run (counter electrode, outer face of a layer, separator), m, at which the run counts as ended; null: contact.
    /// </summary>
    public double? Distance { get; init => field = Checked(value, "distance", "m"); }

    /// <summary>No rule of its own: the protocol says when a run ends.</summary>
    public static StopRules EndOfProtocol { get; } = new StopRules(null, 1) with { Time = null };

    private static double? Checked(double? value, string field, string unit) => value is { } number ? Require.Positive(number, field, unit) : null;
}
