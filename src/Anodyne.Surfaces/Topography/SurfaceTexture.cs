using Anodyne.Analysis;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Surfaces;

namespace Anodyne.Surfaces.Topography;

/// <summary>A parameter of a surface with half of its 95 % interval; null where a single scan tells no error.</summary>
/// <param name="Value">The value.</param>
/// <param name="Half">Half of the interval.</param>
public readonly record struct TextureValue(double Value, double? Half = null);

/// <summary>
/// The texture of a surface by ISO 25178-2. Sa, Sq, Ssk, Sku are moments of the heights above the reference; Sp, Sv, Sz its extremes; Sdq the rms slope from
/// differences of neighbouring points; Sdr the area of triangles over the projected area less one, mean of both ways to cut a cell. The intervals say how well
/// this scan stands for the surface: the parameter without each of 16 tiles in turn (jackknife).
/// </summary>
public sealed record SurfaceTexture : IJudged
{
    private const int TilesAcross = 4;
    private readonly Judgement _judgement = new();

    private SurfaceTexture(LevelledMap levelled, Reference reference) => (Levelled, Reference) = (levelled, reference);

    /// <summary>The heights above the reference.</summary>
    public LevelledMap Levelled { get; }

    /// <summary>What was taken off.</summary>
    public Reference Reference { get; }

    /// <summary>Arithmetic mean height, m.</summary>
    public TextureValue Sa { get; private init; }

    /// <summary>Root mean square height, m.</summary>
    public TextureValue Sq { get; private init; }

    /// <summary>Highest point above the reference, m.</summary>
    public double Sp { get; private init; }

    /// <summary>Deepest point below the reference, m, positive.</summary>
    public double Sv { get; private init; }

    /// <summary>Sp + Sv, m.</summary>
    public double Sz => Sp + Sv;

    /// <summary>Skewness.</summary>
    public TextureValue Ssk { get; private init; }

    /// <summary>Kurtosis; 3 for normal heights.</summary>
    public TextureValue Sku { get; private init; }

    /// <summary>Root mean square slope, m/m.</summary>
    public TextureValue Sdq { get; private init; }

    /// <summary>Developed area over projected area less one; NaN of a profile.</summary>
    public TextureValue Sdr { get; private init; }

    /// <summary>Core, peak and dale heights.</summary>
    public required MaterialRatio Ratio { get; init; }

    /// <summary>Autocorrelation length and texture aspect ratio.</summary>
    public required Autocorrelation Correlation { get; init; }

    /// <summary>Power spectrum along the rows.</summary>
    public required ProfileSpectrum Spectrum { get; init; }

    /// <summary>Row whose profile is shown, from 0 at the upper edge.</summary>
    public int ShownRow { get; init; }

    /// <inheritdoc/>
    public Verdict Verdict => _judgement.Verdict;

    /// <inheritdoc/>
    public IReadOnlyList<string> Reasons => _judgement.Reasons;

