namespace Anodyne.Instruments.Text;

/// <summary>The order of the parts of a date.</summary>
internal enum DateOrder
{
    /// <summary>2024-05-27.</summary>
    YearFirst,

    /// <summary>05/27/2024, as United States locales print.</summary>
    MonthFirst,

    /// <summary>27.05.2024 or 27-May-24.</summary>
    DayFirst,
}

/// <summary>Dates and durations as instruments print them, read without a culture and without allocation.</summary>
internal static class DateText
{
    private static readonly double SpreadsheetEpoch = (new DateTime(1899, 12, 31) - DateTime.UnixEpoch).TotalSeconds;

    private static ReadOnlySpan<byte> MonthNames => "janfebmaraprmayjunjulaugsepoctnovdec"u8;

    /// <summary>
    /// Seconds since 1970-01-01 of a date as if its zone were UTC; NaN if it is none. Knows three parts divided by "/", "-", "." or a blank, the month as
    /// number or English abbreviation, two-digit years from 2000 on, then after a blank, tab or "T" hours, minutes, seconds with a fraction after "." or ",",
    /// AM or PM, "Z". A four-digit first part is a year whatever the order says.
    /// </summary>
    public static double Unix(ReadOnlySpan<byte> text, DateOrder order)
    {
        var cursor = new Cursor(text.Trim(" \t\"\r"u8));
        if (!cursor.Part(out var a, out var digits) || !cursor.Separator(out var mark) || !cursor.Part(out var b, out _) || !cursor.Separator(out _)
            || !cursor.Part(out var c, out var lastDigits))
        {
            return double.NaN;
        }

        // Dots divide day, month and year in every locale that has them.
        order = mark == (byte)'.' && digits != 4 ? DateOrder.DayFirst : order;

        (var year, var month, var day) = digits == 4 || order == DateOrder.YearFirst ? (a, b, c) : order == DateOrder.MonthFirst ? (c, a, b) : (c, b, a);
        year += year < 100 && (digits == 4 ? 4 : lastDigits) <= 2 ? 2000 : 0;
        if (year is < 1899 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return double.NaN;
        }

        double seconds = 0;
        if (!cursor.IsAtEnd && !cursor.Time(out seconds))
        {
            return double.NaN;
        }

        return (new DateTime(year, month, day).Ticks - DateTime.UnixEpoch.Ticks) / (double)TimeSpan.TicksPerSecond + seconds;
    }

    /// <summary>The same of a string; null if it is no date.</summary>
    public static DateTimeOffset? Read(string text, DateOrder order)
    {
        var unix = Unix(System.Text.Encoding.Latin1.GetBytes(text), order);
        return double.IsNaN(unix) ? null : DateTimeOffset.UnixEpoch.AddTicks((long)Math.Round(unix * TimeSpan.TicksPerSecond / 1e4) * 10_000);
    }

    /// <summary>
    /// A duration in seconds: "[days]d h:m:s.fff", "[days].h:m:s", "[days]-h:m:s", "[days] h:m:s", "h:m:s" or "h:m:s:ms"; NaN if it is none. Hours may exceed
    /// 24. A spreadsheet's time of day is a date of 1899 or 1900 whose day 0 is 1899-12-31.
    /// </summary>
    public static double Duration(ReadOnlySpan<byte> text)
    {
        var rest = text.Trim(" \t\""u8);
        double days = 0;
        if (rest.StartsWith("1899-"u8) || rest.StartsWith("1900-"u8))
        {
            var seconds = Unix(rest, DateOrder.YearFirst) - SpreadsheetEpoch;
            return seconds < 0 ? seconds + 86400 : seconds;
        }

        var mark = rest.IndexOfAny("dD- "u8);
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
        for (var part = 0; part < 4; part++)
        {
            var colonAt = rest.IndexOf((byte)':');
            if (!NumberText.TryRead(colonAt < 0 ? rest : rest[..colonAt], (byte)'.', out var value))
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

    private ref struct Cursor(ReadOnlySpan<byte> text)
    {
        private ReadOnlySpan<byte> _rest = text;

        public readonly bool IsAtEnd => _rest.IsEmpty;

        public bool Part(out int value, out int digits)
        {
            value = 0;
            digits = 0;
            while (digits < _rest.Length && digits < 5 && (uint)(_rest[digits] - '0') <= 9)
            {
                value = (value * 10) + (_rest[digits++] - '0');
            }

            if (digits > 0)
            {
                _rest = _rest[digits..];
                return true;
            }

            if (_rest.Length < 3)
            {
                return false;
            }

            for (var month = 0; month < 12; month++)
            {
                if (System.Text.Ascii.EqualsIgnoreCase(_rest[..3], MonthNames.Slice(month * 3, 3)))
                {
                    value = month + 1;
                    var end = _rest.IndexOfAny(" -/."u8);
                    _rest = end < 0 ? default : _rest[end..];
                    return true;
                }
            }

            return false;
        }

        public bool Separator(out byte mark)
        {
            mark = _rest.IsEmpty ? (byte)0 : _rest[0];
            if (_rest.IsEmpty || _rest[0] is not ((byte)'/' or (byte)'-' or (byte)'.' or (byte)' '))
            {
                return false;
            }

            _rest = _rest[1..].TrimStart((byte)' ');
            return true;
        }

        public bool Time(out double seconds)
        {
            seconds = 0;
            _rest = _rest.TrimStart(" \tT,"u8).TrimEnd(" Z"u8);
            if (_rest.IsEmpty)
            {
                return true;
            }

            var half = -1;
            if (_rest.Length > 2 && (_rest[^1] | 0x20) == 'm')
            {
                half = (_rest[^2] | 0x20) switch { 'a' => 0, 'p' => 12, _ => -1 };
                if (half < 0)
                {
                    return false;
                }

                _rest = _rest[..^2].TrimEnd((byte)' ');
            }

            var mark = _rest.LastIndexOf((byte)',');
            if (!Part(out var hour, out _) || !Colon() || !Part(out var minute, out _))
            {
                return false;
            }

            double second = 0;
            if (!_rest.IsEmpty && (!Colon() || !NumberText.TryRead(_rest, mark >= 0 ? (byte)',' : (byte)'.', out second)))
            {
                return false;
            }

            if (half >= 0)
            {
                hour = (hour % 12) + half;
            }

            seconds = (hour * 3600) + (minute * 60) + second;
            return hour < 25 && minute < 60 && second is >= 0 and < 61;
        }

        private bool Colon()
        {
            if (_rest.IsEmpty || _rest[0] != ':')
            {
                return false;
            }

            _rest = _rest[1..];
            return true;
        }
    }
}
