using System.Numerics;
using Anodyne.Analysis;
using Anodyne.Electroanalysis.Impedance;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Units;
using Anodyne.Records.Terms;

namespace Anodyne.Electroanalysis.Methods;

/// <summary>The spectra of a request, each with its key, in the order of the files.</summary>
internal static class SpectraOf
{
    public static List<(double Key, string KeyUnit, double[] Frequency, Complex[] Z)> Request(AnalysisRequest request)
    {
        return [.. SpectrumSeries.Of(request.Inputs, request.Quantity("area", Dimension.Area)).Select(s => (s.Key.Value, s.Key.Unit, s.Frequency, s.Impedance))];
    }

    /// <summary>Points and range of a spectrum, in words.</summary>
    public static string Window(double[] f) => FormattableString.Invariant($"{f.Length} points, {f.Min():G3} to {f.Max():G3} Hz");

    /// <summary>Measured standard deviations of the real and imaginary parts, ohm, for each of the request's spectra.</summary>
    /// <exception cref="InputException">A record has no such columns, or a deviation is not above zero.</exception>
    public static IReadOnlyList<Complex[]> Deviations(AnalysisRequest request, List<(double Key, string KeyUnit, double[] Frequency, Complex[] Z)> spectra)
    {
        var all = new List<Complex>();
        foreach (var (name, record) in request.Inputs)
        {
            double[] Values(string column)
            {
                var found = record.Columns.FirstOrDefault(c => c.Name == column || c.Name == column + "_ohm") ?? throw new InputException(
                    "measured standard deviations are asked for and the file has none", name, "columns " + string.Join(", ", record.Columns.Select(c => $"'{c.Label}'")), "z_re_sd_ohm and z_im_sd_ohm", "add them, or take --weight modulus");
                var scale = found.Unit.Length == 0 || found.Unit == "1" ? 1 : UnitText.ReadUnit(found.Unit).Scale;
                return [.. found.ToDoubles().Select(v => v * scale)];
            }

            var (re, im) = (Values("z_re_sd"), Values("z_im_sd"));
            var (f, a, b) = (record.Doubles(Bdf.Frequency).ToArray(), record.Doubles(Bdf.RealImpedance).ToArray(), record.Doubles(Bdf.ImaginaryImpedance).ToArray());
            for (var row = 0; row < re.Length; row++)
            {
                // The rows that make no point of a spectrum are left out there too.
                if (f[row] > 0 && double.IsFinite(a[row] + b[row] + f[row]) && (a[row] != 0 || b[row] != 0))
                {
                    all.Add(re[row] > 0 && im[row] > 0 && double.IsFinite(re[row] + im[row]) ? new Complex(re[row], im[row]) : throw new InputException(
                        "a standard deviation is not above zero", $"{name}, row {row + 1}", FormattableString.Invariant($"{re[row]}, {im[row]}"), "> 0 ohm", "leave the point out"));
                }
            }
        }

        var next = 0;
        return [.. spectra.Select(s => all.GetRange((next += s.Z.Length) - s.Z.Length, s.Z.Length).ToArray())];
    }
}
