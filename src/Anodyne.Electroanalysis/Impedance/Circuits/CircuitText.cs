using System.Globalization;
using Anodyne.Quantities;

namespace Anodyne.Electroanalysis.Impedance.Circuits;

/// <summary>
/// Reads the circuit language. circuit = part { "-" part } { ";" definition }; part = element | "p(" series { "," series } ")" ; element = symbol
/// number; definition = name "(" parameter { "," parameter } ")" "=" formula, where a parameter named n, a, alpha, beta or phi is an exponent. Blanks
/// may stand between the signs; an error names the character of the text as it was typed.
/// </summary>
internal sealed class CircuitText
{
    // Deeper or larger than any circuit that data could determine: refused before the recursion or the stack could give way.
    private const int DeepestNesting = 30;
    private const int MostParameters = 100;

    private readonly string _text;
    private readonly string _circuit;
    private readonly List<CircuitElement> _elements = [.. ElementCatalog.All];
    private readonly List<string> _definitions = [];
    private readonly List<CircuitParameter> _parameters = [];
    private readonly HashSet<string> _names = [];
    private int _position;
    private int _depth;

    public CircuitText(string text)
    {
        _text = text;
        var parts = text.Split(';');
        _circuit = parts[0].TrimEnd();
        foreach (var definition in parts.Skip(1).Select(d => d.Trim()).Where(d => d.Length > 0))
        {
            Define(definition);
        }

        _elements.Sort((a, b) => b.Symbol.Length.CompareTo(a.Symbol.Length));
    }

    public Circuit Read()
    {
        Skip();
        if (_position == _circuit.Length)
        {
            throw Wrong("the circuit is empty");
        }

        var root = Series();
        Skip();
        if (_position < _circuit.Length)
        {
            throw Wrong("the circuit goes on where it should end");
        }

        return new Circuit(string.Join("; ", _definitions.Prepend(root.Text)), root, _parameters);
    }

    private CircuitNode Series()
    {
        List<CircuitNode> parts = [Part()];
        while (Take("-"))
        {
            parts.Add(Part());
        }

        return parts.Count == 1 ? parts[0] : new SeriesNode(parts);
    }

    private CircuitNode Part()
    {
        if (Take("p("))
        {
            if (++_depth > DeepestNesting)
            {
                throw Wrong($"parentheses are nested more than {DeepestNesting} deep");
            }

            List<CircuitNode> branches = [Series()];
            while (Take(","))
            {
                branches.Add(Series());
            }

            if (!Take(")"))
            {
                throw Wrong("a closing parenthesis is missing");
            }

            _depth--;
            return branches.Count > 1 ? new ParallelNode(branches) : throw Wrong("a parallel part needs two branches or more");
        }

        Skip();
        var element = _elements.FirstOrDefault(e => string.CompareOrdinal(_circuit, _position, e.Symbol, 0, e.Symbol.Length) == 0
            && (_position + e.Symbol.Length >= _circuit.Length || !char.IsAsciiLetter(_circuit[_position + e.Symbol.Length])))
                ?? throw Wrong("no element begins here");
        var start = _position;
        _position += element.Symbol.Length;
        while (_position < _circuit.Length && char.IsAsciiDigit(_circuit[_position]))
        {
            _position++;
        }

        var name = _circuit[start.._position];
        if (!_names.Add(name))
        {
            _position = start;
            throw Wrong($"the name '{name}' is used twice");
        }

        var node = new ElementNode(name, element, _parameters.Count);
        _parameters.AddRange(element.Parameters.Select(p => p with { Name = p.Name.Length == 0 ? name : name + "_" + p.Name }));
        return _parameters.Count <= MostParameters ? node : throw Wrong($"the circuit has more than {MostParameters} parameters");
    }

    private void Define(string definition)
    {
        var open = definition.IndexOf('(', StringComparison.Ordinal);
        var close = definition.IndexOf(')', StringComparison.Ordinal);
        var equals = definition.IndexOf('=', StringComparison.Ordinal);
        if (open < 1 || close < open || equals < close || !definition.AsSpan(0, open).ToArray().All(char.IsAsciiLetter))
        {
            throw new InputException("a user-defined element is not written as such", $"circuit '{_text}'", definition, "NAME(parameter, ...) = formula",
                "e.g. X(R, tau) = R/(1 + j*w*tau)");
        }

        var symbol = definition[..open];
        if (_elements.Any(e => e.Symbol == symbol) || symbol == "p")
        {
            throw new InputException("a user-defined element has the name of a built-in one", $"circuit '{_text}'", symbol, "any other letters");
        }

        var names = definition[(open + 1)..close].Split(',', StringSplitOptions.TrimEntries);
        var stranger = names.FirstOrDefault(n => n.Length == 0 || !char.IsAsciiLetter(n[0]) || !n.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            || ComplexFormula.Reserved.Contains(n) || names.Count(m => m == n) > 1);
        if (stranger is not null)
        {
            throw new InputException(
                "a parameter of a user-defined element has no usable name", $"circuit '{_text}', element {symbol}", stranger.Length == 0 ? "nothing" : stranger,
                "letters and digits, each name once, none of " + string.Join(", ", ComplexFormula.Reserved));
        }

        var formula = definition[(equals + 1)..].Trim();
        var element = new FormulaElement(
            symbol, formula, "user-defined",
            [.. names.Select(n =>
            new CircuitParameter(n, "SI", n is "n" or "a" or "alpha" or "beta" or "phi" ? ParameterKind.Exponent : ParameterKind.Positive))]);
        if (names.FirstOrDefault(n => !element.Uses(n)) is { } idle)
        {
            throw new InputException("a parameter does not occur in its formula, so no spectrum could determine it", $"circuit '{_text}', element {symbol}",
                idle, formula);
        }

        _elements.Add(element);
        _definitions.Add($"{symbol}({string.Join(", ", names)}) = {formula}");
    }

    private void Skip()
    {
        while (_position < _circuit.Length && char.IsWhiteSpace(_circuit[_position]))
        {
            _position++;
        }
    }

    private bool Take(string token)
    {
        Skip();
        if (string.CompareOrdinal(_circuit, _position, token, 0, token.Length) != 0)
        {
            return false;
        }

        _position += token.Length;
        return true;
    }

    private InputException Wrong(string what) => new(
        what, string.Create(CultureInfo.InvariantCulture, $"circuit '{_text}', character {_position + 1}"), _position < _circuit.Length ? _circuit[_position..]
        : "the end",
        "elements " + string.Join(", ", _elements.Select(e => e.Symbol)) + " with a number, joined by '-', and p(...,...) for branches side by side",
        "e.g. R0-p(R1,CPE1)-p(R2,CPE2)-Wo1");
}
