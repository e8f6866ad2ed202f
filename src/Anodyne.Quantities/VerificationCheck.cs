namespace Anodyne.Quantities;

/// <summary>How the difference between a computed value and its reference is judged.</summary>
public enum ErrorMeasure
{
    /// <summary>|value - reference| / |reference| must not exceed the tolerance.</summary>
    Relative,

    /// <summary>|value - reference| must not exceed the tolerance.</summary>
    Absolute,

    /// <summary>The value must be at least the reference (an observed order, a coverage).</summary>
    AtLeast,
}

/// <summary>One line of <c>anodyne verify</c>: a closed form, a conservation law or a reference value, and the computation held against it.</summary>
/// <param name="Name">Unique name, lower case with dashes, e.g. <c>plating/semicircle-tip</c>.</param>
/// <param name="Group">The gate it belongs to, for grouping in the table.</param>
/// <param name="Unit">Unit of value and reference; "1" for ratios.</param>
/// <param name="Reference">The reference value.</param>
/// <param name="Tolerance">The largest allowed error in the sense of <paramref name="Measure"/>.</param>
/// <param name="Measure">How the error is formed.</param>
/// <param name="Source">Where the reference comes from: paper with equation, or the derivation's place.</param>
/// <param name="Compute">Computes the value; deterministic.</param>
/// <param name="IsLong">True for studies that run only under <c>verify --long</c>.</param>
public sealed record VerificationCheck(
    string Name,
    string Group,
    string Unit,
    double Reference,
    double Tolerance,
    ErrorMeasure Measure,
    string Source,
    Func<CancellationToken, double> Compute,
    bool IsLong = false)
{
    /// <summary>The error of a computed value in the sense of <see cref="Measure"/>; for <see cref="ErrorMeasure.AtLeast"/> the shortfall (0 if met).</summary>
    public double Error(double value) => Measure switch
    {
        ErrorMeasure.Relative => Math.Abs(value - Reference) / Math.Abs(Reference),
        ErrorMeasure.Absolute => Math.Abs(value - Reference),
        _ => Math.Max(0, Reference - value),
    };

    /// <summary>True if the error is a number and within the tolerance.</summary>
    public bool Passes(double value) => Error(value) <= Tolerance;
}
