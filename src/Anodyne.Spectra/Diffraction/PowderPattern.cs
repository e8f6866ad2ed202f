using System.Numerics;
using Anodyne.Records.Crystals;

namespace Anodyne.Spectra.Diffraction;

/// <summary>A line of a powder pattern.</summary>
/// <param name="TwoTheta">Angle, degrees.</param>
/// <param name="Spacing">Distance of the planes d, m.</param>
/// <param name="Intensity">Intensity over that of the strongest line, per cent.</param>
/// <param name="Indices">Miller indices of one of its planes, the one with the largest h, then k, then l.</param>
/// <param name="Multiplicity">Number of planes that add to it.</param>
public sealed record Stick(double TwoTheta, double Spacing, double Intensity, (int H, int K, int L) Indices, int Multiplicity)
{
    /// <summary>The indices as they are printed.</summary>
    public string Name => FormattableString.Invariant($"{Indices.H}{Indices.K}{Indices.L}");
}

/// <summary>
/// The pattern of a powder without texture: I = sum over planes of |F|^2 exp(-2 B s^2) (1 + cos^2 2 theta)/(sin^2 theta cos theta), F = sum of occupancy f
/// exp(2 pi i (h x + k y + l z)), s = sin(theta)/lambda. Lines closer than 0.001 degrees are one.
/// </summary>
public static class PowderPattern
{
    /// <summary>Wavelength of copper K alpha 1, m (Hoelzer et al., Phys. Rev. A 56 (1997) 4554, rounded as the patterns of the literature print it).</summary>
    public const double CopperKAlpha1 = 1.54059e-10;

    private const double Same = 1e-3;
    private const double Weakest = 1e-4;

    /// <summary>The lines of a crystal.</summary>
    /// <param name="crystal">The crystal.</param>
    /// <param name="wavelength">Wavelength, m.</param>
    /// <param name="highest">Largest angle 2 theta, degrees, below 180.</param>
    /// <param name="displacement">B of all atoms, m^2, at least 0; 1e-20 is 1 square angstrom.</param>
    public static IReadOnlyList<Stick> Of(CrystalStructure crystal, double wavelength = CopperKAlpha1, double highest = 90, double displacement = 0)
    {
        ArgumentNullException.ThrowIfNull(crystal);
        var inverse = Reciprocal(crystal);
        var limit = Math.Sin(highest * Math.PI / 360);
        var (a, b, c) = crystal.Lengths;
        int Most(double edge) => (int)(2 * edge * limit / wavelength) + 1;
        var groups = new List<(double TwoTheta, double Spacing, double Intensity, (int, int, int) Indices, int Count)>();
        for (var h = -Most(a); h <= Most(a); h++)
        {
            for (var k = -Most(b); k <= Most(b); k++)
            {
                for (var l = -Most(c); l <= Most(c); l++)
                {
                    var q = (h * h * inverse[0]) + (k * k * inverse[1]) + (l * l * inverse[2])
                        + (2 * ((h * k * inverse[3]) + (h * l * inverse[4]) + (k * l * inverse[5])));
                    var sine = 0.5 * wavelength * Math.Sqrt(Math.Max(0, q));
                    if ((h, k, l) == (0, 0, 0) || sine > limit)
                    {
                        continue;
                    }

                    var s = sine / wavelength;
                    var amplitude = Complex.Zero;
                    foreach (var group in crystal.Atoms.GroupBy(static atom => atom.Element))
                    {
                        var phase = Complex.Zero;
                        foreach (var atom in group)
                        {
                            phase += atom.Occupancy * Complex.FromPolarCoordinates(1, 2 * Math.PI * ((h * atom.X) + (k * atom.Y) + (l * atom.Z)));
                        }

                        amplitude += ScatteringFactor.Of(group.Key, 1e-10 * s) * phase;
                    }

                    var theta = Math.Asin(sine);
                    var cosine = Math.Cos(2 * theta);
                    var strength = amplitude.Magnitude * amplitude.Magnitude * Math.Exp(-2 * displacement * s * s) * (1 + (cosine * cosine))
                        / (sine * sine * Math.Cos(theta));
                    groups.Add((2 * theta * 180 / Math.PI, 1 / Math.Sqrt(q), strength, (h, k, l), 1));
                }
            }
        }

        groups.Sort(static (x, y) => x.TwoTheta.CompareTo(y.TwoTheta));
        var sticks = new List<(double TwoTheta, double Spacing, double Intensity, (int, int, int) Indices, int Count)>();
        foreach (var plane in groups)
        {
            if (sticks.Count > 0 && plane.TwoTheta - sticks[^1].TwoTheta < Same)
            {
                var last = sticks[^1];
                sticks[^1] = last with
                {
                    Intensity = last.Intensity + plane.Intensity, Count = last.Count + 1,
                    Indices = plane.Indices.CompareTo(last.Indices) > 0 ? plane.Indices : last.Indices,
                };
            }
            else
            {
                sticks.Add(plane);
            }
        }

        var strongest = sticks.Count == 0 ? 0 : sticks.Max(static stick => stick.Intensity);
        return [.. sticks.Where(stick => stick.Intensity > Weakest * strongest)
            .Select(stick => new Stick(stick.TwoTheta, stick.Spacing, 100 * stick.Intensity / strongest, stick.Indices, stick.Count))];
    }

    // The reciprocal metric: 11, 22, 33, 12, 13, 23.
    private static double[] Reciprocal(CrystalStructure crystal)
    {
        var (a, b, c) = crystal.Lengths;
        static double Cos(double degrees) => degrees == 90 ? 0 : Math.Cos(degrees * Math.PI / 180);
        var (ca, cb, cg) = (Cos(crystal.Angles.Alpha), Cos(crystal.Angles.Beta), Cos(crystal.Angles.Gamma));
        var (g12, g13, g23) = (a * b * cg, a * c * cb, b * c * ca);
        var volume = crystal.Volume * crystal.Volume;
        return
        [
            ((b * b * c * c) - (g23 * g23)) / volume, ((a * a * c * c) - (g13 * g13)) / volume, ((a * a * b * b) - (g12 * g12)) / volume,
            ((g13 * g23) - (g12 * c * c)) / volume, ((g12 * g23) - (g13 * b * b)) / volume, ((g12 * g13) - (g23 * a * a)) / volume,
        ];
    }
}
