namespace Anodyne.Numerics.Plane.Curves;

/// <summary>The quantities that the vertices of a set of curves carry; all curves of a set share one such list.</summary>
public sealed class VertexFields
{
    private readonly VertexField[] _fields;

    /// <summary>Creates the list.</summary>
    /// <param name="fields">The quantities, no two of one name.</param>
    public VertexFields(params IEnumerable<VertexField> fields)
    {
        _fields = [.. fields];
        if (_fields.DistinctBy(static field => field.Name, StringComparer.Ordinal).Count() < _fields.Length)
        {
            throw new ArgumentException($"Two fields have one name: {string.Join(", ", _fields.Select(static field => field.Name))}.", nameof(fields));
        }
    }

    /// <summary>Curves that carry nothing.</summary>
    public static VertexFields None { get; } = new();

    /// <summary>The quantities in the order of their storage.</summary>
    public ReadOnlySpan<VertexField> All => _fields;

    /// <summary>Place of a quantity in the storage, or -1 if it is not carried.</summary>
    public int Find(VertexField field) => Array.IndexOf(_fields, field);
}
