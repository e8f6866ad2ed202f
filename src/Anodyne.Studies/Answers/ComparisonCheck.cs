using Anodyne.Quantities;
using Anodyne.Quantities.Units;
using Anodyne.Records.CellDescriptions;
using Anodyne.Studies.Analyses;
using Anodyne.Studies.Plan;

namespace Anodyne.Studies.Answers;

/// <summary>
/// Finds what cannot be compared before anything is simulated: a quantity that no such variant has, another dimension, a cell of another kind.
/// </summary>
internal static class ComparisonCheck
{
    /// <summary>Checks every answer and every published value of the variants that are run.</summary>
    /// <exception cref="InputException">At the line and column of the study.</exception>
    public static void Of(PartPlan plan, IReadOnlyList<FinishedAnalysis> measured)
    {
        foreach (var variant in ShownVariant.Of(plan))
        {
            var name = variant.Plan.Variant.Name;
            foreach (var finished in measured)
            {
                foreach (var value in finished.Answers.Where(value => value.Answer.Variant == name))
                {
                    CheckKind(finished, plan, variant);
                    var target = ComparedTarget.Of(plan.Part, variant, value.Answer.Quantity, value.Answer.Place);
                    _ = value.In(target.Unit.Length > 0 ? target.Unit : UnitOf(measured, name, value.Answer.Quantity) ?? value.Estimate.Unit);
                }
            }

            foreach (var value in plan.Part.Reported.Where(value => value.Variant == name && value.Place is not null))
            {
                var target = ComparedTarget.Of(plan.Part, variant, value.Quantity, value.Place);
                var unit = target.Unit.Length > 0 ? target.Unit : UnitOf(measured, name, value.Quantity);
                if (!string.IsNullOrEmpty(unit) && UnitText.ReadUnit(unit).Dimension != UnitText.ReadUnit(value.Unit).Dimension)
                {
                    throw value.Place!.Fail($"the value is in {value.Unit}, which has another dimension", $"a value in {unit}");
                }
            }
        }
    }

    private static string? UnitOf(IReadOnlyList<FinishedAnalysis> measured, string variant, string quantity) => measured
        .SelectMany(finished => finished.Answers)
        .FirstOrDefault(value => value.Answer.Variant == variant && value.Answer.Quantity == quantity && value.Estimate.Unit.Length > 0)?.Estimate.Unit;

    // A lithium foil against an insertion electrode is called a half cell by some and a full cell by others: both fit.
    private static void CheckKind(FinishedAnalysis finished, PartPlan plan, ShownVariant variant)
    {
        if (plan.Part.Model.Cell(variant.Plan.Case)?.Type is not { } simulated)
        {
            return;
        }

        foreach (var file in finished.Files)
        {
            var kind = file.Cell.Type;
            if (kind == CellType.Unknown || kind == simulated || (simulated == CellType.HalfCell && kind == CellType.FullCell))
            {
                continue;
            }

            var beside = file.Beside.Count > 0 ? Path.GetFileName(file.Beside[0].Path) : $"{Path.GetFileName(file.Name)}.cell.yaml";
            throw new InputException(new Problem(
                $"{file.Name} was measured on another kind of cell than the variant {variant.Name} is",
                finished.Analysis.Place?.Where ?? file.Name, CellKindText.Of(kind), CellKindText.Of(simulated),
                $"Name a variant of that kind, or correct `type` in {beside} beside the file."));
        }
    }
}
