using System.Globalization;
using Anodyne.Plating.Results;

namespace Anodyne.Studies.Models.Plating;

/// <summary>What plating simulations add to a report.</summary>
internal static class PlatingReport
{
    // docs/limits.md says more.
    private static readonly string[] LeftOut =
    [
        "Two dimensions: a ridge concentrates the current less than a hill of the same profile does (2 against 3 for a half circle and a hemisphere), "
            + "so tips grow more slowly than in a cell.",
        "Quasi-steady transport: the salt has settled at every moment; nothing is said beyond the limiting current.",
        "Convection by the displaced liquid, of relative size *c* *V*_{m} (given above).",
        "Layers with their own transference number carry no anion circulation; each run says which form of the transport equations was solved.",
        "No side reactions, no consumption of electrolyte, no dead lithium: every electron plates.",
        "No stress: lithium, film and separator do not push back.",
        "The film neither grows nor cracks nor heals.",
    ];

    public static ModelReport Of(ModelView view)
    {
        PlatingVariant[] variants =
        [
            .. view.Variants.Select(variant => new PlatingVariant(
                variant.Name, [.. variant.Results.Select((result, index) => new PlatingRun(index + 1, (PlatingResult)result))])),
        ];
        return new ModelReport
        {
            Happened = [PlatingSection.Of(variants), GrowthSection.Of(view.Variants)],
            Trust = [NumericsSection.Of(view)],
            Overview = variants.Length > 1 ? OverviewFigure.Of(variants) : null,
            Assumptions = [Convection(view)],
            LeftOut = LeftOut,
        };
    }

    private static string Convection(ModelView view)
    {
        var sizes = view.Variants.Select(variant => PlatingModel.Case(variant.Case).Cell.NeglectedConvection).Distinct().Order().ToArray();
        var text = string.Join(" to ", new[] { sizes[0], sizes[^1] }.Distinct().Select(size => (100 * size).ToString("G3", CultureInfo.InvariantCulture)));
        return $"Convection left out: *c* *V*_{{m}} = {text} %.";
    }
}
