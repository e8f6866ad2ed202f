using System.Globalization;

namespace Anodyne.Quantities.Units;

/// <summary>
/// Reads a unit expression: factors joined by a space, "*", "·", "." or "-" (product) and "/" (quotient, one factor), each a symbol or a spelling with an
/// optional integer power ("cm2", "cm^2", "cm-2", "cm²") or a group in parentheses. "J/mol K" is refused because it can be read in two ways.
/// </summary>
internal ref struct UnitExpression
{
    private const int DeepestGroup = 8;
    private readonly string _written;
    private readonly string _text;
    private readonly int[] _places;
    private readonly bool _isHeader;
    private readonly bool _explains;
    private readonly List<UnitFactor> _factors = [];
    private int _position;
    private int _depth;
    private Problem? _problem;

    private UnitExpression(string written, int start, bool isHeader, bool explains)
    {
        (_written, _isHeader, _explains) = (written, isHeader, explains);
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
        var reader = new UnitExpression(text, start, isHeader, explains: true);
        unit = reader.Whole();
        problem = reader._problem;
        return unit is not null;
    }

    /// <summary>The unit, or null if the text is none: nothing is said, which is quick where most texts are none.</summary>
    /// <param name="text">The unit, and nothing else.</param>
    /// <param name="isHeader">True in the name of a column, where units may be typed in small letters.</param>
    public static Unit? Find(string text, bool isHeader) => new UnitExpression(text, 0, isHeader, explains: false).Whole();

    private Unit? Whole()
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

        if (!Product(isInsideGroup: false, sign: 1))
        {
            return null;
        }

        SkipSpaces();
        if (_position < _text.Length)
        {
            Fail($"'{_text[_position]}' cannot stand here in a unit", _position);
            return null;
        }

        return UnitFactor.Unit(_factors);
    }

    private readonly bool IsCelsius(string word) => word == "degC" || UnitSpelling.Word(word, _isHeader) == "degC";

    private bool Product(bool isInsideGroup, int sign)
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
                return Fail("')' closes nothing", _position);
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
                    return Fail($"a unit cannot begin with '{_written[_places[_position]]}'", _position, _position + 1);
                }

                _position++;
            }

            SkipSpaces();
            if (!divides && isDivided)
            {
                return Fail("a product after '/' can be read in two ways", _position, mend: "Write J/(mol K) or J/mol/K, and S m2/mol instead of S/mol m2.");
            }

            if (!Factor(divides ? -sign : sign))
            {
                return false;
            }

            isDivided |= divides;
            count++;
        }

        return count > 0 || Fail("a unit is missing", _position);
    }

    private bool Factor(int sign)
    {
        if (_position >= _text.Length)
        {
            return Fail("a unit is missing after '/' or '*'", _position);
        }

        var first = _factors.Count;
        if (_text[_position] == '(')
        {
            _position++;
            if (++_depth > DeepestGroup)
            {
                return Fail("the parentheses are nested too deeply", _position, allowed: "at most 8, one in the other");
            }

            if (!Product(isInsideGroup: true, sign))
            {
                return false;
            }

            _depth--;

            if (_position >= _text.Length)
            {
                return Fail("a parenthesis is not closed", _position, allowed: "')'");
            }

            _position++;
        }
        else if (_text[_position] == '1' && (_position + 1 == _text.Length || !char.IsAsciiDigit(_text[_position + 1])))
        {
            _position++;
            return true;
        }
        else if (Symbol() is { } symbols)
        {
            foreach (var (symbol, power) in symbols)
            {
                _factors.Add(new UnitFactor(symbol, sign * power));
            }
        }
        else
        {
            return false;
        }

        var exponent = Exponent();
        if (exponent == 0)
        {
            return false;
        }

        for (var i = first; i < _factors.Count; i++)
        {
            _factors[i] = _factors[i] with { Power = _factors[i].Power * exponent };
        }

        return true;
    }

    private List<UnitFactor>? Symbol()
    {
        var start = _position;
        while (_position < _text.Length && (char.IsLetter(_text[_position]) || _text[_position] is '%' or '_'))
        {
            _position++;
        }

        if (_position == start)
        {
            Fail($"'{_text[start]}' is no unit", start);
            return null;
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
            Fail("degC is a point on a scale, not a factor", start, start + word.Length,
                mend: "Write a temperature as \"25 degC\" alone; in a product write K.");
            return null;
        }

        if (UnitSpelling.Word(word, _isHeader) is { } meaning)
        {
            var inner = new UnitExpression(meaning, 0, isHeader: false, explains: false);
            return inner.Product(isInsideGroup: false, sign: 1) ? inner._factors : throw new InvalidOperationException($"the spelling '{word}' means no unit");
        }

        if (!_explains)
        {
            return null;
        }

        if (word is "per")
        {
            Fail("\"per\" is no unit", start, start + word.Length, mend: "Write a slash: \"mA/cm2\".");
            return null;
        }

        var nearest = word is "micron" or "microns" or "micrometer" or "micrometre" ? "um" : UnitCatalog.Nearest(word);
        Fail($"'{word}' is no known unit", start, start + word.Length, mend: nearest is null ? "" : $"Did you mean \"{nearest}\"? Symbols are case-sensitive.");
        return null;
    }

    // 1 where none stands; 0 where it is wrong.
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
            return start == digits ? 1 : Wrong("a power is missing", start, null, "an integer such as 2 or -1");
        }

        if (_position < _text.Length && (_text[_position] is '.' or ',' || (hasCaret && _text[_position] == '/')) && IsDigit(_position + 1))
        {
            return Wrong("a power must be an integer", start, null, "an integer such as 2 or -1");
        }

        return value is > 0 and < 10 ? sign * value : Wrong("a power is out of range", start, _position, "1 to 9 or -1 to -9");
    }

    private int Wrong(string what, int from, int? to, string allowed) => Fail(what, from, to, allowed) ? 1 : 0;

    private readonly bool IsDigit(int at) => at < _text.Length && char.IsAsciiDigit(_text[at]);

    private void SkipSpaces()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
        {
            _position++;
        }
    }

    // The place is that of the reader, except where a word was read before it was found wrong.
    private bool Fail(string what, int from, int? to = null, string allowed = "", string mend = "")
    {
        if (_explains)
        {
            var at = to is null ? _position : from;
            var found = from >= _text.Length ? "nothing" : _written[_places[from].._places[to ?? _text.Length]];
            _problem = new Problem(what, string.Create(CultureInfo.InvariantCulture, $"position {_places[at] + 1}"), $"\"{found}\"", allowed, mend);
        }

        return false;
    }
}
