using System.Globalization;
using System.Text;

namespace Anodyne.Instruments;

/// <summary>Dates and durations as instruments print them.</summary>
internal static class DateText
{
    private static readonly string[] MonthFirst =
    [
        "M/d/yyyy H:m:s.FFFFFFF", "M/d/yyyy H:m:s", "M/d/yyyy h:m:s tt", "M/d/yyyy H:m", "M-d-yyyy H:m:s.FFFFFFF", "M.d.yyyy H:m:s.FFFFFFF", "M/d/yy H:m:s", "M/d/yyyy",
    ];

    private static readonly string[] YearFirst =
    [
        "yyyy-M-d H:m:s.FFFFFFF", "yyyy-M-d H:m:s", "yyyy/M/d H:m:s.FFFFFFF", "yyyy/M/d H:m:s", "yyyy-M-dTH:m:s.FFFFFFF", "yyyy-M-d H:m", "yyyy-M-d", "yyyy/M/d H:m", "yyyy-M-dTH:m:s.FFFFFFFK",
        "yyyy-M-d H:m:s.FFFFFFFK", "yyyy-M-d H-m-s",
    ];

    private static readonly string[] DayFirst = ["d.M.yyyy H:m:s.FFFFFFF", "d.M.yyyy H:m:s", "d/M/yyyy H:m:s.FFFFFFF", "d.M.yyyy", "d-MMM-yyyy H:m:s", "d MMM yyyy H:m:s"];

    /// <summary>A date whose order is month, day, year; a zone is not stated, so the offset is zero.</summary>
    public static DateTimeOffset? Month(string text) => Exact(text, MonthFirst);

    /// <summary>A date whose order is year, month, day.</summary>
    public static DateTimeOffset? Year(string text) => Exact(text, YearFirst);

    /// <summary>A date whose order is day, month, year.</summary>
    public static DateTimeOffset? Day(string text) => Exact(text, DayFirst);

    /// <summary>Seconds since 1970-01-01 of a date as if its zone were UTC; NaN for null.</summary>
    public static double Unix(DateTimeOffset? date) => date is { } d ? (d - DateTimeOffset.UnixEpoch).TotalSeconds : double.NaN;

    /// <summary>
    /// A duration in seconds: "[days]d h:m:s.fff", "[days].h:m:s", "[days]-h:m:s", "h:m:s" or "h:m:s:ms"; NaN if it is none. Hours may exceed 24.
    /// </summary>
    public static double Duration(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> rest = text.Trim(" \t\""u8);
        double days = 0;
        int mark = rest.IndexOfAny((byte)'d', (byte)'D', (byte)'-');
        if (mark < 0 && rest.IndexOf((byte)':') is > 0 and var colon && rest[..colon].IndexOf((byte)'.') is > 0 and var dot)
        {
            mark = dot;
        }

        if (mark == 0)
        {
            return double.NaN;
        }

        if (mark > 0)
        {
            if (!NumberText.TryRead(rest[..mark], (byte)'.', out days))
            {
                return double.NaN;
            }

            rest = rest[(mark + 1)..];
        }

        double total = 0;
        for (int part = 0; part < 4; part++)
        {
            int colonAt = rest.IndexOf((byte)':');
            if (!NumberText.TryRead(colonAt < 0 ? rest : rest[..colonAt], (byte)'.', out double value))
            {
                return double.NaN;
            }

            total = part < 3 ? (total * 60) + value : total + (value / 1000);
            if (colonAt < 0)
            {
                return part >= 2 ? (days * 86400) + total : part == 1 ? (days * 86400) + (total * 60) : double.NaN;
            }

            rest = rest[(colonAt + 1)..];
        }

        return double.NaN;
    }

    /// <summary>A reader of cells for one of the three orders, with the last text cached: dates repeat within a second.</summary>
    public static CellParser UnixCells(Func<string, DateTimeOffset?> order) => cell => Unix(order(Encoding.Latin1.GetString(cell).Trim()));

    private static DateTimeOffset? Exact(string text, string[] formats)
        => DateTimeOffset.TryParseExact(
            text.Trim(), formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out DateTimeOffset date)
            ? date
            : null;
}
