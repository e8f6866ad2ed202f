using System.Numerics;
using Anodyne.Records.Impedance;

namespace Anodyne.Studies.Plots;

/// <summary><c>bode</c>: modulus and phase against frequency.</summary>
internal sealed class BodePlot : SpectrumPlot
{
    public override string Name => "bode";

    public override int Order => 5;

    protected override IReadOnlyList<PlotPanel> Panels(IReadOnlyList<(int Source, int Number, ImpedanceSpectrum Spectrum, double Scale)> spectra, string unit)
    {
        var frequency = new Axis("Frequency", "Hz") { Scale = AxisScale.Log, Padding = 0.02, IsTight = true };
        IReadOnlyList<PlotCurve> Curves(Func<Complex, double> value, bool isScaled) =>
            [.. spectra.Select(item => Curve(item, null, z => value(z) * (isScaled ? item.Scale : 1)))];
        return
        [
            new PlotPanel(frequency, new Axis("|*Z*|", unit) { Scale = AxisScale.Log }, Curves(static z => z.Magnitude, true)),
            new PlotPanel(frequency, new Axis("\u2212Phase", "deg") { Padding = 0.06, IsTight = true }, Curves(static z => -180 / Math.PI * z.Phase, false)),
        ];
    }
}
