using Anodyne.Instruments.Text;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Tables;

/// <summary>How the cells of a column are written.</summary>
internal enum CellKind
{
    /// <summary>Plain numbers.</summary>
    Number,

    /// <summary>Durations such as "0d 01:02:03.5".</summary>
    Duration,

    /// <summary>Dates of the given order, or numbers: seconds since 1970, or days since 1899-12-30.</summary>
    Date,

    /// <summary>Words.</summary>
    Words,
}

/// <summary>What a vendor's header means.</summary>
/// <param name="Term">The term of the Battery Data Format.</param>
/// <param name="Unit">The unit where the header names none.</param>
/// <param name="Kind">How the cells are written.</param>
internal sealed record HeaderRule(BdfTerm Term, string Unit = "", CellKind Kind = CellKind.Number);

/// <summary>The headers of one vendor. A header is looked up by its name without unit, blanks, underscores and case; the unit in the header decides the factor.</summary>
internal sealed class HeaderRules
{
    private readonly Dictionary<string, HeaderRule> _rules = new(StringComparer.Ordinal);

    public HeaderRules(DateOrder dates = DateOrder.YearFirst)
    {
        Dates = dates;
    }

    public DateOrder Dates { get; }

    public HeaderRules Add(BdfTerm term, string unit, params string[] names) => Add(new HeaderRule(term, unit), names);

    public HeaderRules Add(HeaderRule rule, params string[] names)
    {
        foreach (var name in names)
        {
            _rules[Key(name)] = rule;
        }

        return this;
    }

    /// <summary>The rule of a header and the factor into the term's unit; null if the header is not known or its unit is of another kind.</summary>
    public (HeaderRule Rule, double Factor)? Find(string header)
    {
        (var name, var unit) = HeaderText.Split(header);
        if (!_rules.TryGetValue(Key(name), out var rule))
        {
            return _rules.TryGetValue(Key(header), out rule) ? (rule, UnitFactors.Between(rule.Unit, rule.Term.Unit) ?? 1) : null;
        }

        if (rule.Kind != CellKind.Number || rule.Term.Unit is "1" or "")
        {
            return (rule, 1);
        }

        var from = unit.Length == 0 ? rule.Unit : unit;
        var factor = rule.Term.Unit == "degC" && from is "C" or "°C" ? 1 : UnitFactors.Between(from, rule.Term.Unit);
        return factor is { } f ? (rule, f) : null;
    }

    private static string Key(string text)
    {
        Span<char> key = stackalloc char[Math.Min(text.Length, 200)];
        var length = 0;
        foreach (var c in text.AsSpan(0, key.Length))
        {
            if (c is not (' ' or '_' or '\t'))
            {
                key[length++] = char.ToLowerInvariant(c);
            }
        }

        return new string(key[..length]);
    }
}
