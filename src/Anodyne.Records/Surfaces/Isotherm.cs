using Anodyne.Quantities;
using Anodyne.Records.Columns;

namespace Anodyne.Records.Surfaces;

/// <summary>One point of an isotherm.</summary>
/// <param name="RelativePressure">p/p0, 0 to a little above 1; NaN where the saturation pressure is not known.</param>
/// <param name="Loading">Amount adsorbed, mol/kg (mmol/g).</param>
/// <param name="IsDesorption">True on the way down.</param>
/// <param name="Pressure">Absolute pressure, Pa; NaN where it is not known.</param>
public readonly record struct IsothermPoint(double RelativePressure, double Loading, bool IsDesorption = false, double Pressure = double.NaN);

/// <summary>The amount of a gas that a solid adsorbs, against pressure, at one temperature.</summary>
public sealed class Isotherm : Measurement
{
    /// <summary>Creates an isotherm.</summary>
    /// <param name="points">At least one point, in the order of the file.</param>
    /// <exception cref="InputException">There is none.</exception>
    public Isotherm(IReadOnlyList<IsothermPoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        Points = points.Count > 0 ? points : throw new InputException("An isotherm needs a point", "Isotherm", "none", "at least one");
    }

    /// <summary>The points.</summary>
    public IReadOnlyList<IsothermPoint> Points { get; }

    /// <summary>The gas as the file writes it, e.g. "N2", "nitrogen"; empty where it does not say.</summary>
    public string Adsorbate { get; init; } = "";

    /// <summary>The solid; empty where the file does not say.</summary>
    public string Material { get; init; } = "";

    /// <summary>Temperature, K; null where the file does not say.</summary>
    public double? Temperature { get; init; }

    /// <inheritdoc/>
    public override string Kind => "isotherm";

    /// <inheritdoc/>
    public override IReadOnlyList<MeasuredAxis> Axes =>
        [new("Relative pressure", "1", Points.Count, Points[0].RelativePressure, Points[^1].RelativePressure)];

    /// <inheritdoc/>
    public override (string Name, string Unit) Value => ("Loading", "mol/kg");

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Columns() =>
    [
        new DoubleColumn("Relative pressure", "1", [.. Points.Select(static point => point.RelativePressure)]),
        new DoubleColumn("Pressure", "Pa", [.. Points.Select(static point => point.Pressure)]),
        new DoubleColumn("Loading", "mol/kg", [.. Points.Select(static point => point.Loading)]),
        TextColumn.From("Branch", Points.Select(static point => point.IsDesorption ? "desorption" : "adsorption")),
    ];
}
