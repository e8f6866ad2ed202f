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
    /// <summary>
    /// True if a text is bracket notation rather than the dashed language: no dash, comma, semicolon or <c>p(</c> outside braces, but brackets or adjacent
    /// elements.
    /// </summary>
    public static bool Looks(string text)
    {
        var bare = new StringBuilder();
        var inside = 0;
        foreach (var c in text)
        {
            inside += c == '{' ? 1 : 0;
            bare.Append(inside > 0 ? "" : c);
            inside -= c == '}' ? 1 : 0;
        }

        var outside = bare.ToString().Trim();
        return outside.AsSpan().IndexOfAny(',', '-', ';') < 0 && !outside.Contains("p(", StringComparison.Ordinal)
            && (outside.AsSpan().IndexOfAny('(', '[') >= 0 || outside.Length < text.Trim().Length || outside.Count(char.IsAsciiLetterUpper) > 1)
            && !outside.StartsWith("CPE", StringComparison.Ordinal) && !outside.StartsWith("ZARC", StringComparison.Ordinal);
    }

    /// <summary>Translates to the dashed language, numbering the elements of each kind from 1 in order.</summary>
    public static string ToDashes(string text)
    {
        const int deepest = 30;
        var position = 0;
        var depth = 0;
        var numbers = new Dictionary<string, int>();
        var result = Series(']');
        return position == text.Length ? result : throw Wrong();

        string Series(char end)
        {
            List<string> parts = [];
            Skip();
            while (position < text.Length && text[position] != end && text[position] is not (')' or ']'))
            {
                parts.Add(Part());
            }

            return parts.Count > 0 ? string.Join('-', parts) : throw Wrong();
        }

        string Part()
        {
            if (++depth > deepest)
            {
                throw Wrong($"brackets are nested more than {deepest} deep");
            }

            var part = Whole();
            depth--;
            Skip();
            return part;
        }

        string Whole()
        {
            var c = text[position];
            if (c == '(')
            {
                position++;
                Skip();
                List<string> branches = [];
                while (position < text.Length && text[position] != ')')
                {
                    branches.Add(Part());
                }

                if (branches.Count == 0)
                {
                    throw Wrong();
                }

                Close(')');
                return branches.Count > 1 ? "p(" + string.Join(',', branches) + ")" : branches[0];
            }

            if (c == '[')
            {
                position++;
                var inner = Series(']');
                Close(']');
                return inner;
            }

            var start = position;
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
                var close = text.IndexOf('}', position);
                position = close < 0 ? throw Wrong("a closing brace is missing") : close + 1;
            }

            var name = symbol.ToString() switch
            {
                "Q" => "CPE",
                "O" => "Ws",
                "T" => "Wo",
                "R" or "C" or "L" or "W" or "Wo" or "Ws" or "G" or "La" => symbol.ToString(),
                _ => throw Wrong(at: start),
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

        void Skip()
        {
            while (position < text.Length && char.IsWhiteSpace(text[position]))
            {
                position++;
            }
        }

        InputException Wrong(string what = "not a circuit in bracket notation", int? at = null) => new(
            what, string.Create(CultureInfo.InvariantCulture, $"circuit '{text}', character {(at ?? position) + 1}"), (at ?? position) < text.Length
            ? text[(at ?? position)..] : "the end",
            "R C L Q W O T G La Wo Ws with ( ) for parallel and [ ] for series", "e.g. R(RQ)(R[RW])");
    }
}
