using Anodyne.Electroanalysis.Cycling;
using Anodyne.Figures;
using Anodyne.Records;
using Anodyne.Records.Columns;
using Anodyne.Records.Impedance;
using Anodyne.Records.Tables;
using Anodyne.Records.Terms;
using Anodyne.Studies.Plots;

namespace Anodyne.Studies.Requests;

/// <summary>The figures that a record asks for by itself, drawn as <c>plot</c> draws them: what a simulation shows of its record and spectra.</summary>
internal static class RecordFigures
{
    private const int LeastCycles = 3;

    /// <summary>Voltage against time; voltage against charge and capacity over the cycles where there are any; spectra.</summary>
    /// <param name="record">The record; null if there is none.</param>
    /// <param name="spectra">The spectra, in order.</param>
    /// <param name="name">Name of the cell.</param>
    /// <param name="per">What values are divided by, a word of <see cref="PlotBasis.Words"/>.</param>
    /// <param name="note">Told what a figure does not show.</param>
    /// <returns>Name and figure of each.</returns>
    public static IEnumerable<(string Name, Figure Figure)> Of(Record? record, IReadOnlyList<ImpedanceSpectrum> spectra, string name, string per,
        Action<string> note)
    {
        if (record is { Rows: > 1 })
        {
            var source = new PlotSource(name, record, static _ => { });
            var cycles = source.Cycling is { } cycling ? ChargeCycle.Pair(cycling.Halves, cycling.Type).Count : 0;
            string[] kinds = ["V-t", .. source.Cycling is null ? Array.Empty<string>() : ["V-Q"],
                .. cycles < LeastCycles ? Array.Empty<string>() : ["capacity"]];
            foreach (var kind in kinds)
            {
                if (Draw(kind, source, per, note) is { } figure)
                {
                    yield return (kind, figure);
                }
            }
        }

        if (spectra.Count > 0 && Draw("nyquist", new PlotSource(name, Joined(spectra), static _ => { }), per, note) is { } nyquist)
        {
            yield return ("nyquist", nyquist);
        }
    }

    private static Figure? Draw(string name, PlotSource source, string per, Action<string> note)
    {
        var kind = PlotKind.All.First(kind => kind.Name == name);
        if (!kind.Fits(source))
        {
            return null;
        }

        var basis = PlotBasis.Of([source], kind.IsMassMeant || per != "g" ? per : null, kind.IsMassMeant);
        var sheet = kind.Sheet([source], new PlotSetting(basis, null, text => note($"{name}.svg: {text}")));
        return new PlotFigure(sheet, [source.Name], PlotStyle.Read(null), new PlotView(default, default, default, [])).Draw();
    }

    // The spectra as one table, each with its number as key.
    private static Record Joined(IReadOnlyList<ImpedanceSpectrum> spectra)
    {
        double[] All(Func<ImpedanceSpectrum, IEnumerable<double>> values) => [.. spectra.SelectMany(values)];
        return new Record(
        [
            new IntColumn(UnitTable.Key, "1", [.. spectra.SelectMany(static (spectrum, k) => Enumerable.Repeat(k + 1, spectrum.Count))]),
            Bdf.Frequency.Column(All(static s => s.Frequency)),
            Bdf.RealImpedance.Column(All(static s => s.Impedance.Select(z => z.Real))),
            Bdf.ImaginaryImpedance.Column(All(static s => s.Impedance.Select(z => z.Imaginary))),
        ])
        {
            Cell = spectra[0].Cell,
        };
    }
}
