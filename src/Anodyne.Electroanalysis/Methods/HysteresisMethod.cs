using Anodyne.Analysis;
using Anodyne.Electroanalysis.Cycling;
using Anodyne.Figures;
using Anodyne.Figures.Plots;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.CellDescriptions;
using static Anodyne.Electroanalysis.Methods.Numbers;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>hysteresis</c>: voltage hysteresis and energy efficiency of a cycle.</summary>
internal static class HysteresisMethod
{
    public static AnalysisMethod Method { get; } = new TextMethod(
        "hysteresis", "Voltage hysteresis and energy efficiency per cycle", "time, current, voltage", [("cycle", "which one is reported (1)")], ["hysteresis_mV", "energy_efficiency", "voltage_efficiency", "per_electrode_mV"],
        ["hysteresis: difference of the time-weighted mean voltages of both directions of current, with its sign; symmetric cell V+ - V-", "energy efficiency E_out/E_in; voltage efficiency = energy over Coulombic efficiency", "symmetric cell: halved per electrode"], ["definitions, with the current stated; docs/analyses.md, Conventions"], Run);

    private static AnalysisResult Run(AnalysisRequest request, CancellationToken cancellation)
    {
        var record = request.First;
        var v = AnalysisRequest.Voltage(record);
        var (current, _) = request.Current(record);
        var t = AnalysisRequest.Time(record);
        var halves = HalfCycle.Split(t, current, v);
        if (halves.Count < 2)
        {
            throw new MeaninglessDataException("hysteresis needs both directions of current", request.Names[0], $"{halves.Count} half cycle", "2 or more");
        }

        var means = halves.Select(h => Mean(v.AsSpan(h.Start, h.Rows), t.AsSpan(h.Start, h.Rows))).ToArray();
        var pairs = halves.Count / 2;
        double[] number = [.. Enumerable.Range(1, pairs).Select(k => (double)k)];
        double[] gap = [.. Enumerable.Range(0, pairs).Select(k => halves[2 * k].Sign * (means[2 * k] - means[(2 * k) + 1]))];
        double[] energy = [.. Enumerable.Range(0, pairs).Select(k => Stored(halves[2 * k], halves[(2 * k) + 1]))];
        var which = (int)request.Number("cycle", 1);
        if (which < 1 || which > pairs)
        {
            throw new InputException("no such cycle", "--cycle", $"{which}", $"1 to {pairs}");
        }

        // A voltage of both signs is that of a cell that stores no energy: two lithium electrodes, or lithium and a bare collector.
        var stores = !(means.Any(m => m < 0) && means.Any(m => m > 0));
        var type = request.First.Cell.Type;
        var symmetric = type == CellType.LiLi || (type == CellType.Unknown && !stores);
        var judgement = new Judgement();
        if (gap[which - 1] < 0)
        {
            judgement.Void("the mean voltage is lower while current flows in than while it flows out: the sign of the current or of the voltage is wrong");
        }

        var coulombic = halves[(2 * which) - 1].Charge / halves[(2 * which) - 2].Charge;
        var results = new List<KeyValuePair<string, Estimate>> { Named("hysteresis_mV", 1000 * gap[which - 1], null, "mV", "difference of the time-weighted mean voltages of both directions", "", $"cycle {which}", judgement.Verdict, judgement.Reasons) };
        if (symmetric)
        {
            results.Add(Named("per_electrode_mV", 500 * gap[which - 1], null, "mV", "V+ - V- halved: one of two equal electrodes, both directions", "", $"cycle {which}", judgement.Verdict, []));
        }
        else if (stores)
        {
            results.Add(Named("energy_efficiency", energy[which - 1], null, "1", "energy out over energy in", "", $"cycle {which}", judgement.Verdict, []));
            results.Add(Named("voltage_efficiency", energy[which - 1] / coulombic, null, "1", "energy efficiency over Coulombic efficiency", "", $"cycle {which}", judgement.Verdict, []));
        }

        return new AnalysisResult("hysteresis")
        {
            Inputs = request.Names, Verdict = judgement.Verdict, Reasons = judgement.Reasons, Results = results, Settings = Settings(("cycle", $"{which}"), ("symmetric", symmetric ? type == CellType.LiLi ? "yes" : "yes, from the signs of the voltage" : "no")), Quality = Quality(("cycles", pairs)),
            Lists = new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, Estimate>>> { ["cycles"] = [.. number.Select((n, k) => new Dictionary<string, Estimate> { ["cycle"] = Plain(n, null, "1"), ["hysteresis_mV"] = Plain(1000 * gap[k], null, "mV"), ["energy_efficiency"] = Plain(energy[k], null, "1") })] },
            Curves = [new CurveTable("hysteresis", "per cycle", [new("Cycle", "", number), new("Hysteresis", "mV", [.. gap.Select(g => 1000 * g)]), new("Energy efficiency", "", energy)])],
            Figure = Figure.Of(new Panel { X = new Axis("Cycle") { Padding = 0.03, IsTight = true }, Y = new Axis("Hysteresis", "mV") { Min = Math.Min(0, 1150 * gap.Min()), Max = Math.Max(1, 1150 * gap.Max()) }, Series = [new ShadedWindow(which - 0.5, which + 0.5), new LineSeries(number, [.. gap.Select(g => 1000 * g)]) { Marker = Marker.Circle, MarkerSize = 3, Width = 0.5 }] }),
        };
    }

    // What the cell takes up in one half cycle and gives in the other.
    private static double Stored(HalfCycle first, HalfCycle second) => (first.Energy, second.Energy) switch
    {
        ( > 0, < 0) => -second.Energy / first.Energy,
        ( < 0, > 0) => -first.Energy / second.Energy,
        _ => double.NaN,
    };

    private static double Mean(ReadOnlySpan<double> v, ReadOnlySpan<double> t)
    {
        var sum = 0.0;
        for (var k = 1; k < v.Length; k++)
        {
            sum += 0.5 * (v[k] + v[k - 1]) * (t[k] - t[k - 1]);
        }

        return v.Length > 1 && t[^1] > t[0] ? sum / (t[^1] - t[0]) : v[0];
    }
}
