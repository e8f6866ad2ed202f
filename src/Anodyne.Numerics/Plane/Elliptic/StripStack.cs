namespace Anodyne.Numerics.Plane.Elliptic;

/// <summary>
/// Flat layers between a plane and a grounded far plane (unknown u = 0), solved exactly a lateral mode at a time. Through them the rectangle
/// above all solid costs no unknowns: the grid ends just above the highest point of the front.
/// </summary>
/// <remarks>
/// In a layer of conductivity s a mode u = U(z) cos(kx) obeys U'' = k^2 U. With Z = U / q (q = -s dU/dz, upward flux) the impedance at the
/// bottom of a layer of thickness d below an impedance Z_t is Z = (Z_t + T/(s k)) / (1 + Z_t s k T), T = tanh(kd), and Z_t + d/s for k = 0.
/// (Transmission-line form.)
/// </remarks>
public sealed class StripStack
{
    private Strip[] _strips = [];
    private int _count;

    /// <summary>Creates the stack.</summary>
    /// <param name="strips">Layers from the plane upward; the far plane closes the last one. At least one of positive thickness or resistance.</param>
    public StripStack(params ReadOnlySpan<Strip> strips) => Set(strips);

    /// <summary>The layers from the plane upward.</summary>
    public ReadOnlySpan<Strip> Strips => _strips.AsSpan(0, _count);

    /// <summary>Distance from the plane to the far plane, m.</summary>
    public double Thickness
    {
        get
        {
            double sum = 0;
            foreach (var strip in Strips)
            {
                sum += strip.Thickness;
            }

            return sum;
        }
    }

    /// <summary>Takes other layers; allocates only if there are more than ever before.</summary>
    /// <param name="strips">Layers from the plane upward; the far plane closes the last one.</param>
    public void Set(ReadOnlySpan<Strip> strips)
    {
        foreach (var strip in strips)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(strip.Thickness);
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(strip.Conductivity);
            ArgumentOutOfRangeException.ThrowIfNegative(strip.ContactResistance);
        }

        if (_strips.Length < strips.Length)
        {
            _strips = new Strip[strips.Length];
        }

        strips.CopyTo(_strips);
        _count = strips.Length;
    }

    /// <summary>Impedance u/q at the plane for wavenumber k (1/m, &gt;= 0).</summary>
    public double Impedance(double k) => ImpedanceFrom(0, k);

    /// <summary>
    /// Admittance q/u seen from a cell centre that lies <paramref name="depth"/> below the plane, where q is the flux through the plane:
    /// 1 / (Z cosh(k depth) + sinh(k depth)/(s k)).
    /// </summary>
    /// <param name="k">Wavenumber, 1/m, &gt;= 0.</param>
    /// <param name="depth">Distance of the cell centre below the plane, m.</param>
    /// <param name="conductivity">Conductivity s between cell centre and plane.</param>
    public double Admittance(double k, double depth, double conductivity)
    {
        var z = Impedance(k);
        var a = k * depth;
        return a < 1e-8 ? 1 / (z + depth / conductivity) : 1 / (z * Math.Cosh(a) + Math.Sinh(a) / (conductivity * k));
    }

    /// <summary>Ratio of the mode's value at a height above the plane to its value at the plane; 1 at 0, 0 at the far plane.</summary>
    /// <param name="k">Wavenumber, 1/m.</param>
    /// <param name="height">Height above the plane, m, 0 to <see cref="Thickness"/>.</param>
    public double Transfer(double k, double height)
    {
        double ratio = 1;
        for (var i = 0; i < _count; i++)
        {
            var strip = _strips[i];
            var above = i + 1 < _count ? ImpedanceFrom(i + 1, k) : 0;
            var inside = Through(strip, above, k);
            ratio *= inside / (inside + strip.ContactResistance);
            var s = Math.Min(height, strip.Thickness);
            ratio *= Profile(strip, above, k, s);
            if (height <= strip.Thickness)
            {
                return ratio;
            }

            height -= strip.Thickness;
        }

        return 0;
    }

    private static double Profile(Strip strip, double above, double k, double s)
    {
        var d = strip.Thickness;
        var sigma = strip.Conductivity;
        if (k * d < 1e-8)
        {
            return (above + (d - s) / sigma) / (above + d / sigma);
        }

        // N(s) = Z_t cosh k(d-s) + sinh k(d-s)/(sigma k), written with decaying exponentials.
        var near = Math.Exp(-2 * k * (d - s));
        var far = Math.Exp(-2 * k * d);
        var y = 1 / (sigma * k);
        return Math.Exp(-k * s) * (above * (1 + near) + y * (1 - near)) / (above * (1 + far) + y * (1 - far));
    }

    private static double Through(Strip strip, double above, double k)
    {
        var x = k * strip.Thickness;
        if (x < 1e-8)
        {
            return above + strip.Thickness / strip.Conductivity;
        }

        var t = Math.Tanh(x);
        var sk = strip.Conductivity * k;
        return (above + t / sk) / (1 + above * sk * t);
    }

    private double ImpedanceFrom(int first, double k)
    {
        double z = 0;
        for (var i = _count - 1; i >= first; i--)
        {
            z = Through(_strips[i], z, k) + _strips[i].ContactResistance;
        }

        return z;
    }
}
