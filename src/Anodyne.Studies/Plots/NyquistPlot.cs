using Anodyne.Records.Impedance;

namespace Anodyne.Studies.Plots;

/// <summary><c>nyquist</c>: real part to the right, minus the imaginary part upward, equal axes.</summary>
internal sealed class NyquistPlot : SpectrumPlot
{
    public override string Name => "nyquist";

    public override int Order => 4;

    protected override IReadOnlyList<PlotPanel> Panels(IReadOnlyList<(int Source, int Number, ImpedanceSpectrum Spectrum, double Scale)> spectra,
        string unit) =>
    [
        new PlotPanel(
            new Axis("*Z*\u2032", unit) { IncludeZero = true }, new Axis("\u2212*Z*\u2033", unit) { IncludeZero = true },
            [.. spectra.Select(item => Curve(item, z => item.Scale * z.Real, z => -item.Scale * z.Imaginary) with { Frequency = item.Spectrum.Frequency })])
        {
            IsEqual = true,
        },
    ];
}
