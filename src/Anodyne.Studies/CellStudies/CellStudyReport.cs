using System.Globalization;
using Anodyne.Cells.Protocols;
using Anodyne.Cycling.Runs;
using Anodyne.Figures.Text;
using Anodyne.Reports.Blocks;
using Anodyne.Store.Results;
using Anodyne.Studies.Analyses;
using Anodyne.Studies.Answers;
using Anodyne.Studies.Cycles;
using Anodyne.Studies.Report;
using Anodyne.Studies.Report.Sections;

namespace Anodyne.Studies.CellStudies;

/// <summary>Puts what a study of cells found into the report's sections.</summary>
public static class CellStudyReport
{
    private const int MostCycles = 12;

    /// <summary>What every cell simulation leaves out; docs/cell-model.md says more.</summary>
    public static IReadOnlyList<string> LeftOut { get; } =
    [
        "One dimension: no lateral variation, no dendrites, no edge of the electrode; a short circuit cannot happen here.",
        "One particle size and one temperature in the whole cell.",
        "Film and dead lithium do not clog pores and do not take up space between the electrodes.",
        "Convection by the displaced liquid, about *c* *V*_{m} (1 % at 1 mol/L).",
        "No consumption of solvent: the electrolyte does not dry out.",
        "Beyond the limiting current the electroneutral model ends; there a run stops and says so.",
    ];

    /// <summary>Fills the report.</summary>
    /// <param name="outcome">What the study left behind.</param>
    /// <param name="command">The command that makes it again.</param>
    /// <param name="version">Version of Anodyne.</param>
    public static StudyReport Of(CellStudyOutcome outcome, string command, string version)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var study = outcome.Plan.Study;
        return new StudyReport
        {
            Title = study.Title,
            Question = study.Question,
            Command = command,
            Version = version,
            InputsHash = StoredResult.HashOf(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', outcome.Plan.Runs.Select(run => run.Inputs).Concat(outcome.Measured.Select(AnalysisArchive.Inputs))))),
            Summary = [.. study.Headline.Select(quantity => Headline(outcome, quantity)).Where(text => text.Length > 0), .. outcome.Answers.Select(CellAnswerReport.Sentence)],
            Assumptions = [.. study.Notes],
            Warnings = outcome.Warnings,
            Sections = [.. Sections(outcome)],
            LeftOut = LeftOut,
            Citation = "Anodyne contributors, Anodyne: a workbench for lithium-metal batteries, version " + version,
        };
    }

    private static string Headline(CellStudyOutcome outcome, CellQuantity quantity)
    {
        var parts = outcome.Plan.Variants
            .Select(variant => (variant.Variant.Name, Estimate: outcome.Estimate(variant, quantity)))
            .Where(part => double.IsFinite(part.Estimate.Value))
            .Select(part => $"{part.Name} {ReportNumber.WithSpread(part.Estimate.Value, part.Estimate.HalfWidth)}{(quantity.Unit == "1" ? "" : "\u00a0" + UnitLabel.Markup(quantity.Unit))}")
            .ToArray();
        return parts.Length == 0 ? "" : $"**{Capital(quantity.Title)}:** {string.Join(", ", parts)}.";
    }

    private static IEnumerable<ReportSection> Sections(CellStudyOutcome outcome)
    {
        var shown = outcome.Plan.Variants;
        yield return new FreeSection("What the cells did", [Results(outcome), .. CellFigures.Of(outcome), .. Cycles(outcome)]);
        if (CellAnswerReport.Section(outcome) is { } compared)
        {
            yield return compared;
        }

        yield return new FreeSection("Where the lithium is", [Lithium(outcome)]);
        if (outcome.Analyses.Count > 0)
        {
            yield return new AnalysisSection(
            [
                .. outcome.Analyses.Select(finished => new AnalysisReport(
                    $"{finished.Analysis.Name}, {finished.Variant}",
                    $"{finished.Analysis.Of} of {finished.Variant}",
                    finished.Result.Results)
                {
                    Figures = finished.Result.Figure is { } figure ? [new FigureBlock(figure, $"{finished.Analysis.Name} ({finished.Analysis.Method}), {finished.Variant}.")] : [],
                }),
                .. outcome.Measured.Select(finished => finished.Analysis.Report(finished.Result)).Select(report => report with { Name = report.Name + ", measured" }),
            ]);
        }

        if (shown.Any(variant => variant.Ranges.Count > 0))
        {
            yield return new FreeSection("Over the ranges of assumed values", [Ranges(outcome)]);
        }

        (string, Quantities.Documents.ParameterSheet)[] sheets = [.. shown.Select(variant => (variant.Variant.Name, variant.Run.Case.Parameters))];
        yield return ParameterTable.Sourced(sheets);
        yield return ParameterTable.Settings(sheets);
        yield return new FreeSection("Protocols", [.. shown.GroupBy(variant => string.Join('\n', Protocol(variant))).Select(group => Protocol(group))]);
        yield return new FreeSection("Balances and resolution", [Balances(outcome)]);
    }

