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
            Happened = [new PlatingSection(variants), .. GrowthTable.Of(view.Variants) is { } growth ? [growth] : Array.Empty<GrowthSection>()],
            Trust = [Numerics(view)],
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

    private static NumericsSection Numerics(ModelView view)
    {
        var ordered = view.Variants.SelectMany(variant => variant.Refined).OrderBy(item => item.Resolution).ToArray();
        ConvergenceStudy Study(string quantity, Func<PlatingResult, double> value) =>
            new(quantity, [.. ordered.Select(item => item.Resolution)], [.. ordered.Select(item => value((PlatingResult)item.Result))]);
        return new NumericsSection([.. view.Variants.Select(Balance)])
        {
            CellsAcross = view.Resolution,
            Convergence = ordered.Length < 2
                ? []
                : [Study("*R*_{q}", result => result.RoughnessRq), Study("peak", result => result.Peak), Study("voltage", result => result.Voltage)],
        };
    }

    private static BalanceRow Balance(ModelVariant variant)
    {
        var runs = variant.Results.Cast<PlatingResult>().ToArray();
        var worst = new ConservationErrors(
            runs.Max(run => Math.Abs(run.Conservation.Charge)),
            runs.Max(run => Math.Abs(run.Conservation.Lithium)),
            runs.Max(run => Math.Abs(run.Conservation.Salt)));
        return new BalanceRow(variant.Name, worst, runs.Max(run => run.Steps), runs.Max(run => run.Cells), runs.Average(run => run.Wall));
    }
}
