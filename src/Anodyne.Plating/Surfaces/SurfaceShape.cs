using System.Globalization;
using Anodyne.Cells.Geometry;
using Anodyne.Numerics.Sampling;
using Anodyne.Quantities;
using Anodyne.Quantities.Units;

namespace Anodyne.Plating.Surfaces;

/// <summary>The initial surfaces as paths over the width; corners lie between paths.</summary>
internal static class SurfaceShape
{
    public static IReadOnlyList<SurfacePath> Paths(InitialSurface surface, double width, bool mirrored) => surface switch
    {
        FlatSurface => [Height(width, _ => 0, 16)],
        SinusoidSurface s => Sinusoid(s, width, mirrored),
        TrochoidSurface t => Trochoid(t, width, mirrored),
        ProtrusionSurface p => Protrusion(p, width),
        RandomRoughnessSurface r => Roughness(r, width, mirrored),
        NucleiSurface n => Nuclei(n, width),
        MeasuredRowSurface m => [Height(width, x => Along(m.Heights, x / width, mirrored), (8 * m.Heights.Count) + 64)],
        MeasuredSpectrumSurface m => Spectrum(m, width, mirrored),
        _ => throw new InputException("this initial surface is not known to the plating simulator", "surface", surface.GetType().Name),
    };

    private static SurfacePath Height(double width, Func<double, double> height, int samples) => new(t => (t * width, height(t * width)), samples);

    // A cubic through the neighbouring points with the slope of the chord around each; beyond the ends the row goes on, or turns round at a mirror.
    private static double Along(IReadOnlyList<double> heights, double share, bool mirrored)
    {
        var n = heights.Count;
        double At(int k) => mirrored ? heights[k < 0 ? -k : k >= n ? Math.Max(0, (2 * n) - 2 - k) : k] : heights[((k % n) + n) % n];
        var place = share * (mirrored ? n - 1 : n);
        var first = (int)Math.Floor(place);
        var t = place - first;
        var (a, b, c, d) = (At(first - 1), At(first), At(first + 1), At(first + 2));
        return b + (0.5 * t * (c - a + (t * ((2 * a) - (5 * b) + (4 * c) - d + (t * ((3 * (b - c)) + d - a))))));
    }

    // Mode m of the period has the variance C dk/pi = 2 C/period.
    private static List<SurfacePath> Spectrum(MeasuredSpectrumSurface m, double width, bool mirrored)
    {
        var period = mirrored ? 2 * width : width;
        var field = new PeriodicField(period, m.Waves[^1], k => 2 * m.At(k) / period, m.Seed, mirrored);
        return [Height(width, field.At, (40 * field.Modes) + 64)];
    }

