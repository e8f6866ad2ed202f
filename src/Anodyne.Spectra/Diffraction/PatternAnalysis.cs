using Anodyne.Analysis;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities.Estimates;
using Anodyne.Spectra.Baselines;
using Anodyne.Spectra.Lines;
using Anodyne.Spectra.Selection;

namespace Anodyne.Spectra.Diffraction;

/// <summary>Peaks of a pattern, the phases that explain them, and the size of the crystallites.</summary>
internal sealed class PatternAnalysis : IJudged
{
    private const double LeastProminence = 6;
    private const double StrongLine = 20;
    private const double LeastScore = 0.5;
    private const double Lambda = 1e6;
    private const double Steel = 44.7;
    private const int MostNamed = 12;
    private readonly Judgement _judgement = new();
    private readonly List<UndeterminedPeak> _undetermined = [];

    private PatternAnalysis(SpectrumInput input, double[] background, PatternOptions options) => (Input, Background, Options) = (input, background, options);

    /// <summary>The pattern.</summary>
    public SpectrumInput Input { get; }

    /// <summary>The background, one value a place.</summary>
    public double[] Background { get; }

    /// <summary>How it was analysed.</summary>
    public PatternOptions Options { get; }

    /// <summary>The peaks, by angle.</summary>
    public IReadOnlyList<PatternPeak> Peaks { get; private set; } = [];

    /// <summary>Maxima whose line cannot be told: they are in no score and no size.</summary>
    public IReadOnlyList<UndeterminedPeak> Undetermined => _undetermined;

    /// <summary>The phases with a score, the best first.</summary>
    public IReadOnlyList<PhaseMatch> Phases { get; private set; } = [];

    /// <summary>The phases that were found, the best first.</summary>
    public IEnumerable<PhaseMatch> Likely => Phases.Where(static match => match.Score >= LeastScore);

    /// <summary>Size of the crystallites by the peak of the largest area, m, with half of its 95 % interval; null where it cannot be said.</summary>
    public (double Size, double? Half, PatternPeak Of)? Crystallite { get; private set; }

    /// <inheritdoc/>
    public Verdict Verdict => _judgement.Verdict;

    /// <inheritdoc/>
    public IReadOnlyList<string> Reasons => _judgement.Reasons;

    /// <summary>True if a phase has a line at a peak.</summary>
    /// <param name="match">The phase.</param>
    /// <param name="peak">The peak.</param>
    public bool Explains(PhaseMatch match, PatternPeak peak)
        => match.Sticks.Any(stick => stick.Intensity > 2 && Math.Abs(stick.TwoTheta - peak.TwoTheta) <= Options.Tolerance);

    /// <summary>Analyses a pattern.</summary>
    public static PatternAnalysis Of(SpectrumInput input, PatternOptions options, CancellationToken cancellation)
    {
        if (input.X.Length < 20)
        {
            throw new MeaninglessDataException("the pattern has too few points", input.Name, $"{input.X.Length} points", "20 or more");
        }

        var found = new PatternAnalysis(input, Baseline.Of(BaselineKind.ArPls, input.X, input.Y, Lambda), options);
        found.Peaks = found.FindPeaks(cancellation);
        found.Match();
        found.Size();
        return found;
    }

    // Groups of maxima that stand out of the noise of counting are fitted together, each as a pair of lines of one width.
    private List<PatternPeak> FindPeaks(CancellationToken cancellation)
    {
        var (x, y) = (Input.X, Input.Y);
        double[] net = [.. y.Zip(Background, static (value, below) => value - below)];
        var smooth = LineSearch.Smoothed(net);
        var noise = Math.Max(Median.Deviation(net.Zip(smooth, static (a, b) => a - b)), 1e-12);
        var maxima = new List<int>();
        for (var i = 2; i < x.Length - 2; i++)
        {
            if (smooth[i] > smooth[i - 1] && smooth[i] >= smooth[i + 1] && smooth[i] > smooth[i - 2] && smooth[i] >= smooth[i + 2])
            {
                var level = Math.Max(noise, Math.Sqrt(Math.Max(0, y[i])) * (noise > 0.2 ? 1 : 0));
                if (smooth[i] > 0.5 * LeastProminence * level && Prominence.Of(smooth, i) > 0.5 * LeastProminence * level)
                {
                    maxima.Add(i);
                }
            }
        }

        double WidthAt(int peak) => LineSearch.WidthAt(x, smooth, peak, 0, 3);

        // The K alpha 2 line of a peak is no peak of its own.
        maxima.RemoveAll(i => Options.Second is not null && maxima.Any(j => j < i && x[i] - x[j] < 1.5 * WidthAt(j) + Splitting(x[j])
            && Math.Abs(x[i] - x[j] - Splitting(x[j])) < 0.35 * Splitting(x[j]) && smooth[i] < 0.75 * smooth[j]));
        var peaks = new List<PatternPeak>();
        for (var begin = 0; begin < maxima.Count;)
        {
            cancellation.ThrowIfCancellationRequested();
            var end = begin + 1;
            while (end < maxima.Count && end - begin < 8 && x[maxima[end]] - x[maxima[end - 1]] < 2.5 * (WidthAt(maxima[end]) + WidthAt(maxima[end - 1])))
            {
                end++;
            }

            peaks.AddRange(Fit([.. maxima[begin..end]], WidthAt, net));
            begin = end;
        }

        return peaks;
    }

