using Anodyne.Figures;
using Anodyne.Figures.Plots;
using Anodyne.Plating.Results;
using Anodyne.Reports.Blocks;
using Anodyne.Reports.Sections;

namespace Anodyne.Studies.Models.Plating;

/// <summary>
/// Time series against charge: roughness, tip current, voltage and concentration, mean over the seeds with the band of one standard deviation.
/// </summary>
internal static class SeriesFigures
{
    private const int Points = 81;

    public static IReadOnlyList<ReportBlock> Of(IReadOnlyList<PlatingVariant> variants)
    {
        // Under a protocol the charge goes up and down: CycleFigures draws those against time.
        PlatingVariant[] shown = [.. variants.Where(v => v.Runs.All(r => r.Result is { Series.Count: > 1, ProtocolSteps.Count: 0 }))];
        if (shown.Length == 0)
        {
            return [];
        }

        (string Name, string Unit, Func<PlatingSample, double> Value)[] quantities =
        [
            ("Roughness *R*_{q}", "um", s => 1e6 * s.RoughnessRq),
            ("Tip current / mean", "", s => s.TipCurrentRatio),
            ("Voltage", "mV", s => 1e3 * s.Voltage),
            ("Lowest *c*", "mol/m3", s => s.MinConcentration),
        ];
        var seeds = shown.Max(v => v.Runs.Count);
        PlatingVariant[][] currents = [.. shown.GroupBy(v => Math.Round(v.CurrentDensity, 6)).Select(g => g.ToArray())];
        var spread = seeds > 1 ? $" Lines: mean over {seeds} seeds; bands: one standard deviation." : "";
        const string meaning = "roughness of the upper envelope; current at the highest point over the mean; voltage between the electrodes "
            + "(negative while plating); lowest salt concentration on the front.";
        if (currents.Length is 1 or > 3)
        {
            return
            [
                new FigureBlock(
                    new Figure
                    {
                        WidthMm = Figure.DoubleColumn,
                        HeightMm = 112,
                        Columns = 2,
                        Title = "Time series",
                        Panels = [.. quantities.Select((q, i) => Panel(shown, shown, q.Name, q.Unit, q.Value, i == 0, true))],
                    },
                    "Against the charge passed: " + meaning + spread),
            ];
        }

        return
        [
            new FigureBlock(
                new Figure
                {
                    WidthMm = Figure.DoubleColumn,
                    HeightMm = 165,
                    Columns = currents.Length,
                    Title = "Time series",
                    HasLetters = false,
                    Panels =
                    [
                        .. quantities.SelectMany(
                            (q, row) => currents.Select(c => Panel(shown, c, q.Name, q.Unit, q.Value, row == 0, row == quantities.Length - 1) with
                        {
                            Title = row == 0 ? ReportNumber.Given(c[0].CurrentDensity / 10) + " mA cm^{−2}" : "",
                        })),
                    ],
                },
                "Against the charge passed, one column a current; the axes differ between columns. From above: " + meaning + spread),
        ];
    }

    /// <summary>Roughness against charge for some of the variants, in the colors that they have among all.</summary>
    public static Panel Roughness(IReadOnlyList<PlatingVariant> all, IReadOnlyList<PlatingVariant> some) =>
        Panel([.. all], [.. some], "Roughness *R*_{q}", "um", s => 1e6 * s.RoughnessRq, hasLegend: true, hasNumbers: true);

    /// <summary>
    /// Roughness over that of the first variant, seed by seed: what the variants do to one and the same surface. Null if the seeds do not pair.
    /// </summary>
    public static Panel? RoughnessOverFirst(IReadOnlyList<PlatingVariant> all, IReadOnlyList<PlatingVariant> some)
    {
        if (some.Count < 2 || some.Any(v => !v.Runs.Select(r => r.Seed).SequenceEqual(some[0].Runs.Select(r => r.Seed))))
        {
            return null;
        }

        var end = some.SelectMany(v => v.Runs).Min(r => r.Result.Series[^1].ChargePerArea);
        double[] charge = [.. Enumerable.Range(0, Points).Select(p => end * p / (Points - 1))], x = [.. charge.Select(FrontFigures.Capacity)];
        double[][] Runs(PlatingVariant v) => [.. v.Runs.Select(r => Resample(r.Result.Series, s => s.RoughnessRq, charge))];
        var reference = Runs(some[0]);
        List<Series> bands = [], lines = [new ReferenceLine(0) { Dash = Dash.Solid, Width = 0.75 }];
        foreach (var variant in some.Skip(1))
        {
            var i = all.ToList().IndexOf(variant);
            var runs = Runs(variant);
            Spread[] spread = [.. charge.Select((_, p) => Spread.Of(runs.Select((r, seed) => 100 * ((r[p] / reference[seed][p]) - 1))))];
            if (runs.Length > 1)
            {
                bands.Add(
                    new BandSeries(
                        x, [.. spread.Select(s => s.Mean - s.HalfWidth)], [.. spread.Select(s => s.Mean + s.HalfWidth)]) { Color = SeriesColors.Of(i) });
            }

            lines.Add(new LineSeries(x, [.. spread.Select(s => s.Mean)]) { Label = variant.Name, Color = SeriesColors.Of(i), Dash = SeriesColors.DashOf(i) });
        }

        return new Panel { X = new Axis("Charge", "mAh/cm2"), Y = new Axis($"*R*_{{q}} against {some[0].Name}", "percent") { Padding = 0.15 },
            Series = [.. bands, .. lines] };
    }

    private static Panel Panel(
        PlatingVariant[] all, PlatingVariant[] variants, string name, string unit, Func<PlatingSample, double> value, bool hasLegend, bool hasNumbers)
    {
        List<Series> bands = [], lines = [];
        foreach (var (variant, i) in variants.Select(v => (v, Array.IndexOf(all, v))))
        {
            // Runs take their own steps: bring all seeds onto common charges, as far as every seed came.
            var end = variant.Runs.Min(r => r.Result.Series[^1].ChargePerArea);
            double[] charge = [.. Enumerable.Range(0, Points).Select(p => end * p / (Points - 1))];
            double[][] runs = [.. variant.Runs.Select(r => Resample(r.Result.Series, value, charge))];
            Spread[] spread = [.. charge.Select((_, p) => Spread.Of(runs.Select(r => r[p])))];
            double[] x = [.. charge.Select(FrontFigures.Capacity)];
            if (runs.Length > 1)
            {
                bands.Add(
                    new BandSeries(
                        x, [.. spread.Select(s => s.Mean - s.StandardDeviation)],
                        [.. spread.Select(s => s.Mean + s.StandardDeviation)]) { Color = SeriesColors.Of(i), Opacity = 0.16 });
            }

            lines.Add(new LineSeries(x, [.. spread.Select(s => s.Mean)]) { Label = variant.Name, Color = SeriesColors.Of(i), Dash = SeriesColors.DashOf(i) });
        }

        return new Panel
        {
            X = new Axis("Charge", "mAh/cm2") { ShowsNumbers = hasNumbers },
            Y = new Axis(name, unit),
            Legend = hasLegend ? LegendPlace.Best : LegendPlace.None,
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
