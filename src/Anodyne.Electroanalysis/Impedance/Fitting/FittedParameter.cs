using Anodyne.Electroanalysis.Impedance.Circuits;

namespace Anodyne.Electroanalysis.Impedance.Fitting;

/// <summary>One parameter of a fitted circuit.</summary>
/// <param name="Name">Name in the circuit.</param>
/// <param name="Unit">SI unit.</param>
/// <param name="Value">Best value.</param>
/// <param name="StandardDeviation">One standard deviation in the unit of the value, to first order.</param>
/// <param name="Low">
/// Lower end of the 95 % interval: Student's t on the logarithm for positive parameters, so never below zero; NaN where it is not determined.
/// </param>
/// <param name="High">Upper end of the 95 % interval.</param>
/// <param name="IsFixed">True if the user held it.</param>
/// <param name="AtBound">True if it ended at a bound. An exponent at 1 has an interval to one side only.</param>
public sealed record FittedParameter(string Name, string Unit, double Value, double StandardDeviation, double Low, double High, bool IsFixed, bool AtBound)
{
    // Beyond a factor of ten thousand to either side a positive parameter is called not determined.
    private const double WidestLogarithm = 9.2;

    // An interval of the profile likelihood that spans more than a decade leaves the parameter unknown.
    private const double WidestProfile = 10;

    /// <summary>What kind of number it is.</summary>
    public ParameterKind Kind { get; init; }

    /// <summary>True if the interval is that of the profile likelihood, which holds where the valley is curved or a bound is near.</summary>
    public bool IsProfiled { get; init; }

    /// <summary>Half the width of the 95 % interval.</summary>
    public double HalfWidth => 0.5 * (High - Low);

    /// <summary>
    /// True if a positive parameter ended at the bound of the search, far from anything a cell has, or could as well be ten thousand times larger: it is not
    /// determined, and its value means nothing.
    /// </summary>
    public bool IsAstray => !IsFixed && Kind == ParameterKind.Positive && (AtBound || !(StandardDeviation < WidestLogarithm / 1.96 * Value));

    /// <summary>True if it was fitted and has a valid interval.</summary>
    public bool HasInterval => !IsFixed && !IsAstray && double.IsFinite(High - Low);

    /// <summary>The value, NaN where it is not determined: what tables, axes and documents show.</summary>
    public double Determined => IsAstray ? double.NaN : Value;

    /// <summary>
    /// False if the 95 % interval reaches further than 50 % of the value, or the search ran to a bound: the data do not determine the parameter. An interval
    /// of the profile likelihood may reach further as long as its ends lie within a decade: it holds as it stands.
    /// </summary>
    public bool IsIdentifiable => IsFixed || (AtBound && !IsAstray)
        || (!AtBound && (HalfWidth <= 0.5 * Math.Abs(Value) || (IsProfiled && Low > 0 && High <= WidestProfile * Low)));

    /// <summary>True if it is known only within an interval that reaches further than 50 % of the value.</summary>
    public bool IsRough => !IsFixed && !AtBound && IsIdentifiable && !(HalfWidth <= 0.5 * Math.Abs(Value));
}
