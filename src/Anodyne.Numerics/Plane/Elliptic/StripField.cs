using System.Numerics;
using Anodyne.Numerics.Spectral;

namespace Anodyne.Numerics.Plane.Elliptic;

/// <summary>The solved field above a window: every lateral mode of its top row, continued exactly through the flat layers up to the far plane.</summary>
public sealed class StripField
{
    private readonly RealFourierTransform _fourier;
    private readonly Complex[] _modes;
    private readonly Complex[] _row;
    private StripStack? _above;
    private double _width;

    /// <summary>Prepares the field above a window of so many columns.</summary>
    public StripField(int columns)
    {
        _fourier = new RealFourierTransform(columns);
        _modes = new Complex[_fourier.Modes];
        _row = new Complex[_fourier.Modes];
    }

    /// <summary>Takes the top row of a solved window.</summary>
    /// <param name="solver">The window.</param>
    /// <param name="above">The layers above its top face.</param>
    /// <param name="conductivity">Conductivity in the upper half of its top row.</param>
    public void Take(EllipticSolver solver, StripStack above, double conductivity)
    {
        ArgumentNullException.ThrowIfNull(solver);
        ArgumentNullException.ThrowIfNull(above);
        var layout = solver.Grid.Layout;
        (_above, _width) = (above, solver.Grid.Width);
        _fourier.Forward(solver.Value.AsSpan(layout.Offset(layout.Rows - 1), layout.Columns), _modes);

        // From the centre of the top row to its upper face: u_face = q Z, q = u_centre / (Z cosh + sinh/(s k)), s the conductivity there.
        for (var m = 0; m < _modes.Length; m++)
        {
            var k = 2 * Math.PI * m / _width;
            _modes[m] *= above.Admittance(k, 0.5 * solver.Grid.Spacing, conductivity) * above.Impedance(k);
        }
    }

    /// <summary>Computes the field at the columns of the window.</summary>
    /// <param name="height">Height above the window's top face, m, 0 up to the far plane.</param>
    /// <param name="values">Receives u, one value a column.</param>
    public void At(double height, Span<double> values)
    {
        for (var m = 0; m < _row.Length; m++)
        {
            _row[m] = _modes[m] * _above!.Transfer(2 * Math.PI * m / _width, height);
        }

        _fourier.Inverse(_row, values);
    }
}
