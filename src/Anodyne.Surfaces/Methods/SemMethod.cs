using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Quantities.Dimensions;
using Anodyne.Records;
using Anodyne.Records.Surfaces;
using Anodyne.Surfaces.Images;
using Anodyne.Surfaces.Pictures;

namespace Anodyne.Surfaces.Methods;

/// <summary><c>sem</c>: a deposit in cross-section or from above, and cracks.</summary>
internal sealed class SemMethod : AnalysisMethod<MicrographView>
{
    private enum View
    {
        Auto,
        Section,
        Top,
        Cracks,
    }

    private static readonly ChoiceOption<View> s_view = new(
        "view", "what the picture shows; auto: a cross-section where one border is bright and the opposite one dark, else the top",
        ("auto", View.Auto), ("cross-section", View.Section), ("top", View.Top), ("cracks", View.Cracks));

    private static readonly QuantityOption s_charge = new("charge", Dimension.ChargePerArea, "\"3 mAh/cm2\"",
        "charge of the deposit per area, for its dense limit") { IsConstant = true };
    private static readonly FlagOption s_dark = new("dark-deposit", "the deposit is darker than the ground in a top view");
    private static readonly NumberOption s_threshold = new("threshold", 0, 1e9,
        "grey level between ground and deposit of a top view; otherwise halfway between both");
    private static readonly NumberOption s_depth = new("depth", 0.1, 100,
        "how far, in pixels, the middle of a grain stands above the neck to its neighbour; less divides more") { Otherwise = 1 };

    private static readonly ResultTerm s_thickness = new("thickness_um", "um", "mean distance from the substrate to the outer surface of the deposit");
    private static readonly ResultTerm s_roughness = new("thickness_rms_um", "um", "root mean square of the thickness about its mean, over the columns");
    private static readonly ResultTerm s_dense = new("dense_limit_um", "um", "thickness of the charge as dense lithium");
    private static readonly ResultTerm s_porosity = new("porosity_percent", "%",
        "1 - dense limit/thickness; without charge the share of dark pixels in the deposit");
    private static readonly ResultTerm s_pores = new("pore_area_percent", "%", "share of dark pixels between substrate and front");
    private static readonly ResultTerm s_coverage = new("coverage_percent", "%", "share of the picture that the deposit covers");
    private static readonly ResultTerm s_grain = new("grain_um", "um", "mean diameter of the circle with a grain's area, over grains that no border cuts");
    private static readonly ResultTerm s_grains = new("grains", "1", "number of grains");
    private static readonly ResultTerm s_cracks = new("crack_density_per_um", "1/um", "length of cracks an area");
    private static readonly ResultTerm s_crackLength = new("crack_length_um", "um", "length of all cracks");
    private static readonly ResultTerm s_crackArea = new("crack_area_percent", "%", "share of the picture in cracks");

    public SemMethod()
        : base("sem", "Thickness, porosity, coverage, grains and cracks of a deposit in a micrograph", "an image; its scale from the file or --scale")
    {
        Options = [s_view, s_charge, ImageOptions.Scale, ImageOptions.Region, s_dark, s_threshold, s_depth];
        Results = [s_thickness, s_roughness, s_dense, s_porosity, s_pores, s_coverage, s_grain, s_grains, s_cracks, s_crackLength, s_crackArea];
        Formulas =
        [
            "cross-section: three levels by Otsu, edges halfway between them in every column; thickness = their distance",
            "dense limit = V_m Q/F with the molar volume of lithium of the library; porosity = 1 - dense limit/thickness",
            "top view: threshold halfway between the levels of both classes of Otsu; grains by a watershed of the distance from the edge; d = sqrt(4 A/pi)",
            "cracks: closing less picture, above five robust deviations; length of the skeleton .980 n_straight + 1.406 n_diagonal less corners",
            "intervals: scatter of parts of the picture (jackknife) and a threshold moved by a tenth of the contrast; edges half a pixel each",
        ];
        References =
        [
            "Otsu, IEEE Trans. Syst. Man Cybern. 9 (1979) 62", "Felzenszwalb and Huttenlocher, Theory Comput. 8 (2012) 415 (distance)",
            "Zhang and Suen, Commun. ACM 27 (1984) 236; Vossepoel and Smeulders, Comput. Graph. Image Process. 20 (1982) 347 (length)",
        ];
    }

