using System.Globalization;
using Anodyne.Quantities;

namespace Anodyne.Plating.Verification;

/// <summary>The checks of stripped and detached lithium.</summary>
internal static class DeadLithiumChecks
{
    private const string Group = "stripping and dead lithium";

    public static IEnumerable<VerificationCheck> All =>
    [
        new("plating/stripped-neck-2", Group, "1", 0.5, 0.02, ErrorMeasure.Relative, "a root that strips q times as fast: 1 - 1/q in the plane",
            _ => StrippedNeck.DeadShare(2)),
        .. new[] { 1.0, 3.0 }.SelectMany(Drift),
    ];

    private static IEnumerable<VerificationCheck> Drift(double wagner)
    {
        const string Source = "potential theory: cylinder with a linear film in a uniform field";
        var name = wagner.ToString(CultureInfo.InvariantCulture);
        yield return new($"plating/floating-cylinder-drift-wagner-{name}", Group, "1", 2 / (1 + wagner), 0.01, ErrorMeasure.Relative, Source,
            _ => FloatingCylinder.Speed(wagner));
        yield return new($"plating/floating-cylinder-net-current-wagner-{name}", Group, "1", 0, 1e-10, ErrorMeasure.Absolute, "no wire leads to it",
            _ => FloatingCylinder.NetCurrent(wagner));
    }
}
