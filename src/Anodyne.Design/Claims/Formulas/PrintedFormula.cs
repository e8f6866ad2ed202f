using System.Globalization;
using Anodyne.Quantities;

namespace Anodyne.Design.Claims.Formulas;

/// <summary>
/// A formula as printed: "left = right" with + - * / ^, brackets, a blank between factors as product, exp, ln, sqrt and symbols such as t_m.
/// </summary>
/// <param name="Text">As printed.</param>
/// <param name="Left">Left side.</param>
/// <param name="Right">Right side.</param>
public sealed record PrintedFormula(string Text, FormulaNode Left, FormulaNode Right)
{
    /// <summary>Reads a formula.</summary>
    /// <param name="text">The text.</param>
    /// <param name="where">Where it stands, for messages.</param>
    /// <exception cref="InputException">If it is no formula; the message gives the column.</exception>
    public static PrintedFormula Parse(string text, string where = "formula")
    {
        ArgumentNullException.ThrowIfNull(text);
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0 || text.IndexOf('=', equals + 1) >= 0)
        {
            throw new InputException("a formula has one equals sign", where, $"\"{text}\"", "left = right");
        }

        return new PrintedFormula(text, new Reader(text, 0, equals, where).ReadAll(), new Reader(text, equals + 1, text.Length, where).ReadAll());
    }

    /// <summary>Recursive descent: sum = product {("+"|"-") product}; product = power {["*"|"·"|"/"] power}; power = atom ["^" power].</summary>
    private sealed class Reader(string text, int start, int end, string where)
    {
        private const int DeepestNesting = 64;
        private static readonly string[] Functions = ["exp", "ln", "sqrt"];
        private int _at = start;
        private int _depth;

        public FormulaNode ReadAll()
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
                var sign = text[_at++] == '+' ? '+' : '-';
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
            while (_at < end && (char.IsLetterOrDigit(text[_at]) || text[_at] is '_' or ','))
            {
                _at++;
            }

            var name = text[from.._at];
            if (!Functions.Contains(name))
            {
                return new SymbolNode(name == "π" ? "pi" : name);
            }

            return Peek() is '(' or '[' ? new FunctionNode(name, ReadBracket(text[_at])) : throw Wrong($"{name} needs a bracket");
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
            while (_at < end && (char.IsAsciiDigit(text[_at]) || text[_at] == '.'))
            {
                _at++;
            }

            if (double.TryParse(text.AsSpan(from, _at - from), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
                && double.IsFinite(value))
            {
                return new NumberNode(value);
            }

            _at = from;
            throw Wrong("not a number");
        }

        private char Peek()
        {
            while (_at < end && char.IsWhiteSpace(text[_at]))
            {
                _at++;
            }

            return _at < end ? text[_at] : '\0';
        }

        private InputException Wrong(string problem) => new(
            problem, string.Create(CultureInfo.InvariantCulture, $"{where}, column {_at + 1}"), $"\"{text}\"",
                "numbers, symbols, + - * / ^, brackets, exp, ln, sqrt");
    }
}