    private List<PatternPeak> Fit(int[] group, Func<int, double> widthAt, double[] net)
    {
        var (x, y) = (Input.X, Input.Y);
        var room = 4 * group.Max(widthAt);
        var (low, high) = (x[group[0]] - room, x[group[^1]] + room + Splitting(x[group[^1]]));
        int[] rows = [.. Enumerable.Range(0, x.Length).Where(i => x[i] >= low && x[i] <= high)];
        var starts = new List<LineStart>();
        foreach (var peak in group)
        {
            var width = widthAt(peak);
            var own = starts.Count;
            starts.Add(new LineStart(
                FormattableString.Invariant($"{x[peak]:F2}"), new LineShape(LineFamily.Voigt, 0.5), Bounded.Within(x[peak], width),
                new Bounded(width, 0.2 * width, 3 * width), new Bounded(Math.Max(1e-9, net[peak] * width), 0, double.PositiveInfinity)));
            if (Options.Second is not null)
            {
                starts.Add(starts[own] with
                {
                    Name = starts[own].Name + " K alpha 2",
                    Link = new LineLink(own) { Offset = Splitting(x[peak]), AreaRatio = Options.Ratio, SharesWidth = true },
                });
            }
        }

        var free = (group.Length * 3) + 3;
        if (rows.Length < free + 3)
        {
            _undetermined.AddRange(group.Select(peak => new UndeterminedPeak(x[peak], "too few points")));
            return [];
        }

        var isCounts = Input.Spectrum.ValueName == "Counts" || rows.All(i => y[i] >= 0 && Math.Abs(y[i] - Math.Round(y[i])) < 1e-6);
        var fit = LineFit.Of(
            [.. rows.Select(i => x[i])], [.. rows.Select(i => y[i])], starts,
            new LineFitOptions(1, HasFreeShare: true, Scatter: isCounts ? Scatter.Counts : Scatter.Unknown));
        var step = Options.Second is null ? 1 : 2;
        var found = new List<PatternPeak>();
        for (var k = 0; k < fit.Lines.Count; k += step)
        {
            var line = fit.Lines[k];
            if (!(line.AreaHalf is { } half) || line.Area < 2 * half)
            {
                var why = line.AreaHalf is null ? "no error of the area" : "error of the area over half of it";
                _undetermined.Add(new UndeterminedPeak(x[group[k / step]], why));
                continue;
            }

            var theta = line.Position * Math.PI / 360;
            var spacing = Options.Wavelength / (2 * Math.Sin(theta));
            var factor = 1 + (step > 1 ? Options.Ratio : 0);
            found.Add(new PatternPeak(
                line.Position, line.PositionHalf, spacing, spacing / Math.Tan(theta) * line.PositionHalf * Math.PI / 360, line.Width, line.WidthHalf,
                factor * line.Area, factor * line.AreaHalf));
        }

        return found;
    }

    // Angle of the K alpha 2 line less that of K alpha 1, degrees.
    private double Splitting(double twoTheta) => Options.Second is not { } second ? 0
        : (2 * Math.Asin(Math.Min(1, second / Options.Wavelength * Math.Sin(twoTheta * Math.PI / 360))) * 180 / Math.PI) - twoTheta;

