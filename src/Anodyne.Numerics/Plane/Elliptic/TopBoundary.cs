using System.Numerics;
using Anodyne.Numerics.Spectral;

namespace Anodyne.Numerics.Plane.Elliptic;

/// <summary>
/// The window's upper boundary as an exact Dirichlet-to-Neumann map: the outflow of every top cell as a circulant function of the top row,
/// applied by Fourier transform. One instance serves one grid level and one thread at a time.
/// </summary>
public sealed class TopBoundary
{
    private readonly RealFourierTransform _fourier;
    private readonly double[] _symbol;
    private readonly Complex[] _modes;
    private readonly double[] _values;

    /// <summary>Prepares the boundary of a row of cells.</summary>
    public TopBoundary(int columns)
    {
        _fourier = new RealFourierTransform(columns);
        _symbol = new double[_fourier.Modes];
        _modes = new Complex[_fourier.Modes];
        _values = new double[columns];
    }

    /// <summary>Outflow of a top cell per unit of its own value: the circulant's diagonal, the mean of the symbol.</summary>
    public double Diagonal { get; private set; }

    /// <summary>Outflow per unit of a laterally uniform value (mode 0), per cell.</summary>
    public double Mean => _symbol[0];

    /// <summary>Takes the layers above; to be called whenever they, or the spacing, change.</summary>
    /// <param name="stack">The layers above the window's top face.</param>
    /// <param name="width">Lateral period, m.</param>
    /// <param name="rowHeight">Height of the top row of cells, m.</param>
    /// <param name="conductivity">Conductivity of the top row.</param>
    public void Update(StripStack stack, double width, double rowHeight, double conductivity)
    {
        var n = _fourier.Length;
        var cell = width / n;
        double sum = 0;
        for (var m = 0; m < _symbol.Length; m++)
        {
            var y = cell * stack.Admittance(2 * Math.PI * m / width, rowHeight / 2, conductivity);
            _symbol[m] = y;
            sum += m == 0 || m == n / 2 ? y : 2 * y;
        }

        Diagonal = sum / n;
    }

    /// <summary>Computes the outflow of every top cell.</summary>
    /// <param name="row">Values of the top row.</param>
    /// <param name="outflow">Receives the outflows.</param>
    public void Outflow(ReadOnlySpan<double> row, Span<double> outflow)
    {
        _fourier.Forward(row, _modes);
        for (var m = 0; m < _symbol.Length; m++)
        {
            _modes[m] *= _symbol[m];
        }

        _fourier.Inverse(_modes, outflow);
    }

    /// <summary>Adds the outflow of every top cell without the diagonal part, in single precision.</summary>
    /// <param name="row">Values of the top row.</param>
    /// <param name="source">Right-hand side of the top row.</param>
    /// <param name="reduced">Receives source minus the off-diagonal outflow.</param>
    public void ReduceSource(ReadOnlySpan<float> row, ReadOnlySpan<float> source, Span<float> reduced)
    {
        for (var i = 0; i < row.Length; i++)
        {
            _values[i] = row[i];
        }

        _fourier.Forward(_values, _modes);
        for (var m = 0; m < _symbol.Length; m++)
        {
            _modes[m] *= _symbol[m] - Diagonal;
        }

        _fourier.Inverse(_modes, _values);
        for (var i = 0; i < row.Length; i++)
        {
            reduced[i] = source[i] - (float)_values[i];
        }
    }
}
