using System.Globalization;

namespace Anodyne.Quantities.Units;

/// <summary>
/// Reads a unit expression: factors joined by a space, "*", "·", "." or "-" (product) and "/" (quotient, one factor), each a symbol or a spelling with an
/// optional integer power ("cm2", "cm^2", "cm-2", "cm²") or a group in parentheses. "J/mol K" is refused because it can be read in two ways.
/// </summary>
internal ref struct UnitExpression
{
    private readonly string _written;
    private readonly string _text;
    private readonly int[] _places;
    private readonly bool _isHeader;
    private readonly List<UnitFactor> _factors = [];
    private int _position;

    private UnitExpression(string written, int start, bool isHeader)
    {
        (_written, _isHeader) = (written, isHeader);
        _text = UnitSpelling.Plain(written, out _places);
        _position = Array.IndexOf(_places, start);
    }

    /// <summary>Reads the expression that fills the rest of the text from the start position.</summary>
    /// <param name="text">Text with "µ", "Ω", superscripts as a person wrote them.</param>
    /// <param name="start">Where the unit begins.</param>
    /// <param name="isHeader">True in the name of a column, where units may be typed in small letters.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="problem">What is wrong, if false is returned; Where holds "position n", 1-based in the whole text.</param>
    public static bool TryRead(string text, int start, bool isHeader, out Unit? unit, out Problem? problem)
    {
        var reader = new UnitExpression(text, start, isHeader);
        (unit, problem) = (null, null);
        try
        {
            unit = reader.Whole();
            return true;
        }
        catch (InputException failure)
        {
            problem = failure.Problem;
            return false;
        }
    }

    private Unit Whole()
    {
        var whole = _text[_position..].Trim();
        if (UnitSpelling.Phrase(whole) is { } phrase)
        {
            return Unit.Read(phrase);
        }

        var word = whole.TrimEnd('.');
        if (IsCelsius(word))
        {
            return Unit.Celsius;
        }

        Product(isInsideGroup: false, sign: 1);
        SkipSpaces();
        return _position >= _text.Length ? UnitFactor.Unit(_factors) : throw Fail($"'{_text[_position]}' cannot stand here in a unit", _position);
    }

    private readonly bool IsCelsius(string word) => word == "degC" || UnitSpelling.Word(word, _isHeader) == "degC";

    private void Product(bool isInsideGroup, int sign)
    {
        var isDivided = false;
        var count = 0;
        while (true)
        {
            SkipSpaces();
            if (_position >= _text.Length || (isInsideGroup && _text[_position] == ')'))
            {
                break;
            }

            var divides = false;
            var c = _text[_position];
            if (c == ')')
            {
                throw Fail("')' closes nothing", _position);
            }

            if (c == '/')
            {
                divides = true;
                _position++;
            }
            else if (c == '*' || (c is '.' or '-' && _position + 1 < _text.Length && char.IsLetter(_text[_position + 1])))
            {
                if (count == 0)
                {
                    throw Fail($"a unit cannot begin with '{_written[_places[_position]]}'", _position, _position + 1);
                }

                _position++;
            }

            SkipSpaces();
            if (!divides && isDivided)
            {
                throw Fail("a product after '/' can be read in two ways", _position, mend: "Write J/(mol K) or J/mol/K, and S m2/mol instead of S/mol m2.");
            }

            Factor(divides ? -sign : sign);
            isDivided |= divides;
            count++;
        }

        if (count == 0)
        {
            throw Fail("a unit is missing", _position);
        }
    }

    private void Factor(int sign)
    {
        if (_position >= _text.Length)
        {
            throw Fail("a unit is missing after '/' or '*'", _position);
        }

        var first = _factors.Count;
        if (_text[_position] == '(')
        {
            _position++;
            Product(isInsideGroup: true, sign);
            if (_position >= _text.Length)
            {
                throw Fail("a parenthesis is not closed", _position, allowed: "')'");
            }

            _position++;
        }
        else if (_text[_position] == '1' && (_position + 1 == _text.Length || !char.IsAsciiDigit(_text[_position + 1])))
        {
            _position++;
            return;
        }
        else
        {
            foreach (var (symbol, power) in Symbol())
            {
                _factors.Add(new UnitFactor(symbol, sign * power));
            }
        }

        var exponent = Exponent();
        for (var i = first; i < _factors.Count; i++)
        {
            _factors[i] = _factors[i] with { Power = _factors[i].Power * exponent };
        }
    }

    private List<UnitFactor> Symbol()
    {
        var start = _position;
        while (_position < _text.Length && (char.IsLetter(_text[_position]) || _text[_position] is '%' or '_'))
        {
            _position++;
        }

        if (_position == start)
        {
            throw Fail($"'{_text[start]}' is no unit", start);
        }

        var word = _text[start.._position];
        if (_position < _text.Length && _text[_position] == '.' && (_position + 1 == _text.Length || !char.IsLetterOrDigit(_text[_position + 1])))
        {
            _position++;
        }

        if (UnitCatalog.TryFind(word, out var symbol))
        {
            return [new UnitFactor(symbol, 1)];
        }

        if (IsCelsius(word) || word == "degF")
        {
            throw Fail("degC is a point on a scale, not a factor", start, start + word.Length,
                mend: "Write a temperature as \"25 degC\" alone; in a product write K.");
        }

        if (UnitSpelling.Word(word, _isHeader) is { } meaning)
        {
            var inner = new UnitExpression(meaning, 0, isHeader: false);
            inner.Product(isInsideGroup: false, sign: 1);
            return inner._factors;
        }

        if (word is "per")
        {
            throw Fail("\"per\" is no unit", start, start + word.Length, mend: "Write a slash: \"mA/cm2\".");
        }

        var nearest = word is "micron" or "microns" or "micrometer" or "micrometre" ? "um" : UnitCatalog.Nearest(word);
        throw Fail(
            $"'{word}' is no known unit", start, start + word.Length, mend: nearest is null ? "" : $"Did you mean \"{nearest}\"? Symbols are case-sensitive.");
    }

    private int Exponent()
    {
        var start = _position;
        var hasCaret = _position < _text.Length && _text[_position] == '^';
        if (hasCaret)
        {
            _position++;
        }

        var sign = 1;
        if (_position < _text.Length && _text[_position] is '-' or '+' && (hasCaret || IsDigit(_position + 1)))
        {
            sign = _text[_position] == '+' ? 1 : -1;
            _position++;
        }

        var digits = _position;
        var value = 0;
        while (IsDigit(_position) && value < 100)
        {
            value = (value * 10) + (_text[_position] - '0');
            _position++;
        }

        if (_position == digits)
        {
            return start == digits ? 1 : throw Fail("a power is missing", start, allowed: "an integer such as 2 or -1");
        }

        if (_position < _text.Length && (_text[_position] is '.' or ',' || (hasCaret && _text[_position] == '/')) && IsDigit(_position + 1))
        {
            throw Fail("a power must be an integer", start, allowed: "an integer such as 2 or -1");
        }

        return value is > 0 and < 10 ? sign * value : throw Fail("a power is out of range", start, _position, "1 to 9 or -1 to -9");
    }

    private readonly bool IsDigit(int at) => at < _text.Length && char.IsAsciiDigit(_text[at]);

    private void SkipSpaces()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
        {
            _position++;
        }
    }

    // The place is that of the reader, except where a word was read before it was found wrong.
    private readonly InputException Fail(string what, int from, int? to = null, string allowed = "", string mend = "")
    {
        var at = to is null ? _position : from;
        var found = from >= _text.Length ? "nothing" : _written[_places[from].._places[to ?? _text.Length]];
        return new InputException(new Problem(what, string.Create(CultureInfo.InvariantCulture, $"position {_places[at] + 1}"), $"\"{found}\"", allowed, mend));
    }
}