    public override bool Suits(Measurement measured) => measured is GreyImage { PixelUnit: "m" };

    protected override MicrographView Compute(MethodInput input, CancellationToken cancellation)
    {
        var image = ImageOptions.Images(input)[0].Image;
        var view = input.Get(s_view);
        if (view == View.Auto)
        {
            view = IsSection(image) ? View.Section : View.Top;
            input.Default(s_view, view == View.Section ? "auto: cross-section, one border is bright and the opposite one dark" : "auto: top");
        }

        var charge = view == View.Section ? input.Find(s_charge) : null;
        return view switch
        {
            View.Section => new MicrographView(image, CrossSection.Of(image), null, null, charge),
            View.Cracks => new MicrographView(image, null, null, CrackMap.Of(image), null),
            _ => new MicrographView(image, null, TopView.Of(image, input.Get(s_dark), input.Find(s_threshold), input.Get(s_depth)), null, null),
        };
    }

    protected override void Present(MicrographView found, Presentation show)
    {
        show.Window = FormattableString.Invariant($"{found.Image.Width} x {found.Image.Height} pixels");
        show.Setting("scale source", found.Image.ScaleSource);
        if (found.Section is { } section)
        {
            Present(section, found, show);
        }
        else if (found.Top is { } top)
        {
            show.Method = "Otsu, watershed";
            show.Add(s_coverage, 100 * top.Coverage.Value, 100 * top.Coverage.Half);
            show.Add(s_grain, 1e6 * top.Diameter.Value, 1e6 * top.Diameter.Half);
            show.Add(s_grains, top.Grains.Count);
            show.Setting("threshold used", FormattableString.Invariant($"{top.Threshold:G5}"));
            double[] diameters = [.. top.Grains.Select(static grain => 1e6 * grain.Diameter)];
            show.Curve("grains", "diameters of equal circles; a grain that a border cuts has 1", ("Diameter", "um", diameters), ("Cut by the border", "",
                [.. top.Grains.Select(static grain => grain.TouchesBorder ? 1.0 : 0)]));
            show.Draw(() => Overlay(found.Image, i => top.Mask[i], i => IsEdge(top.Labels.Labels, i, found.Image.Width), diameters));
        }
        else
        {
            var cracks = found.Cracks!;
            show.Method = "closing, skeleton";
            show.Add(s_cracks, 1e-6 * cracks.Density.Value, 1e-6 * cracks.Density.Half);
            show.Add(s_crackLength, 1e6 * cracks.Length.Value, 1e6 * cracks.Length.Half);
            show.Add(s_crackArea, 100 * cracks.AreaShare.Value, 100 * cracks.AreaShare.Half);
            show.Quality("cracks", cracks.Count);
            show.Draw(() => Overlay(found.Image, i => cracks.Mask[i], i => cracks.Lines[i], []));
        }
    }

