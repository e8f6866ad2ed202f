using System.Globalization;
using Anodyne.Quantities;

namespace Anodyne.Studies.Plots;

/// <summary>Ends of an axis as a person gives them, <c>2.8:4.3</c> in the unit of the axis; an end that is left out is chosen from the data.</summary>
/// <param name="Low">Lower end; null: from the data.</param>
/// <param name="High">Upper end; null: from the data.</param>
internal readonly record struct AxisLimits(double? Low, double? High)
{
    /// <summary>Reads the text; null gives no limits.</summary>
    /// <param name="text">The text.</param>
    /// <param name="option">The option it came from, for messages.</param>
    /// <exception cref="InputException">It is no such pair.</exception>
    public static AxisLimits Read(string? text, string option)
    {
        if (text is null)
        {
            return default;
        }

        var ends = text.Split(':');
        return ends.Length == 2 && Number(ends[0], out var low) && Number(ends[1], out var high) && !(low >= high) && (low ?? high) is not null
            ? new AxisLimits(low, high)
            : throw new InputException(
                "these are no ends of an axis", option, $"\"{text}\"", "LOW:HIGH in the unit of the axis, one of them may be missing",
                $"For example {option} 2.8:4.3 or {option} 0:.");
    }

    /// <summary>The axis between these ends.</summary>
    public Axis On(Axis axis) => axis with { Min = Low ?? axis.Min, Max = High ?? axis.Max };

    private static bool Number(string text, out double? number)
    {
        number = null;
        if (text.Trim().Length == 0)
        {
            return true;
        }

        var isRead = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value);
        number = value;
        return isRead;
    }
}
