using Anodyne.Cycling.Runs;
using Anodyne.Quantities;
using Anodyne.Quantities.Documents;
using Anodyne.Records.CellDescriptions;
using Anodyne.Studies.Analyses;

namespace Anodyne.Studies.CellStudies;

/// <summary>Finds what cannot be compared before anything is simulated: a quantity that no such variant has, another dimension, a cell of another kind.</summary>
internal static class CellAnswerCheck
{
    /// <summary>Checks every answer and every published value of the variants that are run.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="measured">The measured files, analysed.</param>
    /// <exception cref="InputException">At the line and column of the study.</exception>
    public static void Of(CellStudyPlan plan, IReadOnlyList<FinishedAnalysis> measured)
    {
        foreach (var variant in plan.Variants)
        {
            foreach (var finished in measured)
            {
                foreach (var value in finished.Answers.Where(value => value.Answer.Variant == variant.Variant.Name))
                {
                    CheckKind(finished, variant);
                    var target = CellTarget.Of(plan.Study, variant, value.Answer.Quantity, value.Answer.Place);
                    _ = value.In(target.Unit.Length > 0 ? target.Unit : UnitOf(measured, value) ?? value.Estimate.Unit);
                }
            }

            foreach (var value in plan.Study.Reported.Where(value => value.Variant == variant.Variant.Name))
            {
                var target = CellTarget.Of(plan.Study, variant, value.Quantity, value.Place);
                var unit = target.Unit.Length > 0 ? target.Unit : UnitOf(measured, value.Variant, value.Quantity);
                if (!string.IsNullOrEmpty(unit) && PrintedUnit.Read(unit).Dimension != PrintedUnit.Read(value.Unit).Dimension)
                {
                    throw Wrong(value.Place, $"the value is in {value.Unit}, which has another dimension", $"a value in {unit}");
                }
            }
        }
    }

    private static string? UnitOf(IReadOnlyList<FinishedAnalysis> measured, MeasuredValue value) => UnitOf(measured, value.Answer.Variant, value.Answer.Quantity);

    private static string? UnitOf(IReadOnlyList<FinishedAnalysis> measured, string variant, string quantity) => measured
        .SelectMany(finished => finished.Answers)
        .FirstOrDefault(value => value.Answer.Variant == variant && value.Answer.Quantity == quantity && value.Estimate.Unit.Length > 0)?.Estimate.Unit;

    // A lithium foil against an insertion electrode is called a half cell by some and a full cell by others: both fit.
    private static void CheckKind(FinishedAnalysis finished, CellVariantPlan variant)
    {
        var simulated = CellDescriptions.TypeOf(variant.Run.Case.Design);
        foreach (var file in finished.Files)
        {
            var kind = file.Cell.Type;
            if (kind == CellType.Unknown || kind == simulated || (simulated == CellType.HalfCell && kind == CellType.FullCell))
            {
                continue;
            }

            var place = finished.Analysis.Place;
            throw new InputException(new Problem(
                $"{file.Name} was measured on another kind of cell than the variant {variant.Variant.Name} is", place?.Where ?? file.Name, CellKindText.Of(kind), CellKindText.Of(simulated),
                $"Name a variant of that kind, or correct `type` in {(file.Beside.Count > 0 ? Path.GetFileName(file.Beside[0].Path) : $"{Path.GetFileName(file.Name)}.cell.yaml")} beside the file."));
        }
    }

    private static InputException Wrong(InputNode? place, string what, string allowed) => place?.Fail(what, allowed) ?? new InputException(what, "reported", "", allowed);
}
