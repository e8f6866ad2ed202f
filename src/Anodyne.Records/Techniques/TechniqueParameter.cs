namespace Anodyne.Records.Techniques;

/// <summary>One parameter of a technique.</summary>
/// <param name="Name">Name as the instrument's program writes it, without its unit ("Is", "Ei vs.", "E range min").</param>
/// <param name="Values">One value a sequence (a technique can hold several sequences of the same parameters that are run one after the other).</param>
public sealed record TechniqueParameter(string Name, IReadOnlyList<ParameterValue> Values);
