using Anodyne.Quantities.Estimates;

namespace Anodyne.Analysis;

/// <summary>Gathers reasons and the worst verdict they carry.</summary>
public sealed class Judgement : IJudged
{
    private readonly List<string> _reasons = [];

    /// <summary>Nothing said yet.</summary>
    public Judgement()
    {
    }

    /// <summary>Begins with a verdict whose reasons stand elsewhere.</summary>
    /// <param name="verdict">The verdict.</param>
    public Judgement(Verdict verdict) => Verdict = verdict;

    /// <summary>Begins with what another says.</summary>
    /// <param name="other">The other.</param>
    public Judgement(IJudged other) => Add(other);

    /// <summary>The worst verdict so far.</summary>
    public Verdict Verdict { get; private set; }

    /// <summary>All reasons, in order.</summary>
    public IReadOnlyList<string> Reasons => _reasons;

    /// <summary>The numbers may be used with this in mind.</summary>
    public void Caution(string reason) => Add(Verdict.Caution, reason);

    /// <summary>The numbers mean nothing, for this reason.</summary>
    public void Void(string reason) => Add(Verdict.Void, reason);

    /// <summary>Something to know that does not lower the verdict.</summary>
    public void Note(string reason) => _reasons.Add(reason);

    /// <summary>Adds a reason with its weight.</summary>
    public void Add(Verdict verdict, string reason)
    {
        Verdict = verdict > Verdict ? verdict : Verdict;
        _reasons.Add(reason);
    }

    /// <summary>Takes over what another says.</summary>
    public void Add(IJudged other) => Add(other.Verdict, other.Reasons);

    /// <summary>Takes over another judgement.</summary>
    public void Add(Verdict verdict, IEnumerable<string> reasons)
    {
        Verdict = verdict > Verdict ? verdict : Verdict;
        _reasons.AddRange(reasons);
    }
}
