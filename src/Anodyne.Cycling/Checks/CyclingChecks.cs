using Anodyne.Quantities;

namespace Anodyne.Cycling.Checks;

/// <summary>The checks of this wing for <c>anodyne verify</c>. Those against reference curves are listed only where the reference data are present.</summary>
public static class CyclingChecks
{
    /// <summary>All checks.</summary>
    public static IReadOnlyList<VerificationCheck> All { get; } =
        [.. SymmetricChecks.All(), .. BalanceChecks.All(), .. ImpedanceChecks.All(), .. CurveChecks.All(), .. LayeredChecks.All()];
}
