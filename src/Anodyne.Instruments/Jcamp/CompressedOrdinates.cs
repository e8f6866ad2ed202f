using System.Globalization;
using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.Jcamp;

/// <summary>
/// The ordinates of a table (X++(Y..Y)) in the forms of JCAMP-DX 4.24 (McDonald and Wilks, Appl. Spectrosc. 42 (1988) 151): AFFN, PAC, SQZ, DIF and DUP. The
/// first number of a line is an abscissa. After a line that ends in DIF form the next one begins with the last ordinate again, which is checked.
/// </summary>
internal static class CompressedOrdinates
{
    private const int Most = 1 << 22;

    /// <summary>Decodes the lines.</summary>
    /// <param name="file">The file, for messages.</param>
    /// <param name="lines">Text of the lines with their numbers from 1.</param>
    /// <param name="failed">Receives the lines whose check ordinate is not the last one before them.</param>
    public static List<double> Decode(FileContent file, IEnumerable<(string Text, int Number)> lines, List<int> failed)
    {
        var values = new List<double>();
        var endsInDifference = false;
        foreach (var (text, number) in lines)
        {
            var at = 0;
            if (Abscissa(text, ref at) is null)
            {
                if (text.Trim().Length > 0)
                {
                    throw Refusal.BrokenLine(file, number, "A line of the table does not begin with an abscissa",
                        text.Trim()[..Math.Min(20, text.Trim().Length)]);
                }

                continue;
            }

            var isFirst = true;
            double? step = null;
            while (Next(text, ref at) is var (form, value))
            {
                if (form == Form.Repeat)
                {
                    var count = (int)Math.Min(value - 1, Most);
                    if (values.Count == 0 || value < 1 || values.Count + count > Most)
                    {
                        throw Refusal.BrokenLine(file, number, "An ordinate is repeated that is not there, or too often",
                            FormattableString.Invariant($"{value} times"));
                    }

                    for (var k = 0; k < count; k++)
                    {
                        values.Add(values[^1] + (step ?? 0));
                    }

                    isFirst = false;
                    continue;
                }

                if (form == Form.Difference)
                {
                    if (values.Count == 0)
                    {
                        throw Refusal.BrokenLine(file, number, "The table begins with a difference", "nothing before it");
                    }

                    step = value;
                    values.Add(values[^1] + value);
                }
                else if (isFirst && endsInDifference && values.Count > 0)
                {
                    // The check ordinate: the last one of the line before.
                    if (!value.Equals(values[^1]))
                    {
                        failed.Add(number);
                        values[^1] = value;
                    }

                    step = null;
                }
                else
                {
                    step = null;
                    values.Add(value);
                }

                isFirst = false;
                if (values.Count > Most)
                {
                    throw Refusal.BrokenLine(file, number, "The table is longer than any spectrum", FormattableString.Invariant($"{values.Count} ordinates"));
                }
            }

            endsInDifference = step is not null;
        }

        return values;
    }

    private enum Form
    {
        Value,
        Difference,
        Repeat,
    }

    private static double? Abscissa(string text, ref int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t')
        {
            at++;
        }

        var begin = at;
        Digits(text, ref at, isSigned: true);
        return Number(text.AsSpan(begin, at - begin));
    }

    private static (Form Form, double Value)? Next(string text, ref int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or ',' or ';')
        {
            at++;
        }

        if (at >= text.Length)
        {
            return null;
        }

        var letter = text[at];
        if (letter == '?')
        {
            at++;
            return (Form.Value, double.NaN);
        }

        if (char.IsAsciiDigit(letter) || letter is '+' or '-' or '.')
        {
            var begin = at;
            Digits(text, ref at, isSigned: true);
            if (Number(text.AsSpan(begin, at - begin)) is { } value)
            {
                return (Form.Value, value);
            }

            at = Math.Max(at, begin + 1);
            return (Form.Value, double.NaN);
        }

        var (form, first) = letter switch
        {
            '@' => (Form.Value, 0),
            >= 'A' and <= 'I' => (Form.Value, letter - 'A' + 1),
            >= 'a' and <= 'i' => (Form.Value, -(letter - 'a' + 1)),
            '%' => (Form.Difference, 0),
            >= 'J' and <= 'R' => (Form.Difference, letter - 'J' + 1),
            >= 'j' and <= 'r' => (Form.Difference, -(letter - 'j' + 1)),
            >= 'S' and <= 'Z' => (Form.Repeat, letter - 'S' + 1),
            's' => (Form.Repeat, 9),
            _ => (Form.Value, 0),
        };
        at++;
        var rest = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
        {
            at++;
        }

        var digits = Math.Abs(first).ToString(CultureInfo.InvariantCulture) + text[rest..at];
        return Number(digits) is { } size ? (form, first < 0 ? -size : size) : (form, double.NaN);
    }

    // A sign, digits, a point, and an exponent where a sign and a digit follow its letter: E alone is an ordinate.
    private static void Digits(string text, ref int at, bool isSigned)
    {
        if (isSigned && at < text.Length && text[at] is '+' or '-')
        {
            at++;
        }

        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
        {
            at++;
        }

        if (at + 2 < text.Length && text[at] is 'E' or 'e' && text[at + 1] is '+' or '-' && char.IsAsciiDigit(text[at + 2]))
        {
            at += 2;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                at++;
            }
        }
    }

    private static double? Number(ReadOnlySpan<char> text)
        => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
}
