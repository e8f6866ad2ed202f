namespace Anodyne.Electroanalysis.Impedance.Circuits;

/// <summary>What values a circuit parameter may take, which decides the variable it is fitted in.</summary>
public enum ParameterKind
{
    /// <summary>Positive and of unknown size (R, Q, C, L, tau): fitted as its logarithm.</summary>
    Positive,

    /// <summary>An exponent between 0.05 and 1 (n of a constant-phase element): fitted as it is, within its bounds.</summary>
    Exponent,
}

/// <summary>One parameter of a circuit.</summary>
/// <param name="Name">Name in the circuit, e.g. <c>R1</c>, <c>CPE1_Q</c>.</param>
/// <param name="Unit">SI unit; <c>S s^n</c> for the Q of a constant-phase element, which is not a capacitance; "1" for exponents.</param>
/// <param name="Kind">Positive or exponent.</param>
public sealed record CircuitParameter(string Name, string Unit, ParameterKind Kind)
{
    /// <summary>Smallest value an exponent may take in a fit.</summary>
    public const double SmallestExponent = 0.05;
}
