namespace Anodyne.Records.Spectra;

/// <summary>How a diffraction pattern was measured, as far as its file says.</summary>
public sealed record DiffractionSettings
{
    /// <summary>Wavelength of the stronger line (K alpha 1), m; null where it is not stated.</summary>
    public double? Wavelength { get; init; }

    /// <summary>Wavelength of the weaker line (K alpha 2), m; null where it is not stated or was taken away.</summary>
    public double? SecondWavelength { get; init; }

    /// <summary>Intensity of the weaker line over that of the stronger; 0 where there is none.</summary>
    public double SecondRatio { get; init; } = 0.5;

    /// <summary>Material of the anode; empty where it is not stated.</summary>
    public string Anode { get; init; } = "";

    /// <summary>Time of a point, s; null where it is not stated.</summary>
    public double? StepTime { get; init; }
}
