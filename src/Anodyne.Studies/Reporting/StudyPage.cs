using System.Text;
using Anodyne.Figures.Text;
using Anodyne.Quantities.Documents;
using Anodyne.Reports.Blocks;
using Anodyne.Reports.Pages;
using Anodyne.Reports.Sections;
using Anodyne.Store.Results;
using Anodyne.Studies.Analyses;
using Anodyne.Studies.Answers;
using Anodyne.Studies.Models;
using Anodyne.Studies.Verification;

namespace Anodyne.Studies.Reporting;

/// <summary>Puts a study's answer into the page of a report. Chooses what to say; how it looks is the report's business.</summary>
internal static class StudyPage
{
    /// <summary>Fills the page.</summary>
    public static ReportPage Of(StudyAnswer answer, IReadOnlyList<CheckOutcome> checks, string command, string version)
    {
        var study = answer.Plan.Study;
        var parts = answer.Parts.Select(part => (Part: part, Report: part.Part.Model.Report(part.View))).ToArray();
        var inputs = answer.Plan.Runs.Select(run => run.Inputs)
            .Concat(answer.Parts.SelectMany(part => part.Measured).Concat(answer.Measured).Select(AnalysisArchive.Inputs));
        return new ReportPage
        {
            Title = study.Title,
            Question = study.Question,
            Command = command,
            Version = version,
            InputsHash = StoredResult.HashOf(Encoding.UTF8.GetBytes(string.Join('\n', inputs))),
            Summary = [.. answer.Parts.SelectMany(Summary)],
            Overview = parts.Select(part => part.Report.Overview).FirstOrDefault(overview => overview is not null),
            Assumptions = [.. answer.Parts.SelectMany(Placements), .. study.Notes, .. parts.SelectMany(part => part.Report.Assumptions).Distinct()],
            Warnings = answer.Warnings,
            Sections =
            [
                .. parts.SelectMany(
                    (part, index) => Titled(part.Part, Sections(part.Part, part.Report, index == parts.Length - 1 ? study.Designs.Sections : []))),
                new AnalysisSection([.. answer.Measured.Select(finished => Found(finished, besideSimulation: false))]),
                new VerificationSection(checks),
            ],
            LeftOut = [.. parts.SelectMany(part => part.Report.LeftOut).Distinct()],
            Citation = "Anodyne contributors, Anodyne: a workbench for lithium-metal batteries, version " + version,
        };
    }

    private static IEnumerable<string> Summary(PartAnswer part) =>
    [
        .. SummaryWords.Of(Contrasts.Conclusions(part)),
        .. part.Part.Headline.Select(quantity => Headline(part, quantity)).Where(text => text.Length > 0),
        .. part.Part.Model.IsMeasured ? part.Answers.Select(AnswerSection.Sentence) : [],
    ];

    private static string Headline(PartAnswer part, Quantity quantity)
    {
        var unit = quantity.Unit == "1" ? "" : "\u00a0" + UnitLabel.Markup(quantity.Unit);
        string[] values =
        [
            .. part.Variants.Select(variant => (variant.Name, Estimate: variant.Estimate(quantity))).Where(item => double.IsFinite(item.Estimate.Value))
                .Select(item => $"{item.Name} {ReportNumber.WithSpread(item.Estimate.Value, item.Estimate.HalfWidth)}{unit}"),
        ];
        return values.Length == 0 ? "" : $"**{char.ToUpperInvariant(quantity.Title[0])}{quantity.Title[1..]}:** {string.Join(", ", values)}.";
    }

    private static IEnumerable<ReportSection> Sections(PartAnswer part, ModelReport report, IReadOnlyList<ReportSection> designs)
    {
        (string, ParameterSheet)[] sheets = [.. part.Variants.Select(variant => (variant.Name, variant.Case.Sheet))];
        return
        [
            .. report.Happened,
            .. part.Contrasts.Count > 0 ? Contrasts.Sections(part) : [],
            AnswerSection.Of(part),
            .. report.Details,
            .. designs,
            new AnalysisSection([.. part.Virtual.Select(Found), .. part.Measured.Select(finished => Found(finished, part.Virtual.Count > 0))]),
            new FreeSection("Over the ranges of assumed values", Ranges(part)),
            .. ParameterTable.Sections(sheets),
            .. report.Trust,
        ];
    }

    // In a study of several parts every heading says which part it belongs to.
    private static IEnumerable<ReportSection> Titled(PartAnswer part, IEnumerable<ReportSection> sections) => part.Part.Name.Length == 0
        ? sections
        : sections.Select(section => new FreeSection($"{part.Part.Name}: {section.Heading}", section.Show()));

    private static AnalysisReport Found(FinishedVirtualAnalysis finished)
    {
        var (analysis, variant) = (finished.Analysis, finished.Variant);
        return new AnalysisReport($"{analysis.Name}, {variant}", $"{analysis.Of} of {variant}", finished.Result.Results)
        {
            Figures = finished.Result.Figure is { } figure ? [new FigureBlock(figure, $"{analysis.Name} ({analysis.Method}), {variant}.")] : [],
        };
    }

    private static AnalysisReport Found(FinishedAnalysis finished, bool besideSimulation)
    {
        var report = finished.Analysis.Report(finished.Result);
        return besideSimulation ? report with { Name = report.Name + ", measured" } : report;
    }

    private static IReadOnlyList<ReportBlock> Ranges(PartAnswer part) => part.Variants.All(variant => variant.Ranges.Count == 0) ? [] :
    [
        new TableBlock(
            ["Variant", "Value", "Range", "Quantity", "at the low end", "as given", "at the high end"],
            [
                .. from variant in part.Variants
                   from range in variant.Ranges
                   from quantity in part.Part.Headline
                   let value = quantity.Of(variant.Results[0])
                   where double.IsFinite(value)
                   select (IReadOnlyList<TableCell>)
                   [
                       variant.Name,
                       range.Value.Path.Replace('_', ' ').Replace(".", ": ", StringComparison.Ordinal),
                       $"{range.Value.Low} to {range.Value.High}",
                       $"{quantity.Title} ({UnitLabel.Markup(quantity.Unit)})",
                       TableCell.Of(quantity.Of(range.Low), 5), TableCell.Of(value, 5), TableCell.Of(quantity.Of(range.High), 5),
                   ],
            ],
            "Each value with a range at both its ends, all others as given; every entry is a simulation of its own."),
    ];

    private static IEnumerable<string> Placements(PartAnswer part) =>
        part.Part.Placements.Where(placement => placement.Title.Length > 0).Select(placement => $"Placement **{placement.Name}**: {placement.Title}.");
}
