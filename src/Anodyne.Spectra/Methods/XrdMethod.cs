using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Quantities;
using Anodyne.Quantities.Dimensions;
using Anodyne.Records;
using Anodyne.Records.Crystals;
using Anodyne.Records.Spectra;
using Anodyne.Spectra.Diffraction;
using Anodyne.Spectra.Selection;

namespace Anodyne.Spectra.Methods;

/// <summary><c>xrd</c>: peaks of a diffraction pattern, phases, size of the crystallites.</summary>
internal sealed class XrdMethod : AnalysisMethod<PatternAnalysis>
{
    private const double CopperKAlpha2 = 1.544426e-10;
    private const double LeastScore = 0.2;

    private static readonly TextOption<IReadOnlyList<CrystalStructure>> s_phases = new(
        "phases", "phases that are looked for, beside those of CIF files that are given with the pattern", "names of phases divided by commas, or all",
        static text => text.Trim().Equals("all", StringComparison.OrdinalIgnoreCase) ? PhaseLibrary.All
            : [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(PhaseLibrary.Named)])
    {
        DefaultText = "all",
    };

    private static readonly QuantityOption s_wavelength = new(
        "wavelength", Dimension.Length, "1.54059 angstrom", "wavelength of K alpha 1; otherwise that of the file, else of copper") { IsPositive = true };

    private static readonly ChoiceOption<bool> s_second = new(
        "k-alpha-2", "whether every peak has its K alpha 2 line; auto: unless the file says otherwise", ("auto", true), ("none", false));

    private static readonly NumberOption s_instrument = new("instrument-width", 0, 2, "full width of a line of the instrument, degrees") { Otherwise = 0 };
    private static readonly NumberOption s_constant = new("scherrer", 0.5, 2, "Scherrer's constant") { Otherwise = 0.9 };
    private static readonly NumberOption s_tolerance = new("tolerance", 0.01, 1, "how far a peak may lie from a line, degrees") { Otherwise = 0.15 };
    private static readonly ResultTerm s_size =
        new("crystallite_nm", "nm", "K lambda/(beta cos theta) of the peak of the largest area, beta = width - width of the instrument");

    private static readonly ListTerm s_peaks = new(
        "peaks", new("two_theta_deg", "deg", "angle of the K alpha 1 line"), new("d_nm", "nm", "lambda/(2 sin theta)"),
        new("fwhm_deg", "deg", "full width at half maximum"),
        new("area", "", "area of both lines"), new("phase", "", "phase that has a line there"));

    private static readonly ListTerm s_undetermined = new(
        "undetermined", new("two_theta_deg", "deg", "angle of a maximum whose line cannot be told"), new("why", "", ""));

    private static readonly ListTerm s_found = new(
        "phases", new("name", "", ""), new("score", "1", "share of the strong lines found, weighted by intensity, times the closeness of their angles"),
        new("lines", "1", "strong lines found"), new("strong_lines", "1", "strong lines within the pattern"), new("shift_deg", "deg", "peaks less lines"),
        new("overlaps", "", "lines that another phase has too"));

    public XrdMethod()
        : base("xrd", "Peaks of a diffraction pattern with their intervals, the phases that explain them, and the size of the crystallites",
            "a pattern against 2 theta, and CIF files of further phases")
    {
        Several = SeveralRecords.Together;
        Options = [s_phases, s_wavelength, s_second, s_instrument, s_constant, s_tolerance];
        Results = [s_peaks, s_undetermined, s_found, s_size];
        Formulas =
        [
            "peaks: maxima of the pattern over an arPLS background that stand out of its noise, fitted in groups as Voigt pairs: K alpha 2 at its own angle, "
                + "of one width and a stated ratio",
            "a peak counts if the half-width of its area is at most half of the area; undetermined[] names the others",
            "lines of a phase: |F|^2 times multiplicity and (1 + cos^2 2 theta)/(sin^2 theta cos theta), a powder without texture",
            "score = (intensity of the strong lines with a peak)/(of all strong lines) times exp(-2 (s/tolerance)^2), s the scatter of the angles about one "
                + "shift; strong: 20 % or more",
            "size = K lambda/((beta - beta_instrument) cos theta)",
        ];
        References =
        [
            "Doyle and Turner, Acta Cryst. A 24 (1968) 390: scattering factors", "Baek et al., Analyst 140 (2015) 250: background",
            "Scherrer, Nachr. Ges. Wiss. Goettingen (1918) 98", "Wyckoff, Crystal Structures (1963); Effenberger et al. (1979, 1981): cells",
        ];
    }

    public override bool Suits(Measurement measured) =>
        measured is Spectrum { Sort: SpectrumKind.Diffraction } or SpectrumSeries { Sort: SpectrumKind.Diffraction };

