using Anodyne.Instruments.Text;
using Anodyne.Quantities.Units;
using Anodyne.Records.Tables;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Tables;

/// <summary>How the cells of a column are written.</summary>
internal enum CellKind
{
    /// <summary>Plain numbers.</summary>
    Number,

    /// <summary>Durations such as "0d 01:02:03.5", or numbers in the unit of the header.</summary>
    Duration,

    /// <summary>Dates of the given order, or numbers: seconds since 1970, or days since 1899-12-30.</summary>
    Date,

    /// <summary>Words.</summary>
    Words,
}

/// <summary>What a vendor's header means.</summary>
/// <param name="Term">The term of the Battery Data Format; null for a quantity that the format does not have.</param>
/// <param name="Unit">The unit where the header names none; empty where it must name one.</param>
/// <param name="Kind">How the cells are written.</param>
/// <param name="Sign">-1 where the file prints the negative ("-Im(Z)").</param>
/// <param name="Name">Name of a quantity without a term.</param>
internal sealed record HeaderRule(BdfTerm? Term, string Unit = "", CellKind Kind = CellKind.Number, int Sign = 1, string Name = "")
{
    /// <summary>For <see cref="Unit"/>: the column keeps the unit of its header; without one it keeps its name too.</summary>
    public const string OwnUnit = "*";
}

/// <summary>A header that is understood, or why it is not.</summary>
/// <param name="Rule">What it means.</param>
/// <param name="Term">The term; null where the column keeps a name of its own.</param>
/// <param name="Name">Name of a column without a term.</param>
/// <param name="Unit">Unit of a column without a term.</param>
/// <param name="Factor">Cell times this, plus <paramref name="Shift"/>, is the value in the unit of the term.</param>
/// <param name="Shift">See <paramref name="Factor"/>.</param>
/// <param name="Warning">What a person should know; empty if nothing.</param>
internal sealed record HeaderMatch(HeaderRule Rule, BdfTerm? Term, string Name, string Unit, double Factor, double Shift, string Warning = "");

/// <summary>
/// The headers of one vendor. A header is looked up by its name without unit, blanks, underscores and case; the unit in the header decides the factor.
/// </summary>
internal sealed class HeaderRules(DateOrder dates = DateOrder.YearFirst)
{
    private readonly Dictionary<string, HeaderRule> _rules = new(StringComparer.Ordinal);

    /// <summary>The order of the parts of dates with slashes.</summary>
    public DateOrder Dates { get; } = dates;

    public HeaderRules Add(BdfTerm term, string unit, params string[] names) => Add(new HeaderRule(term, unit), names);

    public HeaderRules Add(HeaderRule rule, params string[] names)
    {
        foreach (var name in names)
        {
            _rules[Key(name)] = rule;
        }

        return this;
    }

    /// <summary>The same headers, dates read in another order.</summary>
    public HeaderRules With(DateOrder order)
    {
        var rules = new HeaderRules(order);
        foreach (var (key, rule) in _rules)
        {
            rules._rules[key] = rule;
        }

        return rules;
    }

    /// <summary>True if the name of the header is one of these.</summary>
    public bool Knows(string header) => Rule(header, out _) is not null;

    /// <summary>What a header means; null if its name is not known, or if it names no unit and none can be assumed.</summary>
    public HeaderMatch? Find(string header)
    {
        if (Rule(header, out var split) is not { } rule)
        {
            return null;
        }

        if (rule.Unit == HeaderRule.OwnUnit)
        {
            return split.Unit is { } own ? new HeaderMatch(rule, null, rule.Name, own.Text, rule.Sign, 0) : null;
        }

        var unit = rule.Term?.Unit ?? rule.Unit;
        if (unit is "1" or "" || rule.Kind is CellKind.Words or CellKind.Date)
        {
            return new HeaderMatch(rule, rule.Term, rule.Name, unit, rule.Sign, 0);
        }

        if (split.IsUnread)
        {
            return Unread(rule, split, $"The unit '{split.Written}' of the column '{header}' is not known; the column keeps its name and has no unit.");
        }

        if ((split.Written.Length > 0 || rule.Unit.Length > 0) && split.To(unit, rule.Unit) is var (factor, shift))
        {
            return new HeaderMatch(rule, rule.Term, rule.Name, unit, factor * rule.Sign, shift);
        }

        if (split.Unit is null)
        {
            return null;
        }

        return rule.Term == Bdf.Current && split.To("A/m2") is { } density
            ? new HeaderMatch(rule, null, UnitTable.CurrentDensity, "A/m2", density.Factor * rule.Sign, 0)
            : Unread(rule, split,
                $"The column '{header}' is in {split.Written}, which is no unit of {rule.Term?.Name ?? rule.Name}; it keeps its name and unit.");
    }

    private static HeaderMatch Unread(HeaderRule rule, UnitHeader split, string warning)
        => new(rule, null, split.Name, split.Unit is null ? "" : split.Written, 1, 0, warning);

    private HeaderRule? Rule(string header, out UnitHeader split)
    {
        if (_rules.TryGetValue(Key(header), out var whole))
        {
            split = new UnitHeader(header, "", null);
            return whole;
        }

        split = UnitHeader.Split(header);
        return split.Written.Length > 0 ? _rules.GetValueOrDefault(Key(split.Name)) : null;
    }

    private static string Key(string text) => new([.. text.Take(200).Where(static c => c is not (' ' or '_' or '\t')).Select(char.ToLowerInvariant)]);
}
