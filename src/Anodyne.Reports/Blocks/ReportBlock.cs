using Anodyne.Figures;

namespace Anodyne.Reports.Blocks;

/// <summary>One piece of a section. Words carry the markup of figure labels: <c>^{..}</c> raised, <c>_{..}</c> lowered, <c>*..*</c> italic.</summary>
public abstract record ReportBlock;

/// <summary>A paragraph of words.</summary>
/// <param name="Text">The words, with markup.</param>
public sealed record ParagraphBlock(string Text) : ReportBlock;

/// <summary>A heading inside a section.</summary>
/// <param name="Text">The words, with markup.</param>
public sealed record HeadingBlock(string Text) : ReportBlock;

/// <summary>A list of points.</summary>
/// <param name="Items">One paragraph a point, with markup.</param>
public sealed record BulletBlock(IReadOnlyList<string> Items) : ReportBlock;

/// <summary>A remark that must not be overlooked: a flag, a warning, an assumption.</summary>
/// <param name="Text">The words, with markup.</param>
public sealed record NoteBlock(string Text) : ReportBlock;

/// <summary>Text set as typed: a command, a citation entry.</summary>
/// <param name="Text">The text; no markup.</param>
public sealed record CodeBlock(string Text) : ReportBlock;

/// <summary>A figure with its caption; the report numbers it.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Caption">What is seen, under which conditions, from how many runs; with markup.</param>
public sealed record FigureBlock(Figure Figure, string Caption) : ReportBlock;

/// <summary>Blocks that stay folded until opened on a screen; printed in full.</summary>
/// <param name="Title">The line that is always seen.</param>
/// <param name="Blocks">What is folded.</param>
public sealed record FoldBlock(string Title, IReadOnlyList<ReportBlock> Blocks) : ReportBlock;
