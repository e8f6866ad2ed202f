namespace Anodyne.Records.Spectra;

/// <summary>Kinds of spectra in words.</summary>
public static class SpectrumWords
{
    /// <summary>The words for one spectrum.</summary>
    /// <param name="kind">What it is of.</param>
    public static string Of(SpectrumKind kind) => kind switch
    {
        SpectrumKind.Photoelectron => "photoelectron spectrum",
        SpectrumKind.Raman => "Raman spectrum",
        SpectrumKind.Infrared => "infrared spectrum",
        SpectrumKind.Diffraction => "diffraction pattern",
        SpectrumKind.MagneticResonance => "magnetic resonance spectrum",
        SpectrumKind.SumFrequency => "sum-frequency spectrum",
        SpectrumKind.Mass => "mass spectrum",
        _ => "spectrum",
    };

    /// <summary>The technique as a person asks for it: "XPS", "Raman"; empty where it is not known.</summary>
    /// <param name="kind">What it is of.</param>
    public static string Technique(SpectrumKind kind) => kind switch
    {
        SpectrumKind.Photoelectron => "XPS",
        SpectrumKind.Raman => "Raman",
        SpectrumKind.Infrared => "FTIR",
        SpectrumKind.Diffraction => "XRD",
        SpectrumKind.MagneticResonance => "NMR",
        SpectrumKind.SumFrequency => "SFG",
        SpectrumKind.Mass => "MS",
        _ => "",
    };
}
