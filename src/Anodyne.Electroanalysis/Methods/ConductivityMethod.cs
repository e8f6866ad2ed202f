using Anodyne.Analysis;
using Anodyne.Electroanalysis.Conduction;
using Anodyne.Electroanalysis.Impedance.RelaxationTimes;
using Anodyne.Figures;
using Anodyne.Figures.Plots;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Estimates;
using static Anodyne.Electroanalysis.Methods.Numbers;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>conductivity</c>: ionic conductivity from a resistance or a spectrum between blocking electrodes.</summary>
internal static class ConductivityMethod
{
    public static AnalysisMethod Method { get; } = new TextMethod(
        "conductivity", "Ionic conductivity and MacMullin number", "--resistance, or a spectrum between blocking electrodes (the end of the bulk arc if there is one, else the high-frequency intercept)",
        [("thickness", "distance of the electrodes"), ("area", "area of one electrode"), ("resistance", "bulk resistance"), ("lead", "resistance of leads, taken off"), ("free", "conductivity of the free electrolyte, for the MacMullin number"), ("length-error", "relative error of thickness and area (0.02)")],
        ["sigma_mS_cm", "macmullin"], ["sigma = L/(R A)", "N_M = sigma_0/sigma_eff = tortuosity factor/porosity"], ["MacMullin and Muccini, AIChE J. 2 (1956) 393", "Irvine, Sinclair and West, Adv. Mater. 2 (1990) 132"], Run);

    private static AnalysisResult Run(AnalysisRequest request, CancellationToken cancellation)
    {
        var (thickness, area) = (request.Need("thickness", Dimension.Length, "--thickness 25um"), request.Need("area", Dimension.Area, "--area \"1.767 cm2\""));
        var lead = request.Quantity("lead", Dimension.Resistance) ?? 0;
        var judgement = new Judgement();
        double resistance;
        double? error = null;
        Figure? figure = null;
        var curves = new List<CurveTable>();
        if (request.Quantity("resistance", Dimension.Resistance) is { } given)
        {
            resistance = given;
        }
        else
        {
            var (_, _, f, z) = SpectraOf.Request(request)[0];
            var drt = RelaxationTimeDistribution.Of(f, z);
            judgement.Add(drt.Verdict == Verdict.Void ? Verdict.Void : Verdict.Ok, drt.Verdict == Verdict.Void ? drt.Reasons : []);
            var arc = BlockedArc.Find(f, z);
            var model = arc?.Model ?? drt.Model;
            resistance = arc?.Resistance ?? drt.Resistance;
            error = (arc?.HalfWidth ?? (1.96 * drt.ResistanceDeviation)) / resistance;
            if (arc is not null)
            {
                judgement.Note(FormattableString.Invariant($"a bulk arc is seen: the resistance is its low-frequency end, R0 + R1 of R0-p(R1,CPE1)-CPE2; -Im is smallest at {arc.Valley:G4} ohm, the intercept at infinite frequency would be {drt.Resistance:G3} ohm"));
                if (arc.Misfit > 0.05)
                {
                    judgement.Caution(FormattableString.Invariant($"the arc is fitted to {100 * arc.Misfit:F0} % only: fit a circuit of your own with `eis` and give --resistance"));
                }
            }
            else
            {
                judgement.Note("bulk resistance is the intercept at infinite frequency with inductance removed; no bulk arc is seen");
                var top = z[Array.IndexOf(f, f.Max())];
                if (-top.Imaginary > 0.2 * Math.Abs(top.Real))
                {
                    throw new MeaninglessDataException(
                        "an arc begins beyond the range or has no end in it: the intercept says nothing of the bulk", "the highest frequency", FormattableString.Invariant($"a phase of {top.Phase * 180 / Math.PI:F0} degrees"), "above -11 degrees, or an arc with its end");
                }

                // An arc that the line of the electrodes hides has no valley; the distribution may still see it, well before the slow end where that line stands.
                var hidden = drt.Peaks.Where(peak => peak.Resistance > 0.3 * drt.Resistance && peak.Tau * 2 * Math.PI * f.Min() < 1e-3).ToArray();
                if (hidden.Length > 0)
                {
                    judgement.Caution(FormattableString.Invariant($"a process at {hidden[0].Tau:G2} s is not separated from the line of the electrodes and not counted; if it is a bulk arc, fit it with `eis` and give --resistance"));
                }
            }

            figure = ImpedanceFigures.Intercept(f, z, model, resistance, error.Value * resistance, arc is null ? 4 : 2);
            curves.Add(ImpedanceFigures.Table("conductivity", "spectrum and reconstruction", f, z, model));
        }

        if (resistance - lead <= 0)
        {
            throw new MeaninglessDataException("the lead resistance exceeds the resistance", "--lead", FormattableString.Invariant($"{lead} of {resistance} ohm"), "less than the resistance");
        }

        if (lead > 0.3 * resistance)
        {
            judgement.Void(FormattableString.Invariant($"leads make up {100 * lead / resistance:F0} % of the resistance"));
        }

        var length = request.Number("length-error", 0.02);
        var sigma = IonicConductivity.Of(thickness, resistance - lead, area);
        var relative = Math.Sqrt(Math.Pow(error ?? 0, 2) + (2 * length * length * 3.84));
        if (relative > 0.5)
        {
            judgement.Void("not identifiable: the 95 % interval exceeds 50 % of the value");
        }

        var results = new List<KeyValuePair<string, Estimate>> { Named("sigma_mS_cm", 10 * sigma, 10 * sigma * relative, "mS/cm", "L/(R A) of the electrolyte as it is between the electrodes", "sigma = L/(R A)", "", judgement.Verdict, judgement.Reasons) };
        if (request.Quantity("free", Dimension.Conductivity) is { } free)
        {
            var number = IonicConductivity.MacMullin(free, sigma);
            results.Add(Named("macmullin", number, number * relative, "1", "conductivity of the free electrolyte over that in the separator", "", "", number < 1 ? Verdict.Void : judgement.Verdict, number < 1 ? ["below 1: the separator cannot conduct better than the electrolyte"] : []));
        }

        return new AnalysisResult("conductivity")
        {
            Inputs = request.Names, Results = results, Verdict = Worst(results.Select(r => r.Value.Verdict)), Reasons = judgement.Reasons, Settings = Settings(("length-error", request.Text("length-error", "0.02 (assumed)"))),
            Quality = Quality(("resistance_ohm", resistance), ("lead_ohm", lead)),
            Curves = curves.Count > 0 ? curves : [new CurveTable("conductivity", "the values used", [new("L", "m", [thickness]), new("R", "ohm", [resistance - lead]), new("A", "m2", [area]), new("sigma", "S/m", [sigma])])],
            Figure = figure ?? Figure.Of(new Panel { X = Axis.OfCategories("*L*/(*RA*)"), Y = new Axis("Conductivity *σ*", "mS/cm") { Min = 0, Max = 13 * sigma * (1 + relative) }, Series = [new ErrorBarSeries([0.0], [10 * sigma], [10 * sigma * relative])] }),
        };
    }
}
