using System.Globalization;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Units;

namespace Anodyne.Quantities.Documents;

/// <summary>A single value of an input document, still as text.</summary>
public sealed class InputScalar : InputNode
{
    internal InputScalar(string text, bool isQuoted, string file, int line, int column, string path)
        : base(file, line, column, path)
    {
        (Text, IsQuoted) = (text, isQuoted);
    }

    /// <summary>The text without quotes.</summary>
    public string Text { get; }

    /// <summary>True if the text stood in quotes.</summary>
    public bool IsQuoted { get; }

    /// <summary>True for an empty value, "~" or "null" without quotes.</summary>
    public bool IsNull => !IsQuoted && Text is "" or "~" or "null";

    /// <inheritdoc/>
    public override string Description => IsNull ? "nothing" : $"\"{Text}\"";

    /// <summary>Another text at the same place: what a plan puts there for one of its cases.</summary>
    /// <param name="text">The text, without quotes.</param>
    public InputScalar With(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new InputScalar(text, isQuoted: true, File, Line, Column, Path);
    }

    /// <summary>The value as a quantity in SI.</summary>
    /// <param name="dimension">The dimension it must have.</param>
    /// <exception cref="InputException">Wrong number, unknown unit or wrong dimension; the column is that of the wrong letter.</exception>
    public double Quantity(Dimension dimension)
    {
        if (UnitText.TryParseToSi(Text, dimension, out var value, out var problem))
        {
            return value;
        }

        var hasPlace = problem!.Where.StartsWith("position ", StringComparison.Ordinal);
        var offset = hasPlace && int.TryParse(problem.Where.AsSpan(9), CultureInfo.InvariantCulture, out var position) ? position - 1 : 0;
        throw new InputException(problem with { Where = WhereAt(Column + offset + (IsQuoted ? 1 : 0)), Found = Description });
    }

    /// <summary>The unit in which the value was written, as plain text, e.g. "mA/cm2"; "1" for a bare number.</summary>
    public string WrittenUnit => UnitText.UnitOf(Text);

    /// <summary>The value as an integer between limits.</summary>
    public int Integer(int low = int.MinValue, int high = int.MaxValue) =>
        int.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= low && value <= high
            ? value
            : throw Fail(
                "this is not an integer in range", low == int.MinValue
                    ? "an integer" : string.Create(CultureInfo.InvariantCulture, $"an integer from {low} to {high}"));

    /// <summary>The value as yes or no.</summary>
    public bool Flag() => Text switch
    {
        "true" or "yes" => true,
        "false" or "no" => false,
        _ => throw Fail("this is neither yes nor no", "yes or no"),
    };

    /// <summary>The value as one of several words.</summary>
    /// <param name="choices">Each word and what it stands for.</param>
    public T Choice<T>(params (string Word, T Meaning)[] choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        foreach (var (word, meaning) in choices)
        {
            if (word == Text)
            {
                return meaning;
            }
        }

        var nearest = Spelling.Nearest(Text, choices.Select(choice => choice.Word));
        throw Fail("this word has no meaning here", string.Join(", ", choices.Select(choice => choice.Word)), nearest is null
            ? "" : $"Did you mean \"{nearest}\"?");
    }
}
