using Anodyne.Analysis;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Surfaces;

namespace Anodyne.Surfaces.Adsorption;

/// <summary>
/// Specific area by Brunauer, Emmett and Teller. The window follows Rouquerol: it ends at the first point after which n (1 - p) falls, and begins at a tenth
/// of that
/// pressure. The area is void unless C is above 0 and the pressure of the full monolayer, 1/(sqrt(C) + 1), lies within the window.
/// </summary>
public sealed record BetArea : IJudged
{
    private const int LeastPoints = 4;
    private const double WindowShare = 0.1;
    private readonly Judgement _judgement = new();

    private BetArea(BetFit fit) => Fit = fit;

    /// <summary>The line in the window.</summary>
    public BetFit Fit { get; }

    /// <summary>The same with one point more, the first that falls: the other reading of Rouquerol's rule; null where there is none.</summary>
    public BetFit? OtherReading { get; private init; }

    /// <summary>The line over .05 to .20, as older papers take it; null of fewer than three points.</summary>
    public BetFit? Conventional { get; private init; }

    /// <summary>Area of a molecule, m2.</summary>
    public double MoleculeArea { get; private init; }

    /// <summary>Adsorption branch: relative pressures.</summary>
    public required double[] Pressures { get; init; }

    /// <summary>Adsorption branch: loadings, mol/kg.</summary>
    public required double[] Loadings { get; init; }

    /// <summary>The isotherm with its desorption branch.</summary>
    public required Isotherm Isotherm { get; init; }

    /// <summary>Relative pressures of all its points.</summary>
    public required double[] Relative { get; init; }

    /// <summary>Specific area, m2/kg, with half of its 95 % interval.</summary>
    public (double Value, double? Half) Area => Of(Fit);

    /// <inheritdoc/>
    public Verdict Verdict => _judgement.Verdict;

    /// <inheritdoc/>
    public IReadOnlyList<string> Reasons => _judgement.Reasons;

    /// <summary>Area of a line, m2/kg.</summary>
    /// <param name="fit">The line.</param>
    public (double Value, double? Half) Of(BetFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var factor = PhysicalConstants.Avogadro * MoleculeArea;
        return (factor * fit.Monolayer.Value, factor * fit.Monolayer.Half);
    }

    /// <summary>Finds the window and the area.</summary>
    /// <param name="isotherm">The isotherm.</param>
    /// <param name="saturation">Saturation pressure, Pa, where the file has none; null to take nitrogen's at the file's temperature.</param>
    /// <param name="moleculeArea">Area of a molecule, m2; null to take that of the gas.</param>
    /// <param name="window">Relative pressures to use instead of Rouquerol's; null for his.</param>
    /// <exception cref="MeaninglessDataException">No saturation pressure, no area of a molecule, or too few points.</exception>
    public static BetArea Of(Isotherm isotherm, double? saturation = null, double? moleculeArea = null, (double Low, double High)? window = null)
    {
        ArgumentNullException.ThrowIfNull(isotherm);
        var judgement = new Judgement();
        var relative = Relatives(isotherm, saturation, judgement);
        var molecule = moleculeArea ?? SaturationPressure.MoleculeArea(isotherm.Adsorbate) ?? throw new MeaninglessDataException(
            "the area of a molecule of this gas is not known", "--molecule-area", $"'{isotherm.Adsorbate}'", "nitrogen, argon, krypton",
                "Give --molecule-area \"0.162 nm2\".");
        var (p, n) = Adsorption(isotherm, relative);
        if (p.Length < LeastPoints)
        {
            throw new MeaninglessDataException("the adsorption branch has too few points", "", FormattableString.Invariant($"{p.Length}"),
                FormattableString.Invariant($"{LeastPoints} or more"));
        }

        // The first point after which n (1 - p) falls.
        var last = 0;
        while (last + 1 < p.Length && n[last + 1] * (1 - p[last + 1]) >= n[last] * (1 - p[last]))
        {
            last++;
        }

        BetFit? Between(double low, double high) => p.Select(static (value, k) => (value, k)).Where(point => point.value >= low
            && point.value <= high).Select(static point => point.k).ToArray()
            is { Length: > 2 } used ? BetFit.Of([.. used.Select(k => p[k])], [.. used.Select(k => n[k])]) : null;
        var fit = (window is { } given ? Between(given.Low, given.High) : Between(WindowShare * p[last], p[last])) ?? throw new MeaninglessDataException(
            "the window holds fewer than three points", "--window", FormattableString.Invariant($"up to p/p0 = {p[last]:G3}"), "a finer isotherm");
        var found = new BetArea(fit)
        {
            MoleculeArea = molecule, Pressures = p, Loadings = n, Isotherm = isotherm, Relative = relative, Conventional = Between(0.05, 0.20),
            OtherReading = window is null && last + 1 < p.Length ? Between(WindowShare * p[last + 1], p[last + 1]) : null,
        };
        found._judgement.Add(judgement);
        found.Judge(last, window is not null);
        return found;
    }

