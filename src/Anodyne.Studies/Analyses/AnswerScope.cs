using Anodyne.Studies.Models;

namespace Anodyne.Studies.Analyses;

/// <summary>What the answers and the published values of a study may name.</summary>
/// <param name="Variants">Names of the variants; null where they are not known yet.</param>
/// <param name="Quantities">What is simulated.</param>
/// <param name="AnalyzesSimulation">
/// True where the same analysis is made of the simulation too: a result then stands beside the simulation's own, and an answer may name no quantity.
/// </param>
internal sealed record AnswerScope(IReadOnlyCollection<string>? Variants, IReadOnlyList<Quantity> Quantities, bool AnalyzesSimulation)
{
    /// <summary>The allowed names, for messages.</summary>
    public string Allowed => string.Join(", ", Quantities.Select(known => known.Name))
        + ", or a parameter as the report lists it, e.g. \"kinetics: exchange current density\""
        + (AnalyzesSimulation ? ", or a result of an analysis, \"ANALYSIS: RESULT\"" : "");

    /// <summary>True if a quantity may be named, as far as is known before the case is read.</summary>
    public bool Allows(string quantity) => MeasuredAnswer.IsParameter(quantity) || Quantities.Any(known => known.Name == quantity);
}
