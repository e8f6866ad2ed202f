using Anodyne.Quantities;
using Anodyne.Spectra.Diffraction;
using Anodyne.Spectra.Lines;
using Anodyne.Spectra.Photoelectron;

namespace Anodyne.Spectra;

/// <summary>The closed forms and worked values that this wing is held against by <c>anodyne verify</c>.</summary>
public static class SpectraChecks
{
    private const string Group = "spectra";

    /// <summary>All checks.</summary>
    public static IReadOnlyList<VerificationCheck> All { get; } =
    [
        new("spectra/voigt", Group, "1", 0.304744205256913, 1e-9, ErrorMeasure.Relative, "Faddeeva's function at 1 + i, real part (DLMF 7.19)", _ =>
            Faddeeva.Real(1, 1)),
        new("spectra/xps-quantification", Group, "%", 41.89, 0.01, ErrorMeasure.Absolute,
            "CasaXPS report of an FeO reference: areas over factors 1430.56, 671.00, 958.37, 355.03; first share", _ =>
            SensitivityFactor.Shares([1430.56, 671.00, 958.37, 355.03], [1, 1, 1, 1])[0]),
        new("spectra/xrd-lif-111", Group, "deg", 38.706, 0.001, ErrorMeasure.Absolute, "LiF, a = 4.026 angstrom, Bragg's law for copper K alpha 1", _ =>
            PowderPattern.Of(PhaseLibrary.Named("LiF"))[0].TwoTheta),
        new("spectra/xrd-lif-intensity", Group, "%", 74.841, 0.05, ErrorMeasure.Absolute,
            "LiF 111 over 200 without displacement, an independent program (pymatgen 2022.11.7)", _ =>
            PowderPattern.Of(PhaseLibrary.Named("LiF"))[0].Intensity),
        new("spectra/xrd-calcite-012", Group, "%", 8.041, 0.05, ErrorMeasure.Absolute, "calcite 012 over 104 without displacement, the same program", _ =>
            PowderPattern.Of(PhaseLibrary.Named("calcite")).First(static stick => stick.TwoTheta > 23).Intensity),
        new("spectra/xps-coverage", Group, "1", 0.93, 0, ErrorMeasure.AtLeast,
            "share of 95 % intervals of five areas over an active Shirley background that hold the truth, 2,000 draws of counts", _ =>
            LineCoverage.OfFiveLines(2000, 20261130), IsLong: true),
        new("spectra/xps-coverage-not-too-wide", Group, "1", -0.97, 0, ErrorMeasure.AtLeast, "minus the same share, same draws", _ =>
            -LineCoverage.OfFiveLines(2000, 20261130), IsLong: true),
    ];
}
