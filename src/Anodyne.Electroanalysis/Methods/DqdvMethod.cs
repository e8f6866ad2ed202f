using Anodyne.Analysis;
using Anodyne.Electroanalysis.Cycling;
using Anodyne.Figures;
using Anodyne.Figures.Plots;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Estimates;
using static Anodyne.Electroanalysis.Methods.Numbers;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>dqdv</c>: differential capacity.</summary>
internal static class DqdvMethod
{
    public static AnalysisMethod Method { get; } = new TextMethod(
        "dqdv", "Differential capacity of a half cycle with area closure", "time, current, voltage", [("half-cycle", "which one (2: the first discharge or strip)"), ("bin", "voltage bin (5 mV)"), ("smooth", "points of the Savitzky-Golay parabola, odd, 1 for none (5)")],
        ["peaks[] {voltage_V, height}", "closure"], ["charge binned by voltage share, no monotonic voltage assumed; area closes: int dQ/dV dV = Q within 0.5 % or void", "constant-current part only: rows within 2 % of the median current"],
        ["Savitzky and Golay, Anal. Chem. 36 (1964) 1627"], Run);

    private static AnalysisResult Run(AnalysisRequest request, CancellationToken cancellation)
    {
        var record = request.First;
        var (halves, perArea) = CeMethod.Halves(request, record);
        var (scale, unit) = CeMethod.Unit(perArea);
        var which = (int)request.Number("half-cycle", Math.Min(2, halves.Count));
        if (which < 1 || which > halves.Count)
        {
            throw new InputException("no such half cycle", "--half-cycle", $"{which}", $"1 to {halves.Count}");
        }

        var half = halves[which - 1];
        var (t, v, i) = (AnalysisRequest.Time(record), AnalysisRequest.Voltage(record), request.Current(record).Values);
        var sorted = i[half.Start..half.End].Select(Math.Abs).Order().ToArray();
        var median = sorted[sorted.Length / 2];
        var rows = Enumerable.Range(half.Start, half.Rows).Where(k => Math.Abs((Math.Abs(i[k]) / median) - 1) < 0.02).ToArray();
        if (rows.Length < 10)
        {
            throw new MeaninglessDataException("the half cycle has no constant-current part", request.Names[0], $"{rows.Length} rows", "10 or more within 2 % of the median current");
        }

        var q = new double[rows.Length];
        for (var k = 1; k < rows.Length; k++)
        {
            q[k] = q[k - 1] + (scale * 0.5 * (Math.Abs(i[rows[k]]) + Math.Abs(i[rows[k - 1]])) * (t[rows[k]] - t[rows[k - 1]]));
        }

        var bin = request.Quantity("bin", Dimension.Voltage) ?? 0.005;
        var result = DifferentialCapacity.Of(q, [.. rows.Select(k => v[k])], bin, (int)request.Number("smooth", 5));
        return new AnalysisResult("dqdv")
        {
            Inputs = request.Names, Verdict = result.Verdict, Reasons = result.Reasons,
            Results = [Named("closure", result.Closure, null, "1", "|int dQ/dV dV - Q|/Q", "", $"half cycle {which}", result.Verdict, result.Reasons), Named("capacity", q[^1], null, unit, "constant-current part", "", $"half cycle {which}", result.Verdict, [])],
            Lists = new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, Estimate>>> { ["peaks"] = [.. result.Peaks.Select(p => new Dictionary<string, Estimate> { ["voltage_V"] = Plain(p.Voltage, bin, "V"), ["height"] = Plain(p.Height, null, unit + "/V") })] },
            Quality = Quality(("rows", rows.Length)), Settings = Settings(("bin", FormattableString.Invariant($"{1000 * bin:G3} mV")), ("smooth", request.Text("smooth", "5"))),
            Curves = [new CurveTable("dqdv", "differential capacity", [new("Voltage", "V", result.Voltage), new("dQ/dV", unit + "/V", result.Value)])],
            Figure = Figure.Of(new Panel { X = new Axis("Voltage", "V"), Y = new Axis("d*Q*/d*V*", unit + "/V") { Min = result.Value.Min() < -0.05 * result.Value.Max() ? null : 0, Max = 1.1 * result.Value.Max() },
                Series = [new LineSeries(result.Voltage, result.Value), new ErrorBarSeries([.. result.Peaks.Select(p => p.Voltage)], [.. result.Peaks.Select(p => p.Height)]) { XError = [.. result.Peaks.Select(_ => bin)], MarkerSize = 3 }] }),
        };
    }
}
