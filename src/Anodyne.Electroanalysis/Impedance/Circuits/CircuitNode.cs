using System.Numerics;
using System.Runtime.CompilerServices;

namespace Anodyne.Electroanalysis.Impedance.Circuits;

/// <summary>A node of the circuit's tree. The derivative spans of its elements lie side by side from <see cref="Offset"/>.</summary>
public abstract record CircuitNode
{
    /// <summary>Index of the node's first parameter in the circuit.</summary>
    public abstract int Offset { get; }

    /// <summary>Number of parameters of the node and all below it.</summary>
    public abstract int Count { get; }

    /// <summary>The node in the dashed language, e.g. <c>R0-p(R1,CPE1)</c>.</summary>
    public abstract string Text { get; }

    /// <summary>Impedance in ohm; writes dZ/dp for the node's own parameters into the same range of <paramref name="derivative"/>.</summary>
    public abstract Complex Impedance(double omega, ReadOnlySpan<double> p, Span<Complex> derivative);
}

/// <summary>One element with its name in the circuit.</summary>
/// <param name="Name">Name, e.g. <c>CPE1</c>.</param>
/// <param name="Element">Its kind.</param>
/// <param name="Start">Index of its first parameter.</param>
public sealed record ElementNode(string Name, CircuitElement Element, int Start) : CircuitNode
{
    /// <inheritdoc/>
    public override int Offset => Start;

    /// <inheritdoc/>
    public override int Count => Element.Parameters.Count;

    /// <inheritdoc/>
    public override string Text => Name;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override Complex Impedance(double omega, ReadOnlySpan<double> p, Span<Complex> derivative) =>
        Element.Impedance(omega, p.Slice(Start, Count), derivative.Slice(Start, Count));
}

/// <summary>Nodes one after the other: Z = sum Z_k.</summary>
/// <param name="Parts">At least two nodes.</param>
public sealed record SeriesNode(IReadOnlyList<CircuitNode> Parts) : CircuitNode
{
    /// <inheritdoc/>
    public override int Offset => Parts[0].Offset;

    /// <inheritdoc/>
    public override int Count { get; } = Parts.Sum(p => p.Count);

    /// <inheritdoc/>
    public override string Text => string.Join('-', Parts.Select(p => p.Text));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override Complex Impedance(double omega, ReadOnlySpan<double> p, Span<Complex> derivative)
    {
        var sum = Complex.Zero;
        for (var k = 0; k < Parts.Count; k++)
        {
            sum += Parts[k].Impedance(omega, p, derivative);
        }

        return sum;
    }
}

/// <summary>Nodes side by side: 1/Z = sum 1/Z_k, dZ = sum (Z/Z_k)^2 dZ_k.</summary>
/// <param name="Parts">At least two nodes.</param>
public sealed record ParallelNode(IReadOnlyList<CircuitNode> Parts) : CircuitNode
{
    /// <inheritdoc/>
    public override int Offset => Parts[0].Offset;

    /// <inheritdoc/>
    public override int Count { get; } = Parts.Sum(p => p.Count);

    /// <inheritdoc/>
    public override string Text => "p(" + string.Join(',', Parts.Select(p => p.Text)) + ")";

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override Complex Impedance(double omega, ReadOnlySpan<double> p, Span<Complex> derivative)
    {
        Span<Complex> admittance = stackalloc Complex[Parts.Count];
        var sum = Complex.Zero;
        for (var k = 0; k < Parts.Count; k++)
        {
            admittance[k] = Reciprocal(Parts[k].Impedance(omega, p, derivative));
            sum += admittance[k];
        }

        var z = Reciprocal(sum);
        for (var k = 0; k < Parts.Count; k++)
        {
            var share = z * admittance[k];
            share *= share;
            var part = Parts[k];
            var range = derivative.Slice(part.Offset, part.Count);
            for (var i = 0; i < range.Length; i++)
            {
                range[i] *= share;
            }
        }

        return z;
    }

    // Complex division guards against overflow of |z|^2, which no impedance comes near, and is several times slower.
    private static Complex Reciprocal(Complex z)
    {
        var size = (z.Real * z.Real) + (z.Imaginary * z.Imaginary);
        return size is > 1e-280 and < 1e280 ? new Complex(z.Real / size, -z.Imaginary / size) : 1 / z;
    }
}
