using Anodyne.Numerics.Sampling;
using Anodyne.Records.Surfaces;
using Anodyne.Surfaces.Images;

namespace Anodyne.Surfaces.Tests.Images;

/// <summary>Pictures drawn from shapes of known measure, blurred and with noise.</summary>
internal static class DrawnPicture
{
    /// <summary>Draws grey levels, then blurs by .8 pixels and adds noise.</summary>
    public static GreyImage Of(int width, int height, Func<int, int, double> level, double pixel, double noise = 8, long seed = 1)
    {
        var sharp = new GreyImage("", width, height, [.. Enumerable.Range(0, width * height).Select(i => (float)level(i % width, i / width))]);
        var random = new SplitMix64(seed);
        float[] blurred = [.. Smoothing.Gaussian(sharp, 0.8).Select(value => value + (float)(noise * random.NextNormal()))];
        return new GreyImage("", width, height, blurred) { PixelX = pixel, PixelY = pixel, ScaleSource = "drawn" };
    }

    /// <summary>A deposit of a wavy front with round pores on a bright substrate: the picture, its mean thickness and its share of pores.</summary>
    public static (GreyImage Image, double Thickness, double Pores) Section(long seed, double pixel = 50e-9)
    {
        const int Width = 480, Height = 320, Foot = 270;
        var random = new SplitMix64(seed);
        double Front(int x) => 90 + (8 * Math.Sin(2 * Math.PI * x / 160.0)) + (4 * Math.Sin(2 * Math.PI * x / 53.0));
        (double X, double Y, double R)[] pores = [.. Enumerable.Range(0, 110).Select(_ => (Width * random.NextUniform(), 110 + (150 * random.NextUniform()), 5 + (5 * random.NextUniform())))];
        bool IsPore(int x, int y) => pores.Any(pore => ((x - pore.X) * (x - pore.X)) + ((y - pore.Y) * (y - pore.Y)) < pore.R * pore.R);
        int dark = 0, all = 0;
        double Level(int x, int y)
        {
            if (y >= Foot)
            {
                return 205;
            }

            if (y < Front(x))
            {
                return 28;
            }

            all++;
            dark += IsPore(x, y) ? 1 : 0;
            return IsPore(x, y) ? 45 : 120;
        }

        var image = Of(Width, Height, Level, pixel, 8, seed);
        return (image, pixel * Enumerable.Range(0, Width).Average(x => Foot - Math.Ceiling(Front(x))), dark / (double)all);
    }

    /// <summary>Bright discs on a dark ground: the picture, the covered share, the mean diameter and their number.</summary>
    public static (GreyImage Image, double Coverage, double Diameter, int Count) Grains(long seed, double pixel = 40e-9)
    {
        const int Size = 400;
        var random = new SplitMix64(seed);
        var discs = new List<(double X, double Y, double R)>();
        for (var tries = 0; tries < 4000 && discs.Count < 60; tries++)
        {
            var (r, x, y) = (9 + (10 * random.NextUniform()), random.NextUniform() * Size, random.NextUniform() * Size);
            if (x > r + 2 && y > r + 2 && x < Size - r - 2 && y < Size - r - 2 && discs.All(d => Math.Sqrt(((x - d.X) * (x - d.X)) + ((y - d.Y) * (y - d.Y))) > r + d.R - 1))
            {
                discs.Add((x, y, r));
            }
        }

        var covered = 0;
        var image = Of(Size, Size, (x, y) =>
        {
            var isIn = discs.Any(d => ((x - d.X) * (x - d.X)) + ((y - d.Y) * (y - d.Y)) < d.R * d.R);
            covered += isIn ? 1 : 0;
            return isIn ? 190 : 50;
        }, pixel, 10, seed);
        return (image, covered / (double)(Size * Size), 2 * pixel * discs.Average(static d => d.R), discs.Count);
    }
}
