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
    /// <summary>Half the width of the 95 % interval.</summary>
    public double HalfWidth => 0.5 * (High - Low);

    /// <summary>False if the 95 % interval reaches further than 50 % of the value: the data do not determine the parameter.</summary>
    public bool IsIdentifiable => IsFixed || AtBound || (HalfWidth <= 0.5 * Math.Abs(Value));
}
