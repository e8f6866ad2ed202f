using Anodyne.Records.Crystals;

namespace Anodyne.Spectra.Diffraction;

/// <summary>A peak of a pattern; half-widths are of 95 % intervals.</summary>
/// <param name="TwoTheta">Angle of the K alpha 1 line, degrees.</param>
/// <param name="AngleHalf">Half-width of its interval.</param>
/// <param name="Spacing">Distance of the planes, m.</param>
/// <param name="SpacingHalf">Half-width of its interval.</param>
/// <param name="Width">Full width at half maximum of the K alpha 1 line, degrees.</param>
/// <param name="WidthHalf">Half-width of its interval.</param>
/// <param name="Area">Area of both lines, counts degrees.</param>
/// <param name="AreaHalf">Half-width of its interval.</param>
internal sealed record PatternPeak(
    double TwoTheta, double? AngleHalf, double Spacing, double? SpacingHalf, double Width, double? WidthHalf, double Area, double? AreaHalf);

/// <summary>A maximum of a pattern whose line cannot be told.</summary>
/// <param name="TwoTheta">Angle of the maximum, degrees.</param>
/// <param name="Why">Why not.</param>
internal sealed record UndeterminedPeak(double TwoTheta, string Why);

/// <summary>A phase held against the peaks.</summary>
/// <param name="Crystal">The phase.</param>
/// <param name="Sticks">Its lines within the pattern.</param>
/// <param name="Score">Share of the intensity of its strong lines that has a peak, times the closeness of the angles: 0 to 1.</param>
/// <param name="Found">The strong lines with a peak, each with the number of the peak.</param>
/// <param name="Strong">Number of strong lines within the pattern.</param>
/// <param name="Shift">Mean angle of the peaks less that of the lines, degrees.</param>
/// <param name="Overlaps">Lines that another phase has too, in words.</param>
internal sealed record PhaseMatch(
    CrystalStructure Crystal, IReadOnlyList<Stick> Sticks, double Score, IReadOnlyList<(Stick Line, int Peak)> Found, int Strong, double Shift,
    IReadOnlyList<string> Overlaps);
