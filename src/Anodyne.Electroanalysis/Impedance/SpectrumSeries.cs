using System.Numerics;
using System.Runtime.ExceptionServices;
using Anodyne.Analysis;
using Anodyne.Quantities;
using Anodyne.Quantities.Units;
using Anodyne.Records;
using Anodyne.Records.Impedance;
using Anodyne.Records.Tables;

namespace Anodyne.Electroanalysis.Impedance;

/// <summary>
/// The spectra that a method was given, in the order of the files, each with its key; the number of the spectrum stands where a file has no key.
/// </summary>
internal static class SpectrumSeries
{
    private const int MostReasons = 40;

    /// <summary>All spectra of the inputs; what was left out of them, and a sign that looks reversed, is noted.</summary>
    /// <param name="input">The method's input.</param>
    /// <param name="only">The inputs that hold spectra; null for all of them.</param>
    /// <exception cref="InputException">There is no file, or one without a spectrum.</exception>
    public static List<ImpedanceSpectrum> Of(MethodInput input, IReadOnlyList<(string Name, Record Record)>? only = null)
    {
        var list = new List<ImpedanceSpectrum>();
        foreach (var (name, record) in only ?? input.Inputs)
        {
            var hasKey = record.Find(UnitTable.Key) is not null;
            var spectra = ImpedanceSeries.Of(record, hasKey ? UnitTable.Key : null, input.Area);
            if (spectra.Count == 0)
            {
                throw new InputException(
                    "the file holds no impedance spectrum", name, "columns " + string.Join(", ", record.Columns.Select(c => $"'{c.Label}'")),
                    "frequency_hz, z_re_ohm, z_im_ohm or an instrument's impedance file");
            }

            list.AddRange(hasKey ? spectra : spectra.Select((s, k) => s.WithKey(s.Key with { Value = list.Count + k })));
        }

        return list.Count > 0
            ? list
            : throw new InputException("the method needs a file", "command line", "none", "one file or more", "Name the file after the method.");
    }

    /// <summary>Measured standard deviations of the real and imaginary parts, ohm, for each of the spectra.</summary>
    /// <exception cref="InputException">A record has no such columns, or a deviation is not above zero.</exception>
    public static IReadOnlyList<Complex[]> Deviations(IReadOnlyList<(string Name, Record Record)> inputs, IReadOnlyList<ImpedanceSpectrum> spectra)
    {
        var all = new List<Complex[]>();
        foreach (var (name, record) in inputs)
        {
            var (re, im) = (Deviation(name, record, "z_re_sd"), Deviation(name, record, "z_im_sd"));
            var count = ImpedanceSeries.Of(record, record.Find(UnitTable.Key) is null ? null : UnitTable.Key).Count;
            foreach (var spectrum in spectra.Skip(all.Count).Take(count))
            {
                all.Add([.. spectrum.Rows
                    .Select(row => re[row] > 0 && im[row] > 0 && double.IsFinite(re[row] + im[row]) ? new Complex(re[row], im[row]) : throw new InputException(
                    "a standard deviation is not above zero", $"{name}, row {row + 1}", FormattableString.Invariant($"{re[row]}, {im[row]}"), "> 0 ohm",
                    "leave the point out"))]);
            }
        }

        return all;
    }

    /// <summary>Something for each place of a series, on all cores; what is wrong with one spectrum is said as if it had come alone.</summary>
    public static T[] Each<T>(int count, Func<int, T> of, CancellationToken cancellation)
    {
        var all = new T[count];
        try
        {
            Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellation }, k => all[k] = of(k));
        }
        catch (AggregateException several) when (several.InnerExceptions.OfType<AnodyneException>().FirstOrDefault() is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        return all;
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

    private static double[] Deviation(string name, Record record, string column)
    {
        var found = record.Columns.FirstOrDefault(c => c.Name == column || c.Name == column + "_ohm") ?? throw new InputException(
            "measured standard deviations are asked for and the file has none", name, "columns "
            + string.Join(", ", record.Columns.Select(c => $"'{c.Label}'")),
            "z_re_sd_ohm and z_im_sd_ohm", "add them, or take --weight modulus");
        var scale = found.Unit.Length == 0 || found.Unit == "1" ? 1 : UnitText.ReadUnit(found.Unit).Scale;
        return [.. found.ToDoubles().Select(v => v * scale)];
    }
}
