using System.Globalization;
using Anodyne.Quantities.Dimensions;

namespace Anodyne.Quantities.Units;

/// <summary>
/// Reads a unit expression: factors joined by a space, "*" or "·" (product) and "/" (quotient, one factor), each a symbol with an optional
/// integer power ("cm2", "cm^2", "cm-2", "cm²") or a group in parentheses. "J/mol K" is refused because it can be read in two ways.
/// </summary>
internal ref struct UnitExpression
{
    private readonly string _text;
    private int _position;

    private UnitExpression(string text, int start)
    {
        _text = text;
        _position = start;
    }

    /// <summary>Reads the expression that fills the rest of the text from the start position.</summary>
    /// <param name="text">Text with "µ", "Ω", superscripts as a person wrote them.</param>
    /// <param name="start">Where the unit begins.</param>
    /// <param name="scale">SI value of one unit.</param>
    /// <param name="dimension">Dimension of the unit.</param>
    /// <param name="problem">What is wrong, if false is returned; Where holds "position n", 1-based in the whole text.</param>
    public static bool TryRead(string text, int start, out double scale, out Dimension dimension, out Problem? problem)
    {
        var reader = new UnitExpression(text, start);
        problem = null;
        try
        {
            (scale, dimension) = reader.Product(insideGroup: false);
            reader.SkipSpaces();
            if (reader._position < text.Length)
            {
                throw reader.Fail($"'{text[reader._position]}' cannot stand here in a unit", text[reader._position..]);
            }

            return true;
        }
        catch (InputException failure)
        {
            (scale, dimension) = (double.NaN, Dimension.None);
            problem = failure.Problem;
            return false;
        }
    }

    private (double Scale, Dimension Dimension) Product(bool insideGroup)
    {
        SkipSpaces();
        var scale = 1.0;
        var dimension = Dimension.None;
        var divided = false;
        var count = 0;
        while (true)
        {
            SkipSpaces();
            if (_position >= _text.Length || (insideGroup && _text[_position] == ')'))
            {
                break;
            }

            var divide = false;
            var c = _text[_position];
            if (c == ')')
            {
                throw Fail("')' closes nothing", _text[_position..]);
            }

            if (c == '/')
            {
                divide = true;
                _position++;
            }
            else if (c is '*' or '·' or '⋅')
            {
                if (count == 0)
                {
                    throw Fail($"a unit cannot begin with '{c}'", c.ToString());
                }

                _position++;
            }

            SkipSpaces();
            if (!divide && divided)
            {
                throw Fail("a product after '/' can be read in two ways", _text, mend: "Write J/(mol K) or J/mol/K, and S m2/mol instead of S/mol m2.");
            }

            var (factorScale, factorDimension) = Factor();
            scale = divide ? scale / factorScale : scale * factorScale;
            dimension = divide ? dimension / factorDimension : dimension * factorDimension;
            divided |= divide;
            count++;
        }

        if (count == 0)
        {
            throw Fail("a unit is missing", _position < _text.Length ? _text[_position..] : "nothing");
        }

        return (scale, dimension);
    }

    private (double Scale, Dimension Dimension) Factor()
    {
        if (_position >= _text.Length)
        {
            throw Fail("a unit is missing after '/' or '*'", "nothing");
        }

        double scale;
        Dimension dimension;
        if (_text[_position] == '(')
        {
            _position++;
            (scale, dimension) = Product(insideGroup: true);
            if (_position >= _text.Length)
            {
                throw Fail("a parenthesis is not closed", "nothing", "')'");
            }

            _position++;
        }
        else if (_text[_position] == '1' && (_position + 1 == _text.Length || !char.IsAsciiDigit(_text[_position + 1])))
        {
            _position++;
            return (1, Dimension.None);
        }
        else
        {
            (scale, dimension) = Symbol();
        }

        var power = Exponent();
        return (power >= 0 ? Raise(scale, power) : 1 / Raise(scale, -power), dimension.Raised(power));
    }

    private (double Scale, Dimension Dimension) Symbol()
    {
        var start = _position;
        while (_position < _text.Length && (char.IsLetter(_text[_position]) || _text[_position] is '%' or '°' or '_' or 'Ω'))
        {
            _position++;
        }

        if (_position == start)
        {
            throw Fail($"'{_text[start]}' is no unit", _text[start..]);
        }

        var written = _text[start.._position];
        if (UnitCatalog.TryFind(Normalize(written), out var symbol))
        {
            return (symbol.Scale, symbol.Dimension);
        }

        _position = start;
        if (written is "degC" or "°C" or "celsius" or "Celsius" or "degF" or "°F")
        {
            throw Fail("degC is a point on a scale, not a factor", written, mend: "Write a temperature as \"25 degC\" alone; in a product write K.");
        }

        if (written is "per")
        {
            throw Fail("\"per\" is no unit", written, mend: "Write a slash: \"mA/cm2\".");
        }

        var nearest = written is "micron" or "microns" or "micrometer" or "micrometre" ? "um" : UnitCatalog.Nearest(Normalize(written));
        throw Fail($"'{written}' is no known unit", written, mend: nearest is null ? "" : $"Did you mean \"{nearest}\"? Symbols are case-sensitive.");
    }

    private int Exponent()
    {
        var start = _position;
        if (_position < _text.Length && _text[_position] == '^')
        {
            _position++;
        }

        var caret = _position > start;
        var sign = 1;
        if (_position < _text.Length && _text[_position] is '-' or '−' or '⁻' or '+')
        {
            sign = _text[_position] == '+' ? 1 : -1;
            _position++;
        }

        var digits = _position;
        var value = 0;
        while (_position < _text.Length && Digit(_text[_position]) is >= 0 and var digit && value < 100)
        {
            value = (value * 10) + digit;
            _position++;
        }

        if (_position == digits)
        {
            return start == digits ? 1 : throw Fail("a power is missing", _text[start..], "an integer such as 2 or -1");
        }

        if (_position < _text.Length && (_text[_position] is '.' or ',' || (caret && _text[_position] == '/')) && _position + 1 < _text.Length && char.IsAsciiDigit(_text[_position + 1]))
        {
            throw Fail("a power must be an integer", _text[start..], "an integer such as 2 or -1");
        }

        return value is > 0 and < 10 ? sign * value : throw Fail("a power is out of range", _text[start.._position], "1 to 9 or -1 to -9");
    }

    private static int Digit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        '¹' => 1,
        '²' => 2,
        '³' => 3,
        '⁰' => 0,
        >= '⁴' and <= '⁹' => c - '⁴' + 4,
        _ => -1,
    };

    private static double Raise(double scale, int power)
    {
        // 1 / (1e2)^2 is exact where (1e-2)^2 is not: powers of a sub-multiple are taken of its reciprocal.
        var reciprocal = 1 / scale;
        var invert = scale < 1 && Math.Abs(reciprocal - Math.Round(reciprocal)) <= 4e-16 * reciprocal;
        var root = invert ? Math.Round(reciprocal) : scale;
        var result = 1.0;
        for (var i = 0; i < power; i++)
        {
            result *= root;
        }

        return invert ? 1 / result : result;
    }

    private static string Normalize(string written)
    {
        var text = written.Replace('µ', 'u').Replace('μ', 'u').Replace("Ω", "ohm", StringComparison.Ordinal).Replace("Ω", "ohm", StringComparison.Ordinal);
        return text switch
        {
            "Ohm" => "ohm",
            "Å" or "Å" or "Angstrom" => "angstrom",
            "°" => "deg",
            "hr" or "hour" or "hours" => "h",
            "sec" or "second" or "seconds" => "s",
            "minute" or "minutes" => "min",
            "day" or "days" => "d",
            _ => text,
        };
    }

    private void SkipSpaces()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
        {
            _position++;
        }
    }

    private readonly InputException Fail(string what, string found, string allowed = "", string mend = "") =>
        new(new Problem(what, string.Create(CultureInfo.InvariantCulture, $"position {_position + 1}"), $"\"{found}\"", allowed, mend));
}
