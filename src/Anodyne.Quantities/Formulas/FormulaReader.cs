using System.Globalization;

namespace Anodyne.Quantities.Formulas;

/// <summary>
/// Reads a formula: numbers, symbols, + - * / ^, brackets, a blank between factors as product, and the functions of <see cref="FunctionNode"/>.
/// Recursive descent: sum = product {("+"|"-") product}; product = power {["*"|"·"|"/"] power}; power = atom ["^" power].
/// </summary>
public sealed class FormulaReader
{
    private const int DeepestNesting = 64;
    private readonly string _text;
    private readonly string _where;
    private readonly int _end;
    private int _at;
    private int _depth;

    private FormulaReader(string text, string where, int start, int end) => (_text, _where, _at, _end) = (text, where, start, end);

    /// <summary>Reads a whole text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="where">Where it stands, for messages.</param>
    /// <exception cref="InputException">If it is no formula; the message gives the column.</exception>
    public static FormulaNode Read(string text, string where)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(text, where, 0, text.Length);
    }

    /// <summary>Reads a part of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="where">Where it stands, for messages.</param>
    /// <param name="start">First letter of the part.</param>
    /// <param name="end">Behind its last letter.</param>
    /// <exception cref="InputException">If it is no formula; the message gives the column in the whole text.</exception>
    public static FormulaNode Read(string text, string where, int start, int end) => new FormulaReader(text, where, start, end).ReadAll();

    private FormulaNode ReadAll()
    {
        var node = ReadSum();
        return Peek() == '\0' ? node : throw Wrong("unexpected character");
    }

    private FormulaNode ReadSum()
    {
        if (++_depth > DeepestNesting)
        {
            throw Wrong("the formula is nested too deep");
        }

        var node = ReadProduct();
        while (Peek() is '+' or '-' or '−')
        {
            var sign = _text[_at++] == '+' ? '+' : '-';
            node = new BinaryNode(sign, node, ReadProduct());
        }

        _depth--;
        return node;
    }

    private FormulaNode ReadProduct()
    {
        var node = ReadSigned();
        while (true)
        {
            var next = Peek();
            if (next is '*' or '·' or '/')
            {
                _at++;
                node = new BinaryNode(next == '/' ? '/' : '*', node, ReadSigned());
            }
            else if (next is '(' or '[' || char.IsLetterOrDigit(next))
            {
                node = new BinaryNode('*', node, ReadPower());
            }
            else
            {
                return node;
            }
        }
    }

    private FormulaNode ReadSigned()
    {
        if (Peek() is '-' or '−')
        {
            _at++;
            if (++_depth > DeepestNesting)
            {
                throw Wrong("the formula is nested too deep");
            }

            var node = new FunctionNode("-", ReadSigned());
            _depth--;
            return node;
        }

        return ReadPower();
    }

    private FormulaNode ReadPower()
    {
        var node = ReadAtom();
        if (Peek() != '^')
        {
            return node;
        }

        _at++;
        if (++_depth > DeepestNesting)
        {
            throw Wrong("the formula is nested too deep");
        }

        var exponent = ReadSigned();
        _depth--;
        return new PowerNode(node, exponent);
    }

    private FormulaNode ReadAtom()
    {
        var next = Peek();
        if (next is '(' or '[')
        {
            return ReadBracket(next);
        }

        if (char.IsAsciiDigit(next) || next == '.')
        {
            return ReadNumber();
        }

        if (!char.IsLetter(next))
        {
            throw Wrong(next == '\0' ? "a number, a symbol or a bracket is missing" : "unexpected character");
        }

        var from = _at;
        while (_at < _end && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '_' or ','))
        {
            _at++;
        }

        var name = _text[from.._at];
        if (!FunctionNode.Names.Contains(name))
        {
            return new SymbolNode(name == "π" ? "pi" : name);
        }

        return Peek() is '(' or '[' ? new FunctionNode(name, ReadBracket(_text[_at])) : throw Wrong($"{name} needs a bracket");
    }

    private FormulaNode ReadBracket(char open)
    {
        var opened = _at++;
        var node = ReadSum();
        if (Peek() != (open == '(' ? ')' : ']'))
        {
            _at = opened;
            throw Wrong("a bracket is not closed");
        }

        _at++;
        return node;
    }

    private NumberNode ReadNumber()
    {
        var from = _at;
        SkipDigits();
        if (IsExponent())
        {
            _at += 2;
            SkipDigits();
        }

        if (double.TryParse(
                _text.AsSpan(from, _at - from), NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value))
        {
            return new NumberNode(value);
        }

        _at = from;
        throw Wrong("not a number");
    }

    // "2e" is twice e; "2e-3" and "2e3" are numbers.
    private bool IsExponent()
    {
        if (_at + 1 >= _end || _text[_at] is not ('e' or 'E'))
        {
            return false;
        }

        return char.IsAsciiDigit(_text[_at + 1]) || (_text[_at + 1] is '+' or '-' && _at + 2 < _end && char.IsAsciiDigit(_text[_at + 2]));
    }

    private void SkipDigits()
    {
        while (_at < _end && (char.IsAsciiDigit(_text[_at]) || _text[_at] == '.'))
        {
            _at++;
        }
    }

    private char Peek()
    {
        while (_at < _end && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }

        return _at < _end ? _text[_at] : '\0';
    }

    private InputException Wrong(string problem) => new(
        problem, string.Create(CultureInfo.InvariantCulture, $"{_where}, column {_at + 1}"), $"\"{_text}\"",
            $"numbers, symbols, + - * / ^, brackets, {string.Join(", ", FunctionNode.Names)}");
}
