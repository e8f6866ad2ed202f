using System.Globalization;
using Anodyne.Quantities;
using Anodyne.Quantities.Documents;
using Anodyne.Quantities.Units;
using Anodyne.Studies.Analyses;

namespace Anodyne.Studies.Plan;

/// <summary>A value that others published.</summary>
/// <param name="Variant">The variant it belongs to.</param>
/// <param name="Quantity">
/// Name of the simulated quantity it is held against, as in the JSON of a run, of a parameter of the case, or of a result of an analysis.
/// </param>
/// <param name="Value">The value in <paramref name="Unit"/>.</param>
/// <param name="Unit">Unit, as the quantity's name ends.</param>
/// <param name="Measured">True if it was measured, false if it is the result of someone's model or reading of a picture.</param>
/// <param name="Source">Where it stands.</param>
internal sealed record ReportedValue(string Variant, string Quantity, double Value, string Unit, bool Measured, string Source)
{
    private static readonly string[] Keys = ["variant", "quantity", "value", "uncertainty", "measured", "source"];

    /// <summary>Half-width that its source gives, in <see cref="Unit"/>; null if it gives none.</summary>
    public double? Uncertainty { get; init; }

    /// <summary>Where the study names the quantity, for messages; null if it was not read from a file.</summary>
    public InputNode? Place { get; init; }

    /// <summary>The value in another unit of the same dimension.</summary>
    public ReportedValue In(string unit)
    {
        var scale = Unit == unit ? 1 : UnitText.ReadUnit(Unit).Scale / UnitText.ReadUnit(unit).Scale;
        return this with { Value = Value * scale, Uncertainty = Uncertainty * scale, Unit = unit };
    }

    /// <summary>Reads the key <c>reported</c> of a study, a list.</summary>
    /// <exception cref="InputException">A key, variant or quantity that does not exist, or another dimension; with line and column.</exception>
    public static IReadOnlyList<ReportedValue> ReadAll(InputMapping root, AnswerScope scope)
    {
        return root.Find("reported") is { } list ? [.. list.AsSequence("a list").Select(node => Read(node, scope))] : [];
    }

    private static ReportedValue Read(InputNode node, AnswerScope scope)
    {
        var mapping = node.AsMapping(string.Join(", ", Keys)).AllowOnly(Keys);
        var quantity = mapping.Require("quantity").AsScalar("the name of a quantity");
        if (!scope.Allows(quantity.Text))
        {
            throw quantity.Fail("this quantity is neither simulated nor a parameter of the case", scope.Allowed);
        }

        var variant = mapping.Require("variant").AsScalar("the name of a variant");
        if (scope.Variants is { } variants && !variants.Contains(variant.Text))
        {
            throw variant.Fail("there is no such variant", string.Join(", ", variants));
        }

        // The dimension of a parameter is known once the case has been read: until then the unit is taken as written.
        var written = mapping.Require("value").AsScalar("a value with its unit");
        var known = scope.Quantities.FirstOrDefault(candidate => candidate.Name == quantity.Text);
        var unit = known?.Unit ?? written.WrittenUnit;
        var (scale, dimension) = UnitText.ReadUnit(unit);
        var value = AsWritten(written.Quantity(dimension) / scale);
        return new ReportedValue(variant.Text, quantity.Text, value, unit, mapping.Flag("measured", true), mapping.Text("source"))
        {
            Uncertainty = mapping.OptionalQuantity("uncertainty", dimension) is { } half ? AsWritten(half / scale) : null,
            Place = quantity,
        };
    }

    // There and back through SI costs the last digit, which nobody wrote.
    private static double AsWritten(double value) =>
        double.Parse(value.ToString("G14", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
