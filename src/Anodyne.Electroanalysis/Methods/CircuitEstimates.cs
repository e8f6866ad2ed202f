using System.Numerics;
using Anodyne.Analysis;
using Anodyne.Electroanalysis.Impedance.Fitting;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Estimates;
using static Anodyne.Electroanalysis.Methods.Numbers;

namespace Anodyne.Electroanalysis.Methods;

/// <summary>
/// The numbers of a circuit fit: parameters of the whole cell, resistances and capacitances per area, and those of one electrode of a symmetric cell. Two
/// equal electrodes lie in series: an arc's resistance is twice that of one, its capacitance half. What stands in series with everything (electrolyte, leads)
/// and diffusion, which runs across the whole electrolyte, is never halved.
/// </summary>
internal static class CircuitEstimates
{
    public static List<KeyValuePair<string, Estimate>> Of(AnalysisRequest request, CircuitFit fit, CircuitJudgement judged, double[] f, Complex[] z)
    {
        var area = request.Quantity("area", Dimension.Area) ?? request.First.Cell.Area;
        var symmetric = request.Has("symmetric");
        var profiled = request.Text("profile", "no") == "yes";
        var arcs = new CircuitRoles(fit.Circuit).Processes.Where(role => role.Capacity >= 0 || role.Exponent >= 0).Select(role => role.Resistance).ToHashSet();
        var window = SpectraOf.Window(f);
        var results = new List<KeyValuePair<string, Estimate>>();
        var verdicts = new Verdict[fit.Parameters.Count];
        for (var k = 0; k < fit.Parameters.Count; k++)
        {
            var p = fit.Parameters[k];
            var hasInterval = !p.IsFixed && !p.AtBound;
            var (low, high) = profiled && hasInterval ? CircuitFitter.Profile(fit, p.Name, f, z) : (p.Low, p.High);
            var identified = !hasInterval || 0.5 * (high - low) <= 0.5 * Math.Abs(p.Value);
            IReadOnlyList<string> reasons = p.IsFixed ? ["held by the user"] : p.AtBound ? ["at its bound: no valid interval"] : identified ? [] : ["not identifiable: the 95 % interval exceeds 50 % of the value"];
            verdicts[k] = Worst(judged.Judgement.Verdict, identified ? p.AtBound ? Verdict.Caution : Verdict.Ok : Verdict.Void);
            var half = hasInterval ? Half(low, high) : null;
            results.Add(Named(p.Name, p.Value, half, p.Unit, $"parameter of {fit.Circuit.Text}, whole cell", "complex nonlinear least squares", window, verdicts[k], reasons, ("low", low), ("high", high), ("sd", p.StandardDeviation)));
            if (area is { } a && p.Unit == "ohm")
            {
                var share = symmetric && arcs.Contains(k) ? 0.5 : 1;
                results.Add(Named(
                    p.Name + "_area", share * p.Value * a * 1e4, half * share * a * 1e4, "ohm cm2",
                    share < 1 ? "per electrode: half of the symmetric cell's, times the area of one electrode" : symmetric ? "of the cell as a whole, times the area of one electrode" : "times the area of one electrode", "R A", window, verdicts[k], reasons));
            }
        }

        Capacitances(results, fit, verdicts, area, symmetric, window);
        return results;
    }

    private static void Capacitances(List<KeyValuePair<string, Estimate>> results, CircuitFit fit, Verdict[] verdicts, double? area, bool symmetric, string window)
    {
        var t = fit.Outcome.DegreesOfFreedom > 0 ? StudentDistribution.TwoSidedQuantile(0.95, fit.Outcome.DegreesOfFreedom) : double.NaN;
        foreach (var c in ArcCapacitance.Of(fit))
        {
            Add(c, "normal", c.Normal, c.NormalDeviation, "Q^(1/n) R^((1-n)/n), distribution normal to the surface (Hsu-Mansfeld)");
            Add(c, "surface", c.Surface, c.SurfaceDeviation, "Q^(1/n) (1/Rs + 1/R)^((n-1)/n), distribution along the surface (Brug)");
        }

        void Add(ArcCapacitance c, string picture, double value, double deviation, string definition)
        {
            if (!double.IsFinite(value))
            {
                return;
            }

            var half = double.IsFinite(t * deviation) ? value * Math.Sinh(t * deviation) : (double?)null;
            var unknown = half > 0.5 * value;
            var verdict = Worst(verdicts[c.Resistance], unknown ? Verdict.Void : Verdict.Ok);
            IReadOnlyList<string> reasons = unknown ? ["not identifiable: the 95 % interval exceeds 50 % of the value"] : [];
            results.Add(Named($"{c.Element}_C_{picture}", value, half, "F", $"effective capacitance, {definition}, whole cell", "", window, verdict, reasons));
            if (area is { } a)
            {
                var share = (symmetric ? 2 : 1) / (1e4 * a);
                results.Add(Named(
                    $"{c.Element}_C_{picture}_area", share * value, half * share, "F/cm2", symmetric ? "per electrode: twice the symmetric cell's, over the area of one electrode" : "over the area of one electrode", "C/A", window, verdict, reasons));
            }
        }
    }
}
