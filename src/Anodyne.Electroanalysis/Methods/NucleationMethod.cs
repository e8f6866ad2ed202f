using Anodyne.Analysis;
using Anodyne.Electroanalysis.Nucleation;
using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Estimates;
using static Anodyne.Electroanalysis.Methods.Numbers;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>nucleation</c>: Scharifker-Hills analysis of a potentiostatic transient.</summary>
internal static class NucleationMethod
{
    /// <summary>Lithium: 6.94 g/mol over 0.534 g/cm3, m3/mol.</summary>
    private const double LithiumMolarVolume = 12.99625468164794e-6;

    public static AnalysisMethod Method { get; } = new TextMethod(
        "nucleation", "Instantaneous or progressive nucleation from a current transient at constant potential", "t_s, i_mA_cm2 after the step",
        [("concentration", "salt concentration, e.g. 1M"), ("area", "if the record holds currents"), ("diffusivity", "known diffusivity, for the check"), ("molar-volume", "of the deposit (lithium)")],
        ["model", "i_max", "t_max", "t_delay", "D_cm2_s", "N0_cm2", "AN_cm2_s"],
        [
            "k = (8 pi c V_m)^(1/2)", "instantaneous: i = zF D^(1/2) c/(pi t)^(1/2) [1 - exp(-N pi k D t)]; (i/i_m)^2 = 1.954271 (t_m/t)[1 - exp(-1.256431 t/t_m)]^2; i_m^2 t_m = 0.162879 (zFc)^2 D; N0 = 0.0651410 k^-1 (zFc/(i_m t_m))^2",
            "progressive: 1 - exp(-A N pi k' D t^2/2), k' = 4k/3; (i/i_m)^2 = 1.225427 (t_m/t)[1 - exp(-2.336663 (t/t_m)^2)]^2 (some printings lack the square on t/t_m); i_m^2 t_m = 0.259754 (zFc)^2 D; A N = 0.289801 k^-1 (zFc)^2/(i_m^2 t_m^3)",
            "fitted with the double-layer decay i_dl exp(-t/tau) and the delay t_delay; t_max counts from the delay",
        ],
        ["Scharifker and Hills, Electrochim. Acta 28 (1983) 879"], Run);

