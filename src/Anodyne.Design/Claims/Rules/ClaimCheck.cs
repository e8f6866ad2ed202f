using System.Collections.Immutable;

namespace Anodyne.Design.Claims.Rules;

/// <summary>Holds a table of reported values against every rule.</summary>
/// <param name="Table">The table.</param>
/// <param name="Flags">Flags in the order of the rows.</param>
/// <param name="Unjudged">Rows that no rule knows: they were not examined, and are not thereby right.</param>
public sealed record ClaimCheck(ClaimTable Table, ImmutableArray<ClaimFlag> Flags, ImmutableArray<Claim> Unjudged)
{
    /// <summary>Every rule.</summary>
    public static IReadOnlyList<ClaimRule> Rules { get; } =
    [
        new BindingEnergyRule(),
        new CoatingDensityRule(),
        new CycleTimeRule(),
        new CyclesAgainstHoursRule(),
        new DecimalSlipRule(),
        new DenseThicknessRule(),
        new DensityRule(),
        new EfficiencyAgainstLifeRule(),
        new FirstCycleRule(),
        new FormulaRule(),
        new GibbsEnergyRule(),
        new KineticOverpotentialRule(),
        new LimitingCurrentRule(),
        new OneCellOneLifetimeRule(),
        new PhaseVolumeRule(),
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
        var findings = Rules.SelectMany(rule => rule.Examine(table).Select(finding => (Rule: rule.Name, finding.Claim, finding.Reason))).ToArray();
        var judged = findings.Select(finding => finding.Claim.Row).ToHashSet();
        var flags = findings.Where(finding => finding.Reason is not null).Select(finding => new ClaimFlag(finding.Claim, finding.Rule, finding.Reason!));
        return new ClaimCheck(
            table,
            [.. flags.OrderBy(flag => flag.Claim.Row).ThenBy(flag => flag.Rule, StringComparer.Ordinal)],
            [.. table.Claims.Where(claim => !judged.Contains(claim.Row))]);
    }
}
