using Anodyne.Quantities;
using Anodyne.Quantities.Documents;

namespace Anodyne.Studies.CellStudies;

/// <summary>
/// What a quantity named in a study of cells is: a result of an analysis ("efficiency: ce_average"), a simulated quantity (<c>recovered_percent</c>), or a parameter
/// of the case ("positive: areal resistance").
/// </summary>
/// <param name="Title">Name for people.</param>
/// <param name="Unit">Unit of every value; empty where only a result will say.</param>
internal sealed record CellTarget(string Title, string Unit)
{
    /// <summary>The analysis whose result it is, with the result's name; null for the others.</summary>
    public (VirtualAnalysis Analysis, string Result)? OfAnalysis { get; private init; }

    /// <summary>The simulated quantity; null for the others.</summary>
    public CellQuantity? Simulated { get; private init; }

    /// <summary>The parameter; null for the others.</summary>
    public Parameter? Taken { get; private init; }

    /// <summary>Finds it.</summary>
    /// <param name="study">The study.</param>
    /// <param name="variant">The variant.</param>
    /// <param name="quantity">Its name.</param>
    /// <param name="place">Where the study names it.</param>
    /// <exception cref="InputException">There is nothing of this name; the message gives line and column.</exception>
    public static CellTarget Of(CellStudy study, CellVariantPlan variant, string quantity, InputNode? place)
    {
        foreach (var analysis in study.Analyses.Where(analysis => quantity.StartsWith(analysis.Name + ": ", StringComparison.Ordinal)))
        {
            return new CellTarget(quantity, "") { OfAnalysis = (analysis, quantity[(analysis.Name.Length + 2)..]) };
        }

        if (CellQuantity.All.FirstOrDefault(known => known.Name == quantity) is { } simulated)
        {
            return new CellTarget(simulated.Title, simulated.Unit) { Simulated = simulated };
        }

        var sheet = variant.Run.Case.Parameters.Parameters;
        return sheet.FirstOrDefault(parameter => parameter.Name == quantity) is { } taken
            ? new CellTarget(quantity, taken.Unit is "" ? "1" : taken.Unit) { Taken = taken }
            : throw new InputException(new Problem(
                $"the variant {variant.Variant.Name} has neither an analysis nor a parameter of this name", place?.Where ?? "", quantity,
                string.Join("; ", study.Analyses.Select(analysis => $"{analysis.Name}: RESULT").Concat(sheet.Select(parameter => parameter.Name)))));
    }
}
