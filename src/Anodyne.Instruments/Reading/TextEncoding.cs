using System.Text;
using System.Text.Unicode;

namespace Anodyne.Instruments.Reading;

/// <summary>
/// Finds the encoding of a text: byte order mark; else UTF-16 where every second byte is zero; else UTF-8 where the bytes are valid; else a code page of East
/// Asia where the text, read in it, holds words or signs that stand in headers of instruments; else Latin-1. That bytes decode without an error proves nothing:
/// "°C" in Latin-1 is valid GB18030.
/// </summary>
internal static class TextEncoding
{
    private const int Examined = 4096;
    private const int Searched = 1 << 16;

    private static readonly (string Name, int CodePage, string[] Words)[] EastAsian =
    [
        ("GB18030", 54936, ["记录", "循环", "工步", "电流", "电压", "容量", "时间", "数据", "状态", "℃", "μ", "Ω"]),
        ("Shift-JIS", 932, ["時間", "電流", "電圧", "容量", "サイクル", "℃", "μ"]),
    ];

    /// <summary>The text as UTF-8 without a mark, and the name of the encoding that it had; null where the bytes are no text.</summary>
    public static (byte[] Text, string Encoding)? Convert(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return (bytes[3..], "UTF-8");
        }

        if (Utf16(bytes) is var (encoding, start))
        {
            return (Encoding.UTF8.GetBytes(encoding.GetString(bytes, start, bytes.Length - start).Trim('\uFEFF')), "UTF-16");
        }

        if (IsBinary(bytes))
        {
            return null;
        }

        // A file that was cut may end inside a character.
        if (Utf8.IsValid(bytes) || Utf8.IsValid(bytes.AsSpan(0, WithoutLastCharacter(bytes))))
        {
            return (bytes, "UTF-8");
        }

        foreach (var (name, codePage, words) in EastAsian)
        {
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            var page = Encoding.GetEncoding(codePage);
            var beginning = page.GetString(bytes, 0, Math.Min(bytes.Length, Searched));
            if (Array.Exists(words, word => beginning.Contains(word, StringComparison.Ordinal)))
            {
                return (Encoding.UTF8.GetBytes(page.GetString(bytes)), name);
            }
        }

        return (Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(bytes)), "Latin-1");
    }

    private static (Encoding Encoding, int Start)? Utf16(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return (Encoding.Unicode, 2);
        }

        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return (Encoding.BigEndianUnicode, 2);
        }

        // Text without a mark: one of each pair of bytes is zero, the other a printed character.
        var pairs = Math.Min(bytes.Length, 1024) / 2;
        var low = 0;
        var high = 0;
        for (var i = 0; i < pairs; i++)
        {
            low += IsPrinted(bytes[2 * i]) && bytes[(2 * i) + 1] == 0 ? 1 : 0;
            high += IsPrinted(bytes[(2 * i) + 1]) && bytes[2 * i] == 0 ? 1 : 0;
        }

        return pairs < 8 ? null : low * 10 > pairs * 9 ? (Encoding.Unicode, 0) : high * 10 > pairs * 9 ? (Encoding.BigEndianUnicode, 0) : null;
    }

    private static bool IsPrinted(byte value) => value is >= 32 and < 127 or 9 or 10 or 13;

    private static bool IsBinary(byte[] bytes)
    {
        var head = bytes.AsSpan(0, Math.Min(bytes.Length, Examined));
        var controls = 0;
        foreach (var value in head)
        {
            controls += value is < 9 or (> 13 and < 32) ? 1 : 0;
        }

        return controls * 10 > head.Length;
    }

    private static int WithoutLastCharacter(byte[] bytes)
    {
        var end = bytes.Length;
        while (end > 0 && bytes.Length - end < 3 && (bytes[end - 1] & 0xC0) == 0x80)
        {
            end--;
        }

        return end > 0 && bytes[end - 1] >= 0xC0 ? end - 1 : bytes.Length;
    }
}
