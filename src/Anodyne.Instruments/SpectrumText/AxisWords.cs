using Anodyne.Quantities.Units;
using Anodyne.Records.Spectra;

namespace Anodyne.Instruments.SpectrumText;

/// <summary>What the header of an axis says: the quantity as the field calls it, its unit, and of what the spectrum is.</summary>
/// <param name="Kind">What the spectrum is of.</param>
/// <param name="Name">Name of the quantity.</param>
/// <param name="Unit">Unit of the numbers; empty where neither the header nor the quantity says one.</param>
internal readonly record struct AxisWords(SpectrumKind Kind, string Name, string Unit)
{
    private static readonly (string Word, SpectrumKind Kind, string Name, string Unit)[] Known =
    [
        ("binding energy", SpectrumKind.Photoelectron, "Binding energy", "eV"), ("b.e.", SpectrumKind.Photoelectron, "Binding energy", "eV"),
        ("be", SpectrumKind.Photoelectron, "Binding energy", "eV"), ("be_", SpectrumKind.Photoelectron, "Binding energy", "eV"),
        ("kinetic energy", SpectrumKind.Photoelectron, "Kinetic energy", "eV"), ("k.e.", SpectrumKind.Photoelectron, "Kinetic energy", "eV"),
        ("ke", SpectrumKind.Photoelectron, "Kinetic energy", "eV"), ("ke_", SpectrumKind.Photoelectron, "Kinetic energy", "eV"),
        ("raman shift", SpectrumKind.Raman, "Raman shift", "1/cm"), ("ramanshift", SpectrumKind.Raman, "Raman shift", "1/cm"),
        ("raman_shift", SpectrumKind.Raman, "Raman shift", "1/cm"),
        ("wavenumber", SpectrumKind.Other, "Wavenumber", "1/cm"), ("wavenumbers", SpectrumKind.Other, "Wavenumber", "1/cm"),
        ("wave number", SpectrumKind.Other, "Wavenumber", "1/cm"), ("1/cm", SpectrumKind.Other, "Wavenumber", "1/cm"),
        ("cm-1", SpectrumKind.Other, "Wavenumber", "1/cm"),
        ("2theta", SpectrumKind.Diffraction, "2 theta", "deg"), ("2-theta", SpectrumKind.Diffraction, "2 theta", "deg"),
        ("2 theta", SpectrumKind.Diffraction, "2 theta", "deg"), ("2_theta", SpectrumKind.Diffraction, "2 theta", "deg"),
        ("two theta", SpectrumKind.Diffraction, "2 theta", "deg"), ("two_theta", SpectrumKind.Diffraction, "2 theta", "deg"),
        ("twotheta", SpectrumKind.Diffraction, "2 theta", "deg"), ("2\u03B8", SpectrumKind.Diffraction, "2 theta", "deg"),
        ("2th", SpectrumKind.Diffraction, "2 theta", "deg"), ("angle", SpectrumKind.Diffraction, "2 theta", "deg"),
        ("theta", SpectrumKind.Diffraction, "2 theta", "deg"),
        ("chemical shift", SpectrumKind.MagneticResonance, "Chemical shift", "ppm"), ("ppm", SpectrumKind.MagneticResonance, "Chemical shift", "ppm"),
        ("m/z", SpectrumKind.Mass, "Mass over charge", ""), ("wavelength", SpectrumKind.Other, "Wavelength", "nm"),
    ];

    /// <summary>Reads the header of a column; null where it names none of the known axes.</summary>
    /// <param name="header">The header as it stands in the file.</param>
    public static AxisWords? Of(string header)
    {
        var text = header.Trim().Trim('#', '"', '\'', ';', '*', ' ', '\t').Trim();
        var split = UnitHeader.Split(text);
        foreach (var candidate in new[] { text, split.Name.Trim(), text.Split(['/', '(', '[', ','], 2)[0].Trim() })
        {
            foreach (var (word, kind, name, unit) in Known)
            {
                if (candidate.Equals(word, StringComparison.OrdinalIgnoreCase)
                    || (word[^1] == '_' && candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase)))
                {
                    return new AxisWords(kind, name, split.Unit?.Text is { Length: > 0 } stated && stated != "1" ? UnitOf(stated, unit) : unit);
                }
            }
        }

        return null;
    }

    /// <summary>The kind of spectrum once its values are known too: wavenumbers of absorbed light are infrared.</summary>
    /// <param name="value">Header of the values.</param>
    public SpectrumKind With(string value) => Kind == SpectrumKind.Other && Name == "Wavenumber" && IsAbsorption(value) ? SpectrumKind.Infrared : Kind;

    private static bool IsAbsorption(string value)
        => Array.Exists(["absorb", "transm", "reflect", "%t", "kubelka", "log(1/r)"], word => value.Contains(word, StringComparison.OrdinalIgnoreCase));

    // One spelling for one unit; what measures something else was no unit but a part of the name.
    private static string UnitOf(string stated, string usual)
    {
        var (one, other) = (Quantities.Units.Unit.Find(stated), Quantities.Units.Unit.Find(usual));
        return usual.Length > 0 && (one is null || other is null || one.Dimension != other.Dimension || one.Scale == other.Scale) ? usual : stated;
    }
}
