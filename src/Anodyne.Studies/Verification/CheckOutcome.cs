using Anodyne.Quantities;

namespace Anodyne.Studies.Verification;

/// <summary>One check after it ran.</summary>
/// <param name="Check">What was checked.</param>
/// <param name="Value">The computed value in the check's unit; NaN if the computation failed.</param>
/// <param name="Error">The error in the sense of the check's measure; NaN if the computation failed.</param>
/// <param name="Pass">True if the error is a number within the tolerance.</param>
/// <param name="Seconds">Wall time of the computation, s.</param>
/// <param name="Failure">Why no value was computed; null if one was.</param>
public sealed record CheckOutcome(VerificationCheck Check, double Value, double Error, bool Pass, double Seconds, string? Failure);
