using Anodyne.Records.Surfaces;

namespace Anodyne.Surfaces.Images;

/// <summary>Gaussian smoothing of pictures, with mirrored borders.</summary>
public static class Smoothing
{
    /// <summary>The smoothed levels.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="sigma">Standard deviation of the Gaussian in pixels, 0 or more.</param>
    public static float[] Gaussian(GreyImage image, double sigma)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (sigma <= 0)
        {
            return image.Levels;
        }

        var radius = (int)Math.Ceiling(3 * sigma);
        var kernel = Enumerable.Range(-radius, (2 * radius) + 1).Select(k => (float)Math.Exp(-0.5 * k * k / (sigma * sigma))).ToArray();
        var sum = kernel.Sum();
        kernel = Array.ConvertAll(kernel, weight => weight / sum);
        var (width, height) = (image.Width, image.Height);
        var (across, done) = (new float[image.Levels.Length], new float[image.Levels.Length]);
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var total = 0f;
                for (var k = -radius; k <= radius; k++)
                {
                    total += kernel[k + radius] * image.Levels[(row * width) + Mirrored(column + k, width)];
                }

                across[(row * width) + column] = total;
            }
        }

        for (var row = 0; row < height; row++)
        {
            for (var k = -radius; k <= radius; k++)
            {
                var (weight, source) = (kernel[k + radius], Mirrored(row + k, height) * width);
                for (var column = 0; column < width; column++)
                {
                    done[(row * width) + column] += weight * across[source + column];
                }
            }
        }

        return done;
    }

    private static int Mirrored(int at, int count) => count == 1 ? 0 : Math.Clamp(at < 0 ? -at : at >= count ? (2 * count) - 2 - at : at, 0, count - 1);
}
