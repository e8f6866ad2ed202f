using Anodyne.Analysis;
using Anodyne.Electroanalysis.Cycling;
using Anodyne.Figures;
using Anodyne.Figures.Plots;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Estimates;
using static Anodyne.Electroanalysis.Methods.Numbers;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>dead-lithium</c>: the balance of lost lithium.</summary>
internal static class DeadLithiumMethod
{
    public static AnalysisMethod Method { get; } = new TextMethod(
        "dead-lithium", "Lost lithium split into metallic and interphase by titration", "a record in amperes (its loss is summed), or --lost", [("lost", "charge lost, instead of a record"), ("h2", "amount of hydrogen from the titration, e.g. \"12 umol\""), ("h2-error", "relative error (0.02)"), ("charge-error", "relative error of a charge (0.001)")],
        ["Q_lost_mAh", "Q_Li0_mAh", "Q_SEI_mAh", "share_Li0"], ["Q_loss = sum(Q_plate - Q_strip) = Q_Li0 + Q_SEI; Q_Li0 = 2 n_H2 F; interphase by difference with its error"], ["Fang et al., Nature 572 (2019) 511"], Run);

    private static AnalysisResult Run(AnalysisRequest request, CancellationToken cancellation)
    {
        double lost, deviation;
        var error = request.Number("charge-error", 1e-3);
        if (request.Quantity("lost", Dimension.Charge) is { } given)
        {
            (lost, deviation) = (given, error * given);
        }
        else
        {
            var record = request.First;
            var current = record.Current.Length > 0 ? record.Current.ToArray() : throw new InputException("the balance needs the charge of the whole cell", request.Names[0], "a current density", "a current (i_mA), or --lost");
            var cycles = ChargeCycle.Pair(HalfCycle.Split(AnalysisRequest.Time(record), current), record.Cell.Type);
            lost = cycles.Sum(c => c.In - c.Out);
            deviation = error * Math.Sqrt(cycles.Sum(c => (c.In * c.In) + (c.Out * c.Out)));
        }

        var h2 = request.Need("h2", Dimension.Amount, "--h2 \"12 umol\"");
        var result = DeadLithium.Of(lost, deviation, h2, request.Number("h2-error", 0.02) * h2);
        KeyValuePair<string, Estimate> Result(string name, double value, double half, string unit, string definition) => Named(name, value, half, unit, definition, "balance", "", result.Verdict, result.Reasons);
        var metallic = 1.96 * 2 * PhysicalConstants.Faraday * request.Number("h2-error", 0.02) * h2;
        return new AnalysisResult("dead-lithium")
        {
            Inputs = request.Names, Verdict = result.Verdict, Reasons = result.Reasons,
            Results =
            [
                Result("Q_lost_mAh", lost / 3.6, 1.96 * deviation / 3.6, "mAh", "plated less stripped"), Result("Q_Li0_mAh", result.Metallic / 3.6, metallic / 3.6, "mAh", "metallic, 2 n_H2 F (hydride counts as metal)"),
                Result("Q_SEI_mAh", result.Interphase / 3.6, 1.96 * result.InterphaseDeviation / 3.6, "mAh", "by difference"), Result("share_Li0", result.MetallicShare, 1.96 * result.InterphaseDeviation / lost, "1", "Q_Li0/Q_loss"),
            ],
            Settings = Settings(("h2-error", request.Text("h2-error", "0.02 (assumed)")), ("charge-error", request.Text("charge-error", "0.001 (assumed)"))),
            Curves = [new CurveTable("dead-lithium", "balance", [new("Lost", "mAh", [lost / 3.6]), new("Metallic", "mAh", [result.Metallic / 3.6]), new("Interphase", "mAh", [result.Interphase / 3.6])])],
            Figure = Figure.Of(new Panel { X = Axis.OfCategories("lost", "metallic Li^{0}", "interphase"), Y = new Axis("Charge", "mAh") { Min = Math.Min(0, 1.15 * (result.Interphase - (1.96 * result.InterphaseDeviation)) / 3.6), Max = 1.15 * Math.Max(lost / 3.6, (result.Metallic / 3.6) + (metallic / 3.6)) }, Series = [new BarSeries([lost / 3.6, result.Metallic / 3.6, result.Interphase / 3.6]) { Error = [1.96 * deviation / 3.6, metallic / 3.6, 1.96 * result.InterphaseDeviation / 3.6] }] }),
        };
    }
}
