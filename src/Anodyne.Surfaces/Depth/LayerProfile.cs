using Anodyne.Analysis;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Surfaces;

namespace Anodyne.Surfaces.Depth;

/// <summary>An interface on which several ions agree: the weighted mean of their steps.</summary>
/// <param name="Position">Position, unit of the profile (s or m), with half of its 95 % interval.</param>
/// <param name="Ions">Ions that show it.</param>
/// <param name="Width">Mean width from 16 to 84 %.</param>
public sealed record CommonInterface((double Value, double? Half) Position, IReadOnlyList<string> Ions, double Width);

/// <summary>
/// The layers of a depth profile. Each ion's steps are fitted on their own; steps of several ions that lie within their widths are one interface. Sputter
/// time becomes
/// depth by one constant rate, from the depth of the crater or a film of known thickness.
/// </summary>
public sealed record LayerProfile : IJudged
{
    private const double LeastStep = 6;
    private readonly Judgement _judgement = new();

    private LayerProfile(DepthProfile profile) => Profile = profile;

    /// <summary>The profile with the ions that were asked for.</summary>
    public DepthProfile Profile { get; }

    /// <summary>The steps of every ion.</summary>
    public required IReadOnlyList<InterfaceFit> Steps { get; init; }

    /// <summary>The interfaces.</summary>
    public required IReadOnlyList<CommonInterface> Interfaces { get; init; }

    /// <summary>Sputter rate, m/s; null where it is not known, 1 for a profile against depth.</summary>
    public double? Rate { get; private init; }

    /// <summary>Where the rate comes from.</summary>
    public string RateSource { get; private init; } = "";

    /// <summary>How the curves are drawn: 0 as counted, 1 over the sum of all ions, 2 over their highest value.</summary>
    public int Scaled { get; init; }

    /// <inheritdoc/>
    public Verdict Verdict => _judgement.Verdict;

    /// <inheritdoc/>
    public IReadOnlyList<string> Reasons => _judgement.Reasons;

    /// <summary>Finds the layers.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="crater">Depth of the crater at the end of the profile, m; null if not known.</param>
    /// <param name="film">Thickness of the first layer, m; null if not known.</param>
    /// <exception cref="MeaninglessDataException">Too few points, or no ion changes.</exception>
    public static LayerProfile Of(DepthProfile profile, double? crater, double? film)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var x = profile.Positions;
        if (x.Length < 20)
        {
            throw new MeaninglessDataException("the profile has too few points", "", FormattableString.Invariant($"{x.Length}"), "20 or more");
        }

        InterfaceFit[] steps = [.. profile.Ions.SelectMany(ion => StepsOf(ion, x)).OrderBy(static step => step.Position.Value)];
        if (steps.Length == 0)
        {
            throw new MeaninglessDataException("no ion changes by more than its noise", "--ions", string.Join(", ", profile.Ions.Select(static ion =>
                ion.Name)), "an ion of a layer");
        }

        var interfaces = Common(steps);
        var (rate, source) = profile.IsDepth ? (1.0, "the file states depths")
            : crater is { } depth ? (depth / (x[^1] + ((x[^1] - x[0]) / (x.Length - 1))), "crater depth over the sputter time to the end of the last point")
                : film is { } thick && interfaces.Count > 0
                ? (thick / interfaces[0].Position.Value, "thickness of the first layer over the time to its interface") : ((double?)null, "not known");
        var found = new LayerProfile(profile) { Steps = steps, Interfaces = interfaces, Rate = rate, RateSource = source };
        found.Judge();
        return found;
    }

    private void Judge()
    {
        if (Rate is null)
        {
            _judgement.Note("no depths: give --crater or --thickness");
        }
        else if (!Profile.IsDepth)
        {
            _judgement.Note("one sputter rate for all layers is assumed; lithium and its compounds sputter at rates that differ by up to a factor of three");
        }

        _judgement.Note("intensities of different ions are no concentrations (matrix effect)");
        if (Steps.Any(static step => step.Misfit > 3))
        {
            _judgement.Caution("some steps are no error functions (misfit above 3): " + string.Join(", ", Steps.Where(static step =>
                step.Misfit > 3).Select(static step => step.Ion).Distinct()));
        }
    }

    // Where the smoothed square root of the counts changes most: its noise is the same everywhere (one half a count).
    private static IEnumerable<InterfaceFit> StepsOf(IonProfile ion, double[] x)
    {
        var n = x.Length;
        var reach = Math.Max(3, n / 40);
        var roots = ion.Counts.Select(static c => Math.Sqrt(Math.Max(0, double.IsNaN(c) ? 0 : c))).ToArray();
        double Mean(int from, int to) => roots.AsSpan(Math.Max(0, from), Math.Min(n, to) - Math.Max(0, from)).ToArray().Average();
        var change = new double[n];
        for (var i = reach; i < n - reach; i++)
        {
            change[i] = Math.Abs(Mean(i, i + reach) - Mean(i - reach, i)) / Math.Sqrt(0.5 / reach);
        }

        var peaks = new List<int>();
        for (var i = reach; i < n - reach; i++)
        {
            if (change[i] > LeastStep && Enumerable.Range(i - (2 * reach), (4 * reach) + 1).All(j => j < 0 || j >= n || change[j] <= change[i])
                && (peaks.Count == 0 || i - peaks[^1] > 2 * reach))
            {
                peaks.Add(i);
            }
        }

        // What follows the first points is the surface's own rise, no interface.
        for (var k = 0; k < peaks.Count; k++)
        {
            var from = k == 0 ? Math.Max(0, peaks[k] - (peaks[k] * 2 / 3)) : (peaks[k - 1] + peaks[k]) / 2;
            var to = k + 1 < peaks.Count ? (peaks[k] + peaks[k + 1]) / 2 : n - 1;
            if (InterfaceFit.Of(ion.Name, x[from..(to + 1)], ion.Counts[from..(to + 1)], x[peaks[k]]) is { } fit)
            {
                yield return fit;
            }
        }
    }

    private static List<CommonInterface> Common(InterfaceFit[] steps)
    {
        var groups = new List<List<InterfaceFit>>();
        foreach (var step in steps)
        {
            var last = groups.LastOrDefault();
            if (last is not null && last.Any(other => Math.Abs(other.Position.Value - step.Position.Value) <= Math.Max(other.Width.Value, step.Width.Value)))
            {
                last.Add(step);
            }
            else
            {
                groups.Add([step]);
            }
        }

        return
        [
            .. groups.Select(static group =>
            {
                var weights = group.Select(static step => step.Position.Half is { } half && half > 0 ? 1 / (half * half) : 0).ToArray();
                var sum = weights.Sum();
                var mean = sum > 0 ? group.Zip(weights, static (step, w) => w * step.Position.Value).Sum() / sum : group.Average(static step =>
                    step.Position.Value);

                // Ions that disagree by more than their errors widen the interval (Birge).
                var chi = group.Count > 1 && sum > 0 ? group.Zip(weights, (step, w) => w * 1.96 * 1.96 * Math.Pow(step.Position.Value - mean,
                    2)).Sum() / (group.Count - 1) : 1;
                var factor = group.Count > 1 ? StudentDistribution.TwoSidedQuantile(0.95, Math.Max(1, group.Count - 1)) / 1.96 : 1;
                return new CommonInterface((mean, sum > 0 ? Math.Sqrt(Math.Max(1, chi) / sum) * (chi > 1 ? Math.Min(factor, 3) : 1) : null),
                    [.. group.Select(static step => step.Ion)],
                    group.Average(static step => step.Width.Value));
            }),
        ];
    }
}
