using Anodyne.Plating;
using Anodyne.Quantities.Documents;

namespace Anodyne.Studies.Plan;

/// <summary>A plating case with the sheet of its parameters.</summary>
/// <param name="Case">The case.</param>
/// <param name="Sheet">Every parameter with its source.</param>
public sealed record ReadCase(PlatingCase Case, ParameterSheet Sheet);

/// <summary>Makes a plating case of a document.</summary>
/// <param name="document">The case as a tree.</param>
/// <param name="name">Name to give it.</param>
public delegate ReadCase CaseReading(InputMapping document, string name);