    private static AnalysisResult Run(AnalysisRequest request, CancellationToken cancellation)
    {
        var record = request.First;
        var (t, i) = (AnalysisRequest.Time(record), request.CurrentDensity(record));
        var c = request.Need("concentration", Dimension.Concentration, "--concentration 1M");
        var result = NucleationAnalysis.Of(t, i, c, request.Quantity("molar-volume", Dimension.MolarVolume) ?? LithiumMolarVolume, request.Quantity("diffusivity", Dimension.Diffusivity));
        var best = result.Best;
        var window = FormattableString.Invariant($"{t.Length} points, {t[0]:G3} to {t[^1]:G3} s");
        KeyValuePair<string, Estimate> Result(string name, double value, double? half, string unit, string definition) => Named(name, value, half, unit, definition, "Scharifker-Hills", window, result.Verdict, result.Reasons);
        double[] x = [.. t.Select(v => (v - best.Delay) / best.MaximumTime)];
        double[] y = [.. i.Select((v, k) => Math.Pow((Math.Abs(v) - best.Decay[k]) / best.Maximum, 2))];
        var grid = Enumerable.Range(1, 100).Select(k => 0.04 * k).ToArray();
        var inside = Enumerable.Range(0, x.Length).Where(k => x[k] is > 0 and <= 4).ToArray();
        double Distance(Func<double, double> curve) => Math.Sqrt(inside.Where(k => x[k] >= 0.3).Select(k => Math.Pow(y[k] - curve(x[k]), 2)).DefaultIfEmpty(0).Average());
        return new AnalysisResult("nucleation")
        {
            Inputs = request.Names, Verdict = result.Verdict, Reasons = result.Reasons, Words = new Dictionary<string, string> { ["model"] = result.Model },
            Results =
            [
                Result("i_max", best.Maximum / 10, null, "mA/cm2", "maximum of the nucleation current, double layer taken off"), Result("t_max", best.MaximumTime, null, "s", "time of the maximum from the fitted delay"),
                Result("t_delay", best.Delay, best.DelayHalfWidth, "s", "start of nucleation after the step"), Result("D_cm2_s", 1e4 * best.Diffusivity, 1e4 * Half(best.DiffusivityLow, best.DiffusivityHigh), "cm2/s", "diffusivity that the transient implies"),
                best.IsProgressive
                    ? Result("AN_cm2_s", 1e-4 * best.Density, 1e-4 * Half(best.DensityLow, best.DensityHigh), "1/(cm2 s)", "nucleation rate A N_inf")
                    : Result("N0_cm2", 1e-4 * best.Density, 1e-4 * Half(best.DensityLow, best.DensityHigh), "1/cm2", "number density of nuclei"),
            ],
            Quality = Quality(
                ("misfit_instantaneous", result.Instantaneous.Misfit), ("misfit_progressive", result.Progressive.Misfit), ("distance_instantaneous", Distance(NucleationModel.InstantaneousReduced)), ("distance_progressive", Distance(NucleationModel.ProgressiveReduced)),
                ("D_other_model_cm2_s", 1e4 * (best.IsProgressive ? result.Instantaneous : result.Progressive).Diffusivity)),
            Settings = Settings(("concentration", request.Text("concentration", "")), ("molar-volume", request.Text("molar-volume", "12.996 cm3/mol (lithium)")), ("z", "1")),
            Curves =
            [
                new CurveTable("nucleation", "transient and fit", [new("Time", "s", t), new("Current", "mA/cm2", [.. i.Select(v => Math.Abs(v) / 10)]), new("Fit", "mA/cm2", [.. best.Total.Select(v => v / 10)]), new("Double layer", "mA/cm2", [.. best.Decay.Select(v => v / 10)])]),
                new CurveTable("nucleation_reduced", "reduced transient", [new("t/t_m", "", [.. inside.Select(k => x[k])]), new("(i/i_m)^2", "", [.. inside.Select(k => y[k])]), new("t/t_m model", "", grid), new("instantaneous", "", [.. grid.Select(NucleationModel.InstantaneousReduced)]), new("progressive", "", [.. grid.Select(NucleationModel.ProgressiveReduced)])]),
            ],
            Figure = new Figure
            {
                WidthMm = Figure.SingleColumn, HeightMm = 140, RowWeights = [1.4, 1.4, 0.8],
                Panels =
                [
                    new Panel
                    {
                        X = new Axis("*t*/*t*_{m}"), Y = new Axis("(*i*/*i*_{m})^{2}") { Min = 0, Max = 1.25 },
                Series = [new LineSeries([.. inside.Select(k => x[k])], [.. inside.Select(k => y[k])]) { Label = "measured", Marker = Marker.Circle, MarkerSize = 1.6, Width = 0 }, new LineSeries(grid, [.. grid.Select(NucleationModel.InstantaneousReduced)]) { Label = "instantaneous" }, new LineSeries(grid, [.. grid.Select(NucleationModel.ProgressiveReduced)]) { Label = "progressive", Dash = Dash.Dashed }],
                    },
                    new Panel
                    {
                        X = new Axis("Time", "s"), Y = new Axis("|*i*|", "mA/cm2") { Min = 0, Max = 0.14 * best.Maximum },
                        Series =
                        [
                            new LineSeries(t, [.. i.Select(v => Math.Abs(v) / 10)]) { Label = "measured", Marker = Marker.Circle, MarkerSize = 1.6, Width = 0, Color = Palette.At(0) },
                            new LineSeries(t, [.. best.Total.Select(v => v / 10)]) { Label = "fit", Color = Palette.At(1) }, new LineSeries(t, [.. best.Decay.Select(v => v / 10)]) { Label = "double layer", Dash = Dash.Dotted, Color = Palette.At(3) },
                        ],
                    },
                    new Panel
                    {
                        X = new Axis("Time", "s"), Y = new Axis("Residual", "% of *i*_{m}") { IncludeZero = true, Padding = 0.05, IsTight = true },
                        Series = [new ReferenceLine(0), new LineSeries(t, [.. i.Select((v, k) => 100 * (Math.Abs(v) - best.Total[k]) / best.Maximum)]) { Marker = Marker.Circle, MarkerSize = 1.6, Width = 0, Color = Palette.At(0) }],
                    },
                ],
            },
        };
    }
}
