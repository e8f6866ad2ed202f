namespace Anodyne.Numerics.Plane.CutCells;

/// <summary>Conductivity that depends on z only and is constant between flat interfaces.</summary>
public sealed class LayeredMedium
{
    private double[] _interfaces = [];
    private double[] _conductivities = [];
    private int _layers;

    /// <summary>Creates the medium.</summary>
    /// <param name="interfaces">Heights of the interfaces, m, ascending; n of them.</param>
    /// <param name="conductivities">Conductivities from below to above, n + 1 of them, &gt; 0.</param>
    public LayeredMedium(ReadOnlySpan<double> interfaces, ReadOnlySpan<double> conductivities) => Set(interfaces, conductivities);

    /// <summary>The medium of conductivity 1 everywhere.</summary>
    public static LayeredMedium Unit { get; } = new([], [1.0]);

    /// <summary>True if all layers have the same conductivity.</summary>
    public bool IsUniform { get; private set; }

    /// <summary>Takes other layers; allocates only if there are more than ever before.</summary>
    /// <param name="interfaces">Heights of the interfaces, m, ascending; n of them.</param>
    /// <param name="conductivities">Conductivities from below to above, n + 1 of them, &gt; 0.</param>
    public void Set(ReadOnlySpan<double> interfaces, ReadOnlySpan<double> conductivities)
    {
        if (conductivities.Length != interfaces.Length + 1)
        {
            throw new ArgumentException("One conductivity more than interfaces is needed.", nameof(conductivities));
        }

        if (_conductivities.Length < conductivities.Length)
        {
            _interfaces = new double[interfaces.Length];
            _conductivities = new double[conductivities.Length];
        }

        interfaces.CopyTo(_interfaces);
        conductivities.CopyTo(_conductivities);
        _layers = conductivities.Length;
        IsUniform = conductivities.IndexOfAnyExcept(conductivities[0]) < 0;
    }

    /// <summary>Conductivity at a height; on an interface, that of the layer above.</summary>
    public double At(double z)
    {
        var layer = 0;
        while (layer < _layers - 1 && z >= _interfaces[layer])
        {
            layer++;
        }

        return _conductivities[layer];
    }

    /// <summary>Mean conductivity over an interval: what counts for flux along the layers.</summary>
    public double Mean(double from, double to) => Integral(from, to, reciprocal: false) / (to - from);

    /// <summary>Harmonic mean over an interval: what counts for flux across the layers.</summary>
    public double HarmonicMean(double from, double to) => (to - from) / Integral(from, to, reciprocal: true);

    private double Integral(double from, double to, bool reciprocal)
    {
        double sum = 0;
        var z = from;
        for (var layer = 0; layer < _layers && z < to; layer++)
        {
            var end = layer < _layers - 1 ? Math.Min(to, _interfaces[layer]) : to;
            if (end > z)
            {
                sum += (end - z) * (reciprocal ? 1 / _conductivities[layer] : _conductivities[layer]);
                z = end;
            }
        }

        return sum;
    }
}
