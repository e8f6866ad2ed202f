using Anodyne.Numerics.Fitting;

namespace Anodyne.Spectra.Lines;

/// <summary>How often intervals hold the truth: a carbon level of five lines over an active Shirley background, drawn with the scatter of counting.</summary>
internal static class LineCoverage
{
    private static readonly (double Position, double Width, double Area)[] s_truth =
        [(284.8, 1.25, 9000), (286.5, 1.35, 4050), (288.7, 1.35, 1350), (290.0, 1.3, 2700), (292.9, 1.4, 1080)];

    /// <summary>Share of intervals of areas that hold the truth.</summary>
    /// <param name="draws">Number of draws, at least 1.</param>
    /// <param name="seed">Seed of the generator.</param>
    public static double OfFiveLines(int draws, int seed)
    {
        double[] x = [.. Enumerable.Range(0, 161).Select(static i => 280 + (0.1 * i))];
        var shape = LineShape.Read("GL(30)");
        LineStart[] Lines(double off) =>
        [
            .. s_truth.Select(line => new LineStart(
                "line", shape, Bounded.Within(line.Position + off, 0.5), new Bounded(line.Width + off, 0.5, 3), new Bounded(line.Area * (1 + off), 0, 1e9))),
        ];
        var model = new LineModel(x, new double[x.Length], Lines(0), 0, LossBackground.Shirley, false);
        var (start, _, _) = model.Bounds(420);
        start[^1] = 0.01;
        var expected = new double[x.Length];
        model.Evaluate(start, expected, []);
        var (held, all) = (0, 0);
        var gate = new object();
        Parallel.For(0, draws, draw =>
        {
            var noise = new NormalNoise(seed + draw);
            double[] y = [.. expected.Select(value => Math.Max(0, Math.Round(value + (Math.Sqrt(value) * noise.Next()))))];
            var fit = LineFit.Of(x, y, Lines(0.1), new LineFitOptions(0, LossBackground.Shirley, Scatter: Scatter.Counts));
            var (inside, count) = (0, 0);
            for (var k = 0; k < s_truth.Length; k++)
            {
                if (fit.Lines[k].AreaHalf is { } half)
                {
                    count++;
                    inside += Math.Abs(fit.Lines[k].Area - s_truth[k].Area) <= half ? 1 : 0;
                }
            }

            lock (gate)
            {
                (held, all) = (held + inside, all + count);
            }
        });
        return all == 0 ? 0 : held / (double)all;
    }
}
