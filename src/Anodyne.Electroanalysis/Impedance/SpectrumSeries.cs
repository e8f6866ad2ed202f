using Anodyne.Analysis;
using Anodyne.Quantities;
using Anodyne.Records;
using Anodyne.Records.Impedance;
using Anodyne.Records.Tables;

namespace Anodyne.Electroanalysis.Impedance;

/// <summary>The spectra that a method was given, in the order of the files, each with its key; the number of the spectrum stands where a file has no key.</summary>
internal static class SpectrumSeries
{
    private const int MostReasons = 40;

    /// <summary>All spectra of the inputs.</summary>
    /// <param name="inputs">Records by name.</param>
    /// <param name="area">Area of one electrode, m2, that turns impedances per area into those of the cell; null: that of the record.</param>
    /// <exception cref="InputException">There is no file, or one without a spectrum.</exception>
    public static List<ImpedanceSpectrum> Of(IReadOnlyList<(string Name, Record Record)> inputs, double? area = null)
    {
        var list = new List<ImpedanceSpectrum>();
        foreach (var (name, record) in inputs)
        {
            var hasKey = record.Find(UnitTable.Key) is not null;
            var spectra = ImpedanceSeries.Of(record, hasKey ? UnitTable.Key : null, area);
            if (spectra.Count == 0)
            {
                throw new InputException(
                    "the file holds no impedance spectrum", name, "columns " + string.Join(", ", record.Columns.Select(c => $"'{c.Label}'")),
                    "frequency_hz, z_re_ohm, z_im_ohm or an instrument's impedance file");
            }

            list.AddRange(hasKey ? spectra : spectra.Select((s, k) => s.WithKey(s.Key with { Value = list.Count + k })));
        }

        return list.Count > 0 ? list : throw new InputException("the method needs a file", "command line", "none", "one file or more");
    }

    /// <summary>Points and range of a spectrum, in words.</summary>
    public static string Window(ImpedanceSpectrum spectrum) =>
        FormattableString.Invariant($"{spectrum.Count} points, {spectrum.Frequency.Min():G3} to {spectrum.Frequency.Max():G3} Hz");

    /// <summary>The worst of all, each reason with the key of its spectrum where there are several.</summary>
    public static Judgement Together(IReadOnlyList<ImpedanceSpectrum> spectra, IReadOnlyList<IJudged> all)
    {
        var whole = new Judgement();
        if (all.Count == 1)
        {
            whole.Add(all[0]);
            return whole;
        }

        var reasons = all.SelectMany((one, k) => one.Reasons.Select(reason => FormattableString.Invariant($"key {spectra[k].Key.Value}: {reason}"))).ToList();
        whole.Add(all.Max(one => one.Verdict), reasons.Take(MostReasons));
        if (reasons.Count > MostReasons)
        {
            whole.Note($"and {reasons.Count - MostReasons} more; the series lists every spectrum");
        }

        return whole;
    }
}