    /// <summary>Computes the texture.</summary>
    /// <param name="map">Heights, m.</param>
    /// <param name="reference">What is taken off.</param>
    /// <param name="outliers">Points further than this many robust standard deviations are left out; null: none is.</param>
    /// <exception cref="MeaninglessDataException">The map is no topography, or too small.</exception>
    public static SurfaceTexture Of(HeightMap map, Reference reference, double? outliers = null)
    {
        ArgumentNullException.ThrowIfNull(map);
        if (map.Width < 8 || (map.Height > 1 && map.Height < 8))
        {
            throw new MeaninglessDataException("the map is too small", map.Name, FormattableString.Invariant($"{map.Width} x {map.Height} points"),
                "8 x 8 or more");
        }

        var levelled = Levelling.Level(map, reference, outliers);
        var heights = levelled.Map.Values.Where(static z => !double.IsNaN(z)).ToArray();
        if (heights.Length < 64 && map.Height > 1 || heights.Length < 8)
        {
            throw new MeaninglessDataException("the map has too few points with a height", map.Name, FormattableString.Invariant($"{heights.Length}"),
                "64 or more");
        }

        if (heights.Max() == heights.Min())
        {
            throw new MeaninglessDataException("every point of the map has the same height", map.Name, FormattableString.Invariant($"{heights.Length} points"),
                "a surface");
        }

        var tiles = Tiles(levelled.Map);
        var whole = tiles.Aggregate(static (a, b) => a + b);
        var correlation = Autocorrelation.Of(levelled.Map);
        // Periodograms of rows at a distance y are alike by the square of the correlation: exp(-2 y^2/l^2) over l sqrt(pi/2), about Sal.
        var independent = double.IsNaN(correlation.Sal) ? 1 : Math.Max(1, map.Height * map.StepY / correlation.Sal);
        var texture = new SurfaceTexture(levelled, reference)
        {
            Sa = Jackknife(tiles, whole, static m => m.Sa), Sq = Jackknife(tiles, whole, static m => m.Sq), Ssk = Jackknife(tiles, whole, static m => m.Ssk),
            Sku = Jackknife(tiles, whole, static m => m.Sku), Sdq = Jackknife(tiles, whole, static m => m.Sdq), Sdr = Jackknife(tiles, whole, static m =>
                m.Sdr),
            Sp = heights.Max(), Sv = -heights.Min(), Ratio = MaterialRatio.Of(heights), Correlation = correlation,
            Spectrum = ProfileSpectrum.Of(levelled.Map, map.Height == 1 ? 1 : independent),
        };
        texture.Judge(map);
        return texture;
    }

    private void Judge(HeightMap map)
    {
        if (!map.IsTopography)
        {
            _judgement.Void(
                $"the file states {(map.Unit == "m" ? "no length of a point" : $"heights in '{map.Unit}'")}: heights and lengths in metres are needed");
        }

        var tile = Math.Min(map.Width * map.StepX, map.Height == 1 ? double.PositiveInfinity : map.Height * map.StepY) / TilesAcross;
        if (double.IsNaN(Correlation.Sal))
        {
            _judgement.Caution("the heights stay correlated over half of the scan: a larger scan would give another roughness");
        }
        else if (Correlation.Sal > 0.5 * tile)
        {
            _judgement.Caution(FormattableString.Invariant(
                $"the correlation length {1e9 * Correlation.Sal:G3} nm is more than an eighth of the scan: its features are few and the intervals too short"));
        }

        if (Correlation.Sal < 2 * Math.Max(map.StepX, map.Height == 1 ? 0 : map.StepY))
        {
            _judgement.Caution("the heights change from point to point: noise, or features smaller than a pixel; slope and area depend on the pixel");
        }

        if (Levelled.Missing > 0)
        {
            _judgement.Note(FormattableString.Invariant($"{Levelled.Missing} points without a height were left out"));
        }

        if (Levelled.Outliers > 0)
        {
            _judgement.Note(FormattableString.Invariant($"{Levelled.Outliers} points far from the reference were left out"));
        }

        if (map.Height == 1)
        {
            _judgement.Note("one row: Sa, Sq and the others are Ra, Rq and so on of a profile; there is no developed area");
        }
    }

    private static HeightMoments[] Tiles(HeightMap map)
    {
        var down = map.Height == 1 ? 1 : TilesAcross;
        var across = map.Height == 1 ? Math.Min(map.Width / 2, TilesAcross * TilesAcross) : TilesAcross;
        return
        [
            .. Enumerable.Range(0, across * down).Select(k => HeightMoments.Of(
                map, map.Width * (k % across) / across, map.Width * ((k % across) + 1) / across, map.Height * (k / across) / down,
                map.Height * ((k / across) + 1) / down)),
        ];
    }

    private static TextureValue Jackknife(HeightMoments[] tiles, HeightMoments whole, Func<HeightMoments, double> parameter)
    {
        double[] without = [.. tiles.Where(static tile => tile.Points > 0).Select(tile => parameter(whole - tile))];
        var n = without.Length;
        if (n < 2 || without.Any(static value => !double.IsFinite(value)))
        {
            return new TextureValue(parameter(whole));
        }

        var mean = without.Average();
        var variance = (n - 1.0) / n * without.Sum(value => (value - mean) * (value - mean));
        return new TextureValue(parameter(whole), StudentDistribution.TwoSidedQuantile(0.95, n - 1) * Math.Sqrt(variance));
    }
}
