namespace Anodyne.Quantities.Documents;

/// <summary>
/// Lays one input document over another: what a variant says replaces what the shared document says, and everything else stays. Every node keeps the
/// place where it was written, so a complaint about a patched document still points at the right line.
/// </summary>
/// <remarks>
/// A mapping is laid over a mapping key by key. A mapping laid over a list changes the entries that carry its keys as their <c>name</c>. A plain value,
/// or a mapping with a <c>value</c>, replaces a quantity as a whole, because a source belongs to its value. An empty value (<c>~</c>) removes what was
/// there. Anything else replaces.
/// </remarks>
public static class InputOverlay
{
    private const string NameKey = "name";
    private const string ValueKey = "value";

    /// <summary>The base with the changes laid over it, first to last; nothing given is changed.</summary>
    /// <param name="document">The shared document.</param>
    /// <param name="changes">What to lay over it.</param>
    /// <exception cref="InputException">A change names a list entry that is not there, or puts a single value for a list.</exception>
    public static InputMapping Apply(InputMapping document, params IEnumerable<InputMapping> changes) => changes.Aggregate(document, OverMapping);

    /// <summary>The document with whole entries put in the place of those of the same key, or added: nothing of the old ones stays.</summary>
    /// <param name="document">The document.</param>
    /// <param name="entries">What takes their place.</param>
    public static InputMapping Put(InputMapping document, InputMapping entries)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(entries);
        return Like(document, [.. document.Pairs.Where(pair => !entries.Has(pair.Key.Text)), .. entries.Pairs]);
    }

    /// <summary>The document with one node put in the place of another.</summary>
    /// <param name="document">The document.</param>
    /// <param name="old">A node of it; recognised by identity.</param>
    /// <param name="replacement">What stands there afterwards.</param>
    public static InputMapping Replace(InputMapping document, InputNode old, InputNode replacement) => (InputMapping)Replaced(document, old, replacement);

    private static InputNode Replaced(InputNode node, InputNode old, InputNode replacement)
    {
        if (ReferenceEquals(node, old))
        {
            return replacement;
        }

        return node switch
        {
            InputMapping mapping => Like(mapping, [.. mapping.Pairs.Select(pair => (pair.Key, Replaced(pair.Value, old, replacement)))]),
            InputSequence list => new InputSequence([.. list.Select(item => Replaced(item, old, replacement))], list.File, list.Line, list.Column, list.Path),
            _ => node,
        };
    }

    private static InputMapping OverMapping(InputMapping below, InputMapping above)
    {
        var entries = new List<(InputScalar Key, InputNode Value)>();
        foreach (var (key, node) in below.Pairs)
        {
            var change = above.Pairs.FirstOrDefault(pair => pair.Key.Text == key.Text).Value;
            if (change is null)
            {
                entries.Add((key, node));
            }
            else if (change is not InputScalar { IsNull: true })
            {
                entries.Add((key, Over(node, change)));
            }
        }

        entries.AddRange(above.Pairs.Where(pair => pair.Value is not InputScalar { IsNull: true }
            && below.Pairs.All(known => known.Key.Text != pair.Key.Text)));
        return Like(below, entries);
    }

    private static InputNode Over(InputNode below, InputNode above) => (below, above) switch
    {
        (InputMapping, InputMapping upper) when upper.Has(ValueKey) => upper,
        (InputMapping lower, InputMapping upper) => OverMapping(lower, upper),
        (InputSequence lower, InputMapping upper) => OverEntries(lower, upper),
        (InputSequence, InputScalar single) => throw single.Fail("a single value stands for a list",
            "a list, or a mapping from the entries' names to their changes"),
        _ => above,
    };

    private static InputSequence OverEntries(InputSequence below, InputMapping above)
    {
        var entries = below.ToList();
        foreach (var (key, change) in above.Pairs)
        {
            var index = entries.FindIndex(entry => NameOf(entry) == key.Text);
            if (index < 0)
            {
                throw key.Fail("the list has no entry of this name", string.Join(", ", entries.Select(NameOf).Where(name => name is not null)));
            }

            entries[index] = Over(entries[index], change);
        }

        return new InputSequence(entries, below.File, below.Line, below.Column, below.Path);
    }

    private static string? NameOf(InputNode entry) => entry is InputMapping mapping && mapping.Find(NameKey) is InputScalar name ? name.Text : null;

    private static InputMapping Like(InputMapping like, List<(InputScalar Key, InputNode Value)> entries) =>
        new(entries, like.File, like.Line, like.Column, like.Path);
}
