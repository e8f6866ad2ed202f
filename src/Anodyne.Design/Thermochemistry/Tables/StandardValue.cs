namespace Anodyne.Design.Thermochemistry.Tables;

/// <summary>A number from a table with the error that its printing and its use at another temperature leave.</summary>
/// <param name="Value">Value, SI.</param>
/// <param name="Error">Largest error from rounding, same unit; the error of the measurement itself is not in it.</param>
/// <param name="FromPolynomial">True if it comes from a fit in temperature.</param>
public readonly record struct StandardValue(double Value, double Error, bool FromPolynomial);
