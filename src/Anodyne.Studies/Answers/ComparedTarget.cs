using Anodyne.Quantities;
using Anodyne.Quantities.Documents;
using Anodyne.Studies.Analyses;
using Anodyne.Studies.Models;
using Anodyne.Studies.Plan;

namespace Anodyne.Studies.Answers;

/// <summary>
/// What a quantity named in a study is: a result of an analysis ("efficiency: ce_average"), a simulated quantity (<c>recovered_percent</c>), or a parameter
/// of the case ("positive: areal resistance").
/// </summary>
/// <param name="Title">Name for people.</param>
/// <param name="Unit">Unit of every value; empty where only a result will say.</param>
internal sealed record ComparedTarget(string Title, string Unit)
{
    /// <summary>The analysis whose result it is, with the result's name; null for the others.</summary>
    public (VirtualAnalysis Analysis, string Result)? OfAnalysis { get; private init; }

    /// <summary>The simulated quantity; null for the others.</summary>
    public Quantity? Simulated { get; private init; }

    /// <summary>The parameter; null for the others.</summary>
    public Parameter? Taken { get; private init; }

    /// <summary>Finds it.</summary>
    /// <exception cref="InputException">There is nothing of this name; the message gives line and column.</exception>
    public static ComparedTarget Of(StudyPart part, ShownVariant variant, string quantity, InputNode? place)
    {
        foreach (var analysis in part.Virtual.Where(analysis => quantity.StartsWith(analysis.Name + ": ", StringComparison.Ordinal)))
        {
            return new ComparedTarget(quantity, "") { OfAnalysis = (analysis, quantity[(analysis.Name.Length + 2)..]) };
        }

        if (part.Model.Quantities.FirstOrDefault(known => known.Name == quantity && known.IsIn(QuantityPlaces.Compared)) is { } simulated)
        {
            return new ComparedTarget(simulated.Title, simulated.Unit) { Simulated = simulated };
        }

        var sheet = variant.Plan.Case.Sheet.Parameters;
        return sheet.FirstOrDefault(parameter => parameter.Name == quantity) is { } taken
            ? new ComparedTarget(quantity, taken.Unit is "" ? "1" : taken.Unit) { Taken = taken }
            : throw new InputException(new Problem(
                $"the variant {variant.Name} has {(part.Model.IsMeasured ? "neither an analysis nor a" : "no")} parameter of this name",
                place?.Where ?? "", quantity,
                string.Join("; ", part.Virtual.Select(analysis => $"{analysis.Name}: RESULT").Concat(sheet.Select(parameter => parameter.Name)))));
    }
}
