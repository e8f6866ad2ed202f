using Anodyne.Spectra.Lines;
using Anodyne.Spectra.Selection;

namespace Anodyne.Spectra.Photoelectron;

/// <summary>The components of one level of one spectrum.</summary>
/// <param name="Input">The spectrum.</param>
/// <param name="Level">The level.</param>
/// <param name="Factor">Relative sensitivity factor.</param>
/// <param name="Fit">The fit: partners of doublets stand behind their main lines.</param>
/// <param name="Main">Number of the main line of each component.</param>
internal sealed record LevelFit(SpectrumInput Input, CoreLevel Level, double Factor, LineFit Fit, IReadOnlyList<int> Main)
{
    private const double Narrow = 0.6;
    private const double Wide = 3;

    /// <summary>Number of lines of a component.</summary>
    private int Lines => Level.Splitting > 0 ? 2 : 1;

    /// <summary>Area of a component with its partner, and half of its 95 % interval.</summary>
    public (double Area, double? Half) AreaOf(int component)
    {
        var weights = new double[Fit.Lines.Count];
        for (var k = 0; k < Lines; k++)
        {
            weights[Main[component] + k] = 1;
        }

        return (weights.Zip(Fit.Lines, static (weight, line) => weight * line.Area).Sum(), Fit.AreaHalf(weights));
    }

    /// <summary>Area of the whole level, and half of its 95 % interval.</summary>
    public (double Area, double? Half) Whole()
    {
        double[] ones = [.. Fit.Lines.Select(static _ => 1.0)];
        return (Fit.Lines.Sum(static line => line.Area), Fit.AreaHalf(ones));
    }

    /// <summary>Fits a level.</summary>
    /// <param name="input">The spectrum, binding energies rising.</param>
    /// <param name="level">The level.</param>
    /// <param name="shape">Shape of every line.</param>
    /// <param name="loss">The background inside of the fit.</param>
    /// <param name="degree">Degree of the polynomial below.</param>
    /// <param name="shift">How far the scale is shifted, eV: measured less true.</param>
    public static LevelFit Of(SpectrumInput input, CoreLevel level, LineShape shape, LossBackground loss, int degree, double shift)
    {
        var (x, y) = (input.X, input.Y);
        var floor = Math.Min(y[0], y[^1]);
        var (starts, main) = (new List<LineStart>(), new List<int>());
        foreach (var component in level.Components)
        {
            var energy = component.Energy + shift;
            var near = Enumerable.Range(0, x.Length).Where(i => Math.Abs(x[i] - energy) < component.Window).Select(i => y[i] - floor).DefaultIfEmpty(0).Max();
            main.Add(starts.Count);

            // The first component sets the width: all of a level are alike within the range that experts allow.
            starts.Add(new LineStart(
                component.Name, shape, Bounded.Within(energy, component.Window), new Bounded(1.4, Narrow, Wide),
                new Bounded(Math.Max(1e-6, 0.7 * near * 1.4), 0, double.PositiveInfinity)));
            if (level.Splitting > 0)
            {
                starts.Add(new LineStart(component.Name + ", partner", shape, default, default, default)
                {
                    Link = new LineLink(main[^1]) { Offset = level.Splitting, AreaRatio = level.Ratio, SharesWidth = true },
                });
            }
        }

        var isRate = input.Spectrum.ValueUnit == "1/s";
        var time = isRate && input.Spectrum.Photoelectron is { DwellTime: > 0 and var dwell } ? dwell * (input.Spectrum.Photoelectron.Scans ?? 1) : 1;
        var isCounts = !isRate || input.Spectrum.Photoelectron?.DwellTime is not null;
        var counts = time == 1 ? y : y.Select(value => value * time).ToArray();
        var fit = LineFit.Of(x, counts, starts, new LineFitOptions(degree, loss, Scatter: isCounts && counts.Min() >= 0 ? Scatter.Counts : Scatter.Unknown));
        return new LevelFit(input, level, SensitivityFactor.Of(level.Name) ?? double.NaN, fit, main);
    }
}
