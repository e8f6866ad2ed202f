namespace Anodyne.Records.Spectra;

/// <summary>What a spectrum is of.</summary>
public enum SpectrumKind
{
    /// <summary>The file does not say, or it is none of the others.</summary>
    Other,

    /// <summary>Photoelectrons against binding or kinetic energy (XPS, UPS).</summary>
    Photoelectron,

    /// <summary>Scattered light against Raman shift.</summary>
    Raman,

    /// <summary>Absorbed, transmitted or reflected infrared light against wavenumber.</summary>
    Infrared,

    /// <summary>Diffracted X-rays against the scattering angle 2 theta.</summary>
    Diffraction,

    /// <summary>Magnetic resonance against chemical shift or frequency.</summary>
    MagneticResonance,

    /// <summary>Sum-frequency light against wavenumber of the infrared beam.</summary>
    SumFrequency,

    /// <summary>Ions against mass over charge.</summary>
    Mass,
}
