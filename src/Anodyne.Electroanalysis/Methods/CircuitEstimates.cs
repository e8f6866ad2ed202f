using Anodyne.Analysis;
using Anodyne.Electroanalysis.Impedance.Fitting;
using Anodyne.Electroanalysis.Impedance.Judged;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Electroanalysis.Methods;

/// <summary>A number of a circuit fit with its interval and judgement.</summary>
/// <param name="Term">What it is.</param>
/// <param name="Value">The number, in the unit of the term; NaN where the data do not determine it.</param>
/// <param name="Low">Lower end of its 95 % interval; NaN if unknown.</param>
/// <param name="High">Upper end.</param>
/// <param name="Judged">May it be used?</param>
internal sealed record CircuitNumber(ResultTerm Term, double Value, double Low, double High, Judgement Judged)
{
    /// <summary>Half of the interval; null if unknown.</summary>
    public double? Half => Presentation.Half(Low, High);

    /// <summary>How it was found.</summary>
    public string Method { get; init; } = "";

    /// <summary>Ends of the interval and standard deviation of a parameter.</summary>
    public (string Name, double Value)[] Merit { get; init; } = [];

    /// <summary>True for resistances and capacitances of arcs, per area where the area is known: what a series is drawn and tabled by.</summary>
    public bool IsOfArc { get; init; }

    /// <summary>False if the data do not determine it: it stays out of figures, whose axis it would stretch.</summary>
    public bool IsDetermined { get; init; } = true;

    /// <summary>The same times a factor, as another term.</summary>
    public CircuitNumber Times(double factor, ResultTerm term, string method) => this with
    {
        Term = term, Value = factor * Value, Low = factor * Low, High = factor * High, Method = method, Merit = [], IsOfArc = true,
    };
}

/// <summary>
/// The numbers of a circuit fit: parameters of the whole cell, resistances and capacitances per area, and those of one electrode of a symmetric cell. Two
/// equal electrodes lie in series: an arc's resistance is twice that of one, its capacitance half. What stands in series with everything (electrolyte, leads)
/// and diffusion, which runs across the whole electrolyte, is never halved.
/// </summary>
internal static class CircuitEstimates
{
    private const string Unknown = "not identifiable: " + CircuitFit.Unidentified;

    /// <summary>Series resistance and all arcs together.</summary>
    public static ResultTerm Total { get; } = new("R_total", "ohm", "series resistance and all arcs: where the impedance ends before diffusion, whole cell");

    /// <summary>Shows the numbers of the first fit.</summary>
    public static void Add(FittedSeries found, Presentation show)
    {
        foreach (var number in Of(found.First, found.Area, found.IsSymmetric))
        {
            show.Method = number.Method;
            show.Add(number.Term, number.Value, number.Half, number.Judged, number.Merit);
        }
    }

