using Anodyne.Reports.Blocks;

namespace Anodyne.Reports.Sections;

/// <summary>
/// One section of a report: data that knows how to show itself as blocks. A new kind of result adds a section of its own or fills a <see cref="FreeSection"/>.
/// </summary>
public abstract record ReportSection
{
    /// <summary>Heading of the section.</summary>
    public abstract string Heading { get; }

    /// <summary>What is shown, in order; none leaves the section out.</summary>
    public abstract IReadOnlyList<ReportBlock> Show();
}

/// <summary>A section made of ready blocks: cycling, analyses, designs, anything that has no section type of its own.</summary>
/// <param name="Title">Heading of the section.</param>
/// <param name="Blocks">What is shown.</param>
public sealed record FreeSection(string Title, IReadOnlyList<ReportBlock> Blocks) : ReportSection
{
    /// <inheritdoc/>
    public override string Heading => Title;

    /// <inheritdoc/>
    public override IReadOnlyList<ReportBlock> Show() => Blocks;
}
