using Anodyne.Reports.Blocks;
using Anodyne.Reports.Sections;

namespace Anodyne.Studies.Models;

/// <summary>What a model adds to a report.</summary>
internal sealed record ModelReport
{
    /// <summary>What happened in the simulations; opens the report.</summary>
    public IReadOnlyList<ReportSection> Happened { get; init; } = [];

    /// <summary>What else is known of the runs; behind the comparison.</summary>
    public IReadOnlyList<ReportSection> Details { get; init; } = [];

    /// <summary>Settings, balances and resolution; at the end.</summary>
    public IReadOnlyList<ReportSection> Trust { get; init; } = [];

    /// <summary>The picture that opens the report; null for none.</summary>
    public FigureBlock? Overview { get; init; }

    /// <summary>What is assumed of these cases, in sentences with markup.</summary>
    public IReadOnlyList<string> Assumptions { get; init; } = [];

    /// <summary>What the model leaves out, one sentence each, with markup.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];
}
