using System.Numerics;

namespace Anodyne.Electroanalysis.Impedance.Circuits;

/// <summary>An element given by a formula, e.g. <c>X(R, tau, n) = R/(1 + (j*w*tau)^n)</c>.</summary>
public sealed class FormulaElement : CircuitElement
{
    private readonly ComplexFormula _formula;

    /// <summary>Compiles the element.</summary>
    /// <param name="symbol">Letters that stand for it in a circuit.</param>
    /// <param name="formula">Impedance in ohm by the parameter names, <c>w</c> and <c>j</c>.</param>
    /// <param name="description">What it stands for.</param>
    /// <param name="parameters">Its parameters, named as in the formula.</param>
    public FormulaElement(string symbol, string formula, string description, params CircuitParameter[] parameters)
        : base(symbol, formula, description, parameters) => _formula = new ComplexFormula(formula, [.. parameters.Select(p => p.Name)]);

    /// <summary>True if the formula holds a parameter of that name.</summary>
    public bool Uses(string parameter) => _formula.Used.Contains(parameter);

    /// <inheritdoc/>
    public override Complex Impedance(double omega, ReadOnlySpan<double> p, Span<Complex> derivative) => _formula.Evaluate(omega, p, derivative);
}
