namespace Anodyne.Design.Claims;

/// <summary>A claim that does not fit a limit, as stated. It says nothing about who is wrong: a misprint, a missing condition or the claim.</summary>
/// <param name="Claim">The row.</param>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Reason">The arithmetic in one line, ending in "inconsistent as stated".</param>
public sealed record ClaimFlag(Claim Claim, string Rule, string Reason);

/// <summary>That a rule could judge a row, or that the row does not fit.</summary>
/// <param name="Claim">The row.</param>
/// <param name="Reason">The arithmetic of a row that does not fit; null for one that was judged.</param>
public sealed record ClaimFinding(Claim Claim, string? Reason);

/// <summary>One physical limit that reported values are held against.</summary>
/// <param name="name">Name, lower case with dashes.</param>
/// <param name="limit">The limit in one sentence, with its formula and source.</param>
public abstract class ClaimRule(string name, string limit)
{
    /// <summary>Name, lower case with dashes.</summary>
    public string Name => name;

    /// <summary>The limit in one sentence, with its formula and source.</summary>
    public string Limit => limit;

    /// <summary>Every row that the rule can judge, and again with a reason if it does not fit.</summary>
    public abstract IEnumerable<ClaimFinding> Examine(ClaimTable table);

    /// <summary>The rule can judge this row.</summary>
    protected static ClaimFinding Judged(Claim claim) => new(claim, null);

    /// <summary>A row that does not fit, with the closing words that every flag carries.</summary>
    protected static ClaimFinding Flag(Claim claim, string arithmetic) => new(claim, $"{arithmetic}: inconsistent as stated");
}
