using System.Globalization;
using Anodyne.Electroanalysis;
using Anodyne.Quantities;
using Anodyne.Quantities.Documents;
using Anodyne.Studies.Runs;

namespace Anodyne.Studies.Analyses;

/// <summary>Which quantity of a study a result of an analysis answers.</summary>
/// <param name="Variant">The variant that was measured.</param>
/// <param name="Quantity">
/// A simulated quantity (<c>roughness_rq_um</c>, as in the JSON of <c>plate</c>), or a parameter of the case as the report lists it
/// (<c>kinetics: exchange current density</c>).
/// </param>
/// <param name="Result">Name of the result, as <c>anodyne analyze --list METHOD</c> prints it.</param>
/// <param name="Factor">
/// The result times this is the quantity: -1 where an analysis gives the size of a voltage that is negative while plating, 0.5 from both electrodes of
/// a symmetric cell to one.
/// </param>
/// <param name="Place">Where the study says so, for messages.</param>
public sealed record MeasuredAnswer(string Variant, string Quantity, string Result, double Factor, InputNode Place)
{
    /// <summary>Reads the key <c>answers</c> of an analysis: one mapping or a list of them.</summary>
    /// <param name="node">The node under the key.</param>
    /// <param name="variants">Names of the study's variants; null where they are not known.</param>
    /// <exception cref="InputException">A key, variant or quantity that does not exist; the message gives line and column.</exception>
    public static IReadOnlyList<MeasuredAnswer> Read(InputNode node, IReadOnlyCollection<string>? variants)
    {
        ArgumentNullException.ThrowIfNull(node);
        return node is InputSequence several ? [.. several.Select(item => One(item, variants))] : [One(node, variants)];
    }

    private static MeasuredAnswer One(InputNode node, IReadOnlyCollection<string>? variants)
    {
        var mapping = node.AsMapping("variant, quantity, result, factor").AllowOnly("variant", "quantity", "result", "factor");
        var variant = mapping.Require("variant").AsScalar("the name of a variant");
        if (variants is not null && !variants.Contains(variant.Text))
        {
            throw variant.Fail("there is no such variant", string.Join(", ", variants));
        }

        var quantity = mapping.Require("quantity").AsScalar("the name of a quantity");
        if (!IsParameter(quantity.Text) && ComparedQuantity.All.All(known => known.Name != quantity.Text))
        {
            throw quantity.Fail(
                "this quantity is neither simulated nor a parameter of the case",
                string.Join(", ", ComparedQuantity.All.Select(known => known.Name)) + ", or a parameter as the report lists it, e.g. \"kinetics: exchange current density\"");
        }

        var factor = mapping.Quantity("factor", Dimension.None, 1);
        return factor != 0 ? new MeasuredAnswer(variant.Text, quantity.Text, mapping.Text("result"), factor, quantity) : throw mapping.Require("factor").Fail("a factor of zero leaves nothing of the result", "any number but 0");
    }

    /// <summary>True for the name of a parameter of the case, "part: name"; false for a simulated quantity.</summary>
    public static bool IsParameter(string quantity)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        return quantity.Contains(": ", StringComparison.Ordinal);
    }

    /// <summary>Takes the answer out of a finished analysis.</summary>
    /// <param name="analysis">The analysis.</param>
    /// <param name="result">What it found.</param>
    /// <exception cref="InputException">The analysis has no result of that name; the message gives line and column of the study.</exception>
    public MeasuredValue Of(MeasuredAnalysis analysis, AnalysisResult result)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(result);
        var found = result.Results.FirstOrDefault(r => r.Key == Result);
        if (found.Key is null && result.IsRefused)
        {
            return new MeasuredValue(this, analysis.Name, analysis.Files, new Estimate(double.NaN, null, "", "not determined", analysis.Method, "", Verdict.Void, result.Reasons, result.Quality), Verdict.Void, result.Reasons);
        }

        if (found.Key is null)
        {
            throw new InputException(new Problem(
                $"{analysis.Method} gives no result of this name", Place.Where, Result, string.Join(", ", result.Results.Select(r => r.Key)), "`anodyne analyze --list METHOD` names the results"));
        }

        return new MeasuredValue(this, analysis.Name, analysis.Files, found.Value, result.Verdict > found.Value.Verdict ? result.Verdict : found.Value.Verdict, [.. found.Value.Reasons.Concat(result.Reasons).Distinct()]);
    }
}

/// <summary>A value that an analysis of measured files gives for a quantity of a study.</summary>
/// <param name="Answer">What it answers.</param>
/// <param name="Analysis">Name of the analysis in the study.</param>
/// <param name="Files">The files as the study names them.</param>
/// <param name="Estimate">The result.</param>
/// <param name="Verdict">The worse of the verdicts of the result and of the whole analysis.</param>
/// <param name="Reasons">Why it may not be used without care.</param>
public sealed record MeasuredValue(MeasuredAnswer Answer, string Analysis, IReadOnlyList<string> Files, Estimate Estimate, Verdict Verdict, IReadOnlyList<string> Reasons)
{
    /// <summary>Value and half-width of the 95 % interval in another unit of the same dimension; not a number where the analysis was refused.</summary>
    /// <param name="unit">The unit wanted; "1" for a plain number.</param>
    /// <exception cref="InputException">The result has another dimension; the message gives line and column of the study.</exception>
    public (double Value, double? HalfWidth) In(string unit)
    {
        if (Estimate is { Unit: "", Value: double.NaN })
        {
            return (double.NaN, null);
        }

        var (from, fromDimension) = Unit(Estimate.Unit);
        var (to, toDimension) = Unit(unit);
        if (fromDimension != toDimension)
        {
            throw new InputException(new Problem(
                "the result cannot answer this quantity: it has another dimension", Answer.Place.Where, $"{Answer.Result} in {Estimate.Unit}", $"a {toDimension.Name}, as \"{Answer.Quantity}\" is in {unit}"));
        }

        var factor = Answer.Factor * from / to;
        return (Estimate.Value * factor, Estimate.Uncertainty is { } half ? Math.Abs(half * factor) : null);
    }

    /// <summary>Where it comes from, in words.</summary>
    public string Source => string.Create(
        CultureInfo.InvariantCulture, $"{Answer.Result} of the analysis \"{Analysis}\"{(Files.Count > 0 ? " of " + string.Join(", ", Files) : "")}{(Answer.Factor == 1 ? "" : $", times {Answer.Factor:G6}")}");

    private static (double Scale, Dimension Dimension) Unit(string unit) => unit is "" or "1" ? (1, Dimension.None) : UnitText.ReadUnit(unit);
}
