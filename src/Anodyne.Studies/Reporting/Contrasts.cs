using Anodyne.Reports.Sections;
using Anodyne.Studies.Answers;
using Anodyne.Studies.Plan;

namespace Anodyne.Studies.Reporting;

/// <summary>What the contrasts of a part say: conclusions in words, attribution, and whether the sign survives the ranges.</summary>
internal static class Contrasts
{
    /// <summary>One conclusion a contrast and placement.</summary>
    public static IReadOnlyList<Conclusion> Conclusions(PartAnswer part) => [.. part.Contrasts.Select(contrast => Conclude(part, contrast))];

    /// <summary>The attribution, and the conclusions over the ranges.</summary>
    public static IReadOnlyList<ReportSection> Sections(PartAnswer part)
    {
        var symbol = part.Part.Model.Contrast!.Symbol;
        return
        [
            Attribution.Section(
            [
                .. part.Contrasts.Select(contrast => Attribute(part, contrast, contrast.Simulated, symbol + ", simulated")),
                .. part.Contrasts.Where(contrast => contrast.ClosedForm is not null)
                    .Select(contrast => Attribute(part, contrast, contrast.ClosedForm!, symbol + ", closed form")),
            ]),
            RangeFigure.Section(Conclusions(part), [.. RangeWords(part), .. OffsetWords(part), .. CornerWords(part)]),
        ];
    }

    private static Conclusion Conclude(PartAnswer part, ContrastAnswer contrast)
    {
        var shares = contrast.Simulated.Shares.OrderByDescending(share => Math.Abs(share.Shapley)).ToArray();
        var opposing = shares.Skip(1).FirstOrDefault(share => Math.Sign(share.Shapley) == -Math.Sign(shares[0].Shapley));
        var known = contrast.Ranges.Where(range => double.IsFinite(range.AtLow) && double.IsFinite(range.AtHigh));
        (int, int)? corners = contrast.Corners is { } tally && tally.Corners > tally.Failed
            ? (contrast.Difference.Mean < 0 ? tally.Negative : tally.Corners - tally.Failed - tally.Negative, tally.Corners - tally.Failed)
            : null;
        return new Conclusion
        {
            Condition = Condition(part, contrast.Plan),
            Variant = ShownVariant.NameOf(part.Shown, contrast.Plan.To),
            Reference = ShownVariant.NameOf(part.Shown, contrast.Plan.From),
            LogRatio = contrast.Difference.Mean,
            HalfWidth = contrast.Difference.HalfWidth,
            Seeds = contrast.Difference.Count,
            DecisiveProperty = shares[0].Property.Title,
            DecisiveEffect = shares[0].Shapley,
            OpposingProperty = opposing?.Property.Title ?? "",
            OpposingEffect = opposing?.Shapley ?? double.NaN,
            Grid = contrast.Grid,
            Corners = corners,
            Ranges = [.. known.Select(range => new RangeTest(Words(range), range.Value.Low, range.Value.High, range.AtLow, range.AtHigh))],
        };
    }

    private static string Words(RangeEffect range) =>
        ParameterName(range.Value.Path) + (range.Variants.Length == 0 ? "" : $" of {range.Variants}");

    /// <summary>"electrolyte.salt_diffusivity" is "salt diffusivity"; of a layer its name is kept: "MacMullin number (PE)".</summary>
    private static string ParameterName(string path)
    {
        var parts = path.Split('.');
        var name = parts[^1].Replace('_', ' ').Replace("macmullin", "MacMullin", StringComparison.Ordinal);
        return parts.Length > 2 ? $"{name} ({parts[^2].Replace('_', ' ')})" : name;
    }

    private static Attribution Attribute(PartAnswer part, ContrastAnswer contrast, SharedDifference difference, string quantity)
    {
        StudyVariant Shown(VariantPlan plan) => plan.Variant with { Name = ShownVariant.NameOf(part.Shown, plan) };
        return new Attribution(Condition(part, contrast.Plan), Shown(contrast.Plan.From), Shown(contrast.Plan.To), quantity, difference);
    }

    private static string Condition(PartAnswer part, ContrastPlan contrast)
    {
        var condition = part.Part.Model.Contrast!.Condition(contrast.To.Case) ?? contrast.Contrast.To;
        return contrast.To.Placement.Title.Length == 0 ? condition : $"{condition}, {contrast.To.Placement.Title}";
    }

    private static IEnumerable<string> RangeWords(PartAnswer part) =>
        part.Contrasts.Any(contrast => contrast.Ranges.Count > 0)
            ? ["How a difference moves over a range is taken from the closed form and added to the simulated difference."]
            : [];

    private static IEnumerable<string> OffsetWords(PartAnswer part)
    {
        var compared = part.Contrasts.Where(contrast => contrast.ClosedForm is not null).ToArray();
        double[] offsets =
        [
            .. compared.SelectMany(contrast => new[] { contrast.Simulated.From - contrast.ClosedForm!.From, contrast.Simulated.To - contrast.ClosedForm.To })
                .Where(double.IsFinite),
        ];
        return offsets.Length == 0 ? [] : part.Part.Model.Contrast!.Notes(offsets, part.Results.Of(compared[0].Plan.From, compared[0].Plan.From.Id));
    }

    private static IEnumerable<string> CornerWords(PartAnswer part) =>
        from contrast in part.Contrasts
        where contrast.Corners is not null
        let tally = contrast.Corners
        let draws = $"{(tally.IsComplete ? "all" : "a fixed draw of")} {tally.Corners} combinations, closed form"
        select $"**{Condition(part, contrast.Plan)}**, all uncertain values at an end of their range at once ({draws}): "
            + $"{ShownVariant.NameOf(part.Shown, contrast.Plan.To)} is the flatter one in {tally.Negative} of {tally.Corners - tally.Failed}"
            + (tally.Failed > 0 ? $"; {tally.Failed} are above the limiting current." : ".");
}
