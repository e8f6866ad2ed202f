using Anodyne.Quantities.Estimates;

namespace Anodyne.Analysis;

/// <summary>What a computation found, with its judgement of itself.</summary>
public interface IJudged
{
    /// <summary>May the numbers be used?</summary>
    Verdict Verdict { get; }

    /// <summary>Why not without care, or what to know.</summary>
    IReadOnlyList<string> Reasons { get; }
}
