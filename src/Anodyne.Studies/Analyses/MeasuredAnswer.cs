using Anodyne.Analysis;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;
using Anodyne.Quantities.Estimates;
using Anodyne.Quantities.Units;

namespace Anodyne.Studies.Analyses;

/// <summary>Which quantity of a study a result of an analysis answers.</summary>
/// <param name="Variant">The variant that was measured.</param>
/// <param name="Quantity">
/// A simulated quantity (<c>roughness_rq_um</c>, as in the JSON of <c>plate</c>), or a parameter of the case as the report lists it
/// (<c>kinetics: exchange current density</c>); in a study of cells also a result of an analysis (<c>efficiency: ce_average</c>).
/// </param>
/// <param name="Result">Name of the result, as <c>anodyne analyze --list METHOD</c> prints it.</param>
/// <param name="Factor">
/// The result times this is the quantity: -1 where an analysis gives the size of a voltage that is negative while plating, 0.5 from both electrodes of
/// a symmetric cell to one.
/// </param>
/// <param name="Place">Where the study says so, for messages.</param>
internal sealed record MeasuredAnswer(string Variant, string Quantity, string Result, double Factor, InputNode Place)
{
    /// <summary>Where the study names the result, for messages; null if it was not read from a file.</summary>
    public InputNode? ResultPlace { get; private init; }

    /// <summary>Name of the quantity that is a result of an analysis itself, of what was measured as of what was simulated.</summary>
    public static string ResultName(string analysis, string result) => $"{analysis}: {result}";

    /// <summary>Reads the key <c>answers</c> of an analysis: one mapping or a list of them.</summary>
    /// <exception cref="InputException">A key, variant or quantity that does not exist; the message gives line and column.</exception>
    public static IReadOnlyList<MeasuredAnswer> Read(InputNode node, string analysis, AnswerScope scope)
    {
        return node is InputSequence several ? [.. several.Select(item => One(item, analysis, scope))] : [One(node, analysis, scope)];
    }

    private static MeasuredAnswer One(InputNode node, string analysis, AnswerScope scope)
    {
        var mapping = node.AsMapping("variant, quantity, result, factor").AllowOnly("variant", "quantity", "result", "factor");
        var variant = mapping.Require("variant").AsScalar("the name of a variant");
        if (scope.Variants is not null && !scope.Variants.Contains(variant.Text))
        {
            throw variant.Fail("there is no such variant", string.Join(", ", scope.Variants));
        }

        var result = mapping.Require("result").AsScalar("the name of a result");
        var quantity = scope.AnalyzesSimulation && !mapping.Has("quantity") ? null : mapping.Require("quantity").AsScalar("the name of a quantity");
        if (quantity is not null && !scope.Allows(quantity.Text))
        {
            throw quantity.Fail("this quantity is neither simulated nor a parameter of the case", scope.Allowed);
        }

        var factor = mapping.Quantity("factor", Dimension.None, 1);
        return factor != 0
            ? new MeasuredAnswer(
                variant.Text, quantity?.Text ?? ResultName(analysis, result.Text), result.Text, factor, quantity ?? result) { ResultPlace = result }
            : throw mapping.Require("factor").Fail("a factor of zero leaves nothing of the result", "any number but 0");
    }

    /// <summary>True for the name of a parameter of the case, "part: name"; false for a simulated quantity.</summary>
    public static bool IsParameter(string quantity)
    {
        return quantity.Contains(": ", StringComparison.Ordinal);
    }

    /// <summary>
    /// An estimate as this answer has it: times the factor, in another unit of the same dimension; not a number where an analysis was refused.
    /// </summary>
    /// <exception cref="InputException">The result has another dimension; the message gives line and column of the study.</exception>
    public (double Value, double? HalfWidth) Convert(Estimate estimate, string unit)
    {
        if (estimate is { Unit: "", Value: double.NaN })
        {
            return (double.NaN, null);
        }

        var (from, fromDimension) = UnitText.ReadUnit(estimate.Unit);
        var (to, toDimension) = UnitText.ReadUnit(unit);
        if (fromDimension != toDimension)
        {
            throw new InputException(new Problem(
                "the result cannot answer this quantity: it has another dimension", Place.Where, $"{Result} in {estimate.Unit}",
                $"a {toDimension.Name}, as \"{Quantity}\" is in {unit}"));
        }

        var scale = Factor * from / to;
        return (estimate.Value * scale, estimate.Uncertainty is { } half ? Math.Abs(half * scale) : null);
    }

    /// <summary>Takes the answer out of a finished analysis.</summary>
    /// <exception cref="InputException">The analysis has no result of that name; the message gives line and column of the study.</exception>
    public MeasuredValue Of(MeasuredAnalysis analysis, AnalysisResult result)
    {
        var found = result.Results.FirstOrDefault(r => r.Key == Result);
        if (found.Key is null && result.IsRefused)
        {
            return new MeasuredValue(
                this, analysis, new Estimate(double.NaN, null, "", "not determined", analysis.Method, "", Verdict.Void, result.Reasons, result.Quality),
                Verdict.Void, result.Reasons);
        }

        if (found.Key is null)
        {
            throw new InputException(new Problem(
                $"{analysis.Method} gives no result of this name", (ResultPlace ?? Place).Where, Result, string.Join(", ", result.Results.Select(r => r.Key)),
                $"`anodyne analyze --list {analysis.Method}` says what they are"));
        }

        var verdict = result.Verdict > found.Value.Verdict ? result.Verdict : found.Value.Verdict;
        return new MeasuredValue(this, analysis, found.Value, verdict, [.. found.Value.Reasons.Concat(result.Reasons).Distinct()]);
    }
}
