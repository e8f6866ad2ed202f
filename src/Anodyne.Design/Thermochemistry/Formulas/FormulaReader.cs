using System.Collections.Immutable;
using System.Globalization;
using Anodyne.Quantities;

namespace Anodyne.Design.Thermochemistry.Formulas;

/// <summary>
/// Recursive-descent reader of a formula inside a longer text. Columns in messages count from 1 in the whole text.
/// Grammar: formula = part { ("·" | "*") part }; part = [number] unit { unit }; unit = (element | "(" unit {unit} ")" | "[" ... "]") [number].
/// </summary>
internal sealed class FormulaReader(string text, int start, int end, string what)
{
    private const int DeepestNesting = 16;
    private int _at = start;

    /// <summary>Reads the whole range as one formula.</summary>
    public ChemicalFormula ReadAll()
    {
        var atoms = new SortedDictionary<string, Fraction>(StringComparer.Ordinal);
        SkipBlanks();
        var first = _at;
        if (_at >= end)
        {
            throw Wrong("a formula is missing", _at, "an element such as Li");
        }

        ReadPart(atoms);
        while (_at < end && text[_at] is '·' or '*' or '•')
        {
            _at++;
            ReadPart(atoms);
        }

        var last = _at;
        SkipBlanks();
        if (_at < end)
        {
            throw Wrong(text[_at] is ')' or ']'
                ? "a bracket closes that was never opened" : "unexpected character in a formula", _at, "an element, a number, a bracket or ·");
        }

        return new ChemicalFormula(text[first..last], atoms.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    /// <summary>The failure at a position of the text.</summary>
    public InputException Wrong(string problem, int position, string allowed, string mend = "")
    {
        var found = position < text.Length && position < Math.Max(end, position + 1)
            ? $"\"{text[position]}\" in \"{text}\""
            : $"the end of \"{text}\"";
        return new InputException(problem, string.Create(CultureInfo.InvariantCulture, $"{what}, column {position + 1}"), found, allowed, mend);
    }

    private void ReadPart(SortedDictionary<string, Fraction> atoms)
    {
        var factor = _at < end && char.IsAsciiDigit(text[_at]) ? ReadNumber() : Fraction.One;
        var before = _at;
        ReadUnits(atoms, factor, closing: '\0', depth: 0);
        if (_at == before)
        {
            throw Wrong(_at < end && char.IsAsciiLetterLower(text[_at])
                ? "an element starts with a capital letter" : "a formula is missing", _at, "an element such as Li");
        }
    }

    private void ReadUnits(SortedDictionary<string, Fraction> atoms, Fraction factor, char closing, int depth)
    {
        while (_at < end)
        {
            var symbol = text[_at];
            if (char.IsAsciiLetterUpper(symbol))
            {
                var element = ReadElement();
                Add(atoms, element, factor * ReadCount());
            }
            else if (symbol is '(' or '[')
            {
                ReadGroup(atoms, factor, depth);
            }
            else if (symbol == closing || closing == '\0')
            {
                return;
            }
            else
            {
                throw Wrong("unexpected character in a bracket", _at, $"an element or \"{closing}\"");
            }
        }
    }

    private void ReadGroup(SortedDictionary<string, Fraction> atoms, Fraction factor, int depth)
    {
        var opened = _at;
        if (depth >= DeepestNesting)
        {
            throw Wrong("brackets are nested too deep", opened, $"at most {DeepestNesting} levels");
        }

        var closing = text[_at] == '(' ? ')' : ']';
        _at++;
        var inner = new SortedDictionary<string, Fraction>(StringComparer.Ordinal);
        ReadUnits(inner, Fraction.One, closing, depth + 1);
        if (_at >= end)
        {
            throw Wrong("a bracket is not closed", opened, $"a closing \"{closing}\"");
        }

        if (inner.Count == 0)
        {
            throw Wrong("a bracket is empty", opened, "at least one element in it");
        }

        _at++;
        var count = factor * ReadCount();
        foreach (var (element, number) in inner)
        {
            Add(atoms, element, number * count);
        }
    }

    private string ReadElement()
    {
        if (_at + 1 < end && char.IsAsciiLetterLower(text[_at + 1]))
        {
            var two = text.Substring(_at, 2);
            if (Element.Find(two) is not null)
            {
                _at += 2;
                return two;
            }

            throw Wrong($"there is no element \"{two}\"", _at, "the symbol of an element, e.g. Li, F, Ca",
                "Check letters and capitals: Co is cobalt, CO carbon with oxygen.");
        }

        var one = text.Substring(_at, 1);
        if (Element.Find(one) is null)
        {
            throw Wrong($"there is no element \"{one}\"", _at, "the symbol of an element, e.g. Li, F, Ca",
                "Check letters and capitals: Co is cobalt, CO carbon with oxygen.");
        }

        _at++;
        return one;
    }

    private Fraction ReadCount() => _at < end && IsNumber(_at) ? ReadNumber() : Fraction.One;

    private Fraction ReadNumber()
    {
        var from = _at;
        var digits = new char[Math.Min(end - _at, 12)];
        var length = 0;
        var point = false;
        while (_at < end && (IsNumber(_at) || (text[_at] == '.' && !point)))
        {
            if (length == digits.Length)
            {
                throw Wrong("a number is too long", from, "at most 12 characters");
            }

            point |= text[_at] == '.';
            digits[length++] = Digit(text[_at]);
            _at++;
        }

        if (digits[length - 1] == '.')
        {
            throw Wrong("digits are missing after the point", _at - 1, "e.g. 0.95");
        }

        var number = Fraction.ParseDecimal(digits.AsSpan(0, length));
        return number.IsZero ? throw Wrong("a count of zero", from, "a number above zero") : number;
    }

    private bool IsNumber(int at) => char.IsAsciiDigit(text[at]) || text[at] is >= '₀' and <= '₉';

    private static char Digit(char symbol) => symbol is >= '₀' and <= '₉' ? (char)('0' + (symbol - '₀')) : symbol;

    private void SkipBlanks()
    {
        while (_at < end && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }
    }

    private static void Add(SortedDictionary<string, Fraction> atoms, string element, Fraction count) =>
        atoms[element] = atoms.TryGetValue(element, out var present) ? present + count : count;
}
