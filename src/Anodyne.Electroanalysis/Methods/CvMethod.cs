using Anodyne.Analysis;
using Anodyne.Electroanalysis.Voltammetry;
using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.CellDescriptions;
using static Anodyne.Electroanalysis.Methods.Numbers;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>cv</c>: peaks of a cyclic voltammogram.</summary>
internal static class CvMethod
{
    public static AnalysisMethod Method { get; } = new TextMethod(
        "cv", "Peaks, charges, onset and Randles-Sevcik diffusivity of a cyclic voltammogram", "potential and current (and time, from which the scan rate follows)",
        [
            ("scan-rate", "e.g. \"10 mV/s\"; from the times if there are any"), ("area", "if the record holds currents"), ("concentration", "of the couple, for Randles-Sevcik"), ("temperature", "25 degC"),
            ("baseline", "line, or zero: over zero current; by default zero where metal is plated and stripped (Li||Li, Li||Cu), else line"),
        ],
        ["peaks[] {potential_V, current_mA_cm2, charge_mC_cm2, onset_V}", "D_cm2_s"], ["baseline: line through the quietest tenth of the first half of each sweep; height, charge and onset (5 %) over it; of plated and stripped metal over zero current", "i_p = 0.4463 z F c sqrt(z F v D/(R T)), a reversible soluble couple"],
        ["Randles, Trans. Faraday Soc. 44 (1948) 327", "Sevcik, Collect. Czech. Chem. Commun. 13 (1948) 349"], Run);

    private static AnalysisResult Run(AnalysisRequest request, CancellationToken cancellation)
    {
        var record = request.First;
        var (e, i) = (AnalysisRequest.Voltage(record), request.CurrentDensity(record));
        var rate = request.Quantity("scan-rate", Dimension.VoltageRate) ?? Rate(record, e);
        var metal = record.Cell.Type is CellType.LiLi or CellType.LiCu;
        var baseline = request.Text("baseline", metal ? "zero" : "line");
        if (baseline is not ("line" or "zero"))
        {
            throw new InputException("no such baseline", "--baseline", baseline, "line, zero");
        }

        var peaks = Voltammogram.Peaks(e, i, rate, baseline == "zero");
        var judgement = new Judgement();
        if (peaks.Count == 0)
        {
            judgement.Void("no sweep shows a maximum inside its range: there is no peak to report");
        }

        var results = new List<KeyValuePair<string, Estimate>> { Named("peak_count", peaks.Count, null, "1", "sweeps with a peak", "", $"{e.Length} points", judgement.Verdict, judgement.Reasons) };
        if (request.Quantity("concentration", Dimension.Concentration) is { } c && peaks.Count > 0)
        {
            var temperature = request.Quantity("temperature", Dimension.Temperature) ?? 298.15;
            var d = Voltammogram.RandlesSevcik(Math.Abs(peaks[0].Current), c, rate, temperature);
            var pair = peaks.FirstOrDefault(p => Math.Sign(p.Current) != Math.Sign(peaks[0].Current));
            var apart = pair is null ? double.NaN : Math.Abs(pair.Potential - peaks[0].Potential);
            var reasons = apart is > 0.045 and < 0.08 ? new List<string>() : [double.IsNaN(apart) ? "no returning peak: not a reversible couple" : FormattableString.Invariant($"peaks {1000 * apart:F0} mV apart; a reversible couple of one electron has 57 to 60")];
            var verdict = double.IsNaN(apart) || apart > 0.25 ? Verdict.Void : reasons.Count > 0 ? Verdict.Caution : Verdict.Ok;
            results.Add(Named("D_cm2_s", 1e4 * d, null, "cm2/s", "diffusivity of a reversible soluble couple", "Randles-Sevcik", "first peak", verdict, reasons, ("separation_mV", 1000 * apart)));
        }

        return new AnalysisResult("cv")
        {
            Inputs = request.Names, Verdict = Worst(results.Select(r => r.Value.Verdict)), Reasons = [.. results.SelectMany(r => r.Value.Reasons).Distinct()], Results = results,
            Lists = new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, Estimate>>>
            {
                ["peaks"] = [.. peaks.Select(p => new Dictionary<string, Estimate> { ["potential_V"] = Plain(p.Potential, null, "V"), ["current_mA_cm2"] = Plain(p.Current / 10, null, "mA/cm2"), ["charge_mC_cm2"] = Plain(p.Charge / 10, null, "mC/cm2"), ["onset_V"] = Plain(p.Onset, null, "V"), ["sweep"] = Plain(p.Sweep, null, "1") })],
            },
            Quality = Quality(("scan_rate_V_s", rate)), Settings = Settings(("scan-rate", request.Text("scan-rate", "from the times")), ("baseline", baseline)),
            Curves = [new CurveTable("cv", "voltammogram", [new("Potential", "V", e), new("Current density", "mA/cm2", [.. i.Select(x => x / 10)])])],
            Figure = Figure.Of(new Panel
            {
                X = new Axis("Potential", "V") { Padding = 0.03, IsTight = true }, Y = new Axis("Current density", "mA/cm2") { Padding = 0.06, IsTight = true },
                Series =
                [
                    new LineSeries(e, [.. i.Select(x => x / 10)]) { Color = Palette.At(0) },

                    // Each peak with the baseline under it and its height.
                    .. peaks.Select(p => new LineSeries([p.Onset, p.End], [Foot(p, p.Onset), Foot(p, p.End)]) { Width = 0.6, Dash = Dash.Dashed, Color = Palette.Gray }),
                    .. peaks.Select(p => new LineSeries([p.Potential, p.Potential], [Foot(p, p.Potential), Foot(p, p.Potential) + (p.Current / 10)]) { Width = 0.6, Color = Palette.Gray }),
                    new LineSeries([.. peaks.Select(p => e[p.Index])], [.. peaks.Select(p => i[p.Index] / 10)]) { Width = 0, Marker = Marker.Circle, Color = Palette.At(1) },
                ],
            }),
        };
    }

    private static double Foot(VoltammetricPeak peak, double potential) => (peak.Baseline.Intercept + (peak.Baseline.Slope * potential)) / 10;

    private static double Rate(Records.Record record, double[] e)
    {
        if (record.Time.Length < 3)
        {
            throw new InputException("the scan rate is not known", "--scan-rate", "nothing, and the record has no times", "e.g. --scan-rate \"10 mV/s\"");
        }

        var t = record.Time.ToArray();
        var rates = Enumerable.Range(1, t.Length - 1).Where(k => t[k] > t[k - 1]).Select(k => Math.Abs(e[k] - e[k - 1]) / (t[k] - t[k - 1])).Order().ToArray();
        return rates[rates.Length / 2];
    }
}
