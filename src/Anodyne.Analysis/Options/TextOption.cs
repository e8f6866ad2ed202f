namespace Anodyne.Analysis.Options;

/// <summary>A text in a language of its own, such as a circuit, read by a function that refuses what it does not understand.</summary>
/// <typeparam name="T">What the text becomes.</typeparam>
/// <param name="name">Name without dashes.</param>
/// <param name="meaning">What it means.</param>
/// <param name="allowed">What may be written.</param>
/// <param name="read">Reads the text.</param>
public sealed class TextOption<T>(string name, string meaning, string allowed, Func<string, T> read) : AnalysisOption<T>(name, meaning)
{
    /// <inheritdoc/>
    public override string Allowed => allowed;

    /// <inheritdoc/>
    public override T Read(string text) => read(text);
}
