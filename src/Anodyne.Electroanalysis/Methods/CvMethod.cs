using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Electroanalysis.Voltammetry;
using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Records.CellDescriptions;

namespace Anodyne.Electroanalysis.Methods;

/// <summary><c>cv</c>: peaks of a cyclic voltammogram.</summary>
internal sealed class CvMethod : AnalysisMethod<VoltammogramAnalysis>
{
    private static readonly QuantityOption s_rate =
        new("scan-rate", Dimension.VoltageRate, "\"10 mV/s\"",
            "of the potential; otherwise that of the header, or of the whole sweeps where there are times") { IsPositive = true, IsConstant = true };

    private static readonly QuantityOption s_concentration =
        new("concentration", Dimension.Concentration, "1mM", "of the couple, for Randles-Sevcik") { IsPositive = true, IsConstant = true };
    private static readonly ChoiceOption<bool> s_baseline = new(
        "baseline", "what heights and charges count over; otherwise zero where metal is plated and stripped (Li||Li, Li||Cu), else line", ("line", false),
        ("zero", true));

    private static readonly ResultTerm s_count = new("peak_count", "1", "peaks of all sweeps");
    private static readonly ResultTerm s_diffusivity = new("D_cm2_s", "cm2/s", "diffusivity of a reversible soluble couple");
    private static readonly ListTerm s_peaks = new(
        "peaks", new("potential_V", "V", ""), new("current_mA_cm2", "mA/cm2", ""), new("charge_mC_cm2", "mC/cm2", ""), new("onset_V", "V", ""),
        new("sweep", "1", "from 0"), new("cycle", "1", "two sweeps each, from 1"));

    public CvMethod()
        : base("cv", "Peaks, charges, onset and Randles-Sevcik diffusivity of a cyclic voltammogram",
            "potential and current (and time, from which the scan rate follows)")
    {
        Options = [s_rate, StandardOptions.Area, s_concentration, StandardOptions.Temperature, s_baseline];
        Results = [s_peaks, s_diffusivity, s_count];
        Formulas =
        [
            "baseline: line through the quietest tenth of the first half of each sweep; "
            + "height, charge and onset (5 %) over it; of plated and stripped metal over zero current",
            "every maximum that stands out by 5 % of the largest of its sweep and by six times the noise; where peaks overlap, the charge is cut at the valley",
            "scan rate: the header's where it agrees within 2 % with the path of the potential over time, else the median of the whole sweeps",
            "i_p = 0.4463 z F c sqrt(z F v D/(R T)), a reversible soluble couple",
        ];
        References = ["Randles, Trans. Faraday Soc. 44 (1948) 327", "Sevcik, Collect. Czech. Chem. Commun. 13 (1948) 349"];
    }

    protected override VoltammogramAnalysis Compute(MethodInput input, CancellationToken cancellation)
    {
        var record = input.First;
        var (e, i) = (MethodInput.Voltage(record), input.CurrentDensity(record));
        var found = input.Find(s_rate) is { } given ? (given, "") : ScanRate.Of(record, e, input.Note) ?? throw new InputException(
            "the scan rate is not known", "--scan-rate", "nothing, and the record has neither a header that states it nor times",
            "e.g. --scan-rate \"10 mV/s\"");
        var (rate, source) = found;
        input.Default(s_rate, source);
        var isMetal = record.Cell.Type is CellType.LiLi or CellType.LiCu;
        var isOverZero = input.IsGiven(s_baseline) ? input.Get(s_baseline) : isMetal;
        input.Default(s_baseline, s_baseline.WordOf(isMetal));

        // The temperature belongs to Randles and Sevcik: without a concentration it is not read.
        var concentration = input.Find(s_concentration);
        return VoltammogramAnalysis.Of(e, i, rate, isOverZero, concentration, concentration is null ? double.NaN : input.Temperature);
    }

    protected override void Present(VoltammogramAnalysis found, Presentation show)
    {
        show.Window = $"{found.Potential.Length} points";
        show.Add(s_count, found.Peaks.Count, null, found.Judgement);
        if (found.Couple is { } couple)
        {
            (show.Method, show.Window) = ("Randles-Sevcik", "first peak");
            show.Add(s_diffusivity, 1e4 * couple.Diffusivity, null, couple, ("separation_mV", 1000 * couple.Separation));
        }

        show.Rows(s_peaks, found.Peaks, p => [p.Potential, p.Current / 10, p.Charge / 10, p.Onset, p.Sweep, 1 + (p.Sweep / 2)]);
        show.Quality("scan_rate_V_s", found.ScanRate);
        double[] j = [.. found.Current.Select(x => x / 10)];
        show.Curve("cv", "voltammogram", ("Potential", "V", found.Potential), ("Current density", "mA/cm2", j));
        show.Draw(() => Figure.Of(new Panel
        {
            X = new Axis("Potential", "V") { Padding = 0.03, IsTight = true }, Y = new Axis("Current density", "mA/cm2") { Padding = 0.06, IsTight = true },
            Series =
            [
                new LineSeries(found.Potential, j) { Color = Palette.At(0) },

                // Each peak with the baseline under it and its height.
                .. found.Peaks.Select(p =>
                    new LineSeries([p.Onset, p.End], [Foot(p, p.Onset), Foot(p, p.End)]) { Width = 0.6, Dash = Dash.Dashed, Color = Palette.Gray }),
                .. found.Peaks.Select(p => new LineSeries([p.Potential, p.Potential], [Foot(p, p.Potential), Foot(p, p.Potential) + (p.Current / 10)])
                {
                    Width = 0.6, Color = Palette.Gray,
                }),
                new LineSeries([.. found.Peaks.Select(p => found.Potential[p.Index])], [.. found.Peaks.Select(p => j[p.Index])])
                {
                    Width = 0, Marker = Marker.Circle, Color = Palette.At(1),
                },
            ],
        }));
    }

    private static double Foot(VoltammetricPeak peak, double potential) => (peak.Baseline.Intercept + (peak.Baseline.Slope * potential)) / 10;
}
