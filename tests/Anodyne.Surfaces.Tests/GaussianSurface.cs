using System.Numerics;
using Anodyne.Numerics.Sampling;
using Anodyne.Numerics.Spectral;
using Anodyne.Records.Surfaces;

namespace Anodyne.Surfaces.Tests;

/// <summary>Random surfaces of known statistics: white noise filtered to the autocorrelation exp(-r^2/l^2), periodic.</summary>
internal static class GaussianSurface
{
    /// <summary>A draw.</summary>
    /// <param name="size">Points along each direction, a power of two.</param>
    /// <param name="length">Correlation length in points.</param>
    /// <param name="deviation">Standard deviation of the heights over all draws, m.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="step">Distance of points, m.</param>
    public static HeightMap Draw(int size, double length, double deviation, long seed, double step = 20e-9)
    {
        var random = new SplitMix64(seed);
        var field = new Complex[size * size];
        for (var i = 0; i < field.Length; i++)
        {
            field[i] = random.NextNormal();
        }

        ComplexFourierTransform.Plane(field, size);
        var power = 0.0;
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                double kx = Wave(column, size), ky = Wave(row, size);
                var gain = Math.Exp(-0.125 * length * length * ((kx * kx) + (ky * ky)));
                power += gain * gain / field.Length;
                field[(row * size) + column] *= gain;
            }
        }

        ComplexFourierTransform.Plane(field, size, inverse: true);
        var scale = deviation / Math.Sqrt(power);
        return new HeightMap("Height", size, size, [.. field.Select(value => scale * value.Real)]) { StepX = step, StepY = step };
    }

    private static double Wave(int k, int size) => 2 * Math.PI * (k <= size / 2 ? k : k - size) / size;
}
