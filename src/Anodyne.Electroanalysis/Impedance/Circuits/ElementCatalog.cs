namespace Anodyne.Electroanalysis.Impedance.Circuits;

/// <summary>The elements a circuit may name.</summary>
public static class ElementCatalog
{
    /// <summary>Every built-in element; the parser takes the longest symbol that fits.</summary>
    public static IReadOnlyList<CircuitElement> All { get; } =
    [
        new Resistor(), new Capacitor(), new Inductor(), new ModifiedInductor(), new ConstantPhase(), new Zarc(), new Warburg(), new WarburgOpen(),
        new WarburgShort(), new Gerischer(), new TransmissionLine(),

        // Pore with a blocking wall of constant phase: R is the ionic resistance of all pores in parallel (de Levie, Electrochim. Acta 8 (1963) 751).
        new FormulaElement(
            "D", "sqrt(R/(Q*(j*w)^n)) * coth(sqrt(R*Q*(j*w)^n))", "porous electrode, blocking walls (de Levie)",
            new CircuitParameter("R", "ohm", ParameterKind.Positive), new CircuitParameter("Q", "S s^n", ParameterKind.Positive),
                new CircuitParameter("n", "1", ParameterKind.Exponent)),

        // Two rails of total resistance Ri (ions) and Re (electrons), joined along their length by Rct || Q; terminals at opposite ends
        // (Bisquert et al., J. Electroanal. Chem. 475 (1999) 152). With s = sqrt((Ri + Re) Y), Y = 1/Rct + Q (j w)^n:
        // Z = Ri Re/(Ri + Re) (1 + 2/(s sinh s)) + (Ri^2 + Re^2)/(Ri + Re) coth(s)/s; Re -> 0 gives Ri coth(s)/s.
        new FormulaElement(
            "T",
            "Ri*Re/(Ri+Re)*(1 + 4*exp(-sqrt((Ri+Re)*(1/Rct+Q*(j*w)^n)))/(sqrt((Ri+Re)*(1/Rct+Q*(j*w)^n))*(1-exp(-2*sqrt((Ri+Re)*(1/Rct+Q*(j*w)^n))))))"
            + " + (Ri^2+Re^2)/(Ri+Re)*coth(sqrt((Ri+Re)*(1/Rct+Q*(j*w)^n)))/sqrt((Ri+Re)*(1/Rct+Q*(j*w)^n))",
            "transmission line of a porous electrode with charge transfer",
            new CircuitParameter("Ri", "ohm", ParameterKind.Positive), new CircuitParameter("Re", "ohm", ParameterKind.Positive),
                new CircuitParameter("Rct", "ohm", ParameterKind.Positive),
            new CircuitParameter("Q", "S s^n", ParameterKind.Positive), new CircuitParameter("n", "1", ParameterKind.Exponent)),
    ];
}
