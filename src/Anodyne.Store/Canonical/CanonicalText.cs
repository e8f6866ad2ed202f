using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Anodyne.Store.Canonical;

/// <summary>
/// Writes immutable inputs as one text that is equal exactly when the inputs are: every public property of every record, by name in ordinal order,
/// with the type it really has; numbers with all their digits; lists in their order, dictionaries by key. What cannot be written faithfully (a delegate,
/// a stream, an object that contains itself) is refused, so that a difference is never overlooked.
/// </summary>
public static class CanonicalText
{
    private const int DeepestNesting = 64;

    /// <summary>The canonical text of a value.</summary>
    /// <param name="value">A record made of numbers, texts, enumerations, lists, dictionaries and records.</param>
    /// <exception cref="NotSupportedException">The value contains something that has no faithful text.</exception>
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Write(text, value, 0);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value, int depth)
    {
        if (depth > DeepestNesting)
        {
            throw new NotSupportedException("The inputs contain themselves, or are nested more than 64 deep.");
        }

        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string plain:
                text.Append('"').Append(plain.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
                break;
            case double number:
                // Minus zero and zero give the same physics but different bits; both are written as they are.
                text.Append(number.ToString("R", CultureInfo.InvariantCulture));
                break;
            case float number:
                text.Append(number.ToString("R", CultureInfo.InvariantCulture)).Append('f');
                break;
            case bool or Enum or Guid:
                text.Append(value.GetType().Name).Append('.').Append(value);
                break;
            case sbyte or byte or short or ushort or int or uint or long or ulong or decimal:
                text.Append(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
            case IDictionary map:
                WriteMap(text, map, depth);
                break;
            case IEnumerable list when HasOnlyListState(value.GetType()):
                WriteList(text, list, depth);
                break;
            default:
                WriteRecord(text, value, depth);
                break;
        }
    }

    private static bool HasOnlyListState(Type type) =>
        type.IsArray || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true || type.Name.StartsWith('<');

    private static void WriteMap(StringBuilder text, IDictionary map, int depth)
    {
        var entries = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in map)
        {
            var content = new StringBuilder();
            Write(content, entry.Value, depth + 1);
            entries.Add(Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!, content.ToString());
        }

        text.Append('{').AppendJoin(',', entries.Select(entry => $"\"{entry.Key}\":{entry.Value}")).Append('}');
    }

    private static void WriteList(StringBuilder text, IEnumerable list, int depth)
    {
        text.Append('[');
        var separator = "";
        foreach (var item in list)
        {
            text.Append(separator);
            Write(text, item, depth + 1);
            separator = ",";
        }

        text.Append(']');
    }

    private static void WriteRecord(StringBuilder text, object value, int depth)
    {
        var type = value.GetType();
        if (value is Delegate or Stream or Type || type.IsPointer || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true)
        {
            throw new NotSupportedException($"A value of type {type} has no canonical text, so nothing that depends on it can be kept or reused.");
        }

        // State is read from the fields, which include those behind properties; computed properties add nothing and are left out.
        text.Append(type.FullName).Append('(');
        var separator = "";
        foreach (var field in Fields(type))
        {
            text.Append(separator).Append(Name(field)).Append('=');
            Write(text, field.GetValue(value), depth + 1);
            separator = ",";
        }

        text.Append(')');
    }

    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        var fields = new List<FieldInfo>();
        for (var level = type; level is not null && level != typeof(object) && level != typeof(ValueType); level = level.BaseType)
        {
            fields.AddRange(level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));
        }

        return fields.OrderBy(Name, StringComparer.Ordinal);
    }

    private static string Name(FieldInfo field) => field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>')] : field.Name;
}
