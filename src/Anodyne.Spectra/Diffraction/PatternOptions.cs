using Anodyne.Records.Crystals;

namespace Anodyne.Spectra.Diffraction;

/// <summary>How a pattern is analysed.</summary>
/// <param name="Wavelength">Wavelength of K alpha 1, m.</param>
/// <param name="Second">Wavelength of K alpha 2, m; null where there is none.</param>
/// <param name="Ratio">Intensity of K alpha 2 over that of K alpha 1.</param>
/// <param name="Phases">The phases that are looked for.</param>
/// <param name="Instrument">Full width of the instrument, degrees; 0 for none stated.</param>
/// <param name="Constant">Scherrer's constant.</param>
/// <param name="Tolerance">How far a peak may lie from the line of a phase, degrees.</param>
internal sealed record PatternOptions(
    double Wavelength, double? Second, double Ratio, IReadOnlyList<CrystalStructure> Phases, double Instrument, double Constant, double Tolerance);
