namespace Anodyne.Analysis;

/// <summary>A result that a method may give: the name that other programs rely on, its unit, and what exactly the number is.</summary>
/// <param name="Name">Name, e.g. <c>i0_mA_cm2</c>.</param>
/// <param name="Unit">Unit as printed; "1" for a plain number, empty for a word.</param>
/// <param name="Definition">What exactly the number is.</param>
public record ResultTerm(string Name, string Unit, string Definition)
{
    /// <summary>Name as the list of methods shows it.</summary>
    public virtual string Said => Name;

    /// <summary>True if a refusal leaves it as "not determined" (no list, no description of several names).</summary>
    internal virtual bool IsSingle => Name.All(c => char.IsLetterOrDigit(c) || c == '_');
}

/// <summary>A list of results: each row has the same named numbers.</summary>
/// <param name="Name">Name of the list, e.g. <c>peaks</c>.</param>
/// <param name="Columns">The numbers of a row, in order.</param>
public sealed record ListTerm(string Name, params ResultTerm[] Columns) : ResultTerm(Name, "", "")
{
    /// <summary>True if <see cref="Said"/> names the columns.</summary>
    public bool NamesColumns { get; init; } = true;

    /// <inheritdoc/>
    public override string Said =>
        Columns.Length > 1 && NamesColumns ? $"{Name}[] {{{string.Join(", ", Columns.Select(c => c.Name))}}}" : Name + "[]";

    internal override bool IsSingle => false;
}

/// <summary>A number of a list's row.</summary>
/// <param name="Value">The number.</param>
/// <param name="Half">Half of its 95 % interval; null if unknown.</param>
/// <param name="Verdict">May it be used?</param>
public readonly record struct Cell(double Value, double? Half = null, Quantities.Estimates.Verdict Verdict = Quantities.Estimates.Verdict.Ok)
{
    /// <summary>The word that stands where there is no number; null for numbers.</summary>
    public string? Word { get; init; }

    /// <summary>A word in the place of a number.</summary>
    /// <param name="word">The word.</param>
    public static Cell Of(string word) => new(double.NaN) { Word = word };

    /// <summary>A number without interval.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Cell(double value) => new(value);
}
