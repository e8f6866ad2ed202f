using Anodyne.Quantities;
using Anodyne.Quantities.Units;

namespace Anodyne.Analysis.Options;

/// <summary>One of a few words.</summary>
/// <typeparam name="T">What a word stands for.</typeparam>
/// <param name="name">Name without dashes.</param>
/// <param name="meaning">What it means.</param>
/// <param name="choices">The words; the first stands where nothing is written, unless <see cref="AnalysisOption.DefaultText"/> says otherwise.</param>
public sealed class ChoiceOption<T>(string name, string meaning, params (string Word, T Value)[] choices) : AnalysisOption<T>(name, meaning)
{
    // Loops and not queries: a query over pairs of a word and a value is compiled anew for every type of value, each time the program starts.
    private readonly string[] _words = WordsOf(choices);

    /// <inheritdoc/>
    public override string Allowed => string.Join(", ", _words);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Words => _words;

    /// <inheritdoc/>
    public override bool HasDefault => true;

    /// <inheritdoc/>
    public override T Default => DefaultText is { } text && Array.IndexOf(_words, text) >= 0 ? Read(text) : choices[0].Value;

    /// <inheritdoc/>
    public override T Read(string text)
    {
        for (var k = 0; k < _words.Length; k++)
        {
            if (_words[k].Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return choices[k].Value;
            }
        }

        var near = Spelling.Nearest(text, _words);
        throw new InputException($"no such {Name}", "--" + Name, text, Allowed, near is null ? "" : $"Did you mean \"{near}\"?");
    }

    /// <summary>The word that stands for a value.</summary>
    /// <param name="value">The value; one of the choices.</param>
    public string WordOf(T value)
    {
        var k = 0;
        while (!EqualityComparer<T>.Default.Equals(choices[k].Value, value))
        {
            k++;
        }

        return _words[k];
    }

    private static string[] WordsOf((string Word, T Value)[] choices)
    {
        var words = new string[choices.Length];
        for (var k = 0; k < words.Length; k++)
        {
            words[k] = choices[k].Word;
        }

        return words;
    }
}
