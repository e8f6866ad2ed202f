using System.Collections;
using System.Globalization;

namespace Anodyne.Quantities.Documents;

/// <summary>A list of an input document.</summary>
public sealed class InputSequence : InputNode, IReadOnlyList<InputNode>
{
    private readonly List<InputNode> _items;

    internal InputSequence(List<InputNode> items, string file, int line, int column, string path)
        : base(file, line, column, path)
    {
        _items = items;
    }

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <inheritdoc/>
    public override string Description => Count is > 0 and <= 4 && _items.TrueForAll(item => item is InputScalar)
        ? "[" + string.Join(", ", _items.Select(item => ((InputScalar)item).Text)) + "]"
        : string.Create(CultureInfo.InvariantCulture, $"a list of {Count}");

    /// <inheritdoc/>
    public InputNode this[int index] => _items[index];

    /// <inheritdoc/>
    public IEnumerator<InputNode> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
