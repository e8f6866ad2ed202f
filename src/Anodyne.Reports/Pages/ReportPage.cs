using Anodyne.Reports.Blocks;
using Anodyne.Reports.Sections;

namespace Anodyne.Reports.Pages;

/// <summary>Everything a report says; <c>HtmlReport.Write</c> turns it into one self-contained file.</summary>
public sealed record ReportPage
{
    /// <summary>Title, with markup.</summary>
    public required string Title { get; init; }

    /// <summary>The question that the report answers, one sentence; empty for none.</summary>
    public string Question { get; init; } = "";

    /// <summary>The command line that makes this report again.</summary>
    public required string Command { get; init; }

    /// <summary>Version of Anodyne.</summary>
    public required string Version { get; init; }

    /// <summary>When it was made, as printed; empty leaves it out (then equal inputs give equal files).</summary>
    public string Date { get; init; } = "";

    /// <summary>Hash of all inputs; empty for none.</summary>
    public string InputsHash { get; init; } = "";

    /// <summary>The machine and how long the runs took, in words; empty for none.</summary>
    public string Machine { get; init; } = "";

    /// <summary>The paragraphs of the summary, with markup; none leaves the summary out.</summary>
    public IReadOnlyList<string> Summary { get; init; } = [];

    /// <summary>The picture that opens the report; null for none.</summary>
    public FigureBlock? Overview { get; init; }

    /// <summary>What is assumed and in which sense words are used, one sentence or two each, with markup; a section of its own.</summary>
    public IReadOnlyList<string> Assumptions { get; init; } = [];

    /// <summary>Warnings of the runs, in sentences; equal ones are printed once.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The sections in order; those without content are left out.</summary>
    public IReadOnlyList<ReportSection> Sections { get; init; } = [];

    /// <summary>What the models leave out, one sentence each, with markup.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>How to cite, as plain text.</summary>
    public string Citation { get; init; } = "";
}
