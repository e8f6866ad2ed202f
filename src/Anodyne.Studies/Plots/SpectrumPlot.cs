using System.Numerics;
using Anodyne.Records.Impedance;

namespace Anodyne.Studies.Plots;

/// <summary>A kind of figure of impedance spectra.</summary>
internal abstract class SpectrumPlot : PlotKind
{
    public override string Needs => "impedance spectra";

    public override bool IsMassMeant => false;

    public override bool Fits(PlotSource source) => source.Spectra.Count > 0;

    public override PlotSheet Sheet(IReadOnlyList<PlotSource> sources, PlotSetting setting)
    {
        List<(int Source, int Number, ImpedanceSpectrum Spectrum, double Scale)> shown = [];
        foreach (var (source, k) in sources.Select(static (source, k) => (source, k)))
        {
            var numbers = Numbers(source.Spectra);
            var members = Members(source, numbers, setting, "spectra");
            shown.AddRange(source.Spectra.Select((spectrum, i) => (k, numbers[i], spectrum, setting.Basis.Impedance(source)))
                .Where(item => members.Contains(item.Item2)));
        }

        var key = sources.SelectMany(static source => source.Spectra).Select(static spectrum => spectrum.Key).FirstOrDefault(static key => key.Name.Length > 0);
        var name = key.Name is "" or "sweep" or "Key" or null ? "Spectrum" : key.Name is "Cycle Count" ? "Cycle" : key.Name;
        return new PlotSheet(Panels(shown, setting.Basis.ImpedanceUnit), name);
    }

    /// <summary>The panels.</summary>
    /// <param name="spectra">The spectra with their source, number, and factor to the unit.</param>
    /// <param name="unit">Unit of impedances.</param>
    protected abstract IReadOnlyList<PlotPanel> Panels(IReadOnlyList<(int Source, int Number, ImpedanceSpectrum Spectrum, double Scale)> spectra, string unit);

    /// <summary>The points of a spectrum.</summary>
    /// <param name="item">The spectrum.</param>
    /// <param name="x">Position of an impedance; null for its frequency.</param>
    /// <param name="y">Value of an impedance.</param>
    protected static PlotCurve Curve(
        (int Source, int Number, ImpedanceSpectrum Spectrum, double Scale) item, Func<Complex, double>? x, Func<Complex, double> y) => new(
        item.Source, x is null ? item.Spectrum.Frequency : [.. item.Spectrum.Impedance.Select(x)], [.. item.Spectrum.Impedance.Select(y)])
    {
        IsPoints = true, Member = item.Number, Name = FormattableString.Invariant($"spectrum {item.Number}"),
    };

    // The key where it is a whole number that no other spectrum has; else the place in the file.
    private static int[] Numbers(IReadOnlyList<ImpedanceSpectrum> spectra)
    {
        double[] keys = [.. spectra.Select(static spectrum => spectrum.Key.Value)];
        return keys.Distinct().Count() == keys.Length && keys.All(static key => key == Math.Floor(key) && Math.Abs(key) < 1e6)
            ? [.. keys.Select(static key => (int)key)]
            : [.. Enumerable.Range(1, keys.Length)];
    }
}
