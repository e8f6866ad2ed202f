using Anodyne.Electroanalysis.Cycling;
using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;

namespace Anodyne.Electroanalysis.Methods;

/// <summary>The figures of symmetric cells: the trace of the first one, mean voltage and arching of all, their survival; or the impedance along a
/// test.</summary>
internal static class SymmetricFigure
{
    public static string Word(ShortKind kind) => kind switch { ShortKind.Soft => "soft", ShortKind.Hard => "hard", _ => "none" };

    public static Figure Of(SymmetricTest found)
    {
        var (cells, several, shorts) = (found.Cells, found.IsSeveral, found.Cells[0].Shorts);
        var (cut, onset) = (found.Cells[0].Record.Cut, shorts.OnsetTime / 3600);
        Series[] named = double.IsNaN(onset) ? [] : [new ReferenceLine(onset) { IsUpright = true, Text = Word(shorts.Kind) + " short" }];
        Series[] plain = double.IsNaN(onset) || several ? [] : [new ReferenceLine(onset) { IsUpright = true }];
        Series[] dry = shorts.IsDry && !several ? [new ReferenceLine(shorts.DryTime / 3600) { IsUpright = true, Text = "doubled: drying" }] : [];
        Panel[] survival = several ? [Survival(found.Survival, [.. cells.Select(c => c.Life)])] : [];
        return new Figure
        {
            WidthMm = Figure.DoubleColumn, HeightMm = several ? 165 : 125, RowWeights = several ? [2, 1.2, 1, 1.4] : [2, 1.2, 1],
            Panels =
            [
                new Panel
                {
                    X = new Axis("Time", "h"),
                    Y = new Axis("Voltage", "mV"),
                    Series = [new LineSeries([.. cut.Time.Select(t => t / 3600)], [.. cut.Voltage.Select(v => 1000 * v)]) { Width = 0.5 }, .. named],
                },
                new Panel
                {
                    X = new Axis("Time", "h"),
                    Y = new Axis("Mean |*V*|", "mV") { Min = 0, Max = 1250 * cells.Max(c => c.Shorts.Shapes.Max(s => s.Mean)) },
                    Series = [.. cells.Select((c, k) => Line(c, k, s => 1000 * s.Mean, several ? Path.GetFileName(c.Name) : "")), .. plain, .. dry],
                },
                new Panel
                {
                    X = new Axis("Time", "h"),
                    Y = new Axis("Arching") { Min = 0, Max = 1.15 * Math.Max(0.1, cells.Max(c => c.Shorts.Shapes.Max(s => s.Arching))) },
                    Series = [.. cells.Select((c, k) => Line(c, k, s => s.Arching, ""))],
                },
                .. survival,
            ],
        };
    }

    public static Figure Of(SpectraAlongTest along)
    {
        var (hours, low, collapse) = (along.Hours, along.Low, along.Collapse);
        Series[] suspect = collapse.Suspect.Count == 0 ? [] :
        [
            new LineSeries([.. collapse.Suspect.Select(k => hours[k])], [.. collapse.Suspect.Select(k => low[k])])
            {
                Marker = Marker.Circle, MarkerSize = 4.5, Width = 0, HasOpenMarkers = true, Label = "both collapsed", Color = Palette.At(1),
            },
            new ReferenceLine(hours[collapse.Onset]) { IsUpright = true, Text = "soft short" },
        ];
        return Figure.Of(new Panel
        {
            X = new Axis("Time", "h") { Padding = 0.02, IsTight = true },
            Y = new Axis("Impedance", "ohm") { Min = 0, Max = 1.5 * low.Max() },
            Series =
            [
                new LineSeries(hours, low) { Marker = Marker.Circle, MarkerSize = 3, Width = 0.5, Label = "*Z*\u2032 at the lowest frequency",
                Color = Palette.At(0) },
                new LineSeries(hours, along.Arc) { Marker = Marker.Square, MarkerSize = 3, Width = 0.5, Label = "largest \u2212*Z*\u2033",
                Color = Palette.At(2) }, .. suspect,
            ],
        });
    }

    private static LineSeries Line(SymmetricCell cell, int number, Func<HalfCycleShape, double> value, string label) =>
        new([.. cell.Halves.Select(h => h.StartTime / 3600)], [.. cell.Shorts.Shapes.Select(value)]) { Label = label, Color = Palette.At(number) };

    // Kaplan and Meier's staircase with its 95 % band, from 1 at the start to the end of the longest test.
    private static Panel Survival(SurvivalCurve curve, List<Lifetime> cells)
    {
        List<(double Time, double Share, double Half)> stair = [(0, 1, 0)];
        for (var k = 0; k < curve.Times.Length; k++)
        {
            stair.Add((curve.Times[k], stair[^1].Share, stair[^1].Half));
            stair.Add((curve.Times[k], curve.Survival[k], 1.96 * curve.Deviation[k]));
        }

        stair.Add((cells.Max(c => c.Time), stair[^1].Share, stair[^1].Half));
        double[] time = [.. stair.Select(s => s.Time)];
        double[] censored = [.. cells.Where(c => !c.Failed).Select(c => c.Time)];
        return new Panel
        {
            X = new Axis("Time", "h"),
            Y = new Axis("Share without failure") { Min = 0, Max = 1.08, Ticks = [0, 0.25, 0.5, 0.75, 1] },
            Series =
            [
                new BandSeries(time, [.. stair.Select(s => Math.Max(0, s.Share - s.Half))],
                [.. stair.Select(s => Math.Min(1, s.Share + s.Half))]) { Color = Palette.At(0) },
                new LineSeries(time, [.. stair.Select(s => s.Share)]) { Color = Palette.At(0) },
                new LineSeries(censored, [.. censored.Select(t => stair.FindLast(s => s.Time <= t).Share)])
                {
                    Marker = Marker.Cross, Width = 0, Label = "test ended without failure", Color = Palette.At(1),
                },
            ],
        };
    }
}
