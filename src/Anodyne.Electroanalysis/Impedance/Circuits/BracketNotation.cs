using System.Globalization;
using System.Text;
using Anodyne.Quantities;

namespace Anodyne.Electroanalysis.Impedance.Circuits;

/// <summary>
/// Boukamp's circuit description code on import: elements side by side in a series, (...) in parallel, [...] a series within it, e.g. <c>R(RQ)(R[RQ])</c>.
/// Q is a constant-phase element, O a finite diffusion with permeable end (Ws), T one with blocking end (Wo); values in braces are dropped.
/// </summary>
public static class BracketNotation
{
    /// <summary>True if a text is bracket notation rather than the dashed language: no dash and no <c>p(</c>, but brackets or adjacent elements.</summary>
    public static bool Looks(string text) =>
        !text.Contains('-', StringComparison.Ordinal) && !text.Contains("p(", StringComparison.Ordinal) && !text.Contains(';', StringComparison.Ordinal)
        && (text.Contains('(', StringComparison.Ordinal) || text.Count(char.IsAsciiLetterUpper) > 1) && !text.StartsWith("CPE", StringComparison.Ordinal) && !text.StartsWith("ZARC", StringComparison.Ordinal);

    /// <summary>Translates to the dashed language, numbering the elements of each kind from 1 in order.</summary>
    public static string ToDashes(string text)
    {
        var position = 0;
        var numbers = new Dictionary<string, int>();
        var result = Series(']');
        return position == text.Length ? result : throw Wrong();

        string Series(char end)
        {
            List<string> parts = [];
            while (position < text.Length && text[position] != end && text[position] is not (')' or ']'))
            {
                parts.Add(Part());
            }

            return parts.Count > 0 ? string.Join('-', parts) : throw Wrong();
        }

        string Part()
        {
            var c = text[position];
            if (c == '(')
            {
                position++;
                List<string> branches = [];
                while (position < text.Length && text[position] != ')')
                {
                    branches.Add(Part());
                }

                Close(')');
                return branches.Count > 1 ? "p(" + string.Join(',', branches) + ")" : branches.Count == 1 ? branches[0] : throw Wrong();
            }

            if (c == '[')
            {
                position++;
                var inner = Series(']');
                Close(']');
                return inner;
            }

            var symbol = new StringBuilder();
            if (char.IsAsciiLetterUpper(c))
            {
                symbol.Append(c);
                position++;
                while (position < text.Length && char.IsAsciiLetterLower(text[position]))
                {
                    symbol.Append(text[position++]);
                }
            }

            while (position < text.Length && (char.IsAsciiDigit(text[position]) || text[position] == '_'))
            {
                position++;
            }

            if (position < text.Length && text[position] == '{')
            {
                position = text.IndexOf('}', position) + 1;
            }

            var name = symbol.ToString() switch
            {
                "Q" => "CPE",
                "O" => "Ws",
                "T" => "Wo",
                "R" or "C" or "L" or "W" or "Wo" or "Ws" or "G" or "La" => symbol.ToString(),
                _ => throw Wrong(),
            };
            numbers[name] = numbers.GetValueOrDefault(name) + 1;
            return string.Create(CultureInfo.InvariantCulture, $"{name}{numbers[name]}");
        }

        void Close(char expected)
        {
            if (position >= text.Length || text[position] != expected)
            {
                throw Wrong();
            }

            position++;
        }

        InputException Wrong() => new(
            "not a circuit in bracket notation", string.Create(CultureInfo.InvariantCulture, $"circuit '{text}', character {position + 1}"), position < text.Length ? text[position..] : "the end",
            "R C L Q W O T G La Wo Ws with ( ) for parallel and [ ] for series", "e.g. R(RQ)(R[RW])");
    }
}