    private static TableBlock Results(CellStudyOutcome outcome)
    {
        var quantities = CellQuantity.All.Where(quantity => outcome.Plan.Variants.Any(variant => double.IsFinite(quantity.Of(outcome.Of(variant.Run)))));
        return new TableBlock(
            ["Quantity", "Unit", .. outcome.Plan.Variants.SelectMany(variant => new[] { variant.Variant.Name, "±" })],
            [
                .. quantities.Select(quantity => (IReadOnlyList<TableCell>)
                [
                    quantity.Title,
                    quantity.Unit == "1" ? "" : UnitLabel.Markup(quantity.Unit),
                    .. outcome.Plan.Variants.SelectMany(variant => Cells(outcome.Estimate(variant, quantity))),
                ]),
                [
                    "ended by", "",
                    .. outcome.Plan.Variants.SelectMany(variant => new TableCell[] { new(outcome.Of(variant.Run).StopReason, outcome.Of(variant.Run).Failure is null ? CellKind.Small : CellKind.Flag), "" }),
                ],
            ],
            "Results. ±: what the ranges of the assumed values make of a quantity, each value at both ends of its range alone, the larger change of each added in quadrature; \"none\" where the case gives no range.");
    }

    private static TableCell[] Cells((double Value, double? HalfWidth) estimate) => double.IsFinite(estimate.Value)
        ? [TableCell.Of(estimate.Value, ReportNumber.DigitsWithin(estimate.Value, estimate.HalfWidth)), new TableCell(estimate.HalfWidth is { } half ? ReportNumber.Text(half, 2) : "none", estimate.HalfWidth is null ? CellKind.Small : CellKind.Number)]
        : ["", ""];

    private static IEnumerable<ReportBlock> Cycles(CellStudyOutcome outcome)
    {
        foreach (var variant in outcome.Plan.Variants)
        {
            var result = outcome.Of(variant.Run);
            if (result.Cycles.Count < 2)
            {
                continue;
            }

            var some = result.Cycles.Count <= MostCycles ? result.Cycles : [.. result.Cycles.Take(MostCycles / 2), .. result.Cycles.TakeLast(MostCycles / 2)];
            yield return new FoldBlock(
                $"Cycles of {variant.Variant.Name}",
                [
                    new TableBlock(
                        ["Cycle", "charge (mAh cm^{−2})", "discharge (mAh cm^{−2})", "mean charge (V)", "mean discharge (V)", "dead (µmol cm^{−2})", "in film (µmol cm^{−2})", "film (nm)"],
                        [
                            .. some.Select(cycle => (IReadOnlyList<TableCell>)
                            [
                                new TableCell(cycle.Cycle.ToString(CultureInfo.InvariantCulture), CellKind.Number),
                                TableCell.Of(cycle.Charged / result.Area / 36000, 5),
                                TableCell.Of(cycle.Discharged / result.Area / 36000, 5),
                                TableCell.Of(Mean(result, cycle, 1), 4),
                                TableCell.Of(Mean(result, cycle, -1), 4),
                                TableCell.Of(100 * cycle.DeadLithium, 4),
                                TableCell.Of(100 * cycle.SeiLithium, 4),
                                TableCell.Of(1e9 * cycle.FilmThickness, 4),
                            ]),
                        ],
                        $"Cycles of {variant.Variant.Name}{(some.Count < result.Cycles.Count ? $", the first and last {MostCycles / 2} of {result.Cycles.Count}; all of them are in cycles.csv" : "")}."),
                ]);
        }
    }

    private static double Mean(CycleResult result, CycleSummary cycle, int direction)
    {
        var steps = result.Steps.Where(step => step.Cycle == cycle.Cycle && Math.Sign(step.Charge) == direction).ToArray();
        return steps.Length == 0 ? double.NaN : steps.Sum(step => step.Energy) / steps.Sum(step => step.Charge);
    }

