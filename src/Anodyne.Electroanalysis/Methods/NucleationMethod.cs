using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Electroanalysis.Nucleation;
using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>nucleation</c>: Scharifker-Hills analysis of a potentiostatic transient.</summary>
internal sealed class NucleationMethod : AnalysisMethod<NucleationAnalysis>
{
    /// <summary>Lithium: 6.94 g/mol over 0.534 g/cm3, m3/mol.</summary>
    private const double LithiumMolarVolume = Cells.Layers.LithiumMetal.LibraryMolarVolume;

    private static readonly QuantityOption s_concentration =
        new("concentration", Dimension.Concentration, "1M", "salt concentration") { IsPositive = true, IsConstant = true };
    private static readonly QuantityOption s_diffusivity =
        new("diffusivity", Dimension.Diffusivity, "\"3e-6 cm2/s\"", "known diffusivity, for the check") { IsPositive = true };

    private static readonly QuantityOption s_volume = new("molar-volume", Dimension.MolarVolume, "\"13 cm3/mol\"", "of the deposit")
    {
        IsPositive = true, IsConstant = true, DefaultText = "12.996 cm3/mol (lithium)",
    };

    private static readonly ResultTerm s_model = new("model", "", "which limit the transient follows");
    private static readonly ResultTerm s_maximum = new("i_max", "mA/cm2", "maximum of the nucleation current, double layer taken off");
    private static readonly ResultTerm s_time = new("t_max", "s", "time of the maximum from the fitted delay");
    private static readonly ResultTerm s_delay = new("t_delay", "s", "start of nucleation after the step");
    private static readonly ResultTerm s_implied = new("D_cm2_s", "cm2/s", "diffusivity that the transient implies");
    private static readonly ResultTerm s_number = new("N0_cm2", "1/cm2", "number density of nuclei");
    private static readonly ResultTerm s_rate = new("AN_cm2_s", "1/(cm2 s)", "nucleation rate A N_inf");

    private static readonly ResultTerm s_printedD =
        new("D_as_printed_cm2_s", "cm2/s", "from the recorded maximum alone: no delay, no double layer taken off, time counted from the step");

    private static readonly ResultTerm s_printedN = new("density_as_printed", "1/cm2", "number density or rate from the recorded maximum alone, same model");

    public NucleationMethod()
        : base("nucleation", "Instantaneous or progressive nucleation from a current transient at constant potential", "t_s, i_mA_cm2 after the step")
    {
        Options = [s_concentration, StandardOptions.Area, s_diffusivity, s_volume];
        Results = [s_model, s_maximum, s_time, s_delay, s_implied, s_number, s_rate, s_printedD, s_printedN];
        Formulas =
        [
            "k = (8 pi c V_m)^(1/2)",
            "instantaneous: i = zF D^(1/2) c/(pi t)^(1/2) [1 - exp(-N pi k D t)]; (i/i_m)^2 = 1.954271 (t_m/t)[1 - exp(-1.256431 t/t_m)]^2; "
            + "i_m^2 t_m = 0.162879 (zFc)^2 D; N0 = 0.0651410 k^-1 (zFc/(i_m t_m))^2",
            "progressive: 1 - exp(-A N pi k' D t^2/2), k' = 4k/3; (i/i_m)^2 = 1.225427 (t_m/t)[1 - exp(-2.336663 (t/t_m)^2)]^2 "
            + "(some printings lack the square on t/t_m); i_m^2 t_m = 0.259754 (zFc)^2 D; A N = 0.289801 k^-1 (zFc)^2/(i_m^2 t_m^3)",
            "fitted with the double-layer decay i_dl exp(-t/tau) and the delay t_delay; t_max counts from the delay",
        ];
        References = ["Scharifker and Hills, Electrochim. Acta 28 (1983) 879"];
    }

    protected override NucleationAnalysis Compute(MethodInput input, CancellationToken cancellation) => NucleationAnalysis.Of(
        MethodInput.Time(input.First), input.CurrentDensity(input.First), input.Get(s_concentration), Volume(input), input.Find(s_diffusivity));

