using System.Globalization;

namespace Anodyne.Instruments.SpectrumText;

/// <summary>A number that stands alone as a word, with a decimal point.</summary>
internal static class NumberWord
{
    /// <summary>The number; null where the word is none, or is not finite.</summary>
    public static double? Of(string? word)
        => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    /// <summary>The whole number within a range; null where the word is none.</summary>
    public static int? Whole(string? word, int least = 0, int most = int.MaxValue)
        => int.TryParse(word, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? value : null;

    /// <summary>All numbers of a text that blanks or line ends divide; null where a word is no number.</summary>
    public static double[]? All(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var values = new double[words.Length];
        for (var k = 0; k < words.Length; k++)
        {
            if (Of(words[k]) is not { } value)
            {
                return null;
            }

            values[k] = value;
        }

        return values;
    }
}
