using System.Globalization;
using System.Text.RegularExpressions;
using Anodyne.Design.Thermochemistry.Reactions;
using Anodyne.Reports.Blocks;
using Anodyne.Reports.Sections;

namespace Anodyne.Studies.Designs;

/// <summary>Reactions that a study names: every data set side by side, spread, mixtures, volumes, verdict.</summary>
/// <param name="Reactions">The reactions with their properties.</param>
public sealed partial record ReactionSection(IReadOnlyList<ReactionProperties> Reactions) : ReportSection
{
    /// <inheritdoc/>
    public override string Heading => "Thermochemistry of the interface";

    /// <inheritdoc/>
    public override IReadOnlyList<ReportBlock> Show()
    {
        if (Reactions.Count == 0)
        {
            return [];
        }

        return
        [
            new TableBlock(
                ["Reaction", "T (K)", "Data set", "ΔG (kJ mol^{−1})", "±", "ΔH (kJ mol^{−1})", "E against Li (V)", "Lacks"],
                [.. Reactions.SelectMany(Rows)],
                "Gibbs energy and enthalpy per mole of reaction from every data set; a set that lacks a species stays blank. ± is the largest error of "
                    + "rounding and of the way to the temperature."),
            new BulletBlock([.. Reactions.Select(Verdict)]),
        ];
    }

    /// <summary>A reaction with lowered numbers of atoms, as label markup.</summary>
    /// <param name="text">E.g. "Li2CO3 + CaF2 -&gt; 2 LiF + CaCO3".</param>
    public static string Formula(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Subscripts().Replace(text, "_{$0}").Replace("->", "→", StringComparison.Ordinal);
    }

    private static IEnumerable<IReadOnlyList<TableCell>> Rows(ReactionProperties reaction) => reaction.Sets.Select((set, index) => (IReadOnlyList<TableCell>)
    [
        index == 0 ? Formula(reaction.Reaction.ToString()) : "",
        index == 0 ? TableCell.Of(reaction.Temperature, 5) : "",
        set.Set.Name,
        One(set.Gibbs / 1000),
        set.Gibbs is null ? "" : TableCell.Of(set.GibbsError / 1000, 1),
        One(set.Enthalpy / 1000),
        TableCell.Of(set.Potential, 3),
        new TableCell(Formula(string.Join(", ", set.Missing)), CellKind.Small),
    ]);

    private static string Verdict(ReactionProperties reaction)
    {
        var volume = reaction.Volume?.Relative is { } change
            ? string.Create(CultureInfo.InvariantCulture, $" The solids change their volume by {100 * change:+0;−0} %.")
            : "";
        return $"{Formula(reaction.Reaction.ToString())}: {reaction.Verdict.Text}.{volume}";
    }

    private static TableCell One(double? value) =>
        new(value?.ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture) ?? "", CellKind.Number);

    /// <summary>A number behind a letter or a closing bracket counts atoms.</summary>
    [GeneratedRegex(@"(?<=[A-Za-z)\]])\d+(\.\d+)?")]
    private static partial Regex Subscripts();
}
