using Anodyne.Analysis;
using Anodyne.Electroanalysis.Impedance.Fitting;
using Anodyne.Electroanalysis.Impedance.Judged;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Electroanalysis.Methods;

/// <summary>
/// The numbers of a circuit fit: parameters of the whole cell, resistances and capacitances per area, and those of one electrode of a symmetric cell. Two
/// equal electrodes lie in series: an arc's resistance is twice that of one, its capacitance half. What stands in series with everything (electrolyte, leads)
/// and diffusion, which runs across the whole electrolyte, is never halved.
/// </summary>
internal static class CircuitEstimates
{
    private const string Unknown = "not identifiable: the 95 % interval exceeds 50 % of the value";

    /// <summary>Adds the numbers of the first fit.</summary>
    public static void Add(FittedSeries found, Presentation show)
    {
        var fit = found.First.Fit;
        var arcs = new CircuitRoles(fit.Circuit).Processes.Where(role => role.Capacity >= 0 || role.Exponent >= 0).Select(role => role.Resistance).ToHashSet();
        var verdicts = new Verdict[fit.Parameters.Count];
        for (var k = 0; k < fit.Parameters.Count; k++)
        {
            var p = fit.Parameters[k];
            var (low, high) = found.Intervals[k];
            var judged = new Judgement(found.First.Verdict);
            if (p.IsAstray)
            {
                judged.Void("not determined: the search ended at its bound");
            }
            else if (p.AtBound)
            {
                judged.Caution("at its bound: no valid interval");
            }
            else if (p.IsFixed)
            {
                judged.Note("held by the user");
            }
            else if (!(0.5 * (high - low) <= 0.5 * Math.Abs(p.Value)))
            {
                judged.Void(Unknown);
            }

            verdicts[k] = judged.Verdict;
            var half = p.HasInterval ? Presentation.Half(low, high) : null;
            show.Method = "complex nonlinear least squares";
            show.Add(new(p.Name, p.Unit, $"parameter of {fit.Circuit.Text}, whole cell"), p.Determined, half, judged, ("low", low), ("high", high),
                ("sd", p.StandardDeviation));
            if (found.Area is { } area && p.Unit == "ohm")
            {
                var share = found.IsSymmetric && arcs.Contains(k) ? 0.5 : 1;
                var definition = share < 1 ? "per electrode: half of the symmetric cell's, times the area of one electrode"
                    : found.IsSymmetric ? "of the cell as a whole, times the area of one electrode" : "times the area of one electrode";
                show.Method = "R A";
                show.Add(new(p.Name + "_area", "ohm cm2", definition), share * p.Determined * area * 1e4, half * share * area * 1e4, judged);
            }
        }

        var t = fit.Outcome.DegreesOfFreedom > 0 ? StudentDistribution.TwoSidedQuantile(0.95, fit.Outcome.DegreesOfFreedom) : double.NaN;
        foreach (var c in ArcCapacitance.Of(fit))
        {
            Capacitance(found, show, verdicts[c.Resistance], $"{c.Element}_C_normal", c.Normal, t * c.NormalDeviation,
                "Q^(1/n) R^((1-n)/n), distribution normal to the surface (Hsu-Mansfeld)");
            Capacitance(found, show, verdicts[c.Resistance], $"{c.Element}_C_surface", c.Surface, t * c.SurfaceDeviation,
                "Q^(1/n) (1/Rs + 1/R)^((n-1)/n), distribution along the surface (Brug)");
        }
    }

    // log: half of the interval of ln C.
    private static void Capacitance(FittedSeries found, Presentation show, Verdict verdict, string name, double value, double log, string definition)
    {
        if (!double.IsFinite(value))
        {
            return;
        }

        var half = double.IsFinite(log) ? value * Math.Sinh(log) : (double?)null;
        var judged = new Judgement(verdict);
        if (half > 0.5 * value)
        {
            judged.Void(Unknown);
        }

        show.Method = "";
        show.Add(new(name, "F", $"effective capacitance, {definition}, whole cell"), value, half, judged);
        if (found.Area is { } area)
        {
            var share = (found.IsSymmetric ? 2 : 1) / (1e4 * area);
            show.Method = "C/A";
            show.Add(
                new(name + "_area", "F/cm2", found.IsSymmetric ? "per electrode: twice the symmetric cell's, over the area of one electrode"
                    : "over the area of one electrode"),
                share * value, half * share, judged);
        }
    }
}
