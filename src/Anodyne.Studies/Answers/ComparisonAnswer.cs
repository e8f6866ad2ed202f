using System.Globalization;
using Anodyne.Plating;
using Anodyne.Plating.Results;
using Anodyne.Quantities;
using Anodyne.Quantities.Documents;
using Anodyne.Quantities.Estimates;
using Anodyne.Studies.Analyses;
using Anodyne.Studies.Plan;
using Anodyne.Studies.Runs;

namespace Anodyne.Studies.Answers;

/// <summary>One quantity of one variant as simulated (or as the case takes it), as measured files give it, and as others published it.</summary>
/// <param name="Name">Name of the quantity: of a simulated one as in the JSON of <c>plate</c>, of a parameter as on the sheet.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Variant">The variant as it is shown.</param>
/// <param name="Unit">Unit of every value.</param>
public sealed record ComparisonAnswer(string Name, string Title, string Variant, string Unit)
{
    // A reading of a micrograph is no better than this; within it a thickness counts as the dense one.
    private const double ReadingError = 0.05;

    /// <summary>What the simulation gives over the seeds; null for a parameter of the case.</summary>
    public Spread? Simulated { get; private init; }

    /// <summary>The parameter as the case takes it; null for a simulated quantity.</summary>
    public Parameter? Taken { get; private init; }

    /// <summary>What an analysis of measured files gives; null if none answers this.</summary>
    public MeasuredValue? Measured { get; private init; }

    /// <summary>The published value; null if there is none.</summary>
    public ReportedValue? Reported { get; private init; }

    /// <summary>Physical limits that a value breaks, doubts about a measured one, and what else to know.</summary>
    public IReadOnlyList<string> Flags { get; private init; } = [];

    /// <summary>The measured value and its half-width, in <see cref="Unit"/>; null if none was measured.</summary>
    public (double Value, double? HalfWidth)? MeasuredHere => Measured?.In(Unit);

    /// <summary>The parameter's value in <see cref="Unit"/>; null for a simulated quantity.</summary>
    public double? TakenHere => Taken is { } parameter ? PrintedUnit.FromSi(parameter.Value, Unit) : null;

    /// <summary>Every published and every measured value against every form in which its variant is shown; both in one row where they answer the same.</summary>
    /// <param name="results">The finished runs.</param>
    /// <param name="shown">The variants as shown.</param>
    /// <param name="measured">What the analyses of measured files answer.</param>
    public static IReadOnlyList<ComparisonAnswer> Of(StudyResults results, IReadOnlyList<ShownVariant> shown, IReadOnlyList<MeasuredValue> measured)
    {
        var rows = new List<ComparisonAnswer>();
        measured = ReplicateMean.Append(measured);
        var reported = results.Plan.Study.Reported;
        foreach (var published in reported)
        {
            MeasuredValue?[] beside = [.. measured.Where(value => Same(value, published))];
            foreach (var variant in shown.Where(variant => variant.Plan.Variant.Name == published.Variant))
            {
                rows.AddRange((beside.Length > 0 ? beside : [null]).Select(value => Row(results, variant, published.Quantity, published, value)));
            }
        }

        foreach (var value in measured.Where(value => !reported.Any(published => Same(value, published))))
        {
            rows.AddRange(shown.Where(variant => variant.Plan.Variant.Name == value.Answer.Variant).Select(variant => Row(results, variant, value.Answer.Quantity, null, value)));
        }

        return rows;
    }

    /// <summary>Finds what cannot be compared before anything is simulated: a parameter that no such variant has, a result of another dimension.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="measured">What the analyses answer.</param>
    /// <exception cref="InputException">At the line and column of the study.</exception>
    public static void Check(StudyPlan plan, IReadOnlyList<MeasuredValue> measured)
    {
        ArgumentNullException.ThrowIfNull(plan);
        foreach (var variant in ShownVariant.Of(plan))
        {
            foreach (var value in measured.Where(value => value.Answer.Variant == variant.Plan.Variant.Name))
            {
                _ = value.In(Target(variant, value.Answer.Quantity, value.Answer.Place).Unit);
            }

            foreach (var value in plan.Study.Reported.Where(value => value.Variant == variant.Plan.Variant.Name && value.Place is not null))
            {
                var target = Target(variant, value.Quantity, value.Place!);
                if (PrintedUnit.Read(target.Unit).Dimension != PrintedUnit.Read(value.Unit).Dimension)
                {
                    throw value.Place!.Fail($"the value is in {value.Unit}, which has another dimension", $"a value in {target.Unit}");
                }
            }
        }
    }

