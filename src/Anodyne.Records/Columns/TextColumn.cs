namespace Anodyne.Records.Columns;

/// <summary>A column of words from a small vocabulary (step types, states): one 32-bit code a row into <see cref="Words"/>.</summary>
public sealed class TextColumn : Column
{
    /// <summary>Creates the column over arrays that are kept, not copied.</summary>
    /// <param name="name">Name of the quantity.</param>
    /// <param name="codes">One index into <paramref name="words"/> a row.</param>
    /// <param name="words">The vocabulary.</param>
    /// <param name="vendorName">The header in the file; null if the same as <paramref name="name"/>.</param>
    public TextColumn(string name, int[] codes, string[] words, string? vendorName = null)
        : base(name, "", vendorName)
    {
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentNullException.ThrowIfNull(words);
        Codes = codes;
        Words = words;
    }

    /// <summary>One index into <see cref="Words"/> a row.</summary>
    public int[] Codes { get; }

    /// <summary>The vocabulary in order of first appearance.</summary>
    public string[] Words { get; }

    /// <inheritdoc/>
    public override int Count => Codes.Length;

    /// <summary>Always NaN: text has no number.</summary>
    public override double this[int row] => double.NaN;

    /// <summary>The word of a row.</summary>
    /// <param name="row">0-based row.</param>
    public string Text(int row) => Words[Codes[row]];

    /// <summary>Builds the column from one word a row.</summary>
    public static TextColumn From(string name, IEnumerable<string> words, string? vendorName = null)
    {
        var codes = new List<int>();
        var vocabulary = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            if (!vocabulary.TryGetValue(word, out var code))
            {
                code = vocabulary.Count;
                vocabulary.Add(word, code);
            }

            codes.Add(code);
        }

        return new TextColumn(name, [.. codes], [.. vocabulary.OrderBy(static pair => pair.Value).Select(static pair => pair.Key)], vendorName);
    }

    /// <inheritdoc/>
    public override Column Slice(int start, int count) => new TextColumn(Name, Codes.AsSpan(start, count).ToArray(), Words, VendorName);

    /// <inheritdoc/>
    public override Column Pick(int[] rows) => new TextColumn(Name, Array.ConvertAll(rows, row => Codes[row]), Words, VendorName);

    /// <inheritdoc/>
    public override Column Append(Column next)
    {
        var other = Expect<TextColumn>(next);
        return From(Name, Enumerable.Range(0, Count).Select(Text).Concat(Enumerable.Range(0, other.Count).Select(other.Text)), VendorName);
    }

    /// <inheritdoc/>
    public override Column Renamed(string name, string unit) => new TextColumn(name, Codes, Words, VendorName);

    /// <inheritdoc/>
    public override double[] ToDoubles()
    {
        var values = new double[Count];
        Array.Fill(values, double.NaN);
        return values;
    }
}
