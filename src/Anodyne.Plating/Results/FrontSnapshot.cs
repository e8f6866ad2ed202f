namespace Anodyne.Plating.Results;

/// <summary>The front at one moment.</summary>
/// <param name="Time">s.</param>
/// <param name="ChargePerArea">C/m2.</param>
/// <param name="Curves">The front's curves: the main front first, then islands and pockets.</param>
public sealed record FrontSnapshot(double Time, double ChargePerArea, IReadOnlyList<FrontCurve> Curves);

/// <summary>One curve of a front, with the electrolyte on its left.</summary>
/// <param name="Kind">What the curve bounds.</param>
/// <param name="X">x of the vertices, m, unwrapped.</param>
/// <param name="Z">z of the vertices over the initial mean surface, m.</param>
/// <param name="CurrentDensity">Local current density, A/m2, J &gt; 0 deposits.</param>
public sealed record FrontCurve(FrontCurveKind Kind, double[] X, double[] Z, double[] CurrentDensity)
{
    /// <summary>What else the processes on the front show along the curve.</summary>
    public IReadOnlyList<FrontQuantity> Fields { get; init; } = [];
}

/// <summary>What a curve of the front bounds.</summary>
public enum FrontCurveKind
{
    /// <summary>The front that runs through the width.</summary>
    Main,

    /// <summary>Lithium detached from the electrode, in the electrolyte.</summary>
    Island,

    /// <summary>Electrolyte cut off from the counter electrode, or anything inside it.</summary>
    Pocket,
}
