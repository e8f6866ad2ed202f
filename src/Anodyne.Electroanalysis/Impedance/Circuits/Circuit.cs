using System.Numerics;

namespace Anodyne.Electroanalysis.Impedance.Circuits;

/// <summary>An equivalent circuit: a tree of elements in series and in parallel, with its parameters in the order of the text.</summary>
/// <param name="Text">
/// The circuit in the dashed language, without blanks, user-defined elements behind semicolons: reading it again gives the same circuit.
/// </param>
/// <param name="Root">The tree.</param>
/// <param name="Parameters">All parameters.</param>
public sealed record Circuit(string Text, CircuitNode Root, IReadOnlyList<CircuitParameter> Parameters)
{
    /// <summary>Reads a circuit: <c>R0-p(R1,CPE1)-Wo1</c>, with user-defined elements after semicolons, or bracket notation <c>R(RQ)W</c>.</summary>
    /// <exception cref="Quantities.InputException">The text is not a circuit.</exception>
    public static Circuit Parse(string text) => BracketNotation.Looks(text) ? Parse(BracketNotation.ToDashes(text)) : new CircuitText(text).Read();

    /// <summary>Index of a parameter by name, or -1.</summary>
    public int IndexOf(string parameter)
    {
        for (var i = 0; i < Parameters.Count; i++)
        {
            if (Parameters[i].Name == parameter)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Impedance in ohm at one frequency.</summary>
    /// <param name="frequency">Frequency, Hz, above 0.</param>
    /// <param name="values">Parameters in SI units.</param>
    public Complex Impedance(double frequency, ReadOnlySpan<double> values)
    {
        Span<Complex> derivative = stackalloc Complex[Parameters.Count];
        return Root.Impedance(2 * Math.PI * frequency, values, derivative);
    }

    /// <summary>Impedances in ohm at many frequencies in Hz.</summary>
    public Complex[] Impedance(ReadOnlySpan<double> frequencies, ReadOnlySpan<double> values)
    {
        var z = new Complex[frequencies.Length];
        for (var i = 0; i < z.Length; i++)
        {
            z[i] = Impedance(frequencies[i], values);
        }

        return z;
    }
}