    private static bool Same(MeasuredValue value, ReportedValue published) => value.Answer.Variant == published.Variant && value.Answer.Quantity == published.Quantity;

    private static (string Title, string Unit, Parameter? Taken) Target(ShownVariant variant, string quantity, InputNode? place)
    {
        if (ComparedQuantity.All.FirstOrDefault(known => known.Name == quantity) is { } simulated)
        {
            return (simulated.Title, simulated.Unit, null);
        }

        var sheet = variant.Plan.Read.Sheet.Parameters;
        var taken = sheet.FirstOrDefault(parameter => parameter.Name == quantity);
        return taken is not null
            ? (quantity, taken.Unit is "" ? "1" : taken.Unit, taken)
            : throw new InputException(new Problem($"the case of the variant {variant.Name} has no such parameter", place?.Where ?? "", quantity, string.Join("; ", sheet.Select(parameter => parameter.Name))));
    }

    private static ComparisonAnswer Row(StudyResults results, ShownVariant variant, string quantity, ReportedValue? published, MeasuredValue? measured)
    {
        var (title, unit, taken) = Target(variant, quantity, measured?.Answer.Place ?? published?.Place);
        var runs = results.Of(variant.Plan.Runs);
        var simulated = taken is null ? Spread.Of(runs.Select(run => PlatingDocument.Scalars(run).Single(scalar => scalar.Name == quantity).Value)) : null;
        var row = new ComparisonAnswer(quantity, title, variant.Name, unit)
        {
            Simulated = simulated, Taken = taken, Measured = measured, Reported = published?.In(unit),
        };
        return row with { Flags = [.. row.Flaws(variant.Plan.Read.Case, runs)] };
    }

    private IEnumerable<string> Flaws(PlatingCase problem, IReadOnlyList<PlatingResult> runs)
    {
        var charge = problem.Stop.ChargePerArea ?? runs[0].ChargePerArea;
        var dense = problem.Cell.Lithium.DenseThickness(charge) / 1e-6;
        var read = Reported is { } published ? published.Value : Measured is { Verdict: not Verdict.Void } ? MeasuredHere!.Value.Value : double.NaN;
        if (Name is "mean_thickness_um" or "peak_um" && read < dense * (1 - ReadingError))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Below the {dense:F1} um that {charge / 36000:G3} mAh/cm2 of dense lithium takes: {100 * (1 - (read / dense)):F0} % of the charge did not become lithium under this area, or the thickness was not read where the charge went.");
        }

        if (Measured is { Verdict: not Verdict.Ok } doubtful)
        {
            yield return $"Measured: {doubtful.Verdict.ToString().ToLowerInvariant()}{(doubtful.Reasons.Count > 0 ? ", " + string.Join("; ", doubtful.Reasons) : "")}.";
        }

        if (Measured is { Verdict: not Verdict.Void } && MeasuredHere is { HalfWidth: { } half } here && Apart(here.Value, half) is { Length: > 0 } apart)
        {
            yield return apart;
        }

        if (Simulated is not null && runs.Any(run => run.StopReason is not (StopReason.Charge or StopReason.Time)))
        {
            yield return "The simulation stopped before the whole charge was passed.";
        }
    }

    // Beyond the intervals of both, or beyond the range that the case gives its parameter.
    private string Apart(double measured, double half)
    {
        if (Simulated is { } simulated && double.IsFinite(simulated.Mean))
        {
            return Agreement.Of(measured, half, simulated.Mean, simulated.HalfWidth) is { Holds: false } ? "Measured and simulated lie further apart than their intervals." : "";
        }

        if (Taken is not { } taken)
        {
            return "";
        }

        var (low, high) = (PrintedUnit.FromSi(taken.Low ?? taken.Value, Unit), PrintedUnit.FromSi(taken.High ?? taken.Value, Unit));
        return measured + half < low || measured - half > high ? $"The case takes a value {(taken.Low is null && taken.High is null ? "" : "with a range ")}outside the measured interval." : "";
    }
}
