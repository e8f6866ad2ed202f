using Anodyne.Quantities;

namespace Anodyne.Analysis.Options;

/// <summary>An option of an analysis method as a face shows it: name, meaning, what may be written, and what stands where nothing is written.</summary>
/// <param name="name">Name without dashes.</param>
/// <param name="meaning">What it means, without default and range.</param>
public abstract class AnalysisOption(string name, string meaning)
{
    /// <summary>Name without dashes, e.g. <c>area</c>.</summary>
    public string Name => name;

    /// <summary>What it means, without default and range.</summary>
    public string Meaning => meaning;

    /// <summary>What may be written, e.g. "a length, e.g. 25um" or "line, zero".</summary>
    public abstract string Allowed { get; }

    /// <summary>The words of which one may be written; empty where a value is free.</summary>
    public virtual IReadOnlyList<string> Words => [];

    /// <summary>
    /// True of a constant that the numbers rest on: its error is carried into them by <see cref="StandardOptions.Error"/>, or said to be missing.
    /// </summary>
    public bool IsConstant { get; init; }

    /// <summary>What stands where nothing is written, as text; null where the method goes on without the option, or asks for it.</summary>
    public string? DefaultText { get; init; }

    /// <summary>Meaning, allowed texts and default in one line.</summary>
    public string Said => Allowed.Length == 0 ? Meaning : $"{Meaning} ({Allowed}{(DefaultText is { } text ? $"; default {text}" : "")})";

    /// <summary>The refusal of a text.</summary>
    /// <param name="what">What is wrong with it.</param>
    /// <param name="found">The text.</param>
    protected InputException Refuse(string what, string found) => new(what, "--" + Name, found, Allowed);
}

/// <summary>An option whose text becomes a value of one type.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
/// <param name="name">Name without dashes.</param>
/// <param name="meaning">What it means.</param>
public abstract class AnalysisOption<T>(string name, string meaning) : AnalysisOption(name, meaning)
{
    /// <summary>True if there is a value where nothing is written.</summary>
    public virtual bool HasDefault => DefaultText is not null;

    /// <summary>The value where nothing is written.</summary>
    public virtual T Default => Read(DefaultText!);

    /// <summary>The value of a text.</summary>
    /// <param name="text">What was written.</param>
    /// <exception cref="InputException">The text is none of those allowed.</exception>
    public abstract T Read(string text);
}
