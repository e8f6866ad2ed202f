using Anodyne.Quantities;
using Anodyne.Records;

namespace Anodyne.Analysis;

/// <summary>What an analysis is asked to do: records, and options as text with units, which <see cref="MethodInput"/> reads.</summary>
/// <param name="Inputs">Records by name, in order.</param>
/// <param name="Options">Options by name without dashes, e.g. <c>area</c> = "1 cm2".</param>
public sealed record AnalysisRequest(IReadOnlyList<(string Name, Record Record)> Inputs, IReadOnlyDictionary<string, string> Options)
{
    /// <summary>The only record, or the first one.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public Record First => Inputs.Count > 0
        ? Inputs[0].Record
        : throw new InputException("the method needs a file", "command line", "none", "one file or more", "Name the file after the method.");

    /// <summary>Names of the inputs.</summary>
    public IReadOnlyList<string> Names => [.. Inputs.Select(i => i.Name)];
}