    private void Match()
    {
        var (low, high) = (Input.X[0], Input.X[^1]);
        var (matches, outside, absent) = (new List<PhaseMatch>(), new List<string>(), new List<string>());
        foreach (var crystal in Options.Phases)
        {
            Stick[] sticks = [.. PowderPattern.Of(crystal, Options.Wavelength, Math.Min(high, 170)).Where(stick => stick.TwoTheta >= low)];
            Stick[] strong = [.. sticks.Where(static stick => stick.Intensity >= StrongLine)];
            if (strong.Length == 0)
            {
                outside.Add(crystal.Name);
                continue;
            }

            var found = new List<(Stick Line, int Peak)>();
            foreach (var line in strong)
            {
                var near = Enumerable.Range(0, Peaks.Count).Where(k => Math.Abs(Peaks[k].TwoTheta - line.TwoTheta) <= Options.Tolerance)
                    .OrderBy(k => Math.Abs(Peaks[k].TwoTheta - line.TwoTheta)).ToArray();
                if (near.Length > 0)
                {
                    found.Add((line, near[0]));
                }
            }

            if (found.Count == 0)
            {
                absent.Add(crystal.Name);
                continue;
            }

            var shift = found.Average(pair => Peaks[pair.Peak].TwoTheta - pair.Line.TwoTheta);
            var spread = Math.Sqrt(found.Average(pair => Math.Pow(Peaks[pair.Peak].TwoTheta - pair.Line.TwoTheta - shift, 2)));
            var share = found.Sum(static pair => pair.Line.Intensity) / strong.Sum(static line => line.Intensity);
            matches.Add(new PhaseMatch(crystal, sticks, share * Math.Exp(-0.5 * Math.Pow(spread / (0.5 * Options.Tolerance), 2)), found, strong.Length, shift,
                []));
        }

        var likely = matches.Where(static match => match.Score >= LeastScore).ToArray();
        Phases = [.. matches.Select(match => match with { Overlaps = Overlaps(match, likely) }).OrderByDescending(static match => match.Score)];
        foreach (var match in Likely)
        {
            foreach (var overlap in match.Overlaps)
            {
                _judgement.Note(overlap);
            }

            var own = match.Found.Select(static pair => pair.Peak).Except(likely.Where(other => other.Crystal != match.Crystal).SelectMany(
                static other => other.Found.Select(static pair => pair.Peak))).Count();
            if (own == 0)
            {
                _judgement.Caution($"{match.Crystal.Name}: every line found is also one of another phase");
            }

            Texture(match);
        }

        if (outside.Count > 0)
        {
            _judgement.Note($"the pattern reaches no strong line of {string.Join(", ", outside)}");
        }

        if (absent.Count > 0)
        {
            _judgement.Note($"no strong line has a peak: {string.Join(", ", absent)}");
        }

        if (Undetermined.Count > 0)
        {
            _judgement.Caution($"{Undetermined.Count} peaks are not determined, so no phase and no size counts them: "
                + $"{Angles(Undetermined.Select(static peak => peak.TwoTheta))}; undetermined[] says why");
        }

        if (Peaks.Count == 0)
        {
            _judgement.Void("no peak stands out of the background");
        }
        else if (likely.Length == 0)
        {
            _judgement.Caution("none of the phases that were looked for explains the peaks");
        }

        var unexplained = Peaks.Where(peak => !likely.Any(match => Explains(match, peak))).ToArray();
        if (likely.Length > 0 && unexplained.Length > 0)
        {
            _judgement.Note($"{unexplained.Length} of {Peaks.Count} peaks belong to no phase that was found: "
                + Angles(unexplained.Select(static peak => peak.TwoTheta)));
        }
    }

    private static string Angles(IEnumerable<double> angles)
    {
        string[] all = [.. angles.Select(static angle => FormattableString.Invariant($"{angle:F2}"))];
        return $"{string.Join(", ", all.Take(MostNamed))}{(all.Length > MostNamed ? " ..." : "")} degrees";
    }

    private string[] Overlaps(PhaseMatch match, IReadOnlyList<PhaseMatch> likely) =>
    [
        .. likely.Where(other => other.Crystal != match.Crystal).SelectMany(other => match.Found.SelectMany(pair => other.Sticks
            .Where(stick => stick.Intensity >= 5 && Math.Abs(stick.TwoTheta - pair.Line.TwoTheta) <= Options.Tolerance)
            .Select(stick => FormattableString.Invariant(
                $"{match.Crystal.Name} {pair.Line.Name} ({pair.Line.TwoTheta:F2}) lies beside {other.Crystal.Name} {stick.Name} ({stick.TwoTheta:F2})")))),
        .. match.Found.Where(pair => Math.Abs(pair.Line.TwoTheta - Steel) <= Math.Max(0.35, Options.Tolerance) && match.Crystal.Name == "LiF")
            .Select(static pair =>
            FormattableString.Invariant($"LiF {pair.Line.Name} ({pair.Line.TwoTheta:F2}) lies beside the line of steel and aluminium at {Steel} degrees")),
    ];

    // Areas that are far from those of a powder: the crystals do not lie at random.
    private void Texture(PhaseMatch match)
    {
        if (match.Found.Count < 2)
        {
            return;
        }

        var factors = match.Found.Select(pair => Peaks[pair.Peak].Area / pair.Line.Intensity).ToArray();
        if (factors.Max() > 3 * factors.Min())
        {
            _judgement.Caution($"{match.Crystal.Name}: the areas of its lines are a factor of {factors.Max() / factors.Min():G2} apart from those of a "
                + $"powder: texture, "
                + "or a line of another phase; compare distances of planes and no areas");
        }
    }

    private void Size()
    {
        var peak = Peaks.Where(static peak => peak.WidthHalf is not null).MaxBy(static peak => peak.Area);
        if (peak is null)
        {
            return;
        }

        var broad = (peak.Width - Options.Instrument) * Math.PI / 180;
        if (!(broad > 0))
        {
            _judgement.Note("the largest peak is no wider than the instrument: its crystallites are larger than can be said");
            return;
        }

        var size = Options.Constant * Options.Wavelength / (broad * Math.Cos(peak.TwoTheta * Math.PI / 360));
        Crystallite = (size, size * peak.WidthHalf * Math.PI / 180 / broad, peak);
        if (Options.Instrument == 0)
        {
            _judgement.Note("no width of the instrument was stated: the size of the crystallites is a lower limit");
        }
    }
}
