using Anodyne.Cells.Electrodes;
using Anodyne.Cycling.Runs;
using Anodyne.Figures;
using Anodyne.Figures.Charts;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Records.Terms;
using Anodyne.Reports.Blocks;
using Anodyne.Reports.Sections;

namespace Anodyne.Studies.Models.Cells;

/// <summary>The figures of a study of cells: voltage curves, capacity and efficiency over the cycles, spectra.</summary>
internal static class CellFigures
{
    private const int MostCurves = 6;
    private const int LeastCycles = 3;
    private const double PanelHeight = 58;

    /// <summary>The figures, those without data left out.</summary>
    public static IReadOnlyList<ReportBlock> Of(ModelView view)
    {
        List<ReportBlock> blocks = [];
        var variants = view.Variants.Where(variant => CellReport.Run(variant).Columns.Count > 0).ToArray();
        if (variants.Length > 0)
        {
            var isWhole = CellModel.Case(variants[0].Case).Design.Positive is InsertionElectrode;
            var columns = variants.Length == 1 ? 1 : 2;
            blocks.Add(new FigureBlock(
                new Figure
                {
                    WidthMm = columns == 1 ? 110 : Figure.DoubleColumn,
                    HeightMm = 8 + (PanelHeight * ((variants.Length + columns - 1) / columns)),
                    Columns = columns,
                    Title = "Voltage",
                    Panels = [.. variants.Select(
                        variant => (isWhole ? Curves(CellReport.Run(variant)) : Trace(CellReport.Run(variant))) with { Title = variant.Name })],
                },
                isWhole
                    ? "Voltage against the charge passed since the current last changed its direction, one color a cycle; charges rise, discharges fall."
                    : "Voltage between the electrodes against time; negative while the working electrode is plated."));
        }

        if (view.Variants.Any(variant => CellReport.Run(variant).Cycles.Count >= LeastCycles))
        {
            blocks.Add(OverCycles(view));
        }

        if (view.Variants.Any(variant => CellReport.Run(variant).Spectra.Count > 0))
        {
            blocks.Add(Spectra(view));
        }

        return blocks;
    }

    private static Panel Trace(CycleResult result)
    {
        var time = Column(result, Bdf.TestTime.Label);
        return new Panel
        {
            X = new Axis("Time", "h"),
            Y = new Axis("Voltage", "V"),
            Series = [new LineSeries([.. time.Select(t => t / 3600)], Column(result, Bdf.Voltage.Label)) { Color = Palette.Blue }],
        };
    }

    private static Panel Curves(CycleResult result)
    {
        double[] voltage = Column(result, Bdf.Voltage.Label), current = Column(result, Bdf.Current.Label), cycle = Column(result, Bdf.CycleCount.Label);
        double[] charged = Column(result, Bdf.ChargingCapacity.Label), discharged = Column(result, Bdf.DischargingCapacity.Label);
        int[] numbers = [.. cycle.Distinct().Select(number => (int)number)];
        var shown = numbers.Length <= MostCurves ? numbers
            : [.. Enumerable.Range(0, MostCurves).Select(i => numbers[(int)Math.Round(i * (numbers.Length - 1.0) / (MostCurves - 1))])];
        List<Series> series = [];
        foreach (var (number, index) in shown.Select((number, index) => (number, index)))
        {
            foreach (var direction in new[] { 1, -1 })
            {
                int[] rows = [.. Enumerable.Range(0, voltage.Length).Where(row => (int)cycle[row] == number && Math.Sign(current[row]) == direction)];
                if (rows.Length < 2)
                {
                    continue;
                }

                var passed = direction > 0 ? charged : discharged;
                series.Add(new LineSeries([.. rows.Select(row => (passed[row] - passed[rows[0]]) * 0.1 / result.Area)], [.. rows.Select(row => voltage[row])])
                {
                    Label = direction > 0 ? $"cycle {number}" : "",
                    Color = SeriesColors.Of(index),
                    Dash = SeriesColors.DashOf(index),
                });
            }
        }

        return new Panel
        {
            X = new Axis("Charge passed", "mAh/cm2") { IncludeZero = true },
            Y = new Axis("Voltage", "V"),
            Series = series,
            Legend = shown.Length > 1 ? LegendPlace.Best : LegendPlace.None,
        };
    }

    private static FigureBlock OverCycles(ModelView view)
    {
        List<Series> capacity = [], efficiency = [];
        foreach (var (variant, index) in view.Variants.Select((variant, index) => (variant, index)))
        {
            var result = CellReport.Run(variant);
            CycleSummary[] cycles = [.. result.Cycles.Where(cycle => cycle.Discharged > 0)];
            var marker = cycles.Length > 25 ? Marker.None : Marker.Circle;
            capacity.Add(new LineSeries([.. cycles.Select(cycle => (double)cycle.Cycle)], [.. cycles.Select(cycle => cycle.Discharged / result.Area / 36000)])
            {
                Label = variant.Name, Color = SeriesColors.Of(index), Dash = SeriesColors.DashOf(index), Marker = marker,
            });
            var storesOnCharge = CellQuantities.StoresOnCharge(result);
            CycleSummary[] both = [.. cycles.Where(cycle => cycle.Charged > 0)];
            double Recovered(CycleSummary cycle) => 100 * (storesOnCharge ? cycle.Discharged / cycle.Charged : cycle.Charged / cycle.Discharged);
            efficiency.Add(new LineSeries([.. both.Select(cycle => (double)cycle.Cycle)], [.. both.Select(Recovered)])
            {
                Color = SeriesColors.Of(index), Dash = SeriesColors.DashOf(index), Marker = marker,
            });
        }

        return new FigureBlock(
            new Figure
            {
                WidthMm = Figure.DoubleColumn,
                HeightMm = 66,
                Columns = 2,
                Title = "Over the cycles",
                Panels =
                [
                    new Panel
                    {
                        X = new Axis("Cycle") { IsCounted = true },
                        Y = new Axis("Discharge", "mAh/cm2") { Padding = 0.1 },
                        Series = capacity,
                        Legend = LegendPlace.Best,
                    },
                    new Panel { X = new Axis("Cycle"), Y = new Axis("Recovered of stored", "percent") { Padding = 0.1 }, Series = efficiency },
                ],
            },
            "*a*, discharge (plating) of each cycle. *b*, charge recovered in a cycle over the charge stored in it: discharge over charge, or stripped over "
                + "plated for a metal working electrode.");
    }

    private static FigureBlock Spectra(ModelView view)
    {
        var curves = view.Variants.SelectMany((variant, index) =>
        {
            var spectra = CellReport.Run(variant).Spectra;
            var area = CellReport.Run(variant).Area * 1e4;
            return spectra.Count == 0 ? [] : new[] { 0, spectra.Count - 1 }.Distinct().Select(number => new NyquistCurve(
                spectra[number].Frequency,
                [.. spectra[number].Real.Select(value => value * area)],
                [.. spectra[number].Imaginary.Select(value => value * area)],
                $"{variant.Name}, spectrum {number + 1}")
            {
                IsFit = number == 0,
                Color = SeriesColors.Of(index),
            });
        });
        return new FigureBlock(
            NyquistChart.Figure([.. curves], "ohm cm2", 130),
            "Impedance of the whole cell times its area. Lines: the first spectrum of a variant; circles: its last.");
    }

    private static double[] Column(CycleResult result, string label) =>
        result.Columns.Select(column => column.ToColumn()).First(column => column.Label == label).ToDoubles();
}
