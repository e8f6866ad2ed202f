using System.Globalization;
using Anodyne.Reports.Blocks;

namespace Anodyne.Studies.Reporting;

/// <summary>Turns conclusions into sentences: who plates flatter, by how much, what bought it, what it hangs on.</summary>
internal static class SummaryWords
{
    private const int Named = 3;

    /// <summary>One paragraph a conclusion.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<Conclusion> conclusions) => [.. conclusions.Select(Paragraph)];

    /// <summary>The grid's own error of a difference in words; empty if it was not looked at.</summary>
    public static string GridWords(Conclusion c)
    {
        if (c.Grid is not { } grid)
        {
            return "";
        }

        var cells = string.Join(" and ", grid.Others.Select(pair => pair.Resolution.ToString(CultureInfo.InvariantCulture)));
        var order = grid.Order is { } seen ? $"order {ReportNumber.Text(seen, 2)} as observed" : "order 1 assumed";
        return $"The grid's own error of this difference is {ReportNumber.Text(100 * Math.Exp(c.LogRatio) * grid.Value, 2)}\u00a0% "
            + $"(both variants again with {cells} cells across, {order}).";
    }

    // Below the grid's error there is nothing to explain.
    private static string Paragraph(Conclusion c) => string.Join(
        " ", (c.IsResolved ? [Verdict(c), GridWords(c), Reason(c), Survival(c)] : (string[])[Verdict(c), GridWords(c)]).Where(s => s.Length > 0));

    private static string Verdict(Conclusion c)
    {
        var seeds = c.Seeds == 1 ? "one seed" : $"{c.Seeds} seeds";
        var change = 100 * (Math.Exp(c.LogRatio) - 1);
        var half = 100 * Math.Exp(c.LogRatio) * c.HalfWidth;
        var size = $"{ReportNumber.WithSpread(Math.Abs(change), double.IsFinite(half) ? half : null)}\u00a0%";
        if (!c.IsResolved)
        {
            return $"**{c.Condition}:** between {c.Variant} and {c.Reference} there is no difference that the grid can show (roughness of {c.Variant} "
                + $"{Signed(change)}{(double.IsFinite(half) ? $" ± {ReportNumber.Text(half, 2)}" : "")}\u00a0%).";
        }

        if (c.Seeds > 1 && !c.IsDecided)
        {
            return $"**{c.Condition}:** {c.Variant} and {c.Reference} plate equally flat within the spread over {seeds} (roughness of {c.Variant} "
                + $"{Signed(change)} ± {ReportNumber.Text(half, 2)}\u00a0%, 95\u00a0%).";
        }

        return $"**{c.Condition}:** {c.Variant} plates {(c.LogRatio < 0 ? "flatter" : "rougher")} than {c.Reference}: the final roughness is {size} "
            + $"{(c.LogRatio < 0 ? "lower" : "higher")} ({seeds}{(c.Seeds > 1 ? ", 95\u00a0%" : ", no spread known")}).";
    }

    private static string Reason(Conclusion c)
    {
        if (c.DecisiveProperty.Length == 0 || !double.IsFinite(c.DecisiveEffect))
        {
            return "";
        }

        var first = $"The largest share comes from the {c.DecisiveProperty} ({Effect(c.DecisiveEffect)})";
        return c.OpposingProperty.Length > 0 && Math.Abs(c.OpposingEffect) > 0.05 * Math.Abs(c.DecisiveEffect)
            ? $"{first}; against it stands the {c.OpposingProperty} ({Effect(c.OpposingEffect)})."
            : first + ".";
    }

    private static string Survival(Conclusion c)
    {
        if (c.Ranges.Count == 0)
        {
            return "";
        }

        var changes = c.SignChanges.OrderByDescending(r => Math.Abs(r.AtHigh - r.AtLow)).ToArray();
        var all = c.Ranges.Count <= 3 ? $"every assumed value ({Join(c.Ranges.Select(r => r.Parameter))})"
            : $"each of the {c.Ranges.Count} assumed values, one at a time";
        var more = changes.Length > Named ? $", and of {changes.Length - Named} more" : "";
        var alone = changes.Length == 0
            ? $"The sign holds over the range of {all}."
            : $"The sign is **not** safe: it changes within the assumed range of {Join(changes.Take(Named).Select(r => r.Parameter))}{more}.";
        return alone + Together(c, changes.Length == 0);
    }

    // One value at a time says little of all at once.
    private static string Together(Conclusion c, bool holdsAlone) => c.Corners is not { } corners ? ""
        : corners.Kept == corners.Of ? $" It also holds in all {corners.Of} combinations of their ends."
        : $" {(holdsAlone ? "But the sign is **not** safe: with" : "With")} all at an end at once it holds in {corners.Kept} of {corners.Of} combinations.";

    private static string Effect(double logRatio) => ReportNumber.Percent(logRatio) + " of roughness";

    private static string Signed(double percent) => (percent >= 0 ? "+" : "") + ReportNumber.Text(percent, 2);

    private static string Join(IEnumerable<string> names)
    {
        var all = names.ToArray();
        return all.Length <= 1 ? string.Concat(all) : string.Join(", ", all[..^1]) + " and " + all[^1];
    }
}
