using System.Numerics;
using Anodyne.Quantities;
using Anodyne.Records;

namespace Anodyne.Electroanalysis.Methods;

/// <summary>The spectra of a request, each with its key, in the order of the files.</summary>
internal static class SpectraOf
{
    public static List<(double Key, string KeyUnit, double[] Frequency, Complex[] Z)> Request(AnalysisRequest request)
    {
        var list = new List<(double, string, double[], Complex[])>();
        foreach (var (name, record) in request.Inputs)
        {
            var hasKey = record.Find(UnitTable.Key) is not null;
            foreach (var spectrum in ImpedanceSeries.Of(record, hasKey ? UnitTable.Key : null))
            {
                list.Add((hasKey ? spectrum.Key.Value : list.Count, spectrum.Key.Unit, spectrum.Frequency, spectrum.Impedance));
            }

            if (list.Count == 0)
            {
                throw new InputException(
                    "the file holds no impedance spectrum", name, "columns " + string.Join(", ", record.Columns.Select(c => $"'{c.Label}'")), "frequency_hz, z_re_ohm, z_im_ohm or an instrument's impedance file");
            }
        }

        return list.Count > 0 ? list : throw new InputException("the method needs a file", "command line", "none", "one file or more");
    }
}
