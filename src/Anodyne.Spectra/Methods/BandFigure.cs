using Anodyne.Figures;
using Anodyne.Records.Spectra;
using Anodyne.Spectra.Vibrational;

namespace Anodyne.Spectra.Methods;

/// <summary>A spectrum with its bands and, below, what the fit leaves.</summary>
internal static class BandFigure
{
    /// <summary>The figure.</summary>
    public static Figure Of(FittedBands member, SpectrumKind kind)
    {
        var (fit, x) = (member.Fit, member.Fit.Places);
        var background = fit.Background();
        double[] Raised(IReadOnlyList<double> values) => [.. values.Zip(member.Baseline, static (value, below) => value + below)];
        var envelope = fit.Envelope();
        return LineFigure.Of(
            new Axis(kind == SpectrumKind.Raman ? "Raman shift" : "Wavenumber", "1/cm") { IsReversed = kind == SpectrumKind.Infrared, IsTight = true },
            new Axis(member.Input.Spectrum.ValueName, member.Input.Spectrum.ValueUnit is "1" ? "" : member.Input.Spectrum.ValueUnit),
            x, Raised(fit.Values), Raised(envelope), Raised(background),
            [.. fit.Lines.Select((line, k) => (line.Name, Raised([.. fit.Curve(k).Zip(background, static (a, b) => a + b)])))],
            [.. fit.Values.Zip(envelope, static (a, b) => a - b)]);
    }
}
