using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Quantities;
using Anodyne.Records;
using Anodyne.Records.Surfaces;
using Anodyne.Surfaces.Pictures;
using Anodyne.Surfaces.Topography;

namespace Anodyne.Surfaces.Methods;

/// <summary><c>afm</c>: roughness of a topography.</summary>
internal sealed class AfmMethod : AnalysisMethod<SurfaceTexture>
{
    private static readonly ChoiceOption<Reference> s_level = new(
        "level", "what is taken off the heights first; rows also takes off the median of every row",
        ("plane", Reference.Plane), ("rows", Reference.Rows), ("quadratic", Reference.Quadratic), ("none", Reference.Mean));

    private static readonly NumberOption s_outliers = new(
        "outliers", 3, 1000, "leave out points further from the reference than this many robust standard deviations; otherwise none is left out");

    private static readonly TextOption<string> s_channel = new("channel", "name of the channel; otherwise the first one of heights", "e.g. Height",
        static text => text);
    private static readonly NumberOption s_row = new("row", 1, 1e6,
        "row of the profile that is shown, from the upper edge; otherwise the middle one") { IsWhole = true };

    private static readonly ResultTerm s_sa = new("Sa_nm", "nm", "arithmetic mean height above the reference");
    private static readonly ResultTerm s_sq = new("Sq_nm", "nm", "root mean square height above the reference");
    private static readonly ResultTerm s_sz = new("Sz_nm", "nm", "highest less deepest point");
    private static readonly ResultTerm s_ssk = new("Ssk", "1", "skewness of the heights");
    private static readonly ResultTerm s_sku = new("Sku", "1", "kurtosis of the heights; 3 where they are normal");
    private static readonly ResultTerm s_sdr = new("Sdr_percent", "%", "developed area over projected area less one");
    private static readonly ResultTerm s_sdq = new("Sdq", "1", "root mean square slope between neighbouring points");
    private static readonly ResultTerm s_sp = new("Sp_nm", "nm", "highest point above the reference");
    private static readonly ResultTerm s_sv = new("Sv_nm", "nm", "deepest point below the reference");
    private static readonly ResultTerm s_core = new("Sk_nm", "nm", "core height of the material ratio curve");
    private static readonly ResultTerm s_peaks = new("Spk_nm", "nm", "reduced peak height");
    private static readonly ResultTerm s_dales = new("Svk_nm", "nm", "reduced dale height");
    private static readonly ResultTerm s_sal = new("Sal_nm", "nm", "autocorrelation length: the shortest distance at which the autocorrelation is .2");
    private static readonly ResultTerm s_str = new("Str", "1", "texture aspect ratio: 1 isotropic, towards 0 lines in one direction");

    public AfmMethod()
        : base("afm", "Roughness of a topography by ISO 25178-2, with height distribution, profile and power spectrum", "a height map")
    {
        Options = [s_level, s_outliers, s_channel, s_row];
        Results = [s_sa, s_sq, s_sz, s_ssk, s_sku, s_sdr, s_sdq, s_sp, s_sv, s_core, s_peaks, s_dales, s_sal, s_str];
        Formulas =
        [
            "Sa = mean |z|; Sq^2 = mean z^2; Ssk = mean z^3/Sq^3; Sku = mean z^4/Sq^4; Sz = max z - min z; z above the reference that --level names",
            "Sdr = sum of triangle areas/projected area - 1, mean of both ways to cut a cell; Sdq^2 = mean (dz/dx)^2 + mean (dz/dy)^2 between neighbours",
            "Sk, Spk, Svk: secant of least slope over 40 % of the material ratio curve; Sal, Str: autocorrelation down to .2",
            "C(k) = dx |FFT(w z)|^2/sum w^2, mean over rows, Hann window w; interval 1.96 C/sqrt(independent wave numbers and rows)",
            "intervals: jackknife over 16 tiles, so they say how well this scan stands for the surface; extremes have none",
        ];
        References = ["ISO 25178-2:2021", "ISO 13565-2:1996 (material ratio)", "Jacobs et al., Surf. Topogr. Metrol. Prop. 5 (2017) 013001 (power spectra)"];
        Several = SeveralRecords.Series;
    }

