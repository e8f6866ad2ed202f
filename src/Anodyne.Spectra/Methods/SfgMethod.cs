using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Records;
using Anodyne.Records.Spectra;
using Anodyne.Spectra.Selection;
using Anodyne.Spectra.Vibrational;

namespace Anodyne.Spectra.Methods;

/// <summary><c>sfg</c>: resonances of a sum-frequency spectrum over a non-resonant background.</summary>
internal sealed class SfgMethod : AnalysisMethod<SumFrequency>
{
    private static readonly TextOption<IReadOnlyList<Band>> s_bands = new(
        "bands", "resonances that are fitted", $"NAME POSITION [+-WINDOW] in 1/cm, divided by commas, or a set: {string.Join(", ", BandList.Sets)}",
        BandList.Read)
    {
        DefaultText = "ch",
    };

    private static readonly ResultTerm s_phase = new("phase_rad", "1", "phase of the non-resonant amplitude, rad");
    private static readonly ListTerm s_found = new(
        "bands", new("name", "", ""), new("position_per_cm", "1/cm", "resonance, not apparent maximum"), new("damping_per_cm", "1/cm", "Gamma, half width"),
        new("amplitude", "1/cm", "A_q over the non-resonant amplitude"));

    public SfgMethod()
        : base("sfg", "Resonances of a sum-frequency spectrum that interfere with a non-resonant background",
            "counts against wavenumber; a reference on gold as second file")
    {
        Several = SeveralRecords.Together;
        Options = [s_bands];
        Results = [s_found, s_phase];
        Formulas =
        [
            "counts = dark + s E(w) |exp(i phi) + sum A_q/(w - w_q + i Gamma_q)|^2; E: reference on gold, else a Gauss line",
            "the apparent maximum lies beside w_q by the interference; eight starts around the circle of phases, the best counts",
        ];
        References = ["Lambert, Davies and Neivandt, Appl. Spectrosc. Rev. 40 (2005) 103"];
    }

    public override bool Suits(Measurement measured) => measured is Spectrum { Sort: SpectrumKind.SumFrequency };

    protected override SumFrequency Compute(MethodInput input, CancellationToken cancellation)
    {
        var all = SpectrumInput.All(input);
        if (all.Count > 2)
        {
            input.Note($"{all.Count} spectra were given; the first was analysed with the second as reference");
        }

        return SumFrequency.Of(all[0], all.Count > 1 ? all[1] : null, input.Get(s_bands));
    }

    protected override void Present(SumFrequency found, Presentation show)
    {
        show.Method = "interfering resonances";
        show.Add(s_phase, found.Phase, found.PhaseHalf);
        show.Rows(s_found, found.Lines, static line =>
            [Cell.Of(line.Name), new Cell(line.Position, line.PositionHalf), new Cell(line.Damping, line.DampingHalf),
                new Cell(line.Amplitude, line.AmplitudeHalf)]);
        show.Quality("chi2_per_degree", found.ChiPerDegree);
        show.Curve("sfg", "measured and fit", ("Wavenumber", "1/cm", found.Input.X), ("Measured", "", found.Input.Y), ("Fit", "", found.Fit));
        show.Draw(() => Figure.Of(new Panel
        {
            X = new Axis("Wavenumber", "1/cm") { IsTight = true }, Y = new Axis("Counts"),
            Series =
            [
                LineFigure.Dots(found.Input.X, found.Input.Y),
                new LineSeries(found.Input.X, found.Fit) { Color = Palette.At(0), Label = "fit" },
            ],
        }));
    }
}