    protected override void Present(NucleationAnalysis found, Presentation show)
    {
        var (best, t, i) = (found.Best, found.Time, found.Current);
        (show.Method, show.Window) = ("Scharifker-Hills", FormattableString.Invariant($"{t.Length} points, {t[0]:G3} to {t[^1]:G3} s"));
        show.Word("model", found.Model);
        show.Add(s_maximum, best.Maximum / 10);
        show.Add(s_time, best.MaximumTime);
        show.Add(s_delay, best.Delay, best.DelayHalfWidth);
        show.Add(s_implied, 1e4 * best.Diffusivity, 1e4 * Presentation.Half(best.DiffusivityLow, best.DiffusivityHigh));
        show.Add(best.IsProgressive ? s_rate : s_number, 1e-4 * best.Density, 1e-4 * Presentation.Half(best.DensityLow, best.DensityHigh));

        var (top, charge) = (NucleationFit.PeakIndex(t, i), PhysicalConstants.Faraday * found.Concentration);
        var (printed, density) = (NucleationModel.Diffusivity(i[top], t[top], charge, best.IsProgressive),
            NucleationModel.Density(i[top], t[top], charge, NucleationModel.Growth(found.Concentration, found.MolarVolume), best.IsProgressive));
        (show.Method, show.Window) = ("i_m and t_m as recorded", "the maximum");
        show.Add(s_printedD, 1e4 * printed, null, new Judgement(found.Verdict));
        show.Add(s_printedN with { Unit = best.IsProgressive ? s_rate.Unit : s_number.Unit }, 1e-4 * density, null, new Judgement(found.Verdict));

        double[] x = [.. t.Select(v => (v - best.Delay) / best.MaximumTime)];
        double[] y = [.. i.Select((v, k) => Math.Pow((v - best.Decay[k]) / best.Maximum, 2))];
        var inside = Enumerable.Range(0, x.Length).Where(k => x[k] is > 0 and <= 4).ToArray();
        double Distance(Func<double, double> curve) =>
            Math.Sqrt(inside.Where(k => x[k] >= 0.3).Select(k => Math.Pow(y[k] - curve(x[k]), 2)).DefaultIfEmpty(0).Average());
        show.Quality(
            ("misfit_instantaneous", found.Instantaneous.Misfit), ("misfit_progressive", found.Progressive.Misfit),
            ("distance_instantaneous", Distance(NucleationModel.InstantaneousReduced)), ("distance_progressive", Distance(NucleationModel.ProgressiveReduced)),
            ("D_other_model_cm2_s", 1e4 * (best.IsProgressive ? found.Instantaneous : found.Progressive).Diffusivity));
        show.Setting("z", "1");
        double[] measured = [.. i.Select(v => v / 10)], fit = [.. best.Total.Select(v => v / 10)], layer = [.. best.Decay.Select(v => v / 10)];
        double[] reduced = [.. inside.Select(k => x[k])], square = [.. inside.Select(k => y[k])], grid = [.. Enumerable.Range(1, 100).Select(k => 0.04 * k)];
        double[] instantaneous = [.. grid.Select(NucleationModel.InstantaneousReduced)], progressive = [.. grid.Select(NucleationModel.ProgressiveReduced)];
        show.Curve(
            "nucleation", "transient and fit", ("Time", "s", t), ("Current", "mA/cm2", measured), ("Fit", "mA/cm2", fit), ("Double layer", "mA/cm2", layer));
        show.Curve(
            "nucleation_reduced", "reduced transient", ("t/t_m", "", reduced), ("(i/i_m)^2", "", square), ("t/t_m model", "", grid),
            ("instantaneous", "", instantaneous),
            ("progressive", "", progressive));
        show.Draw(() => new Figure
        {
            WidthMm = Figure.SingleColumn, HeightMm = 140, RowWeights = [1.4, 1.4, 0.8],
            Panels =
            [
                new Panel
                {
                    X = new Axis("*t*/*t*_{m}"), Y = new Axis("(*i*/*i*_{m})^{2}") { Min = 0, Max = 1.25 },
                    Series =
                    [
                        Points(reduced, square) with { Label = "measured" }, new LineSeries(grid, instantaneous) { Label = "instantaneous" },
                        new LineSeries(grid, progressive) { Label = "progressive", Dash = Dash.Dashed },
                    ],
                },
                new Panel
                {
                    X = new Axis("Time", "s"), Y = new Axis("|*i*|", "mA/cm2") { Min = 0, Max = 0.14 * best.Maximum },
                    Series =
                    [
                        Points(t, measured) with { Label = "measured", Color = Palette.At(0) }, new LineSeries(t, fit) { Label = "fit", Color = Palette.At(1) },
                        new LineSeries(t, layer) { Label = "double layer", Dash = Dash.Dotted, Color = Palette.At(3) },
                    ],
                },
                new Panel
                {
                    X = new Axis("Time", "s"), Y = new Axis("Residual", "% of *i*_{m}") { IncludeZero = true, Padding = 0.05, IsTight = true },
                    Series = [new ReferenceLine(0),
                    Points(t, [.. i.Select((v, k) => 100 * (v - best.Total[k]) / best.Maximum)]) with { Color = Palette.At(0) }],
                },
            ],
        });
    }

    private static LineSeries Points(double[] x, double[] y) => new(x, y) { Marker = Marker.Circle, MarkerSize = 1.6, Width = 0 };

    private static double Volume(MethodInput input)
    {
        input.Default(s_volume, s_volume.DefaultText!);
        return input.Find(s_volume) ?? LithiumMolarVolume;
    }
}
