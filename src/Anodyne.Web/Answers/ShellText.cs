namespace Anodyne.Web.Answers;

/// <summary>A command line as a person pastes it into a shell: every word is one word there, whatever its signs.</summary>
public static class ShellText
{
    private const string PlainSigns = "-_./:,=+@%";

    /// <summary>For POSIX shells: in single quotes where a sign means something to the shell.</summary>
    public static string Posix(IEnumerable<string> words) =>
        string.Join(' ', words.Select(static word => IsPlain(word) ? word : "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'"));

    /// <summary>For PowerShell: in single quotes, which are doubled inside.</summary>
    public static string PowerShell(IEnumerable<string> words) => string.Join(' ', words.Select(static word =>
        IsPlain(word) && word[0] is not ('@' or '%') && !word.Contains(',', StringComparison.Ordinal) ? word
        : "'" + word.Replace("'", "''", StringComparison.Ordinal).Replace("\u2019", "\u2019\u2019", StringComparison.Ordinal) + "'"));

    private static bool IsPlain(string word) =>
        word.Length > 0 && word.All(static c => char.IsAsciiLetterOrDigit(c) || PlainSigns.Contains(c, StringComparison.Ordinal));
}