    private static void RequireWaves(double width, double wavelength, bool mirrored)
    {
        var waves = width / wavelength * (mirrored ? 2 : 1);
        if (Math.Abs(waves - Math.Round(waves)) > 1e-9 * waves || Math.Round(waves) < 1)
        {
            throw new InputException(
                "the wavelength does not fit the width",
                "wavelength",
                UnitText.Print(wavelength, "um"),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the width {UnitText.Print(width, "um")} divided by a whole number{(mirrored ? ", or twice that" : "")}"));
        }
    }

    private static List<SurfacePath> Sinusoid(SinusoidSurface s, double width, bool mirrored)
    {
        RequireWaves(width, s.Wavelength, mirrored);
        if (mirrored && Math.Abs(Math.Sin(s.Phase)) > 1e-9)
        {
            throw new InputException("a mirrored sinusoid has its crest or trough on the mirror", "phase", UnitText.Number(s.Phase), "0 or pi");
        }

        var k = 2 * Math.PI / s.Wavelength;
        return [Height(width, x => s.Amplitude * Math.Cos(k * x + s.Phase), (int)(64 * width / s.Wavelength) + 64)];
    }

    private static List<SurfacePath> Trochoid(TrochoidSurface s, double width, bool mirrored)
    {
        RequireWaves(width, s.Wavelength, mirrored);
        var k = 2 * Math.PI / s.Wavelength;

        // x = xi - A sin k xi, z = A cos k xi: the crest is the sharp end.
        return
        [
            new SurfacePath(
                t =>
                {
                    var xi = t * width;
                    return (xi - s.Amplitude * Math.Sin(k * xi), s.Amplitude * Math.Cos(k * xi));
                },
                (int)(256 * width / s.Wavelength) + 64),
        ];
    }

    private static List<SurfacePath> Protrusion(ProtrusionSurface p, double width)
    {
        var left = p.Position - p.HalfWidth;
        var right = p.Position + p.HalfWidth;
        if (left <= 0 || right >= width)
        {
            throw new InputException(
                "the protrusion does not lie inside the width", "position", UnitText.Print(p.Position, "um"),
                $"between {UnitText.Print(p.HalfWidth, "um")} and {UnitText.Print(width - p.HalfWidth, "um")}");
        }

        var paths = new List<SurfacePath> { Line(0, 0, left, 0) };
        if (p.Shape == ProtrusionShape.Pointed)
        {
            paths.Add(Line(left, 0, p.Position, p.Height));
            paths.Add(Line(p.Position, p.Height, right, 0));
        }
        else
        {
            paths.Add(Arc(p.Position, p.HalfWidth, p.Height));
        }

        paths.Add(Line(right, 0, width, 0));
        return paths;
    }

    private static SurfacePath Line(double ax, double az, double bx, double bz) =>
        new(t => (ax + t * (bx - ax), az + t * (bz - az)), 4);

    private static SurfacePath Arc(double centre, double halfWidth, double height) =>
        new(t => (centre - halfWidth * Math.Cos(Math.PI * t), height * Math.Sin(Math.PI * t)), 2000);

    private static List<SurfacePath> Nuclei(NucleiSurface n, double width)
    {
        var count = Math.Max(1, (int)Math.Round(n.Density * width));
        var pitch = width / count;
        var random = new SplitMix64(n.Seed);
        var paths = new List<SurfacePath>();
        double at = 0;
        for (var i = 0; i < count; i++)
        {
            var radius = n.Radius * (1 + n.RadiusSpread * (2 * random.NextUniform() - 1));
            var room = Math.Max(0, 0.5 * pitch - radius) * 0.95;
            var centre = (i + 0.5) * pitch + room * (2 * random.NextUniform() - 1);
            if (centre - radius <= at)
            {
                throw new InputException(
                    "the nuclei overlap", "radius", UnitText.Print(n.Radius, "um"), $"less than half of the mean distance {UnitText.Print(pitch, "um")}");
            }

            paths.Add(Line(at, 0, centre - radius, 0));
            paths.Add(Arc(centre, radius, radius));
            at = centre + radius;
        }

        paths.Add(Line(at, 0, width, 0));
        return paths;
    }

    /// <summary>
    /// Gaussian random roughness by Fourier synthesis. Power ~ exp(-(k l)^2/4) for the covariance exp(-(x/l)^2), and 1/(1 + (k l)^2) for exp(-|x|/l), the
    /// latter cut at k l = 10. The amplitudes are scaled so that this very surface has the stated rms height; the modes and their order do not
    /// depend on the grid, so a seed means the same surface at every resolution.
    /// </summary>
    private static List<SurfacePath> Roughness(RandomRoughnessSurface r, double width, bool mirrored)
    {
        if (r.RmsHeight == 0)
        {
            return [Height(width, _ => 0, 16)];
        }

        var period = mirrored ? 2 * width : width;
        var l = r.CorrelationLength;
        var field = r.Spectrum == RoughnessSpectrum.Gaussian
            ? PeriodicField.Smooth(period, l, r.Seed, mirrored)
            : new PeriodicField(period, 10 / l, k => 1 / (1 + (k * l * k * l)), r.Seed, mirrored);
        var scale = r.RmsHeight / Math.Sqrt(field.Power);
        return [Height(width, x => scale * field.At(x), (40 * field.Modes) + 64)];
    }
}