    private void Judge(int last, bool isGiven)
    {
        if (!(Fit.Constant.Value > 0))
        {
            _judgement.Void(FormattableString.Invariant($"C = {Fit.Constant.Value:G4} is not above 0: the line means no BET isotherm"));
        }
        else if (Fit.MonolayerPressure < Fit.Low || Fit.MonolayerPressure > Fit.High)
        {
            _judgement.Void(FormattableString.Invariant(
                $"the monolayer is full at p/p0 = {Fit.MonolayerPressure:G3}, outside of the window {Fit.Low:G3} to {Fit.High:G3}"));
        }

        if (last + 1 >= Pressures.Length && !isGiven)
        {
            _judgement.Caution("n (1 - p) rises to the last point: the upper limit of the window is that of the data");
        }

        if (Fit.Correlation < 0.999)
        {
            _judgement.Caution(FormattableString.Invariant($"the points of the window lie on no line (R = {Fit.Correlation:F4})"));
        }

        if (Fit.Constant.Value > 1000)
        {
            _judgement.Caution(FormattableString.Invariant(
                $"C = {Fit.Constant.Value:G4}: micropores fill before the monolayer forms, and the area is an apparent one"));
        }
    }

    private static double[] Relatives(Isotherm isotherm, double? saturation, Judgement judgement)
    {
        if (saturation is null && isotherm.Points.All(static point => double.IsFinite(point.RelativePressure)))
        {
            return [.. isotherm.Points.Select(static point => point.RelativePressure)];
        }

        var known = saturation ?? (SaturationPressure.IsNitrogen(isotherm.Adsorbate) && isotherm.Temperature is { } kelvin
            ? SaturationPressure.Nitrogen(kelvin) : double.NaN);
        if (!(known > 0) || isotherm.Points.Any(static point => !double.IsFinite(point.Pressure)))
        {
            var kelvins = isotherm.Temperature is { } stated ? FormattableString.Invariant($"{stated:G5} K") : "no stated temperature";
            throw new MeaninglessDataException("the saturation pressure is not known", "--p0", $"'{isotherm.Adsorbate}' at {kelvins}",
                "relative pressures, or nitrogen at a stated temperature", "Give --p0 \"101.3 kPa\".");
        }

        if (saturation is null)
        {
            judgement.Note(FormattableString.Invariant(
                $"p0 = {known / 1e3:G6} kPa is that of nitrogen at {isotherm.Temperature:G5} K (Span 2000); the file states none"));
        }

        return [.. isotherm.Points.Select(point => point.Pressure / known)];
    }

    // The points up to the largest pressure that are not of desorption, rising.
    private static (double[] Pressures, double[] Loadings) Adsorption(Isotherm isotherm, double[] relative)
    {
        var top = Array.IndexOf(relative, relative.Max());
        var (p, n) = (new List<double>(), new List<double>());
        for (var k = 0; k <= top; k++)
        {
            if (!isotherm.Points[k].IsDesorption && relative[k] > (p.Count == 0 ? 0 : p[^1]) && relative[k] < 1 && isotherm.Points[k].Loading > 0)
            {
                p.Add(relative[k]);
                n.Add(isotherm.Points[k].Loading);
            }
        }

        return ([.. p], [.. n]);
    }
}
