using System.Globalization;
using Anodyne.Cells.Electrodes;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;
using Anodyne.Quantities.Estimates;
using Anodyne.Quantities.Units;

namespace Anodyne.Studies.Input;

/// <summary>The amount of active material in a coating.</summary>
/// <param name="Thickness">Thickness, m.</param>
/// <param name="ActiveFraction">Share of the volume that is active material.</param>
/// <param name="ArealCapacity">Capacity per area as stated, C/m2; null if none is stated.</param>
internal sealed record Coating(double Thickness, double ActiveFraction, double? ArealCapacity);

/// <summary>
/// Reads how much active material a coating holds as papers print it: two of thickness, active fraction and loading, where an areal capacity may stand for the
/// loading. What is given beyond that is checked: loading = active fraction x density x thickness, areal capacity = loading x specific capacity.
/// </summary>
internal sealed class CoatingReader(InputMapping mapping, string prefix, ActiveMaterial material, ParameterSheet sheet)
{
    /// <summary>Keys that this reader takes.</summary>
    public static readonly string[] Keys = ["thickness", "active fraction", "loading", "areal capacity", "specific capacity"];

    /// <summary>Printed numbers have two digits: what agrees within this share is no contradiction.</summary>
    private const double Tolerance = 0.03;

    public Coating Read(InsertionElectrode? published)
    {
        var thickness = sheet.TakeOptional(prefix, mapping, "thickness", Dimension.Length);
        var fraction = sheet.TakeOptional(prefix, mapping, "active fraction", Dimension.None);
        var capacity = sheet.TakeOptional(prefix, mapping, "areal capacity", Dimension.ChargePerArea);
        var specific = sheet.TakeOptional(prefix, mapping, "specific capacity", Dimension.SpecificCharge);
        var stated = sheet.TakeOptional(prefix, mapping, "loading", Dimension.MassPerArea);
        if (specific is { } perMass && perMass > material.SiteCapacity * (1 + Tolerance))
        {
            throw mapping.Require("specific capacity").Fail(
                $"{material.Name} of this library holds {Mass(material.SiteCapacity)} in all its sites", $"at most {Mass(material.SiteCapacity)}",
                "Give \"maximum concentration\" or another material if the sites of yours are more.");
        }

        var loading = stated ?? FromCapacity(capacity, specific);
        if (loading is null)
        {
            return new Coating(
                thickness ?? published?.Thickness ?? throw Missing(fraction is null ? "nothing" : "active fraction"),
                fraction ?? published?.ActiveFraction ?? throw Missing("thickness"), specific * (fraction ?? published?.ActiveFraction) * material.Density
                    * (thickness ?? published?.Thickness));
        }

        CheckCapacity(stated, capacity, specific);
        (thickness, fraction) = Solve(loading.Value, thickness, fraction, published);
        return new Coating(thickness.Value, fraction.Value, capacity ?? specific * loading);
    }

    private double? FromCapacity(double? capacity, double? specific)
    {
        if (capacity is not { } perArea)
        {
            return null;
        }

        var loading = perArea / (specific ?? material.WindowCapacity);
        Note("loading", loading, "mg/cm2", specific is null
            ? $"areal capacity over {Mass(material.WindowCapacity)}, the capacity of {material.Name} in its window"
            : "areal capacity over specific capacity");
        return loading;
    }

    private void CheckCapacity(double? stated, double? capacity, double? specific)
    {
        if (stated is not { } loading || capacity is not { } perArea)
        {
            return;
        }

        var perMass = perArea / loading;
        var arithmetic = $"{UnitText.Print(perArea, "mAh/cm2", 4)} on {UnitText.Print(loading, "mg/cm2", 4)} are {Mass(perMass)}";
        if (specific is { } given && Math.Abs(perMass - given) > Tolerance * given)
        {
            throw mapping.Require("areal capacity").Fail(
                $"areal capacity, loading and specific capacity contradict each other: {arithmetic}, but {Mass(given)} is given",
                "two of the three, or all three in accord");
        }

        if (perMass > material.SiteCapacity * (1 + Tolerance))
        {
            throw mapping.Require("areal capacity").Fail(
                $"areal capacity and loading contradict the material: {arithmetic}, but all sites of {material.Name} hold {Mass(material.SiteCapacity)}",
                $"at most {UnitText.Print(loading * material.SiteCapacity, "mAh/cm2", 4)}");
        }
    }

    private (double Thickness, double Fraction) Solve(double loading, double? thickness, double? fraction, InsertionElectrode? published)
    {
        var (given, density) = (UnitText.Print(loading, "mg/cm2", 4), UnitText.Print(material.Density, "g/cm3", 4));
        if (thickness is { } length && fraction is { } share)
        {
            var holds = share * material.Density * length;
            return Math.Abs(holds - loading) <= Tolerance * loading ? (length, share)
                : throw mapping.Require(mapping.Has("loading") ? "loading" : "areal capacity").Fail(
                    string.Create(CultureInfo.InvariantCulture, $"loading, thickness and active fraction contradict each other: {share:G3} x {density} x ")
                        + $"{UnitText.Print(length, "um", 4)} = {UnitText.Print(holds, "mg/cm2", 4)}, but {given} is given",
                    "two of the three, or all three in accord");
        }

        if (thickness is { } only)
        {
            var found = loading / (material.Density * only);
            Note("active fraction", found, "1", $"loading {given} over density {density} and thickness");
            return found < 1 ? (only, found) : throw mapping.Require("thickness").Fail(
                $"{given} of {material.Name} ({density}) do not fit into this thickness", $"more than {UnitText.Print(loading / material.Density, "um", 3)}");
        }

        var active = fraction ?? published?.ActiveFraction ?? throw Missing("loading");
        Note("thickness", loading / (material.Density * active), "um", $"loading {given} over density {density} and active fraction");
        return (loading / (material.Density * active), active);
    }

    private void Note(string key, double value, string unit, string source) =>
        sheet.Add(new Parameter($"{prefix}: {key}", value, unit, null, null, Evidence.Computed, source));

    private Quantities.InputException Missing(string given) => mapping.Fail(
        $"the amount of active material is not determined: of thickness, active fraction and loading only {given} is given",
        "two of thickness, active fraction and loading (4.1 mg/cm2); an areal capacity (0.82 mAh/cm2) may stand for the loading",
        "A porosity of 35 % with 8 % binder and carbon by volume leaves an active fraction of 0.57.");

    private static string Mass(double perMass) => UnitText.Print(perMass, "mAh/g", 4);
}