    private static void Present(CrossSection section, MicrographView found, Presentation show)
    {
        show.Method = "edges in every column";
        show.Add(s_thickness, 1e6 * section.Thickness.Value, 1e6 * section.Thickness.Half);
        show.Add(s_roughness, 1e6 * section.Roughness);
        if (found.Dense is { } dense)
        {
            show.Add(s_dense, 1e6 * dense);
        }

        var (porosity, half) = found.Porosity ?? section.Pores;
        show.Add(s_porosity, 100 * porosity, 100 * half);
        show.Add(s_pores, 100 * section.Pores.Value, 100 * section.Pores.Half);
        show.Setting("thresholds", FormattableString.Invariant($"{section.Thresholds.Low:G5}, {section.Thresholds.High:G5}"));
        var (x, y) = ((found.Image.PixelX ?? 1) * 1e6, (found.Image.PixelY ?? 1) * 1e6);
        double[] places = [.. Enumerable.Range(0, found.Image.Width).Select(c => (c + 0.5) * x)];
        double[] Heights(double[] rows) => [.. rows.Select(row => (found.Image.Height - 0.5 - row) * y)];
        show.Curve("section", "from the lower edge of the picture", ("x", "um", places), ("Substrate", "um", Heights(section.Substrate)), ("Front", "um",
            Heights(section.Front)));
        show.Draw(() =>
        {
            var panel = MapPicture.Of(found.Image);
            var (_, per) = MapPicture.UnitFor(Math.Max(found.Image.Width * x, found.Image.Height * y) * 1e-6);
            double[] Scaled(double[] values) => [.. values.Select(value => value * 1e-6 * per)];
            var drawn = panel with
            {
                Series =
                [
                    .. panel.Series, new LineSeries(Scaled(places), Scaled(Heights(section.Front))) { Color = Palette.Vermilion, Label = "front" },
                    new LineSeries(Scaled(places), Scaled(Heights(section.Substrate))) { Color = Palette.SkyBlue, Label = "substrate" },
                ],
            };
            var levels = new Panel
            {
                X = new Axis("x", "um") { IsTight = true }, Y = new Axis("Thickness", "um") { IncludeZero = true },
                Series =
                [
                    new LineSeries(places, [.. section.Front.Zip(section.Substrate, (f, s) => Math.Abs(f - s) * y)]) { Color = Palette.At(0) },
                    new ReferenceLine(1e6 * section.Thickness.Value) { Text = "mean" },
                    .. found.Dense is { } dense ? [new ReferenceLine(1e6 * dense) { Text = "dense limit", Dash = Dash.Dotted }] : Array.Empty<Series>(),
                ],
            };
            return new Figure { WidthMm = Figure.DoubleColumn, HeightMm = 70, Columns = 2, Panels = [drawn, levels] };
        });
    }

    private static bool IsSection(GreyImage image)
    {
        var (low, high, _) = GreyThreshold.Three(image.Levels);
        double Share(int row, Func<float, bool> isSo) => image.Levels.AsSpan(row * image.Width, image.Width).ToArray().Count(isSo) / (double)image.Width;
        bool Between(int bright, int dark) => Share(bright, level => level > high) > 0.8 && Share(dark, level => level < low) > 0.8;
        return image.Height > 1 && (Between(image.Height - 1, 0) || Between(0, image.Height - 1));
    }

    private static bool IsEdge(int[] labels, int i, int width) =>
        labels[i] > 0 && ((i % width > 0 && labels[i - 1] != labels[i]) || (i >= width && labels[i - width] != labels[i]));

    // The mask over the greys: what was counted is tinted, its edges are marked.
    private static Figure Overlay(GreyImage image, Func<int, bool> mask, Func<int, bool> edge, double[] diameters)
    {
        var plain = MapPicture.Of(image);
        var size = (image.Width, image.Height);
        var marks = MapPicture.Panel(i => edge(i) ? 2 : mask(i) ? 1 : double.NaN, size, MapPicture.Steps(image), static _ => new ColorScale(ColorMap.Viridis,
            0, 2));
        var overlay = plain with
        {
            Title = "what was counted, and its edges", Series = [.. plain.Series, ((HeatMap)marks.Series[0]) with { MissingColor = null }],
        };
        Panel[] panels = diameters.Length < 5 || !diameters.All(double.IsFinite) ? [plain, overlay] : [plain, overlay, Histogram(diameters)];
        return new Figure { WidthMm = Figure.DoubleColumn, HeightMm = panels.Length == 3 ? 62 : 85, Columns = panels.Length, Panels = panels };
    }

    private static Panel Histogram(double[] diameters)
    {
        var (bins, high) = ((int)Math.Ceiling(Math.Sqrt(diameters.Length)), diameters.Max() * 1.0001);
        var counts = new double[bins];
        foreach (var d in diameters)
        {
            counts[(int)(d / high * bins)]++;
        }

        var width = high / bins;
        return new Panel
        {
            X = new Axis("Diameter", "um") { Min = 0 }, Y = new Axis("Number of grains") { IncludeZero = true },
            Series = [new BarSeries([.. Enumerable.Range(0, bins).Select(k => (k + 0.5) * width)], counts) { BarWidth = 0.9 * width, Color = Palette.At(0) }],
        };
    }
}
