using Anodyne.Figures;
using Anodyne.Plating;
using Anodyne.Studies.Runs;

namespace Anodyne.Studies.Report;

/// <summary>Time series against charge: roughness, tip current, voltage and concentration, mean over the seeds with the band of one standard deviation.</summary>
internal static class SeriesFigures
{
    private const int Points = 81;

    public static IReadOnlyList<ReportBlock> Of(IReadOnlyList<PlatingVariant> variants)
    {
        PlatingVariant[] shown = [.. variants.Where(v => v.Runs.All(r => r.Result.Series.Count > 1))];
        if (shown.Length == 0)
        {
            return [];
        }

        (string Name, string Unit, Func<PlatingSample, double> Value)[] quantities =
        [
            ("Roughness *R*_{q}", "um", s => 1e6 * s.RoughnessRq),
            ("Tip current / mean", "", s => s.TipCurrentRatio),
            ("Voltage", "mV", s => 1e3 * s.Voltage),
            ("Lowest *c* on the front", "mol/m3", s => s.MinConcentration),
        ];
        var seeds = shown.Max(v => v.Runs.Count);
        return
        [
            new FigureBlock(
                new Figure
                {
                    WidthMm = Figure.DoubleColumn,
                    HeightMm = 112,
                    Columns = 2,
                    Title = "Time series",
                    Panels = [.. quantities.Select((q, i) => Panel(shown, q.Name, q.Unit, q.Value, i))],
                },
                "Against the charge passed: *a*, roughness of the upper envelope; *b*, current at the highest point over the mean; *c*, voltage between the electrodes (negative while plating); *d*, lowest salt concentration on the front."
                + (seeds > 1 ? $" Lines: mean over {seeds} seeds; bands: one standard deviation." : "")),
        ];
    }

    private static Panel Panel(PlatingVariant[] variants, string name, string unit, Func<PlatingSample, double> value, int index)
    {
        List<Series> bands = [], lines = [];
        foreach (var (variant, i) in variants.Select((v, i) => (v, i)))
        {
            // Runs take their own steps: bring all seeds onto common charges, as far as every seed came.
            var end = variant.Runs.Min(r => r.Result.Series[^1].ChargePerArea);
            double[] charge = [.. Enumerable.Range(0, Points).Select(p => end * p / (Points - 1))];
            double[][] runs = [.. variant.Runs.Select(r => Resample(r.Result.Series, value, charge))];
            Spread[] spread = [.. charge.Select((_, p) => Spread.Of(runs.Select(r => r[p])))];
            double[] x = [.. charge.Select(FrontFigures.Capacity)];
            if (runs.Length > 1)
            {
                bands.Add(new BandSeries(x, [.. spread.Select(s => s.Mean - s.StandardDeviation)], [.. spread.Select(s => s.Mean + s.StandardDeviation)]) { Color = VariantColors.Of(i), Opacity = 0.16 });
            }

            lines.Add(new LineSeries(x, [.. spread.Select(s => s.Mean)]) { Label = variant.Name, Color = VariantColors.Of(i), Dash = VariantColors.DashOf(i) });
        }

        return new Panel
        {
            X = new Axis("Charge", "mAh/cm2"),
            Y = new Axis(name, unit),
            Legend = index == 0 ? LegendPlace.Best : LegendPlace.None,
            Series = [.. bands, .. lines],
        };
    }

    /// <summary>Values at the wanted charges, straight between the samples.</summary>
    private static double[] Resample(IReadOnlyList<PlatingSample> series, Func<PlatingSample, double> value, double[] charge)
    {
        var result = new double[charge.Length];
        var at = 0;
        for (var i = 0; i < charge.Length; i++)
        {
            while (at < series.Count - 2 && series[at + 1].ChargePerArea < charge[i])
            {
                at++;
            }

            var (a, b) = (series[at], series[Math.Min(at + 1, series.Count - 1)]);
            var span = b.ChargePerArea - a.ChargePerArea;
            var share = span > 0 ? Math.Clamp((charge[i] - a.ChargePerArea) / span, 0, 1) : 0;
            result[i] = value(a) + (share * (value(b) - value(a)));
        }

        return result;
    }
}
