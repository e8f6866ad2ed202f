using System.Globalization;
using System.Numerics;
using Anodyne.Quantities;

namespace Anodyne.Electroanalysis.Impedance.Circuits;

/// <summary>
/// A formula of complex numbers compiled from text, with exact derivatives by the chain rule (forward differentiation). Knows + - * / ^, parentheses,
/// numbers, <c>j</c>, <c>pi</c>, <c>w</c> (angular frequency, rad/s), the given parameter names and sqrt, exp, ln, tanh, coth, sinh, cosh.
/// </summary>
public sealed class ComplexFormula
{
    private const int DeepestNesting = 60;
    private const int LongestText = 1000;

    private readonly string _text;
    private readonly IReadOnlyList<string> _names;
    private readonly HashSet<string> _used = [];
    private readonly Node _root;
    private int _position;
    private int _depth;

    /// <summary>Compiles a formula.</summary>
    /// <param name="text">The formula, e.g. <c>R/(1 + (j*w*tau)^n)</c>.</param>
    /// <param name="parameterNames">Names that stand for parameters.</param>
    /// <exception cref="InputException">The text is not a formula; the problem says at which character.</exception>
    public ComplexFormula(string text, IReadOnlyList<string> parameterNames)
    {
        _text = text;
        _names = parameterNames;
        if (text.Length > LongestText)
        {
            throw Wrong($"the formula is longer than {LongestText} characters", LongestText);
        }

        _root = Sum();
        Skip();
        if (_position < _text.Length)
        {
            throw Wrong("the formula goes on where it should end");
        }
    }

    /// <summary>Names that a formula understands by itself and no parameter may have.</summary>
    public static IReadOnlyList<string> Reserved { get; } = ["j", "pi", "w", "sqrt", "exp", "ln", "sinh", "cosh", "tanh", "coth"];

    /// <summary>Parameter names that occur in the formula.</summary>
    public IReadOnlySet<string> Used => _used;

    private delegate Complex Node(double omega, ReadOnlySpan<double> p, Span<Complex> derivative);

    /// <summary>Value and derivatives by each parameter.</summary>
    public Complex Evaluate(double omega, ReadOnlySpan<double> p, Span<Complex> derivative) => _root(omega, p, derivative);

    private static Node Combine(Node left, Node right, Func<Complex, Complex, (Complex Value, Complex ByLeft, Complex ByRight)> rule) => (w, p, d) =>
    {
        Span<Complex> other = stackalloc Complex[d.Length];
        var a = left(w, p, d);
        var b = right(w, p, other);
        var (value, byLeft, byRight) = rule(a, b);
        for (var i = 0; i < d.Length; i++)
        {
            // An absent derivative stays zero even where the other factor is infinite (0^0, ln 0).
            d[i] = (d[i] == Complex.Zero ? 0 : byLeft * d[i]) + (other[i] == Complex.Zero ? 0 : byRight * other[i]);
        }

        return value;
    };

    private static Node Apply(Node inner, Func<Complex, (Complex Value, Complex Derivative)> rule) => (w, p, d) =>
    {
        var (value, slope) = rule(inner(w, p, d));
        for (var i = 0; i < d.Length; i++)
        {
            d[i] *= slope;
        }

        return value;
    };

    private Node Sum()
    {
        var node = Product();
        while (true)
        {
            if (Take('+'))
            {
                node = Combine(node, Product(), (a, b) => (a + b, 1, 1));
            }
            else if (Take('-'))
            {
                node = Combine(node, Product(), (a, b) => (a - b, 1, -1));
            }
            else
            {
                return node;
            }
        }
    }

    private Node Product()
    {
        var node = Signed();
        while (true)
        {
            if (Take('*'))
            {
                node = Combine(node, Signed(), (a, b) => (a * b, b, a));
            }
            else if (Take('/'))
            {
                node = Combine(node, Signed(), (a, b) => (a / b, 1 / b, -a / (b * b)));
            }
            else
            {
                return node;
            }
        }
    }

    private Node Signed()
    {
        // Every way down the recursion leads through here.
        if (++_depth > DeepestNesting)
        {
            throw Wrong($"the formula is nested more than {DeepestNesting} deep");
        }

        var node = SignedOnce();
        _depth--;
        return node;
    }