    private static TableBlock Lithium(CellStudyOutcome outcome) => new(
        ["Variant", "Place", "start", "end", "change"],
        [
            .. outcome.Plan.Variants.SelectMany(variant => Places(outcome.Of(variant.Run)).Select((place, index) => (IReadOnlyList<TableCell>)
            [
                index == 0 ? variant.Variant.Name : "",
                place.Name,
                double.IsFinite(place.Start) ? TableCell.Of(100 * place.Start, 6) : new TableCell("unlimited", CellKind.Small),
                double.IsFinite(place.End) ? TableCell.Of(100 * place.End, 6) : new TableCell("unlimited", CellKind.Small),
                place.Name == "sum" ? new TableCell($"kept to {ReportNumber.Text(outcome.Of(variant.Run).LithiumDrift, 2)} relative", CellKind.Small) : TableCell.Of(100 * place.Change, 5),
            ])),
        ],
        "Lithium in the cell, in µmol per cm^{2} of cell (1 mAh is 37.31 µmol): metal, dead metal, grown film, particles, salt. \"Kept to\": largest relative change of the sum over the run, lithium that charges double layers included.");

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

    private static TableBlock Ranges(CellStudyOutcome outcome) => new(
        ["Variant", "Value", "Range", "Quantity", "at the low end", "as given", "at the high end"],
        [
            .. from variant in outcome.Plan.Variants
               from range in variant.Ranges
               from quantity in outcome.Plan.Study.Headline
               let value = quantity.Of(outcome.Of(variant.Run))
               where double.IsFinite(value)
               select (IReadOnlyList<TableCell>)
               [
                   variant.Variant.Name, range.Value.Path.Replace('_', ' ').Replace(".", ": ", StringComparison.Ordinal), $"{range.Value.Low} to {range.Value.High}",
                   $"{quantity.Title} ({UnitLabel.Markup(quantity.Unit)})", TableCell.Of(quantity.Of(outcome.Of(range.Low)), 5), TableCell.Of(value, 5), TableCell.Of(quantity.Of(outcome.Of(range.High)), 5),
               ],
        ],
        "Each value with a range at both its ends, all others as given; every entry is a simulation of its own.");

    private static IEnumerable<string> Protocol(CellVariantPlan variant) => Lines(variant.Run.Case.Protocol.Items, "");

    private static BulletBlock Protocol(IGrouping<string, CellVariantPlan> group) =>
        new([.. ((string[])[$"{string.Join(", ", group.Select(variant => variant.Variant.Name))}:", .. group.Key.Split('\n')])]);

    private static IEnumerable<string> Lines(IReadOnlyList<ProtocolItem> items, string indent) => items.SelectMany(item => item switch
    {
        RepeatedGroup again => [string.Create(CultureInfo.InvariantCulture, $"{indent}{again.Times} times{(again.UntilCapacityShare is { } share ? $", until {100 * share:G3} % of the capacity" : "")}:"), .. Lines(again.Items, indent + "\u2003")],
        SingleStep single => (IEnumerable<string>)[indent + single.Step.Text],
        _ => [],
    });

    private static TableBlock Balances(CellStudyOutcome outcome) => new(
        ["Variant", "salt", "lithium", "steps", .. outcome.Plan.Study.Headline.SelectMany(quantity => new[] { quantity.Title, "finer" })],
        [
            .. outcome.Plan.Variants.Select(variant => (IReadOnlyList<TableCell>)
            [
                variant.Variant.Name,
                TableCell.Of(outcome.Of(variant.Run).SaltDrift, 2),
                TableCell.Of(outcome.Of(variant.Run).LithiumDrift, 2),
                new TableCell(outcome.Of(variant.Run).IntegratorSteps.ToString(CultureInfo.InvariantCulture), CellKind.Number),
                .. outcome.Plan.Study.Headline.SelectMany(quantity => new[] { TableCell.Of(quantity.Of(outcome.Of(variant.Run)), 6), TableCell.Of(quantity.Of(outcome.Of(variant.Fine)), 6) }),
            ]),
        ],
        "Largest relative change of salt and lithium over the run, steps of the integrator, and the headline quantities beside those of the same cell with twice the intervals and a tenth of the tolerance.");

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
