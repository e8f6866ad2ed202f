using Anodyne.Quantities;

namespace Anodyne.Spectra.Diffraction;

/// <summary>
/// Scattering factors of neutral atoms for X-rays by the Mott-Bethe relation, f = Z - 41.78214 s^2 sum a exp(-b s^2), s = sin(theta)/lambda in 1/angstrom,
/// from the electron scattering factors of Doyle and Turner (Acta Cryst. A 24 (1968) 390); elements that are not among them by Cromer and Mann's four
/// Gaussians (Acta Cryst. A 24 (1968) 321; International Tables C, 6.1.1.4). No dispersion corrections.
/// </summary>
public static class ScatteringFactor
{
    private const double MottBethe = 41.78214;

    private static readonly Dictionary<string, (int Number, double[] Terms)> s_electron = new(StringComparer.Ordinal)
    {
        ["H"] = (1, [0.202, 30.868, 0.244, 8.544, 0.082, 1.273, 0, 0]),
        ["Li"] = (3, [1.611, 107.638, 1.246, 30.480, 0.326, 4.533, 0.099, 0.495]),
        ["C"] = (6, [0.731, 36.995, 1.195, 11.297, 0.456, 2.814, 0.125, 0.346]),
        ["N"] = (7, [0.572, 28.847, 1.043, 9.054, 0.465, 2.421, 0.131, 0.317]),
        ["O"] = (8, [0.455, 23.780, 0.917, 7.622, 0.472, 2.144, 0.138, 0.296]),
        ["F"] = (9, [0.387, 20.239, 0.811, 6.609, 0.475, 1.931, 0.146, 0.279]),
        ["Mg"] = (12, [2.268, 73.670, 1.803, 20.175, 0.839, 3.013, 0.289, 0.405]),
        ["Cl"] = (17, [1.452, 30.935, 2.292, 9.980, 0.787, 2.234, 0.322, 0.323]),
        ["Ca"] = (20, [4.470, 99.523, 2.971, 22.696, 1.970, 4.195, 0.482, 0.417]),
        ["Cu"] = (29, [1.579, 62.940, 1.820, 12.453, 1.658, 2.504, 0.532, 0.333]),
    };

    private static readonly Dictionary<string, double[]> s_gaussians = new(StringComparer.Ordinal)
    {
        ["Na"] = [4.7626, 3.2850, 3.1736, 8.8422, 1.2674, 0.3136, 1.1128, 129.424, 0.6760],
        ["Al"] = [6.4202, 3.0387, 1.9002, 0.7426, 1.5936, 31.5472, 1.9646, 85.0886, 1.1151],
        ["Si"] = [6.2915, 2.4386, 3.0353, 32.3337, 1.9891, 0.6785, 1.5410, 81.6937, 1.1407],
        ["P"] = [6.4345, 1.9067, 4.1791, 27.1570, 1.7800, 0.5260, 1.4908, 68.1645, 1.1149],
        ["S"] = [6.9053, 1.4679, 5.2034, 22.2151, 1.4379, 0.2536, 1.5863, 56.1720, 0.8669],
        ["Ti"] = [9.7595, 7.8508, 7.3558, 0.5000, 1.6991, 35.6338, 1.9021, 116.105, 1.2807],
        ["Mn"] = [11.2819, 5.3409, 7.3573, 0.3432, 3.0193, 17.8674, 2.2441, 83.7543, 1.0896],
        ["Fe"] = [11.7695, 4.7611, 7.3573, 0.3072, 3.5222, 15.3535, 2.3045, 76.8805, 1.0369],
        ["Co"] = [12.2841, 4.2791, 7.3409, 0.2784, 4.0034, 13.5359, 2.2488, 71.1692, 1.0118],
        ["Ni"] = [12.8376, 3.8785, 7.2920, 0.2565, 4.4438, 12.1763, 2.3800, 66.3421, 1.0341],
        ["Zn"] = [14.0743, 3.2655, 7.0318, 0.2333, 5.1652, 10.3163, 2.4100, 58.7097, 1.3041],
    };

    /// <summary>The elements that have a factor.</summary>
    public static IEnumerable<string> Elements => s_electron.Keys.Concat(s_gaussians.Keys);

    /// <summary>The factor, electrons.</summary>
    /// <param name="element">Symbol of the element.</param>
    /// <param name="s">sin(theta)/lambda, 1/angstrom, at least 0; from about 2 on the series are not made for it.</param>
    /// <exception cref="InputException">The element has none here.</exception>
    public static double Of(string element, double s)
    {
        var square = s * s;
        if (s_electron.TryGetValue(element, out var electron))
        {
            var sum = 0.0;
            for (var k = 0; k < electron.Terms.Length; k += 2)
            {
                sum += electron.Terms[k] * Math.Exp(-electron.Terms[k + 1] * square);
            }

            return electron.Number - (MottBethe * square * sum);
        }

        if (s_gaussians.TryGetValue(element, out var gaussians))
        {
            var sum = gaussians[^1];
            for (var k = 0; k + 1 < gaussians.Length; k += 2)
            {
                sum += gaussians[k] * Math.Exp(-gaussians[k + 1] * square);
            }

            return sum;
        }

        throw new InputException("An element has no scattering factor here", "structure", element, string.Join(", ", Elements));
    }
}