    private Node SignedOnce() => Take('-') ? Apply(Signed(), a => (-a, -1)) : Power();

    private Node Power()
    {
        var node = Primary();
        return Take('^') ? Combine(node, Signed(), (a, b) =>
        {
            var value = Complex.Pow(a, b);
            return (value, b * value / a, value * Complex.Log(a));
        }) : node;
    }

    private Node Primary()
    {
        Skip();
        if (Take('('))
        {
            var inner = Sum();
            return Take(')') ? inner : throw Wrong("a closing parenthesis is missing");
        }

        var start = _position;
        if (_position < _text.Length && (char.IsAsciiDigit(_text[_position]) || _text[_position] == '.'))
        {
            while (_position < _text.Length && (char.IsAsciiDigit(_text[_position]) || _text[_position] == '.'
                || (_text[_position] is 'e' or 'E' && _position + 1 < _text.Length
                    && (char.IsAsciiDigit(_text[_position + 1]) || _text[_position + 1] is '-' or '+'))
                || (_text[_position] is '-' or '+' && _text[_position - 1] is 'e' or 'E')))
            {
                _position++;
            }

            return double.TryParse(_text.AsSpan(start, _position - start), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Constant(number)
                : throw Wrong("not a number", start);
        }

        while (_position < _text.Length && (char.IsAsciiLetterOrDigit(_text[_position]) || _text[_position] == '_'))
        {
            _position++;
        }

        var word = _text[start.._position];
        for (var i = 0; i < _names.Count; i++)
        {
            if (_names[i] == word)
            {
                var index = i;
                _used.Add(word);
                return (_, p, d) =>
                {
                    d.Clear();
                    d[index] = 1;
                    return p[index];
                };
            }
        }

        return word switch
        {
            "j" => Constant(Complex.ImaginaryOne),
            "pi" => Constant(Math.PI),
            "w" => (w, _, d) =>
            {
                d.Clear();
                return w;
            },
            "sqrt" => Apply(Argument(), a => (Complex.Sqrt(a), 0.5 / Complex.Sqrt(a))),
            "exp" => Apply(Argument(), a => (Complex.Exp(a), Complex.Exp(a))),
            "ln" => Apply(Argument(), a => (Complex.Log(a), 1 / a)),
            "sinh" => Apply(Argument(), a => (Complex.Sinh(a), Complex.Cosh(a))),
            "cosh" => Apply(Argument(), a => (Complex.Cosh(a), Complex.Sinh(a))),
            "tanh" => Apply(Argument(), a => (Tanh(a), 1 - (Tanh(a) * Tanh(a)))),
            "coth" => Apply(Argument(), a => (1 / Tanh(a), 1 - (1 / (Tanh(a) * Tanh(a))))),
            _ => throw Wrong(word.Length == 0 ? "a number, a name or a parenthesis is missing" : $"unknown name '{word}'", start),
        };
    }

    private static Node Constant(Complex value) => (_, _, d) =>
    {
        d.Clear();
        return value;
    };

    // Stable for large arguments of either sign.
    private static Complex Tanh(Complex s)
    {
        if (s.Real < 0)
        {
            return -Tanh(-s);
        }

        var e = Complex.Exp(-2 * s);
        return (1 - e) / (1 + e);
    }

    private Node Argument()
    {
        if (!Take('('))
        {
            throw Wrong("a function needs its argument in parentheses");
        }

        var inner = Sum();
        return Take(')') ? inner : throw Wrong("a closing parenthesis is missing");
    }

    private void Skip()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
        {
            _position++;
        }
    }

    private bool Take(char c)
    {
        Skip();
        if (_position < _text.Length && _text[_position] == c)
        {
            _position++;
            return true;
        }

        return false;
    }

    private InputException Wrong(string what) => Wrong(what, _position);

    private InputException Wrong(string what, int at) => new(
        what, string.Create(CultureInfo.InvariantCulture, $"formula '{_text}', character {at + 1}"), at < _text.Length ? _text[at..] : "the end",
        "numbers, j, pi, w, " + string.Join(", ", _names) + ", + - * / ^ ( ), sqrt exp ln tanh coth sinh cosh");
}