    public override bool Suits(Measurement measured) => measured is HeightMap;

    protected override SurfaceTexture Compute(MethodInput input, CancellationToken cancellation)
    {
        var map = Chosen(input);
        return SurfaceTexture.Of(map, input.Get(s_level), input.Find(s_outliers)) with { ShownRow = Row(map, input.Find(s_row)) };
    }

    protected override void Present(SurfaceTexture found, Presentation show)
    {
        var map = found.Levelled.Map;
        (show.Method, show.Window) = ("ISO 25178-2", FormattableString.Invariant(
            $"{1e6 * map.Width * map.StepX:G4} x {1e6 * map.Height * map.StepY:G4} um, pixel {1e9 * map.StepX:G4} x {1e9 * map.StepY:G4} nm"));
        void Nano(ResultTerm term, TextureValue value) => show.Add(term, 1e9 * value.Value, 1e9 * value.Half);
        Nano(s_sa, found.Sa);
        Nano(s_sq, found.Sq);
        show.Add(s_sz, 1e9 * found.Sz);
        show.Add(s_ssk, found.Ssk.Value, found.Ssk.Half);
        show.Add(s_sku, found.Sku.Value, found.Sku.Half);
        show.Add(s_sdr, 100 * found.Sdr.Value, 100 * found.Sdr.Half);
        show.Add(s_sdq, found.Sdq.Value, found.Sdq.Half);
        show.Add(s_sp, 1e9 * found.Sp);
        show.Add(s_sv, 1e9 * found.Sv);
        show.Add(s_core, 1e9 * found.Ratio.Sk);
        show.Add(s_peaks, 1e9 * found.Ratio.Spk);
        show.Add(s_dales, 1e9 * found.Ratio.Svk);
        show.Add(s_sal, 1e9 * found.Correlation.Sal);
        show.Add(s_str, found.Correlation.Str);
        show.Setting("channel", map.Name.Length > 0 ? map.Name : "without a name");
        show.Setting("reference taken off", string.Join(", ", found.Levelled.Coefficients.Select(static c => FormattableString.Invariant($"{1e9 * c:G6} nm")))
            + " (1, x, y ... over -1 to 1 of the scan)");
        show.Quality(("points", map.Values.Length), ("missing", found.Levelled.Missing), ("outliers", found.Levelled.Outliers));
        var (x, z) = Profile(found);
        show.Curve("profile", FormattableString.Invariant($"row {found.ShownRow + 1} from the upper edge, above the reference"), ("x", "um", x), ("Height",
            "nm", z));
        show.Curve("spectrum", "power spectrum of the rows", ("Wave number", "rad/um", [.. found.Spectrum.Waves.Select(static k => 1e-6 * k)]),
            ("Power", "nm2 um", [.. found.Spectrum.Powers.Select(static c => 1e24 * c)]), ("Half of the 95 % interval", "nm2 um",
                [.. found.Spectrum.Halves.Select(static c => 1e24 * c)]));
        var (heights, shares) = Distribution(found);
        show.Curve("distribution", "share of the surface a nanometre of height", ("Height", "nm", heights), ("Density", "%/nm", shares));
        show.Draw(() => Draw(found));
    }

    // The channel asked for, else the first one of heights; what else the file holds is named.
    private static HeightMap Chosen(MethodInput input)
    {
        var all = input.Measured<HeightMap>("a height map").Select(static given => given.Item).ToArray();
        var wanted = input.IsGiven(s_channel) ? input.Get(s_channel) : null;
        var chosen = wanted is null ? all.FirstOrDefault(static map => map.IsTopography) ?? all[0]
            : Array.Find(all, map => map.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase)) ?? throw new InputException(
                "the file holds no channel of this name", "--channel", wanted, string.Join(", ", all.Select(static map => $"'{map.Name}'")));
        if (all.Length > 1)
        {
            input.Note($"{all.Length} channels were given; afm reads '{chosen.Name}' and leaves out "
                + string.Join(", ", all.Where(map => !ReferenceEquals(map, chosen)).Select(static map => $"'{map.Name}'")));
        }

