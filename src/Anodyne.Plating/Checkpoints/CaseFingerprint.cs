using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Anodyne.Plating.Checkpoints;

/// <summary>A fingerprint of everything that a case says: equal cases have equal fingerprints, whatever their names of types of lists.</summary>
public static class CaseFingerprint
{
    /// <summary>SHA-256, as hexadecimal digits, of the canonical text of the case and the version of the numerics. Threads do not count.</summary>
    public static string Of(PlatingCase problem)
    {
        var text = new StringBuilder();
        text.Append(PlatingSimulation.NumericsVersion);
        Write(text, problem with { Numerics = problem.Numerics with { Threads = null } }, 0);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Write(StringBuilder text, object? value, int depth)
    {
        switch (value)
        {
            case null:
                text.Append("null;");
                return;
            case string s:
                text.Append(CultureInfo.InvariantCulture, $"\"{s}\";");
                return;
            case IFormattable f when value.GetType().IsPrimitive || value is Enum:
                text.Append(CultureInfo.InvariantCulture, $"{f.ToString(value is double ? "R" : null, CultureInfo.InvariantCulture)};");
                return;
            case bool b:
                text.Append(b ? "true;" : "false;");
                return;
            case IEnumerable list:
                text.Append('[');
                foreach (var item in list)
                {
                    Write(text, item, depth + 1);
                }

                text.Append(']');
                return;
        }

        if (depth > 12)
        {
            throw new InvalidOperationException("The case is nested too deeply for a fingerprint.");
        }

        text.Append(value.GetType().Name).Append('{');
        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            if (property.GetIndexParameters().Length == 0)
            {
                text.Append(property.Name).Append(':');
                Write(text, property.GetValue(value), depth + 1);
            }
        }

        text.Append('}');
    }
}
