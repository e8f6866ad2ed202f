using System.Globalization;
using Anodyne.Cycling.Runs;
using Anodyne.Reports.Blocks;

namespace Anodyne.Studies.Models.Cells;

/// <summary>The tables of cycles and of the places of lithium.</summary>
internal static class CellTables
{
    private const int MostCycles = 12;

    /// <summary>The cycles of each variant that has several, folded.</summary>
    public static IEnumerable<ReportBlock> Cycles(ModelView view)
    {
        foreach (var variant in view.Variants)
        {
            var result = CellReport.Run(variant);
            if (result.Cycles.Count < 2)
            {
                continue;
            }

            var some = result.Cycles.Count <= MostCycles
                ? result.Cycles
                : [.. result.Cycles.Take(MostCycles / 2), .. result.Cycles.TakeLast(MostCycles / 2)];
            yield return new FoldBlock(
                $"Cycles of {variant.Name}",
                [
                    new TableBlock(
                        [
                            "Cycle", "charge (mAh cm^{−2})", "discharge (mAh cm^{−2})", "mean charge (V)", "mean discharge (V)",
                            "dead (µmol cm^{−2})", "in film (µmol cm^{−2})", "film (nm)",
                        ],
                        [
                            .. some.Select(cycle => (IReadOnlyList<TableCell>)
                            [
                                new TableCell(cycle.Cycle.ToString(CultureInfo.InvariantCulture), CellKind.Number),
                                TableCell.Of(cycle.Charged / result.Area / 36000, 5),
                                TableCell.Of(cycle.Discharged / result.Area / 36000, 5),
                                TableCell.Of(CellQuantities.Mean(result, cycle.Cycle, 1), 4),
                                TableCell.Of(CellQuantities.Mean(result, cycle.Cycle, -1), 4),
                                TableCell.Of(100 * cycle.DeadLithium, 4),
                                TableCell.Of(100 * cycle.SeiLithium, 4),
                                TableCell.Of(1e9 * cycle.FilmThickness, 4),
                            ]),
                        ],
                        some.Count == result.Cycles.Count
                            ? $"Cycles of {variant.Name}."
                            : $"Cycles of {variant.Name}, the first and last {MostCycles / 2} of {result.Cycles.Count}; all of them are in cycles.csv."),
                ]);
        }
    }

    /// <summary>Lithium by place at the start and at the end.</summary>
    public static TableBlock Lithium(ModelView view) => new(
        ["Variant", "Place", "start", "end", "change"],
        [
            .. view.Variants.SelectMany(variant => Places(CellReport.Run(variant)).Select((place, index) => (IReadOnlyList<TableCell>)
            [
                index == 0 ? variant.Name : "",
                place.Name,
                double.IsFinite(place.Start) ? TableCell.Of(100 * place.Start, 6) : new TableCell("unlimited", CellKind.Small),
                double.IsFinite(place.End) ? TableCell.Of(100 * place.End, 6) : new TableCell("unlimited", CellKind.Small),
                place.Name == "sum"
                    ? new TableCell($"kept to {ReportNumber.Text(CellReport.Run(variant).LithiumDrift, 2)} relative", CellKind.Small)
                    : TableCell.Of(100 * place.Change, 5),
            ])),
        ],
        "Lithium in the cell, in µmol per cm^{2} of cell (1 mAh is 37.31 µmol): metal, dead metal, grown film, particles, salt. "
        + "\"Kept to\": largest relative change of the sum over the run, lithium that charges double layers included.");

    private static IEnumerable<(string Name, double Start, double End, double Change)> Places(CycleResult result)
    {
        LithiumInventory a = result.Start, b = result.End;
        (string, double, double, double)[] all =
        [
            ("metal, negative electrode", a.NegativeStock + a.NegativeMetal, b.NegativeStock + b.NegativeMetal, b.NegativeMetal - a.NegativeMetal),
            ("metal, working electrode", a.PositiveStock + a.PositiveMetal, b.PositiveStock + b.PositiveMetal, b.PositiveMetal - a.PositiveMetal),
            ("dead metal", a.Dead, b.Dead, b.Dead - a.Dead),
            ("grown film", a.Film, b.Film, b.Film - a.Film),
            ("particles, negative electrode", a.NegativeParticles, b.NegativeParticles, b.NegativeParticles - a.NegativeParticles),
            ("particles, positive electrode", a.PositiveParticles, b.PositiveParticles, b.PositiveParticles - a.PositiveParticles),
            ("salt", a.Salt, b.Salt, b.Salt - a.Salt),
        ];
        foreach (var place in all.Where(place => place.Item2 != 0 || place.Item3 != 0))
        {
            yield return place;
        }

        double start = all.Sum(place => place.Item2), end = all.Sum(place => place.Item3);
        yield return ("sum", start, end, end - start);
    }
}