        return chosen;
    }

    private static int Row(HeightMap map, double? asked) => asked is not { } row ? map.Height / 2
        : row <= map.Height ? (int)row - 1 : throw new InputException("the map has fewer rows", "--row", $"{row}", $"1 to {map.Height}");

    private static (double[] X, double[] Z) Profile(SurfaceTexture found)
    {
        var map = found.Levelled.Map;
        return ([.. Enumerable.Range(0, map.Width).Select(k => 1e6 * k * map.StepX)], [.. map.Row(found.ShownRow).ToArray().Select(static z => 1e9 * z)]);
    }

    private static (double[] Heights, double[] Shares) Distribution(SurfaceTexture found)
    {
        const int Bins = 80;
        double[] z = [.. found.Levelled.Map.Values.Where(static z => !double.IsNaN(z)).Select(static z => 1e9 * z)];
        var (low, high) = (1e9 * Math.Max(-found.Sv, -6 * found.Sq.Value), 1e9 * Math.Min(found.Sp, 6 * found.Sq.Value));
        var (counts, width) = (new double[Bins], (high - low) / Bins);
        foreach (var height in z.Where(height => height >= low && height <= high))
        {
            counts[Math.Min(Bins - 1, (int)((height - low) / width))]++;
        }

        return ([.. Enumerable.Range(0, Bins).Select(k => low + ((k + 0.5) * width))], [.. counts.Select(count => 100 * count / z.Length / width)]);
    }

    private static Figure Draw(SurfaceTexture found)
    {
        var map = found.Levelled.Map;
        var (x, z) = Profile(found);
        var (heights, shares) = Distribution(found);
        var normal = heights.Select(h => 100 / (1e9 * found.Sq.Value * Math.Sqrt(2 * Math.PI)) * Math.Exp(-0.5 * Math.Pow(h / (1e9 * found.Sq.Value),
            2))).ToArray();
        double[] waves = [.. found.Spectrum.Waves.Select(static k => 1e-6 * k)], powers = [.. found.Spectrum.Powers.Select(static c => 1e24 * c)];
        double[] halves = [.. found.Spectrum.Halves.Select(static c => 1e24 * c)];
        var picture = map.Height == 1 ? null : MapPicture.Panel(
            i => 1e9 * map.Values[i], (map.Width, map.Height), (map.StepX, map.StepY), values => MapPicture.Robust(ColorMap.Viridis, values, "Height", "nm"));
        Panel[] panels =
        [
            .. picture is null ? Array.Empty<Panel>() : [picture],
            new Panel
            {
                X = new Axis("Height", "nm"), Y = new Axis("Density", "%/nm") { IncludeZero = true },
                Series =
                [
                    new LineSeries(heights, shares) { Color = Palette.At(0), Label = "measured", IsStepped = true },
                    new LineSeries(heights, normal) { Color = Palette.At(1), Label = "normal, same Sq", Dash = Dash.Dashed },
                ],
            },
            new Panel { X = new Axis("x", "um"), Y = new Axis("Height", "nm"), Series = [new LineSeries(x, z) { Color = Palette.At(0) },
                new ReferenceLine(0)] },
            new Panel
            {
                X = new Axis("Wave number", "rad/um") { Scale = AxisScale.Log }, Y = new Axis("Power", "nm2 um") { Scale = AxisScale.Log },
                Series =
                [
                    new BandSeries(waves, [.. powers.Zip(halves, static (p, h) => Math.Max(0.05 * p, p - h))], [.. powers.Zip(halves, static (p, h) =>
                        p + h)]) { Color = Palette.At(0) },
                    new LineSeries(waves, powers) { Color = Palette.At(0) },
                ],
            },
        ];
        return new Figure { WidthMm = Figure.DoubleColumn, HeightMm = panels.Length > 3 ? 135 : 62, Columns = panels.Length > 3 ? 2 : 3, Panels = panels };
    }
}
