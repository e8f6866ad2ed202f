using System.Globalization;
using System.Text;

namespace Anodyne.Quantities.Units;

/// <summary>How a row of the table of spellings is used.</summary>
public enum SpellingKind
{
    /// <summary>A sign that is replaced wherever it stands.</summary>
    Sign,

    /// <summary>A word, letter by letter; a prefix may stand in front.</summary>
    Symbol,

    /// <summary>A word in any mixture of capitals; a prefix may stand in front.</summary>
    Word,

    /// <summary>A prefix in another script.</summary>
    Prefix,

    /// <summary>A whole unit.</summary>
    Phrase,

    /// <summary>A word in small letters that is a unit only in a column's name.</summary>
    Header,
}

/// <summary>A row of the table of spellings.</summary>
/// <param name="Kind">How it is used.</param>
/// <param name="Written">What is written.</param>
/// <param name="Meaning">What it means as plain text.</param>
public sealed record SpellingRow(SpellingKind Kind, string Written, string Meaning);

/// <summary>Vendors' spellings of units, read once from <c>Data/spellings.tsv</c>. A new spelling is a new row there and nothing else.</summary>
public static class UnitSpelling
{
    private static readonly Lazy<IReadOnlyList<SpellingRow>> Table = new(Read);

    // The longest first: "A" with a ring above it before any sign of one letter.
    private static readonly Lazy<List<SpellingRow>> Signs = new(() =>
    {
        List<SpellingRow> signs = [.. Table.Value.Where(row => row.Kind == SpellingKind.Sign)];
        signs.Sort(static (a, b) => b.Written.Length.CompareTo(a.Written.Length));
        return signs;
    });

    private static readonly Lazy<Dictionary<string, string>> Symbols = new(() => Of(SpellingKind.Symbol, StringComparer.Ordinal));

    private static readonly Lazy<Dictionary<string, string>> Words = new(() => Of(SpellingKind.Word, StringComparer.OrdinalIgnoreCase));

    private static readonly Lazy<Dictionary<string, string>> Prefixes = new(() => Of(SpellingKind.Prefix, StringComparer.Ordinal));

    private static readonly Lazy<Dictionary<string, string>> Phrases = new(() => Of(SpellingKind.Phrase, StringComparer.Ordinal));

    private static readonly Lazy<Dictionary<string, string>> Headers = new(() => Of(SpellingKind.Header, StringComparer.OrdinalIgnoreCase));

    /// <summary>Every row: how it is used, what is written, and what it means as plain text.</summary>
    public static IReadOnlyList<SpellingRow> All => Table.Value;

    /// <summary>Replaces the signs of a text.</summary>
    /// <param name="text">The text as it was written.</param>
    /// <param name="places">For each letter of the result the index in the text that it comes from, and the text's length at the end.</param>
    internal static string Plain(string text, out int[] places)
    {
        var plain = new StringBuilder(text.Length);
        var from = new List<int>(text.Length + 1);
        for (var i = 0; i < text.Length;)
        {
            var (written, meaning) = (text[i..(i + 1)], text[i..(i + 1)]);
            foreach (var sign in Signs.Value)
            {
                if (sign.Written[0] == text[i] && string.CompareOrdinal(text, i, sign.Written, 0, sign.Written.Length) == 0)
                {
                    (written, meaning) = (sign.Written, sign.Meaning);
                    break;
                }
            }

            plain.Append(meaning);
            for (var letter = 0; letter < meaning.Length; letter++)
            {
                from.Add(i);
            }

            i += written.Length;
        }

        from.Add(text.Length);
        places = [.. from];
        return plain.ToString();
    }

    /// <summary>What a whole unit means if it is a phrase of the table; null if not.</summary>
    internal static string? Phrase(string unit) => Phrases.Value.GetValueOrDefault(unit);

    /// <summary>What a word means as plain text, with the prefix before it; null if the table does not know it.</summary>
    /// <param name="word">One word of a unit, no symbol of the catalog.</param>
    /// <param name="isHeader">True in the name of a column.</param>
    internal static string? Word(string word, bool isHeader)
    {
        if (Known(word) is { } meaning)
        {
            return meaning;
        }

        for (var length = 1; length < word.Length && length <= 2; length++)
        {
            var prefix = Prefixes.Value.GetValueOrDefault(word[..length], word[..length]);
            if (Known(word[length..]) is { } rest && UnitCatalog.TryFind(prefix + rest.Split(' ')[0], out _))
            {
                return prefix + rest;
            }
        }

        return isHeader ? Headers.Value.GetValueOrDefault(word) : null;
    }

    private static string? Known(string word) => Symbols.Value.GetValueOrDefault(word) ?? Words.Value.GetValueOrDefault(word);

    private static Dictionary<string, string> Of(SpellingKind kind, StringComparer comparer) =>
        Table.Value.Where(row => row.Kind == kind).ToDictionary(row => row.Written, row => row.Meaning, comparer);

    private static List<SpellingRow> Read()
    {
        using var stream = typeof(UnitSpelling).Assembly.GetManifestResourceStream("units/spellings.tsv")
            ?? throw new InvalidOperationException("the table of unit spellings is not built in");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var rows = new List<SpellingRow>();
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#') && line.Split('\t') is [var kind, var written, var meaning] && kind != "kind")
            {
                rows.Add(new SpellingRow(KindOf(kind), Unescaped(written), meaning.TrimEnd('\r')));
            }
        }

        return rows;
    }

    private static SpellingKind KindOf(string word) => word switch
    {
        "sign" => SpellingKind.Sign,
        "symbol" => SpellingKind.Symbol,
        "word" => SpellingKind.Word,
        "prefix" => SpellingKind.Prefix,
        "phrase" => SpellingKind.Phrase,
        "header" => SpellingKind.Header,
        _ => throw new InvalidOperationException($"the table of unit spellings has no kind '{word}'"),
    };

    private static string Unescaped(string text)
    {
        for (var at = text.IndexOf("\\u", StringComparison.Ordinal); at >= 0; at = text.IndexOf("\\u", StringComparison.Ordinal))
        {
            text = text[..at] + (char)int.Parse(text.AsSpan(at + 2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture) + text[(at + 6)..];
        }

        return text;
    }
}
