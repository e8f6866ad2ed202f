namespace Anodyne.Numerics.Elliptic;

/// <summary>Conductivity that depends on z only and is constant between flat interfaces.</summary>
public sealed class LayeredMedium
{
    private readonly double[] _interfaces;
    private readonly double[] _conductivities;

    /// <summary>Creates the medium.</summary>
    /// <param name="interfaces">Heights of the interfaces, m, ascending; n of them.</param>
    /// <param name="conductivities">Conductivities from below to above, n + 1 of them, &gt; 0.</param>
    public LayeredMedium(IReadOnlyList<double> interfaces, IReadOnlyList<double> conductivities)
    {
        if (conductivities.Count != interfaces.Count + 1)
        {
            throw new ArgumentException("One conductivity more than interfaces is needed.", nameof(conductivities));
        }

        _interfaces = [.. interfaces];
        _conductivities = [.. conductivities];
        IsUniform = _conductivities.All(c => c == _conductivities[0]);
    }

    /// <summary>The medium of conductivity 1 everywhere.</summary>
    public static LayeredMedium Unit { get; } = new([], [1.0]);

    /// <summary>True if all layers have the same conductivity.</summary>
    public bool IsUniform { get; }

    /// <summary>Conductivity at a height; on an interface, that of the layer above.</summary>
    public double At(double z)
    {
        int layer = 0;
        while (layer < _interfaces.Length && z >= _interfaces[layer])
        {
            layer++;
        }

        return _conductivities[layer];
    }

    /// <summary>Mean conductivity over an interval: what counts for current along the layers.</summary>
    public double Mean(double from, double to) => Integral(from, to, reciprocal: false) / (to - from);

    /// <summary>Harmonic mean over an interval: what counts for current across the layers.</summary>
    public double HarmonicMean(double from, double to) => (to - from) / Integral(from, to, reciprocal: true);

    private double Integral(double from, double to, bool reciprocal)
    {
        double sum = 0;
        double z = from;
        for (int layer = 0; layer < _conductivities.Length && z < to; layer++)
        {
            double end = layer < _interfaces.Length ? Math.Min(to, _interfaces[layer]) : to;
            if (end > z)
            {
                sum += (end - z) * (reciprocal ? 1 / _conductivities[layer] : _conductivities[layer]);
                z = end;
            }
        }

        return sum;
    }
}
