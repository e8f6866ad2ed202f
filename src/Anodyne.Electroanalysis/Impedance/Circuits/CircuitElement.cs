using System.Numerics;

namespace Anodyne.Electroanalysis.Impedance.Circuits;

/// <summary>The kind of an element: its letters in a circuit, its parameters, its impedance and the derivatives of that.</summary>
public abstract class CircuitElement
{
    /// <summary>Describes the kind.</summary>
    /// <param name="symbol">Letters that stand for it in a circuit, e.g. <c>CPE</c>.</param>
    /// <param name="formula">Impedance as text, for lists and reports.</param>
    /// <param name="description">What it stands for, with its source where it is not elementary.</param>
    /// <param name="parameters">Suffix, unit and kind of each parameter; the suffix of an only parameter may be empty.</param>
    protected CircuitElement(string symbol, string formula, string description, params CircuitParameter[] parameters)
    {
        Symbol = symbol;
        Formula = formula;
        Description = description;
        Parameters = parameters;
    }

    /// <summary>Letters that stand for the kind in a circuit.</summary>
    public string Symbol { get; }

    /// <summary>Impedance as text.</summary>
    public string Formula { get; }

    /// <summary>What the element stands for.</summary>
    public string Description { get; }

    /// <summary>Parameters, named by suffix only.</summary>
    public IReadOnlyList<CircuitParameter> Parameters { get; }

    /// <summary>Impedance in ohm and its derivatives.</summary>
    /// <param name="omega">Angular frequency, rad/s, above 0.</param>
    /// <param name="p">Parameter values in SI units, in the order of <see cref="Parameters"/>.</param>
    /// <param name="derivative">Receives dZ/dp, one complex number a parameter.</param>
    public abstract Complex Impedance(double omega, ReadOnlySpan<double> p, Span<Complex> derivative);
}
