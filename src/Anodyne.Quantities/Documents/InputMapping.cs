using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Units;

namespace Anodyne.Quantities.Documents;

/// <summary>
/// A mapping of an input document. First <see cref="AllowOnly"/> says which keys there may be; then each is read by its type. Keys are compared
/// letter by letter.
/// </summary>
public sealed class InputMapping : InputNode
{
    private readonly List<(InputScalar Key, InputNode Value)> _entries;
    private IReadOnlyList<string> _allowed = [];

    internal InputMapping(List<(InputScalar Key, InputNode Value)> entries, string file, int line, int column, string path)
        : base(file, line, column, path)
    {
        _entries = entries;
    }

    /// <summary>The keys in the order of the file.</summary>
    public IEnumerable<string> Keys => _entries.Select(entry => entry.Key.Text);

    /// <summary>The keys and what stands under them, in the order of the file.</summary>
    public IEnumerable<KeyValuePair<string, InputNode>> Entries => _entries.Select(entry => KeyValuePair.Create(entry.Key.Text, entry.Value));

    /// <summary>The keys with their places and what stands under them, in the order of the file.</summary>
    internal IReadOnlyList<(InputScalar Key, InputNode Value)> Pairs => _entries;

    /// <inheritdoc/>
    public override string Description => _entries.Count == 0 ? "an empty mapping" : "a mapping with " + string.Join(", ", Keys);

    /// <summary>Refuses every key that is not named, with the nearest allowed one.</summary>
    /// <returns>The mapping itself.</returns>
    /// <exception cref="InputException">An unknown key, at its line and column.</exception>
    public InputMapping AllowOnly(params string[] keys)
    {
        _allowed = keys;
        foreach (var (key, _) in _entries)
        {
            if (!keys.Contains(key.Text))
            {
                var nearest = Spelling.Nearest(key.Text, keys);
                throw new InputException(new Problem("unknown key", key.Where, key.Description, string.Join(", ", keys), nearest is null
                    ? "" : $"Did you mean \"{nearest}\"?"));
            }
        }

        return this;
    }

    /// <summary>The node under a key, or null if the key is absent or its value is empty.</summary>
    public InputNode? Find(string key)
    {
        foreach (var entry in _entries)
        {
            if (entry.Key.Text == key)
            {
                return entry.Value is InputScalar { IsNull: true } ? null : entry.Value;
            }
        }

        return null;
    }

    /// <summary>True if the key is there and has a value.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>The node under a key.</summary>
    /// <exception cref="InputException">The key is missing.</exception>
    public InputNode Require(string key)
    {
        var node = Find(key);
        if (node is not null)
        {
            return node;
        }

        var similar = Spelling.Nearest(key, Keys.Where(other => !_allowed.Contains(other)));
        throw Fail($"the key \"{key}\" is missing", $"\"{key}\" is required here", similar is null ? "" : $"\"{similar}\" is not read.");
    }

    /// <summary>The text under a key.</summary>
    public string Text(string key)
    {
        var scalar = Require(key).AsScalar("a text");
        return scalar.Text.Trim().Length > 0 ? scalar.Text : throw scalar.Fail("the text is empty", "a text");
    }

    /// <summary>The text under a key, or a default.</summary>
    public string Text(string key, string ifAbsent) => Has(key) ? Text(key) : ifAbsent;

    /// <summary>The quantity under a key, SI.</summary>
    public double Quantity(string key, Dimension dimension) => Require(key).AsScalar($"a value such as \"{dimension.Example}\"").Quantity(dimension);

    /// <summary>The quantity under a key, SI, or null if the key is absent.</summary>
    public double? OptionalQuantity(string key, Dimension dimension) => Has(key) ? Quantity(key, dimension) : null;

    /// <summary>The quantity under a key, SI, or a default.</summary>
    public double Quantity(string key, Dimension dimension, double ifAbsent) => OptionalQuantity(key, dimension) ?? ifAbsent;

    /// <summary>The integer under a key.</summary>
    public int Integer(string key, int low, int high) => Require(key).AsScalar("an integer").Integer(low, high);

    /// <summary>The integer under a key, or a default.</summary>
    public int Integer(string key, int low, int high, int ifAbsent) => Has(key) ? Integer(key, low, high) : ifAbsent;

    /// <summary>Yes or no under a key, or a default.</summary>
    public bool Flag(string key, bool ifAbsent) => Find(key)?.AsScalar("yes or no").Flag() ?? ifAbsent;

    /// <summary>One of several words under a key.</summary>
    public T Choice<T>(string key, params (string Word, T Meaning)[] choices) =>
        Require(key).AsScalar(string.Join(", ", choices.Select(choice => choice.Word))).Choice(choices);

    /// <summary>One of several words under a key, or a default.</summary>
    public T ChoiceOr<T>(string key, T ifAbsent, params (string Word, T Meaning)[] choices) => Has(key) ? Choice(key, choices) : ifAbsent;

    /// <summary>The mapping under a key.</summary>
    public InputMapping Mapping(string key) => Require(key).AsMapping();

    /// <summary>The mapping under a key, or null.</summary>
    public InputMapping? OptionalMapping(string key) => Find(key)?.AsMapping();

    /// <summary>The list under a key.</summary>
    public InputSequence Sequence(string key) => Require(key).AsSequence();

    /// <summary>The list under a key, or null.</summary>
    public InputSequence? OptionalSequence(string key) => Find(key)?.AsSequence();

    /// <summary>The node whose key equals a field's name, or whose key the field's name contains or ends with; null if there is none.</summary>
    internal InputNode? Nearest(string field)
    {
        if (field.Length == 0)
        {
            return null;
        }

        return Find(field) ?? _entries.Where(entry => field.Contains(entry.Key.Text, StringComparison.Ordinal))
            .OrderByDescending(entry => entry.Key.Text.Length).Select(entry => entry.Value).FirstOrDefault();
    }
}
