using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Surfaces.Methods;

/// <summary>Porosity from the uptake of a liquid.</summary>
/// <param name="Porosity">Volume of the liquid over that of the body, 0 ... 1.</param>
/// <param name="Uptake">Mass of the liquid over the dry mass.</param>
internal sealed record LiquidUptake(double Porosity, double Uptake) : IJudged
{
    public Verdict Verdict => Porosity is > 0 and < 1 ? Verdict.Ok : Verdict.Void;

    public IReadOnlyList<string> Reasons => Porosity is > 0 and < 1
        ? ["closed pores take up nothing, and a body that swells takes up more than its pores"]
            : ["a porosity lies between 0 and 100 %: a mass, the density or the size is wrong"];
}

/// <summary><c>porosity</c>: porosity of a separator from the uptake of a liquid.</summary>
internal sealed class PorosityMethod : AnalysisMethod<LiquidUptake>
{
    private static readonly QuantityOption s_dry = new("dry", Dimension.Mass, "\"12.1 mg\"", "mass dry") { IsPositive = true, IsConstant = true };
    private static readonly QuantityOption s_wet = new("wet", Dimension.Mass, "\"22.4 mg\"",
        "mass with the pores filled and the surface wiped") { IsPositive = true, IsConstant = true };
    private static readonly QuantityOption s_density = new("density", Dimension.Density, "\"0.81 g/cm3\"", "density of the liquid") { IsPositive = true,
        IsConstant = true };
    private static readonly QuantityOption s_thickness = new("thickness", Dimension.Length, "\"25 um\"", "thickness of the body") { IsPositive = true,
        IsConstant = true };
    private static readonly ResultTerm s_porosity = new("porosity_percent", "%", "volume of the liquid over that of the body");
    private static readonly ResultTerm s_uptake = new("uptake_percent", "%", "mass of the liquid over the dry mass");

    public PorosityMethod()
        : base("porosity", "Porosity of a separator from the uptake of a liquid", "options only; state errors with --error")
    {
        Options = [s_dry, s_wet, s_density, s_thickness, StandardOptions.Area];
        Results = [s_porosity, s_uptake];
        Formulas = ["porosity = (m_wet - m_dry)/(rho A L)", "intervals: those of the constants, given by --error"];
        References = ["Arora and Zhang, Chem. Rev. 104 (2004) 4419, section 5"];
    }

    protected override LiquidUptake Compute(MethodInput input, CancellationToken cancellation)
    {
        var (dry, wet) = (input.Get(s_dry), input.Get(s_wet));
        var area = input.Area ?? throw new Quantities.InputException("an option is missing", "--area", "nothing", StandardOptions.Area.Allowed,
            "Add --area with a value.");
        return new LiquidUptake((wet - dry) / (input.Get(s_density) * area * input.Get(s_thickness)), (wet - dry) / dry);
    }

    protected override void Present(LiquidUptake found, Presentation show)
    {
        show.Method = "uptake";
        show.Add(s_porosity, 100 * found.Porosity);
        show.Add(s_uptake, 100 * found.Uptake);
    }
}
