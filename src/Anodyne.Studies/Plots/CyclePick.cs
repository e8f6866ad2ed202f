using System.Globalization;
using Anodyne.Quantities;

namespace Anodyne.Studies.Plots;

/// <summary>Cycles as a person picks them: <c>1,2,50-100:10</c>; a range may be open (<c>50-</c>), a number behind a colon is its step.</summary>
internal sealed class CyclePick
{
    private readonly List<(int First, int Last, int Step)> _ranges = [];

    private CyclePick()
    {
    }

    /// <summary>Reads the text.</summary>
    /// <param name="text">The text; null for all cycles.</param>
    /// <returns>The pick; null for all.</returns>
    /// <exception cref="InputException">It is no such list.</exception>
    public static CyclePick? Read(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var pick = new CyclePick();
        foreach (var part in text.Split(','))
        {
            var stepped = part.Split(':');
            var ends = stepped[0].Split('-');
            int first = 0, last = 0, step = 1;
            var isRead = stepped.Length <= 2 && ends.Length <= 2 && Whole(ends[0], out first)
                && (ends.Length == 1 ? (last = first) == first : ends[1].Trim().Length == 0 ? (last = int.MaxValue) > 0 : Whole(ends[1], out last))
                && (stepped.Length == 1 || Whole(stepped[1], out step)) && step > 0 && last >= first;
            if (!isRead)
            {
                throw new InputException(
                    "this is no choice of cycles", "--cycles", $"\"{part.Trim()}\"", "numbers and ranges with steps",
                    "For example --cycles 1,2,50-100:10, or 10- for all from the tenth on.");
            }

            pick._ranges.Add((first, last, step));
        }

        return pick;
    }

    /// <summary>True if the cycle is among them.</summary>
    public bool Holds(int cycle) => _ranges.Exists(range => cycle >= range.First && cycle <= range.Last && (cycle - range.First) % range.Step == 0);

    private static bool Whole(string text, out int number) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
