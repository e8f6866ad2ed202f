namespace Anodyne.Analysis.Options;

/// <summary>Given or not given; a file that names it writes yes or no.</summary>
/// <param name="name">Name without dashes.</param>
/// <param name="meaning">What it means.</param>
public sealed class FlagOption(string name, string meaning) : AnalysisOption<bool>(name, meaning)
{
    /// <inheritdoc/>
    public override string Allowed => "yes, no";

    /// <inheritdoc/>
    public override bool HasDefault => true;

    /// <inheritdoc/>
    public override bool Default => false;

    /// <inheritdoc/>
    public override bool Read(string text) => text switch
    {
        "yes" or "true" => true,
        "no" or "false" => false,
        _ => throw Refuse($"{Name} is given or not", text),
    };
}
