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
    /// <inheritdoc/>
    public override string Allowed => string.Join(", ", choices.Select(c => c.Word));

    /// <inheritdoc/>
    public override bool HasDefault => true;

    /// <inheritdoc/>
    public override T Default => DefaultText is { } text && choices.Any(c => c.Word == text) ? Read(text) : choices[0].Value;

    /// <inheritdoc/>
    public override T Read(string text)
    {
        foreach (var (word, value) in choices)
        {
            if (word.Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        var near = Spelling.Nearest(text, choices.Select(c => c.Word));
        throw new InputException($"no such {Name}", "--" + Name, text, Allowed, near is null ? "" : $"Did you mean \"{near}\"?");
    }

    /// <summary>The word that stands for a value.</summary>
    /// <param name="value">The value.</param>
    public string WordOf(T value) => choices.First(c => EqualityComparer<T>.Default.Equals(c.Value, value)).Word;
}
