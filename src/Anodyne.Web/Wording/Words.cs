using System.Collections.Frozen;
using System.Text.Json;

namespace Anodyne.Web.Wording;

/// <summary>The page's own texts in one language. Messages of analyses and reports stay English.</summary>
public sealed class Words
{
    private static readonly FrozenDictionary<string, Words> ByCode =
        ((string[])["en", "zh"]).ToFrozenDictionary(static code => code, static code => new Words(code));
    private readonly FrozenDictionary<string, string> _texts;

    private Words(string code)
    {
        Code = code;
        using var stream = typeof(Words).Assembly.GetManifestResourceStream($"wording/{code}.json")!;
        _texts = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary();
    }

    /// <summary>Codes of the languages.</summary>
    public static IReadOnlyList<string> Codes { get; } = ["en", "zh"];

    /// <summary>Code of this language, for the page's <c>lang</c>.</summary>
    public string Code { get; }

    /// <summary>The keys, for the test that all languages have the same.</summary>
    public IEnumerable<string> Keys => _texts.Keys;

    /// <summary>A text; the key itself where it is missing, which a test forbids.</summary>
    public string this[string key] => _texts.GetValueOrDefault(key, key);

    /// <summary>A text with values in its places {0}, {1}.</summary>
    public string Of(string key, params object[] values) => string.Format(System.Globalization.CultureInfo.InvariantCulture, this[key], values);

    /// <summary>A language; English where there is none of this code.</summary>
    public static Words In(string? code) => ByCode.GetValueOrDefault(code ?? "en", ByCode["en"]);

    /// <summary>The language that a browser asks for.</summary>
    /// <param name="acceptLanguage">Its header.</param>
    public static string Preferred(string? acceptLanguage) =>
        acceptLanguage?.TrimStart().StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true ? "zh" : "en";
}
