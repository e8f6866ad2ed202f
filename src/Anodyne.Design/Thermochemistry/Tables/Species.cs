using Anodyne.Design.Thermochemistry.Formulas;

namespace Anodyne.Design.Thermochemistry.Tables;

/// <summary>State of aggregation.</summary>
public enum Phase
{
    /// <summary>Solid.</summary>
    Solid,

    /// <summary>Liquid.</summary>
    Liquid,

    /// <summary>Gas, at the standard pressure of 1 bar.</summary>
    Gas,
}

/// <summary>A pure substance in one phase and form that tables have values for.</summary>
/// <param name="Formula">Formula.</param>
/// <param name="Phase">Phase.</param>
/// <param name="Form">Crystal form where several are tabulated: "calcite", "graphite"; empty otherwise.</param>
/// <param name="Usual">True if it is meant where the formula stands without a phase or form.</param>
/// <param name="Density">Density near 298 K, kg/m3; null if no source at hand.</param>
/// <param name="DensitySource">Where the density comes from.</param>
public sealed record Species(ChemicalFormula Formula, Phase Phase, string Form, bool Usual, double? Density, string DensitySource)
{
    /// <summary>Unique name: formula, and the phase or form in brackets where the bare formula would not do.</summary>
    public string Name => Form.Length > 0 ? $"{Formula.Text}({Form})"
        : Phase == Phase.Gas ? $"{Formula.Text}(g)"
        : Phase == Phase.Liquid ? $"{Formula.Text}(l)"
        : Formula.Text;

    /// <summary>Molar volume M/density, m3/mol; null without a density.</summary>
    public double? MolarVolume => Density is { } density ? Formula.MolarMass / density : null;

    /// <summary>True if a bracket behind the formula ("g", "s", "cr", "calcite"...) means this species; an empty one means the usual species.</summary>
    public bool Answers(string suffix) => suffix switch
    {
        "" => Usual,
        "g" or "gas" => Phase == Phase.Gas,
        "l" or "liq" or "liquid" => Phase == Phase.Liquid,
        "s" or "cr" or "c" or "solid" => Phase == Phase.Solid && Usual,
        _ => string.Equals(suffix, Form, StringComparison.OrdinalIgnoreCase),
    };
}
