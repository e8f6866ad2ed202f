using System.Globalization;
using Anodyne.Quantities.Dimensions;

namespace Anodyne.Quantities.Units;

/// <summary>
/// The border between text with units ("1 mA/cm2", "12 ohm cm2", "25 degC") and SI doubles. Nothing behind this border knows a unit.
/// A bare number is accepted only where the quantity is dimensionless; a temperature may be written in K or degC and becomes kelvin.
/// </summary>
public static class UnitText
{
    /// <summary>Reads a value with its unit.</summary>
    /// <param name="text">The text as a person wrote it.</param>
    /// <param name="expected">The dimension the value must have.</param>
    /// <returns>The value in the coherent SI unit of the dimension; finite.</returns>
    /// <exception cref="InputException">Wrong number, unknown unit or wrong dimension, with the position inside the text.</exception>
    public static double ParseToSi(string text, Dimension expected) =>
        TryParseToSi(text, expected, out var value, out var problem) ? value : throw new InputException(problem!);

    /// <summary>Reads a value with its unit; false if it cannot be read.</summary>
    public static bool TryParseToSi(string text, Dimension expected, out double value) => TryParseToSi(text, expected, out value, out _);

    /// <summary>Reads a value with its unit; if it cannot be read, says what is wrong (Where = "position n", 1-based).</summary>
    public static bool TryParseToSi(string text, Dimension expected, out double value, out Problem? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        value = double.NaN;
        if (!TryReadNumber(text, out var number, out var end, out problem))
        {
            problem = problem! with { Allowed = expected.ToString(), Mend = problem.Mend.Length > 0 ? problem.Mend : Example(expected) };
            return false;
        }

        var start = end;
        while (start < text.Length && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        if (start == text.Length)
        {
            value = expected == Dimension.None ? number : double.NaN;
            problem = expected == Dimension.None
                ? null
                : new Problem("the unit is missing", Position(text.Length), $"\"{text}\"", expected.ToString(), $"Write for example \"{expected.Example}\".");
            return problem is null;
        }

        if (!UnitExpression.TryRead(text, start, isHeader: false, out var unit, out problem))
        {
            problem = problem! with
            {
                Allowed = problem.Allowed.Length > 0 ? problem.Allowed : expected.ToString(),
                Mend = problem.Mend.Length > 0 ? problem.Mend : Example(expected),
            };
            return false;
        }

        if (unit!.Dimension != expected)
        {
            var mend = expected == Dimension.Temperature && unit.Text == "C" ? "C is the coulomb; write degC or K." : Example(expected);
            var measures = unit.Dimension == Dimension.None ? "makes a plain number" : "measures " + unit.Dimension.Name;
            problem = new Problem($"the unit \"{text[start..].TrimEnd()}\" {measures}", Position(start), $"\"{text}\"", expected.ToString(), mend);
            return false;
        }

        value = unit.ToSi(number);
        if (unit == Unit.Celsius && value < 0)
        {
            problem = new Problem("a temperature lies below absolute zero", "position 1", $"\"{text}\"", "-273.15 degC or more");
        }
        else if (!double.IsFinite(value))
        {
            problem = new Problem("the value is not a finite number", Position(0), $"\"{text}\"", expected.ToString());
        }

        value = problem is null ? value : double.NaN;
        return problem is null;
    }

    private static string Example(Dimension expected) => expected == Dimension.None ? "Write a number alone." : $"Write for example \"{expected.Example}\".";

    /// <summary>The unit behind the number of a text as its plain text ("mA/cm2"); "1" for a bare number, the text itself where it cannot be read.</summary>
    /// <param name="text">A number with or without a unit.</param>
    public static string UnitOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var written = TryReadNumber(text, out _, out var end, out _) ? text[end..].Trim() : text.Trim();
        return Unit.Find(written)?.Text ?? written;
    }

    /// <summary>SI value of one unit, and its dimension; "" and "1" are the plain number. The unit degC is not a factor and is refused.</summary>
    /// <exception cref="InputException">The unit cannot be read.</exception>
    public static (double Scale, Dimension Dimension) ReadUnit(string unit)
    {
        var read = Unit.Read(unit);
        return read != Unit.Celsius ? (read.Scale, read.Dimension)
            : throw new InputException("degC is a point on a scale, not a factor", "position 1", $"\"{unit}\"", "", "In a product or a difference write K.");
    }

    /// <summary>Converts an SI value to a unit; "degC" gives degrees Celsius.</summary>
    public static double FromSi(double si, string unit) => Unit.Read(unit).FromSi(si);

    /// <summary>Prints an SI value in a unit, e.g. Print(10, "mA/cm2") = "1 mA/cm2"; reads back with <see cref="ParseToSi"/>.</summary>
    /// <param name="si">The value in the coherent SI unit; a non-finite one is printed as "-".</param>
    /// <param name="unit">The unit to print in; "1" or "" prints the bare number.</param>
    /// <param name="digits">Significant digits, 1 to 17.</param>
    public static string Print(double si, string unit, int digits = 6)
    {
        ArgumentNullException.ThrowIfNull(unit);
        var isBare = unit is "" or "1";
        if (!double.IsFinite(si))
        {
            return isBare ? "-" : "- " + unit;
        }

        var number = Number(isBare ? si : FromSi(si, unit), digits);
        return isBare ? number : unit == "%" ? number + " %" : number + " " + unit;
    }

    /// <summary>A number with the given significant digits, lower-case exponent, invariant culture.</summary>
    public static string Number(double value, int digits = 6) =>
        value.ToString("G" + Math.Clamp(digits, 1, 17).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            .Replace("E+", "e", StringComparison.Ordinal).Replace('E', 'e');

    /// <summary>
    /// True if 1/scale is a whole number: then 5 um is 5/1e6, the double nearest to 5e-6; 5 * 1e-6 is not, because 1e-6 is no binary fraction.
    /// </summary>
    internal static bool IsExactReciprocal(double scale, out double reciprocal)
    {
        reciprocal = Math.Round(1 / scale);
        return scale < 1 && reciprocal <= 1e15 && Math.Abs((1 / scale) - reciprocal) <= 4e-16 * reciprocal;
    }

    private static bool TryReadNumber(string text, out double number, out int end, out Problem? problem)
    {
        problem = null;
        number = double.NaN;
        var start = 0;
        while (start < text.Length && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        end = start;
        if (end < text.Length && text[end] is '+' or '-' or '−')
        {
            end++;
        }

        var digits = end;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.'))
        {
            end++;
        }

        if (end < text.Length && text[end] == ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))
        {
            problem = new Problem("a number has a comma", Position(end), $"\"{text}\"", "", "Write a decimal point and no thousands separators.");
            return false;
        }

        if (end > digits && end < text.Length && text[end] is 'e' or 'E')
        {
            var exponent = end + 1;
            if (exponent < text.Length && text[exponent] is '+' or '-' or '−')
            {
                exponent++;
            }

            var exponentDigits = exponent;
            while (exponent < text.Length && char.IsAsciiDigit(text[exponent]))
            {
                exponent++;
            }

            end = exponent > exponentDigits ? exponent : end;
        }

        var written = text[start..end].Replace('−', '-');
        if (end == digits || !double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out number) || !double.IsFinite(number))
        {
            problem = new Problem("this is not a number with a unit", Position(start), $"\"{text}\"");
            return false;
        }

        return true;
    }

    private static string Position(int index) => string.Create(CultureInfo.InvariantCulture, $"position {index + 1}");
}
