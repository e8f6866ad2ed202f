using Anodyne.Spectra.Lines;

namespace Anodyne.Spectra.Tests.Lines;

/// <summary>Manufactured lines come back exactly; intervals hold the truth as often as they say.</summary>
public sealed class LineFitTests
{
    private static readonly double[] X = [.. Enumerable.Range(0, 201).Select(static i => 160 + (0.1 * i))];

    private static LineStart[] Doublet(double off) =>
    [
        new("a", LineShape.Read("GL(30)"), Bounded.Within(168.9 + off, 1), new Bounded(1.5 + off, 0.5, 3), new Bounded(2000 * (1 + off), 0, 1e6)),
        new("a, partner", LineShape.Read("GL(30)"), default, default, default) { Link = new LineLink(0) { Offset = 1.18, AreaRatio = 0.5, SharesWidth = true } },
        new("b", LineShape.Read("SGL(40)"), Bounded.Within(173 + off, 1), new Bounded(1.8 + off, 0.5, 3), new Bounded(700 * (1 + off), 0, 1e6)),
    ];

    [Theory]
    [InlineData(LossKind.None)]
    [InlineData(LossKind.Shirley)]
    [InlineData(LossKind.Tougaard)]
    public void Lines_and_background_without_noise_come_back(LossKind kind)
    {
        var loss = kind == LossKind.Shirley ? LossBackground.Shirley : kind == LossKind.Tougaard ? LossBackground.TougaardU2 : LossBackground.None;
        var model = new LineModel(X, new double[X.Length], Doublet(0), 1, loss, false);
        var (truth, _, _) = model.Bounds(300);
        truth[model.Background + 1] = 12;
        if (kind != LossKind.None)
        {
            truth[^1] = kind == LossKind.Shirley ? 0.02 : 3000;
        }

        var y = new double[X.Length];
        model.Evaluate(truth, y, []);
        var fit = LineFit.Of(X, y, Doublet(0.12), new LineFitOptions(1, loss));
        Assert.True(fit.HasConverged);
        Assert.Equal([168.9, 170.08, 173], fit.Lines.Select(static line => line.Position), static (a, b) => Math.Abs(a - b) < 1e-5);
        Assert.Equal([2000, 1000, 700], fit.Lines.Select(static line => line.Area), static (a, b) => Math.Abs(a - b) < 0.01);
        Assert.Equal([1.5, 1.5, 1.8], fit.Lines.Select(static line => line.Width), static (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void Derivatives_are_those_of_differences()
    {
        var model = new LineModel(X, new double[X.Length], Doublet(0), 2, LossBackground.Shirley, false);
        var (x, _, _) = model.Bounds(300);
        x[^1] = 0.02;
        var (n, m) = (model.ParameterCount, X.Length);
        var (jacobian, up, down, r) = (new double[n * m], new double[m], new double[m], new double[m]);
        model.Evaluate(x, r, jacobian);
        for (var p = 0; p < n; p++)
        {
            var moved = x.ToArray();
            var step = 1e-5 * Math.Max(1, Math.Abs(x[p]));
            moved[p] = x[p] + step;
            model.Evaluate(moved, up, []);
            moved[p] = x[p] - step;
            model.Evaluate(moved, down, []);
            var scale = jacobian.Skip(p * m).Take(m).Max(Math.Abs);
            Assert.All(Enumerable.Range(0, m), i => Assert.True(Math.Abs(((up[i] - down[i]) / (2 * step)) - jacobian[(p * m) + i]) < 2e-4 * scale, $"{p} {i}"));
        }
    }

    [Fact]
    public void Intervals_of_areas_hold_the_truth_as_often_as_they_say() => Assert.InRange(LineCoverage.OfFiveLines(200, 20261130), 0.89, 0.99);

    [Fact]
    public void Shares_of_two_lines_have_equal_and_opposite_errors()
    {
        var model = new LineModel(X, new double[X.Length], Doublet(0), 0, LossBackground.None, false);
        var (truth, _, _) = model.Bounds(300);
        var y = new double[X.Length];
        model.Evaluate(truth, y, []);
        for (var i = 0; i < y.Length; i++)
        {
            y[i] += 5 * Math.Sin(37.0 * i);
        }

        var shares = LineFit.Of(X, y, Doublet(0.05), new LineFitOptions()).Shares([0, 2]);
        Assert.Equal(1, shares[0].Share + shares[1].Share, 1e-12);
        Assert.Equal(shares[0].Half!.Value, shares[1].Half!.Value, 1e-9);
    }
}
