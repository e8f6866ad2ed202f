using Anodyne.Quantities;
using Anodyne.Quantities.Units;

namespace Anodyne.Cells.Library;

/// <summary>A paper whose reported values are part of the product.</summary>
/// <param name="Key">Author and year, e.g. "zhang2024".</param>
/// <param name="Title">Title.</param>
/// <param name="Doi">Digital object identifier; empty if not known.</param>
public sealed record LiteraturePaper(string Key, string Title, string Doi);

/// <summary>One value as a paper reports it. Conditions that the paper does not give are null.</summary>
/// <param name="Paper">The paper.</param>
/// <param name="System">Cell or method, e.g. "Li||Cu".</param>
/// <param name="Variant">Which of the paper's samples.</param>
/// <param name="Quantity">What was reported, lower case with underscores.</param>
/// <param name="Comparator">"=", "~", "&gt;" or "&lt;".</param>
/// <param name="Value">The number in <paramref name="Unit"/>, corrected if the print is known to be wrong.</param>
/// <param name="Unit">The unit as printed; "-" for a plain number.</param>
/// <param name="CurrentDensity">A/m2.</param>
/// <param name="ChargePerArea">Areal capacity, C/m2.</param>
/// <param name="CRate">Multiple of the 1C rate.</param>
/// <param name="Cycles">Number of cycles.</param>
/// <param name="Loading">Active mass per area, kg/m2.</param>
/// <param name="Temperature">K.</param>
/// <param name="Electrolyte">Electrolyte in words; may be empty.</param>
/// <param name="PrintedAs">What is printed, where the value had to be read differently; may be empty.</param>
/// <param name="Corrected">The number that the print must have meant; may be empty.</param>
/// <param name="Note">A remark; may be empty.</param>
public sealed record LiteratureValue(
    LiteraturePaper Paper,
    string System,
    string Variant,
    string Quantity,
    string Comparator,
    double Value,
    string Unit,
    double? CurrentDensity,
    double? ChargePerArea,
    double? CRate,
    double? Cycles,
    double? Loading,
    double? Temperature,
    string Electrolyte,
    string PrintedAs,
    string Corrected,
    string Note)
{
    /// <summary>The value in the coherent SI unit, or null for a count that has none ("cycles").</summary>
    public double? Si => Unit switch
    {
        "-" => Value,
        "cycles" => null,
        "degC" => Value + PhysicalConstants.ZeroCelsius,
        _ => Value * UnitText.ReadUnit(Unit).Scale,
    };

    /// <summary>The value as reported, e.g. "> 1100 h".</summary>
    public override string ToString() => (Comparator == "=" ? "" : Comparator + " ") + UnitText.Number(Value) + (Unit == "-" ? "" : " " + Unit);
}