    /// <summary>The numbers of a fit.</summary>
    /// <param name="fitted">The fit.</param>
    /// <param name="area">Area of one electrode, m2; null if not known.</param>
    /// <param name="isSymmetric">True if the cell is two equal electrodes in series.</param>
    public static IEnumerable<CircuitNumber> Of(JudgedFit fitted, double? area, bool isSymmetric)
    {
        var fit = fitted.Fit;
        var roles = new CircuitRoles(fit.Circuit);
        var arcs = roles.Processes.Where(role => role.Capacity >= 0 || role.Exponent >= 0).ToList();
        var judged = fit.Parameters.Select(p => Judge(p, fitted.Verdict)).ToList();
        for (var k = 0; k < fit.Parameters.Count; k++)
        {
            var p = fit.Parameters[k];
            var number = Parameter(k);
            yield return number;
            if (area is { } one && p.Unit == "ohm")
            {
                var share = isSymmetric && arcs.Any(role => role.Resistance == k) ? 0.5 : 1;
                var definition = share < 1 ? "per electrode: half of the symmetric cell's, times the area of one electrode"
                    : isSymmetric ? "of the cell as a whole, times the area of one electrode" : "times the area of one electrode";
                yield return number.Times(share * one * 1e4, new(p.Name + "_area", "ohm cm2", definition), "R A");
            }
        }

        var t = fit.Outcome.DegreesOfFreedom > 0 ? StudentDistribution.TwoSidedQuantile(0.95, fit.Outcome.DegreesOfFreedom) : double.NaN;
        if (arcs.Count > 0 && roles.OhmicCount > 0 && !arcs.Exists(role => fit.Parameters[role.Resistance].IsAstray))
        {
            var (total, deviation) = InterfacialResistance.Total(fit);
            var half = t * deviation;
            yield return new(Total, total, total - half, total + half, new Judgement(fitted.Verdict)) { Method = "sum with the correlations" };
        }

        foreach (var role in arcs.Where(role => role.Capacity >= 0 && role.Exponent < 0 && area is not null))
        {
            yield return PerArea(Parameter(role.Capacity));
        }

        foreach (var c in ArcCapacitance.Of(fit))
        {
            foreach (var number in Capacitance(c, c.Element + "_C_normal", c.Normal, c.NormalDeviation,
                "Q^(1/n) R^((1-n)/n), distribution normal to the surface (Hsu-Mansfeld)"))
            {
                yield return number;
            }

            foreach (var number in Capacitance(c, c.Element + "_C_surface", c.Surface, c.SurfaceDeviation,
                "Q^(1/n) (1/Rs + 1/R)^((n-1)/n), distribution along the surface (Brug)"))
            {
                yield return number with { IsOfArc = false };
            }
        }

        // deviation: that of ln C.
        IEnumerable<CircuitNumber> Capacitance(ArcCapacitance c, string name, double value, double deviation, string definition)
        {
            if (!double.IsFinite(value) || fit.Parameters[c.Resistance].IsAstray)
            {
                yield break;
            }

            var log = double.IsFinite(t * deviation) ? t * deviation : double.NaN;
            var isKnown = !(Math.Sinh(log) > 0.5);
            var whole = new Judgement(judged[c.Resistance].Verdict);
            if (!isKnown)
            {
                whole.Void(Unknown);
            }

            var term = new ResultTerm(name, "F", $"effective capacitance, {definition}, whole cell");
            var number = new CircuitNumber(term, value, value * Math.Exp(-log), value * Math.Exp(log), whole)
            {
                IsOfArc = area is null, IsDetermined = isKnown && fit.Parameters[c.Resistance].IsIdentifiable,
            };
            yield return number;
            if (area is not null)
            {
                yield return PerArea(number);
            }
        }

        CircuitNumber Parameter(int k)
        {
            var p = fit.Parameters[k];
            var (low, high) = p.HasInterval ? (p.Low, p.High) : (double.NaN, double.NaN);
            return new(new(p.Name, p.Unit, $"parameter of {fit.Circuit.Text}, whole cell"), p.Determined, low, high, judged[k])
            {
                Method = p.IsProfiled ? "complex nonlinear least squares, profile likelihood" : "complex nonlinear least squares",
                Merit = [("low", p.Low), ("high", p.High), ("sd", p.IsAstray ? double.NaN : p.StandardDeviation)],
                IsOfArc = area is null && p.Unit == "ohm", IsDetermined = p.IsIdentifiable,
            };
        }

        CircuitNumber PerArea(CircuitNumber number) => number.Times(
            (isSymmetric ? 2 : 1) / (1e4 * area!.Value),
            new(number.Term.Name + "_area", "F/cm2", isSymmetric ? "per electrode: twice the symmetric cell's, over the area of one electrode"
                : "over the area of one electrode"),
            "C/A");
    }

    private static Judgement Judge(FittedParameter p, Verdict whole)
    {
        var judged = new Judgement(whole);
        if (p.IsAstray)
        {
            judged.Void("not determined: " + (p.AtBound ? "the search ended at its bound" : "its interval spans decades"));
        }
        else if (p.AtBound)
        {
            judged.Caution("at its bound: the interval goes to one side");
        }
        else if (p.IsFixed)
        {
            judged.Note("held by the user");
        }
        else if (!p.IsIdentifiable)
        {
            judged.Void(Unknown);
        }
        else if (p.IsRough)
        {
            judged.Caution(FormattableString.Invariant($"known roughly only: {p.Low:G3} to {p.High:G3} {p.Unit}"));
        }

        return judged;
    }
}
