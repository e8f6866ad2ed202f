using Anodyne.Analysis;
using Anodyne.Quantities.Estimates;
using Anodyne.Spectra.Baselines;
using Anodyne.Spectra.Lines;
using Anodyne.Spectra.Selection;

namespace Anodyne.Spectra.Vibrational;

/// <summary>How bands are fitted.</summary>
/// <param name="Bands">The bands.</param>
/// <param name="Baseline">How the baseline is found.</param>
/// <param name="Lambda">Stiffness of a penalized baseline.</param>
/// <param name="Asymmetry">Weight of points above it (ALS).</param>
/// <param name="Degree">Degree of the polynomial inside the fit.</param>
/// <param name="Width">Ends of the full width at half maximum, 1/cm; the bands of one population set share one width.</param>
/// <param name="Window">Part of the spectrum, 1/cm; null for the bands with room beside them.</param>
internal sealed record BandOptions(
    IReadOnlyList<Band> Bands, BaselineKind Baseline, double Lambda, double Asymmetry, int Degree, (double Low, double High) Width,
    (double Low, double High)? Window);

/// <summary>Bands of one spectrum.</summary>
/// <param name="Input">The spectrum.</param>
/// <param name="Fit">The fit, over the baseline that was taken off before.</param>
/// <param name="Baseline">The baseline that was taken off, one value a place of the fit; zeros for a polynomial inside of it.</param>
/// <param name="Populations">Numbers of the bands that are populations of one ion.</param>
/// <param name="Shares">Share of each population with half of its 95 % interval.</param>
/// <param name="Noise">Standard deviation of a value about the fit.</param>
internal sealed record FittedBands(
    SpectrumInput Input, LineFit Fit, double[] Baseline, IReadOnlyList<int> Populations, IReadOnlyList<(double Share, double? Half)> Shares, double Noise)
{
    /// <summary>The share of a band, per cent; null where it is no population.</summary>
    public (double Value, double? Half)? ShareOf(int band)
    {
        for (var k = 0; k < Populations.Count; k++)
        {
            if (Populations[k] == band)
            {
                return (100 * Shares[k].Share, 100 * Shares[k].Half);
            }
        }

        return null;
    }
}

/// <summary>Bands of one spectrum or of every one of a series.</summary>
internal sealed class BandAnalysis : IJudged
{
    private const double Room = 25;
    private const double Saturated = 65535;
    private const double LeastHeight = 3;
    private readonly Judgement _judgement = new();

    private BandAnalysis(IReadOnlyList<FittedBands> members, BandOptions options) => (Members, Options) = (members, options);

    /// <summary>One a spectrum, in order.</summary>
    public IReadOnlyList<FittedBands> Members { get; }

    /// <summary>How they were fitted.</summary>
    public BandOptions Options { get; }

    /// <inheritdoc/>
    public Verdict Verdict => _judgement.Verdict;

    /// <inheritdoc/>
    public IReadOnlyList<string> Reasons => _judgement.Reasons;

    /// <summary>Fits the bands of every spectrum.</summary>
    /// <param name="inputs">The spectra, at least one.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="MeaninglessDataException">A band lies outside of a spectrum, or too few points.</exception>
    public static BandAnalysis Of(IReadOnlyList<SpectrumInput> inputs, BandOptions options, CancellationToken cancellation)
    {
        var members = new FittedBands[inputs.Count];
        try
        {
            Parallel.For(0, inputs.Count, new ParallelOptions { CancellationToken = cancellation }, k => members[k] = One(inputs[k], options));
        }
        catch (AggregateException several) when (several.InnerExceptions[0] is Quantities.AnodyneException first)
        {
            throw first;
        }

        var found = new BandAnalysis(members, options);
        found.Judge();
        return found;
    }

