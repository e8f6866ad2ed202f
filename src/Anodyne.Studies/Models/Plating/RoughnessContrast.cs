using System.Globalization;
using Anodyne.Cells.Geometry;
using Anodyne.Cells.Protocols;
using Anodyne.Plating.Results;

namespace Anodyne.Studies.Models.Plating;

/// <summary>Two variants are judged by the e-folds of roughness, ln(Rq_end/Rq_start); the linear theory is their closed form.</summary>
internal static class RoughnessContrast
{
    public static ContrastMeasure Measure { get; } = new(
        "roughness_exponent",
        "ln(*R*_{q,end}/*R*_{q,start})",
        result => PlatingQuantities.EFolds((PlatingResult)result),
        (from, to) => Math.Log(((PlatingResult)to).RoughnessRq / ((PlatingResult)from).RoughnessRq),
        (one, other) => ((PlatingResult)one).StopReason == ((PlatingResult)other).StopReason,
        problem => LinearRoughening.IfAny(PlatingModel.Case(problem))?.Exponent,
        problem => PlatingModel.Case(problem).Control is Galvanostatic galvanostatic
            ? string.Create(CultureInfo.InvariantCulture, $"{galvanostatic.CurrentDensity / 10:G3} mA/cm^{{2}}")
            : null,
        Notes);

    // A front that grows along its normal changes its roughness even at uniform current: common to the variants, it drops out of their difference, but a reader
    // who compares a simulated exponent with the closed form must know of it.
    private static IEnumerable<string> Notes(IReadOnlyList<double> offsets, ModelVariant from)
    {
        var domain = PlatingModel.Case(from.Case).Domain;
        var period = domain.Width * (domain.Lateral == Lateral.Mirror ? 2 : 1);
        var parallel = Spread.Of(from.Results.Cast<PlatingResult>().Select(run => ParallelSurface.EFolds(run, period)));
        yield return $"The simulated e-folds of roughness lie {Folds(offsets.Min())} to {Folds(offsets.Max())} from those of the closed form. "
            + "The cause is geometry, not current: moved parallel to themselves, at the same current density everywhere, the same surfaces change by "
            + $"{Folds(parallel.Mean)} e-folds (Huygens' construction from the initial surfaces): hills broaden, valleys close. "
            + "This part is the same in every variant and drops out of the differences; beyond it and the closed form, which holds for ripples that stay "
                + "small, "
            + $"remain {Folds(offsets.Min() - parallel.Mean)} to {Folds(offsets.Max() - parallel.Mean)}.";
    }

    private static string Folds(double value) => value.ToString("+0.000;−0.000", CultureInfo.InvariantCulture);
}
