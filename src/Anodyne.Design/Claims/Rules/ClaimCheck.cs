using System.Collections.Immutable;

namespace Anodyne.Design.Claims.Rules;

/// <summary>Holds a table of reported values against every rule.</summary>
/// <param name="Table">The table.</param>
/// <param name="Flags">Flags in the order of the rows.</param>
public sealed record ClaimCheck(ClaimTable Table, ImmutableArray<ClaimFlag> Flags)
{
    /// <summary>Every rule.</summary>
    public static IReadOnlyList<ClaimRule> Rules { get; } =
    [
        new BindingEnergyRule(),
        new CycleTimeRule(),
        new CyclesAgainstHoursRule(),
        new DenseThicknessRule(),
        new EfficiencyAgainstLifeRule(),
        new FormulaRule(),
        new GibbsEnergyRule(),
        new KineticOverpotentialRule(),
        new LimitingCurrentRule(),
        new OneCellOneLifetimeRule(),
        new RateAgainstCurrentRule(),
        new RetentionAgainstDecayRule(),
        new RoughnessRule(),
        new SandTimeRule(),
        new ShareRule(),
        new SpecificEnergyRule(),
        new TheoreticalCapacityRule(),
        new UnitRule(),
    ];

    /// <summary>Examines a table.</summary>
    public static ClaimCheck Of(ClaimTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new ClaimCheck(table,
            [.. Rules.SelectMany(rule => rule.Examine(table)).OrderBy(flag => flag.Claim.Row).ThenBy(flag => flag.Rule, StringComparer.Ordinal)]);
    }
}
