using System.Globalization;
using Anodyne.Quantities;

namespace Anodyne.Design.Thermochemistry.Formulas;

/// <summary>Reads one term of a reaction, "2 LiF" or "CaCO3(calcite)", inside a longer text. Columns in messages count from 1.</summary>
internal static class TermReader
{
    /// <summary>Reads one species without a coefficient, e.g. "CaCO3(calcite)".</summary>
    public static ReactionTerm ReadSpecies(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var term = Read(text, 0, text.Length);
        return term.CoefficientWritten
            ? throw new InputException("a species is written without a coefficient", At(0), $"\"{text}\"", "a formula such as CaF2")
            : term;
    }

    /// <summary>Reads the term between two places of a text.</summary>
    public static ReactionTerm Read(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        if (start == end)
        {
            throw new InputException("a species is missing", At(start), $"\"{text}\"", "a formula on each side of every + and of the arrow",
                "Charges cannot be written: Li+ reads as Li and a plus sign.");
        }

        var at = start;
        while (at < end && (char.IsAsciiDigit(text[at]) || text[at] is '.' or '/'))
        {
            at++;
        }

        var written = at > start;
        var coefficient = written ? ReadCoefficient(text, start, at) : Fraction.One;
        while (at < end && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        var suffix = ReadSuffix(text, at, ref end);
        if (end > at && text[end - 1] is '-' or '−')
        {
            throw new InputException("a charge or a stray minus sign", At(end - 1), $"\"{text}\"", "neutral species",
                "Ions and electrons are in no table here: write the neutral salt or the metal.");
        }

        var formula = new FormulaReader(text, at, end, "reaction").ReadAll();
        return new ReactionTerm(formula, suffix, coefficient, written, at + 1);
    }

    private static Fraction ReadCoefficient(string text, int start, int end)
    {
        var span = text.AsSpan(start, end - start);
        var slash = span.IndexOf('/');
        var top = slash < 0 ? span : span[..slash];
        var bottom = slash < 0 ? "1" : span[(slash + 1)..];
        if (!IsDecimal(top) || !IsDecimal(bottom) || span.Length > 12)
        {
            throw new InputException("not a coefficient", At(start), $"\"{span}\" in \"{text}\"", "a number such as 2, 0.5 or 1/2");
        }

        var (numerator, denominator) = (Fraction.ParseDecimal(top), Fraction.ParseDecimal(bottom));
        return numerator.IsZero || denominator.IsZero
            ? throw new InputException("a coefficient of zero", At(start), $"\"{span}\" in \"{text}\"", "a number above zero", "Leave the species out.")
            : numerator / denominator;
    }

    private static bool IsDecimal(ReadOnlySpan<char> span)
    {
        var points = 0;
        foreach (var symbol in span)
        {
            points += symbol == '.' ? 1 : 0;
            if (symbol == '/')
            {
                return false;
            }
        }

        return span.Length > 0 && points <= 1 && span[^1] != '.' && span[0] != '.';
    }

    /// <summary>A bracket at the end that starts with a small letter is a phase or a form, not a group of atoms.</summary>
    private static string ReadSuffix(string text, int start, ref int end)
    {
        if (end - start < 3 || text[end - 1] != ')')
        {
            return "";
        }

        var open = text.LastIndexOf('(', end - 1, end - start);
        if (open <= start || !char.IsAsciiLetterLower(text[open + 1]))
        {
            return "";
        }

        var suffix = text[(open + 1)..(end - 1)];
        end = open;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return suffix;
    }

    /// <summary>A place in a reaction as messages name it.</summary>
    public static string At(int position) => string.Create(CultureInfo.InvariantCulture, $"reaction, column {position + 1}");
}
