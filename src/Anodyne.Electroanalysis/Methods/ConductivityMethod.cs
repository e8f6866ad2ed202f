using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Electroanalysis.Conduction;
using Anodyne.Electroanalysis.Impedance;
using Anodyne.Figures;
using Anodyne.Figures.Plots;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>conductivity</c>: ionic conductivity from a resistance or a spectrum between blocking electrodes.</summary>
internal sealed class ConductivityMethod : AnalysisMethod<IonicConductivity>
{
    private static readonly QuantityOption s_thickness = new("thickness", Dimension.Length, "25um", "distance of the electrodes") { IsPositive = true };
    private static readonly QuantityOption s_resistance =
        new("resistance", Dimension.Resistance, "1.42ohm", "bulk resistance, instead of a spectrum") { IsPositive = true, IsConstant = true };
    private static readonly QuantityOption s_lead =
        new("lead", Dimension.Resistance, "0.1ohm", "resistance of leads, taken off") { Low = 0, IsConstant = true, DefaultText = "0 ohm" };
    private static readonly QuantityOption s_free =
        new("free", Dimension.Conductivity, "\"10 mS/cm\"", "conductivity of the free electrolyte, for the MacMullin number") { IsPositive = true, IsConstant =
            true };

    private static readonly NumberOption s_error = new("length-error", 0, 1, "relative error of thickness and area") { Assumed = 0.02 };
    private static readonly ResultTerm s_sigma = new("sigma_mS_cm", "mS/cm", "L/(R A) of the electrolyte as it is between the electrodes");
    private static readonly ResultTerm s_number = new("macmullin", "1", "conductivity of the free electrolyte over that in the separator");

    public ConductivityMethod()
        : base(
            "conductivity", "Ionic conductivity and MacMullin number",
            "--resistance, or a spectrum between blocking electrodes (the end of the bulk arc if there is one, else the high-frequency intercept)")
    {
        Options = [s_thickness, StandardOptions.Area, s_resistance, s_lead, s_free, s_error];
        Results = [s_sigma, s_number];
        Formulas = ["sigma = L/(R A)", "N_M = sigma_0/sigma_eff = tortuosity factor/porosity"];
        References = ["MacMullin and Muccini, AIChE J. 2 (1956) 393", "Irvine, Sinclair and West, Adv. Mater. 2 (1990) 132"];
    }

    protected override IonicConductivity Compute(MethodInput input, CancellationToken cancellation)
    {
        var thickness = input.Get(s_thickness);
        var area = input.Area ?? throw new InputException("an option is missing", "--area", "nothing", StandardOptions.Area.Allowed);
        input.CountsErrorOf(StandardOptions.Area);
        var judgement = new Judgement();
        var given = input.Find(s_resistance);
        var source = given is null ? BlockedResistance.Of(SpectrumSeries.Of(input)[0], judgement) : null;
        return IonicConductivity.Of(
            thickness, area, given ?? source!.Resistance, input.Find(s_lead) ?? 0, input.Get(s_error), source, input.Find(s_free), judgement);
    }

    protected override void Present(IonicConductivity found, Presentation show)
    {
        var (sigma, relative) = (10 * found.Sigma, found.RelativeHalfWidth);
        show.Method = "sigma = L/(R A)";
        show.Add(s_sigma, sigma, sigma * relative, found.Judgement);
        if (found.MacMullin is { } number)
        {
            var judged = new Judgement(found.Verdict);
            if (number < 1)
            {
                judged.Void("below 1: the separator cannot conduct better than the electrolyte");
            }

            show.Method = "";
            show.Add(s_number, number, number * relative, judged);
        }

        show.Quality(("resistance_ohm", found.Resistance), ("lead_ohm", found.Lead));
        if (found.Source is { } source)
        {
            show.Curve(ImpedanceFigures.Table("conductivity", "spectrum and reconstruction", source.Spectrum, source.Model));
            show.Draw(() => ImpedanceFigures.Intercept(source.Spectrum, source.Model, source.Resistance, source.HalfWidth, source.IsArc ? 2 : 4));
            return;
        }

        show.Curve(
            "conductivity", "the values used", ("L", "m", [found.Thickness]), ("R", "ohm", [found.Resistance - found.Lead]), ("A", "m2", [found.Area]),
            ("sigma", "S/m", [found.Sigma]));
        show.Draw(() => Figure.Of(new Panel
        {
            X = Axis.OfCategories("*L*/(*RA*)"), Y = new Axis("Conductivity *σ*", "mS/cm") { Min = 0, Max = 1.3 * sigma * (1 + relative) },
            Series = [new ErrorBarSeries([0.0], [sigma], [sigma * relative])],
        }));
    }
}
