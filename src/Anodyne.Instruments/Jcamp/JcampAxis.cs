using Anodyne.Instruments.SpectrumText;
using Anodyne.Records.Spectra;

namespace Anodyne.Instruments.Jcamp;

/// <summary>What the axes of a block are, by its type and units.</summary>
internal static class JcampAxis
{
    /// <summary>Kind, name and unit of the axis.</summary>
    /// <param name="type">The data type in capitals.</param>
    /// <param name="units">The unit of the axis in capitals.</param>
    public static (SpectrumKind Kind, string Name, string Unit) Of(string type, string units)
    {
        var kind = type switch
        {
            _ when type.Contains("FID", StringComparison.Ordinal) => SpectrumKind.Other,
            _ when type.Contains("NMR", StringComparison.Ordinal) => SpectrumKind.MagneticResonance,
            _ when type.Contains("INFRARED", StringComparison.Ordinal) => SpectrumKind.Infrared,
            _ when type.Contains("RAMAN", StringComparison.Ordinal) => SpectrumKind.Raman,
            _ when type.Contains("MASS", StringComparison.Ordinal) => SpectrumKind.Mass,
            _ when type.Contains("DIFFRACTION", StringComparison.Ordinal) => SpectrumKind.Diffraction,
            _ => SpectrumKind.Other,
        };
        var (name, unit) = units switch
        {
            "1/CM" or "CM-1" or "CM^-1" => (kind == SpectrumKind.Raman ? "Raman shift" : "Wavenumber", "1/cm"),
            "HZ" => ("Frequency", "Hz"),
            "PPM" => ("Chemical shift", "ppm"),
            "SECONDS" or "S" => ("Time", "s"),
            "NANOMETERS" or "NM" => ("Wavelength", "nm"),
            "MICROMETERS" => ("Wavelength", "um"),
            "DEGREES" or "2-THETA" or "2THETA" => ("2 theta", "deg"),
            "M/Z" => ("Mass over charge", ""),
            _ => ("x", ""),
        };
        return (kind, name, unit);
    }

    /// <summary>Name of the values by their unit.</summary>
    public static string ValueName(string unit) => unit.ToUpperInvariant() switch
    {
        "ABSORBANCE" => "Absorbance",
        "TRANSMITTANCE" or "% TRANSMITTANCE" => "Transmittance",
        "REFLECTANCE" => "Reflectance",
        _ => "Intensity",
    };

    /// <summary>
    /// Chemical shifts, ppm, of places in hertz: shift of the reference point less the distance over the frequency of the spectrometer; places that are already
    /// relative to the reference are divided. Null where the file states no frequency.
    /// </summary>
    /// <param name="block">The block.</param>
    /// <param name="hertz">Places, Hz.</param>
    public static double[]? Shifts(Dictionary<string, string> block, double[] hertz)
    {
        if ((NumberWord.Of(block.GetValueOrDefault("$SF")) ?? NumberWord.Of(block.GetValueOrDefault(".OBSERVEFREQUENCY"))) is not { } megahertz
            || !(megahertz > 0))
        {
            return null;
        }

        // ".SHIFT REFERENCE= INTERNAL, CDCl3, 1, 15.47866": number of the point from 1, and its shift.
        var reference = block.GetValueOrDefault(".SHIFTREFERENCE", "").Split(',');
        if (reference.Length >= 4 && NumberWord.Whole(reference[^2].Trim(), 1, hertz.Length) is { } point && NumberWord.Of(reference[^1].Trim()) is { } shift)
        {
            return [.. hertz.Select(value => shift + ((value - hertz[point - 1]) / megahertz))];
        }

        return [.. hertz.Select(value => value / megahertz)];
    }
}