    protected override PatternAnalysis Compute(MethodInput input, CancellationToken cancellation)
    {
        var all = input.Measured<Measurement>("a diffraction pattern");
        CrystalStructure[] given = [.. all.Select(static item => item.Item).OfType<CrystalStructure>()];
        var patterns = all.Where(static item => item.Item is not CrystalStructure).ToArray();
        var first = patterns.Select(static item => item.Item is SpectrumSeries series ? series[0] : item.Item as Spectrum)
            .FirstOrDefault(static item => item is not null)
            ?? throw new InputException("the method reads a diffraction pattern", input.Names[0], all[0].Item.Kind, "a pattern, and CIF files beside it");
        if (patterns.Length > 1 || patterns[0].Item is SpectrumSeries)
        {
            input.Note($"several patterns were given; the first was analysed: {patterns[0].Name}");
        }

        var settings = first.Diffraction ?? new DiffractionSettings();
        var wavelength = input.Find(s_wavelength) ?? settings.Wavelength ?? PowderPattern.CopperKAlpha1;
        input.Default(s_wavelength,
            FormattableString.Invariant($"{1e10 * wavelength:F6} angstrom ({(settings.Wavelength is null ? "copper, assumed" : "the file's")})"));
        var isCopper = Math.Abs(wavelength - PowderPattern.CopperKAlpha1) < 1e-13;
        var second = input.Get(s_second) ? settings.SecondWavelength ?? (settings.Wavelength is null && isCopper ? CopperKAlpha2 : null) : null;
        var pattern = SpectrumInput.Of(patterns[0].Name, null, first);
        pattern.Tell(input);
        return PatternAnalysis.Of(
            pattern,
            new PatternOptions(wavelength, second, settings.SecondRatio, [.. input.Get(s_phases), .. given], input.Get(s_instrument), input.Get(s_constant),
                input.Get(s_tolerance)),
            cancellation);
    }

    protected override void Present(PatternAnalysis found, Presentation show)
    {
        show.Window = FormattableString.Invariant($"{found.Input.X[0]:G6} to {found.Input.X[^1]:G6} degrees");
        show.Method = "Scherrer";
        if (found.Crystallite is var (size, half, _))
        {
            show.Add(s_size, 1e9 * size, 1e9 * half);
        }

        var likely = found.Likely.ToArray();
        string PhaseOf(PatternPeak peak) => string.Join(", ", likely.Where(match => found.Explains(match, peak)).Select(static match => match.Crystal.Name));
        show.Rows(s_peaks, found.Peaks, peak =>
        [
            new Cell(peak.TwoTheta, peak.AngleHalf), new Cell(1e9 * peak.Spacing, 1e9 * peak.SpacingHalf), new Cell(peak.Width, peak.WidthHalf),
            new Cell(peak.Area, peak.AreaHalf), Cell.Of(PhaseOf(peak) is { Length: > 0 } name ? name : "none"),
        ]);
        show.Rows(s_undetermined, found.Undetermined, static peak => [peak.TwoTheta, Cell.Of(peak.Why)]);
        show.Rows(s_found, found.Phases.Where(static match => match.Score >= LeastScore), static match =>
        [
            Cell.Of(match.Crystal.Name), match.Score, match.Found.Count, match.Strong, match.Shift,
            Cell.Of(match.Overlaps.Count == 0 ? "none" : string.Join("; ", match.Overlaps)),
        ]);
        show.Quality("peaks", found.Peaks.Count);
        show.Curve("xrd", "pattern and background", ("2 theta", "deg", found.Input.X), ("Measured", "", found.Input.Y), ("Background", "", found.Background));
        show.Draw(() => Draw(found, likely));
    }

    private static Figure Draw(PatternAnalysis found, IReadOnlyList<PhaseMatch> likely)
    {
        var axis = new Axis("2 theta", "deg") { IsTight = true };
        double[] lost = [.. found.Undetermined.Select(static peak => peak.TwoTheta)];
        var pattern = new Panel
        {
            X = likely.Count > 0 ? axis with { ShowsNumbers = false } : axis, Y = new Axis(found.Input.Spectrum.ValueName),
            Series =
            [
                new LineSeries(found.Input.X, found.Input.Y) { Color = Palette.At(0), Width = 0.6, Label = "measured" },
                new LineSeries(found.Input.X, found.Background) { Color = Palette.Gray, Width = 0.6, Dash = Dash.Dashed, Label = "background" },
                .. lost.Length == 0 ? Array.Empty<Series>() : [new LineSeries(lost, [.. lost.Select(at => found.Input.Y[Array.IndexOf(found.Input.X, at)])])
                {
                    Color = Palette.Vermilion, Width = 0, Marker = Marker.Circle, HasOpenMarkers = true, Label = "not determined",
                }],
            ],
        };
        var lines = new Panel
        {
            X = axis with { Min = found.Input.X[0], Max = found.Input.X[^1] },
            Y = new Axis("Phases") { ShowsNumbers = false, Min = -likely.Count, Max = 0 }, Series = [.. likely.Select(Sticks)],
        };
        return new Figure
        {
            Columns = 1, WidthMm = Figure.DoubleColumn, HeightMm = 75 + (9 * likely.Count), HasLetters = false,
            Panels = likely.Count > 0 ? [pattern, lines] : [pattern], RowWeights = likely.Count > 0 ? [6, likely.Count] : null,
        };
    }

    // A row of sticks for each phase.
    private static LineSeries Sticks(PhaseMatch match, int row)
    {
        var (x, y) = (new List<double>(), new List<double>());
        foreach (var stick in match.Sticks)
        {
            x.AddRange([stick.TwoTheta, stick.TwoTheta, double.NaN]);
            y.AddRange([-(row + 1), (0.9 * stick.Intensity / 100) - (row + 1), double.NaN]);
        }

        return new LineSeries(x, y) { Color = Palette.At(row + 1), Width = 0.9, Label = match.Crystal.Name };
    }
}