    private static FittedBands One(SpectrumInput input, BandOptions options)
    {
        var (low, high) = options.Window ?? (options.Bands.Min(static band => band.Position) - Room, options.Bands.Max(static band => band.Position) + Room);
        var isWhole = options.Window is null && options.Baseline != BaselineKind.Polynomial;
        var (x, y) = input.Between(low, high);
        foreach (var band in options.Bands.Where(band => x.Length == 0 || band.Position < x[0] || band.Position > x[^1]))
        {
            throw new MeaninglessDataException(
                "a band lies outside of the spectrum", input.Name, FormattableString.Invariant($"{band.Name} at {band.Position} 1/cm"),
                FormattableString.Invariant($"{input.X[0]:G6} to {input.X[^1]:G6} {input.Spectrum.Axis.Unit}"),
                "Leave the band out, or check the unit of the axis.");
        }

        var baseline = new double[x.Length];
        if (options.Baseline is not (BaselineKind.Polynomial or BaselineKind.None))
        {
            // A penalized line wants the whole spectrum; only its part below the bands is used.
            var (wx, wy) = isWhole ? (input.X, input.Y) : (x, y);
            var whole = Baseline.Of(options.Baseline, wx, wy, options.Lambda, options.Asymmetry);
            baseline = [.. Enumerable.Range(0, wx.Length).Where(i => wx[i] >= low && wx[i] <= high).Select(i => whole[i])];
            y = [.. y.Zip(baseline, static (value, below) => value - below)];
        }

        var floor = y.Min();
        int[] populations = [.. Enumerable.Range(0, options.Bands.Count).Where(k => options.Bands[k].IsPopulation)];
        var first = populations.Length > 0 ? populations[0] : -1;
        var middle = Math.Sqrt(options.Width.Low * options.Width.High);
        LineStart[] starts =
        [
            .. options.Bands.Select((band, k) =>
            {
                var near = Enumerable.Range(0, x.Length).Where(i => Math.Abs(x[i] - band.Position) <= band.Window).Select(i => y[i]).DefaultIfEmpty(floor)
                    .Max();
                return new LineStart(
                    band.Name, new LineShape(LineFamily.Voigt, 0.5), Bounded.Within(band.Position, band.Window),
                    new Bounded(middle, options.Width.Low, options.Width.High),
                    new Bounded(Math.Max(1e-9, 0.6 * (near - floor) * middle), 0, double.PositiveInfinity))
                {
                    Link = band.IsPopulation && k != first ? new LineLink(first) { SharesWidth = true } : null,
                };
            }),
        ];
        var fit = LineFit.Of(
            x, y, starts, new LineFitOptions(options.Baseline == BaselineKind.Polynomial ? options.Degree : 0, HasFreeShare: true));
        return new FittedBands(
            input, fit, baseline, populations, populations.Length > 1 ? fit.Shares(populations) : [],
            fit.Degrees > 0 ? Math.Sqrt(fit.ChiSquared / fit.Degrees) : double.NaN);
    }

    private void Judge()
    {
        if (Members[0].Populations.Count > 1)
        {
            _judgement.Note(
                "the shares are apparent: one Raman cross-section is assumed for all populations, and an ion pair in another conformation may stand under "
                    + "the free band");
        }

        if (Options.Baseline is not (BaselineKind.Polynomial or BaselineKind.None))
        {
            _judgement.Caution("the baseline was taken off before the fit: its error is in no interval; --baseline polynomial counts it");
        }

        foreach (var member in Members)
        {
            var name = Members.Count > 1 ? member.Input.Name + ": " : "";
            if (member.Input.Y.Count(static value => value >= Saturated) > 1)
            {
                _judgement.Caution($"{name}the detector is saturated at {Saturated}");
            }

            foreach (var (line, k) in member.Fit.Lines.Select(static (line, k) => (line, k)).Where(static item => item.line.AtBound.Length > 0))
            {
                _judgement.Caution($"{name}{line.Name}: {line.AtBound} at the end of the range");
            }

            foreach (var line in member.Fit.Lines.Where(line => line.Area / (line.Width * line.Shape.UnitArea) < LeastHeight * member.Noise))
            {
                _judgement.Note($"{name}{line.Name} does not stand out of the noise: its area is an upper limit");
            }

            if (!member.Fit.HasConverged)
            {
                _judgement.Caution($"{name}the fit did not settle");
            }
        }
    }
}
