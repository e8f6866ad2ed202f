using Anodyne.Electroanalysis.Impedance.Circuits;

namespace Anodyne.Electroanalysis.Impedance.Fitting;

/// <summary>One parameter of a fitted circuit.</summary>
/// <param name="Name">Name in the circuit.</param>
/// <param name="Unit">SI unit.</param>
/// <param name="Value">Best value.</param>
/// <param name="StandardDeviation">One standard deviation in the unit of the value, to first order.</param>
/// <param name="Low">Lower end of the 95 % interval: Student's t on the logarithm for positive parameters, so never below zero.</param>
/// <param name="High">Upper end of the 95 % interval.</param>
/// <param name="IsFixed">True if the user held it.</param>
/// <param name="AtBound">True if it ended at a bound (an exponent at 1): the interval is then not valid.</param>
public sealed record FittedParameter(string Name, string Unit, double Value, double StandardDeviation, double Low, double High, bool IsFixed, bool AtBound)
{
    /// <summary>What kind of number it is.</summary>
    public ParameterKind Kind { get; init; }

    /// <summary>Half the width of the 95 % interval.</summary>
    public double HalfWidth => 0.5 * (High - Low);

    /// <summary>
    /// True if a positive parameter ended at the bound of the search, far from anything a cell has: it is not determined, and its value means nothing.
    /// </summary>
    public bool IsAstray => AtBound && !IsFixed && Kind == ParameterKind.Positive;

    /// <summary>True if it was fitted and has a valid interval.</summary>
    public bool HasInterval => !IsFixed && !AtBound;

    /// <summary>The value, NaN where it is not determined: what tables, axes and documents show.</summary>
    public double Determined => IsAstray ? double.NaN : Value;

    /// <summary>
    /// False if the 95 % interval reaches further than 50 % of the value, or the search ran to a bound: the data do not determine the parameter.
    /// </summary>
    public bool IsIdentifiable => IsFixed || (AtBound && !IsAstray) || (!AtBound && HalfWidth <= 0.5 * Math.Abs(Value));
}
