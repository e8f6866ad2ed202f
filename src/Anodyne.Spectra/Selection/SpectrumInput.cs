using Anodyne.Analysis;
using Anodyne.Quantities;
using Anodyne.Records;
using Anodyne.Records.Spectra;

namespace Anodyne.Spectra.Selection;

/// <summary>One spectrum of an input as methods compute with it: places rising, values finite.</summary>
/// <param name="Name">Name for messages.</param>
/// <param name="Key">What tells it from its neighbours, in the unit of the series; null where nothing does.</param>
/// <param name="Spectrum">The spectrum as it was read.</param>
/// <param name="X">Places, always rising.</param>
/// <param name="Y">Values.</param>
/// <param name="LeftOut">Points without a number, or with a place that another has, which were left out.</param>
internal sealed record SpectrumInput(string Name, double? Key, Spectrum Spectrum, double[] X, double[] Y, int LeftOut)
{
    /// <summary>What the key is: name and unit.</summary>
    public (string Name, string Unit) Along { get; init; } = ("Number of the spectrum", "");

    /// <summary>Every spectrum of the inputs, in order; a series gives its members.</summary>
    /// <param name="input">The inputs.</param>
    /// <exception cref="InputException">An input holds no spectrum.</exception>
    public static IReadOnlyList<SpectrumInput> All(MethodInput input)
    {
        var found = new List<SpectrumInput>();
        foreach (var (name, item, record) in input.Measured<Measurement>("a spectrum"))
        {
            if (item is SpectrumSeries series)
            {
                found.AddRange(Enumerable.Range(0, series.Values.Count).Select(
                    k => Of($"{name}, {series.TitleOf(k)}", series.Places[0].Values[k], series[k]) with
                    {
                        Along = (series.Places[0].Name, series.Places[0].Unit),
                    }));
            }
            else if (item is Spectrum spectrum)
            {
                found.Add(Of(name, spectrum.Photoelectron?.EtchTime, spectrum));
            }
            else
            {
                throw new InputException("the method reads a spectrum", record.Provenance.File, item.Kind, "a spectrum or a series of spectra");
            }
        }

        found.ForEach(given => given.Tell(input));
        return found;
    }

    /// <summary>Says what was left out of it.</summary>
    /// <param name="input">The inputs.</param>
    public void Tell(MethodInput input)
    {
        if (LeftOut > 0)
        {
            input.Note($"{Name}: {LeftOut} points have no number, or a place that another has, and were left out");
        }
    }

    /// <summary>The part between two places.</summary>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end.</param>
    public (double[] X, double[] Y) Between(double low, double high)
    {
        int[] rows = [.. Enumerable.Range(0, X.Length).Where(i => X[i] >= low && X[i] <= high)];
        return ([.. rows.Select(i => X[i])], [.. rows.Select(i => Y[i])]);
    }

    /// <summary>Sorts a spectrum by its places.</summary>
    public static SpectrumInput Of(string name, double? key, Spectrum spectrum)
    {
        int[] order = [.. Enumerable.Range(0, spectrum.Values.Length).Where(i => double.IsFinite(spectrum.Values[i]))];
        Array.Sort(order, (a, b) => spectrum.Axis.Values[a].CompareTo(spectrum.Axis.Values[b]));
        var kept = new List<int>(order.Length);
        foreach (var i in order)
        {
            if (kept.Count == 0 || spectrum.Axis.Values[i] > spectrum.Axis.Values[kept[^1]])
            {
                kept.Add(i);
            }
        }

        return new SpectrumInput(
            name, key, spectrum, [.. kept.Select(i => spectrum.Axis.Values[i])], [.. kept.Select(i => spectrum.Values[i])],
            spectrum.Values.Length - kept.Count);
    }
}
