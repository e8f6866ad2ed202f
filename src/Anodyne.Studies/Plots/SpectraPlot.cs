using Anodyne.Records;
using Anodyne.Records.Spectra;

namespace Anodyne.Studies.Plots;

/// <summary>
/// <c>spectrum</c>: x-y spectra as measured; binding energies, wavenumbers of the infrared and chemical shifts grow to the left, as the fields print them.
/// </summary>
internal sealed class SpectraPlot : PlotKind
{
    public override string Name => "spectrum";

    public override string Needs => "x-y spectra";

    public override int Order => 20;

    public override bool IsMassMeant => false;

    public override bool Fits(PlotSource source) => source.Record.Measured is Spectrum or SpectrumSeries;

    public override bool IsFor(Measurement measured) => measured is Spectrum or SpectrumSeries;

    public override PlotSheet Sheet(IReadOnlyList<PlotSource> sources, PlotSetting setting)
    {
        List<PlotCurve> curves = [];
        foreach (var (source, k) in sources.Select(static (source, k) => (source, k)))
        {
            if (source.Record.Measured is Spectrum one)
            {
                curves.Add(new PlotCurve(k, one.Axis.Values, one.Values) { Name = sources.Count > 1 ? "" : one.Title });
                continue;
            }

            var series = (SpectrumSeries)source.Record.Measured!;
            var members = Members(source, Enumerable.Range(1, series.Values.Count), setting, "spectra");
            curves.AddRange(members.Order().Select(
                number => new PlotCurve(k, series.Axis.Values, series.Values[number - 1]) { Member = number, Name = series.TitleOf(number - 1) }));
        }

        var (sort, axis, value) = sources[0].Record.Measured switch
        {
            Spectrum one => (one.Sort, one.Axis, one.Value),
            SpectrumSeries series => (series.Sort, series.Axis, series.Value),
            _ => throw new InvalidOperationException("A source without a spectrum does not fit."),
        };
        var isReversed = sort is SpectrumKind.Photoelectron or SpectrumKind.MagneticResonance or SpectrumKind.Infrared;
        return new PlotSheet(
            [new PlotPanel(new Axis(axis.Name, axis.Unit) { IsReversed = isReversed, IsTight = true },
                new Axis(value.Name, value.Unit == "1" ? "" : value.Unit), curves)],
            "Spectrum");
    }
}
