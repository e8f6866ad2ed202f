using Anodyne.Reports.Blocks;
using Anodyne.Studies.Report.Html;
using Anodyne.Studies.Report.Sections;

namespace Anodyne.Studies.Report;

/// <summary>Everything a report says. Filled by the runner from results; <see cref="HtmlReport.Write"/> turns it into one self-contained file.</summary>
public sealed record StudyReport
{
    /// <summary>Title of the study.</summary>
    public required string Title { get; init; }

    /// <summary>The question the study asks, one sentence; empty for none.</summary>
    public string Question { get; init; } = "";

    /// <summary>The command line that makes this report again.</summary>
    public required string Command { get; init; }

    /// <summary>Version of Anodyne.</summary>
    public required string Version { get; init; }

    /// <summary>When it was made, as printed; empty leaves it out (then equal studies give equal files).</summary>
    public string Date { get; init; } = "";

    /// <summary>Hash of all inputs; empty for none.</summary>
    public string InputsHash { get; init; } = "";

    /// <summary>The machine and how long the runs took, in words; empty for none.</summary>
    public string Machine { get; init; } = "";

    /// <summary>What the simulations say about which variant plates flatter; the summary in words is written from these.</summary>
    public IReadOnlyList<Conclusion> Conclusions { get; init; } = [];

    /// <summary>Further paragraphs of the summary, with markup.</summary>
    public IReadOnlyList<string> Summary { get; init; } = [];

    /// <summary>What the conclusions do when several assumed values move at once, with markup; printed under the ranges.</summary>
    public IReadOnlyList<string> RangeNotes { get; init; } = [];

    /// <summary>What is assumed and in which sense words are used, one sentence or two each, with markup; a section of its own.</summary>
    public IReadOnlyList<string> Assumptions { get; init; } = [];

    /// <summary>Warnings of the runs, in sentences; equal ones are printed once.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The sections in order; those without content are left out.</summary>
    public IReadOnlyList<ReportSection> Sections { get; init; } = [];

    /// <summary>The report with one more section at the end.</summary>
    /// <param name="section">The section.</param>
    public StudyReport Append(ReportSection section) => this with { Sections = [.. Sections, section] };

    /// <summary>The picture that opens the report; null if the study has no plating variants to compare.</summary>
    public FigureBlock? Overview => Sections.OfType<PlatingSection>().FirstOrDefault() is { Variants.Count: > 1 } plating ? OverviewFigure.Of(plating.Variants) : null;

    /// <summary>What the models leave out, one sentence each, with markup.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>How to cite, as plain text.</summary>
    public string Citation { get; init; } = "";
}
