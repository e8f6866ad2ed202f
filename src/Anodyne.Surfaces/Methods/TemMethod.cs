using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Quantities.Estimates;
using Anodyne.Surfaces.Images;
using Anodyne.Surfaces.Pictures;

namespace Anodyne.Surfaces.Methods;

/// <summary>What <c>tem</c> found: the fringes, or the film.</summary>
/// <param name="Fringes">Lattice fringes; null where a film was measured.</param>
/// <param name="Film">The film; null where fringes were.</param>
internal sealed record LatticeImage(LatticeFringes? Fringes, FilmProfile? Film) : IJudged
{
    public Verdict Verdict => Fringes?.Verdict ?? Film!.Verdict;

    public IReadOnlyList<string> Reasons => Fringes?.Reasons ?? Film!.Reasons;
}

/// <summary><c>tem</c>: lattice spacings and film thickness.</summary>
internal sealed class TemMethod : AnalysisMethod<LatticeImage>
{
    private static readonly ChoiceOption<bool> s_what = new("what", "fringes: spacings by Fourier transform; film: thickness by its profile", ("fringes",
        false), ("film", true));
    private static readonly NumberOption s_most = new("most", 1, 50, "largest number of spacings") { IsWhole = true, Otherwise = 8 };

    private static readonly ListTerm s_spacings = new(
        "spacings", new ResultTerm("d_nm", "nm", "distance of the fringes"), new ResultTerm("phase", "",
            "planes whose spacing lies within the interval or 1.5 %, nearest first"),
        new ResultTerm("angle_deg", "deg", "direction across the fringes, from the x axis towards the lower edge"), new ResultTerm("contrast", "1",
            "power over the median at its wave number"));

    private static readonly ResultTerm s_film = new("film_nm", "nm", "distance of the two edges of the mean profile");

    public TemMethod()
        : base("tem", "Lattice spacings by Fourier transform, or the thickness of a film by its profile", "an image; its scale from the file or --scale")
    {
        Options = [s_what, s_most, ImageOptions.Scale, ImageOptions.Region];
        Results = [s_spacings, s_film];
        Formulas =
        [
            "d = 1/|q| at the centre of power of a peak of |FFT|^2 under a Hann window; peaks stand 30 times above the median at their |q|",
            "planes: d of Li, LiF, Li2O, Li2CO3, LiH, LiCl, Li3N, CaF2, calcite, Cu from their cells",
            "film: mean profile = a + (b - a) S1 + (c - b) S2 with error functions S; thickness = distance of their middles, interval from eight parts",
        ];
        References = ["Williams and Carter, Transmission Electron Microscopy, 2nd ed. (2009), ch. 28", "Wyckoff, Crystal Structures (1963) (cells)"];
    }

    protected override LatticeImage Compute(MethodInput input, CancellationToken cancellation)
    {
        var image = ImageOptions.Images(input)[0].Image;
        return input.Get(s_what) ? new LatticeImage(null, FilmProfile.Of(image)) : new LatticeImage(LatticeFringes.Of(image, (int)input.Get(s_most)), null);
    }

    protected override void Present(LatticeImage found, Presentation show)
    {
        if (found.Film is { } film)
        {
            show.Method = "two error functions";
            show.Add(s_film, 1e9 * film.Thickness.Value, 1e9 * film.Thickness.Half);
            double[] places = [.. film.Places.Select(static p => 1e9 * p)];
            show.Curve("film", "mean profile across the film", ("Place", "nm", places), ("Level", "", film.Levels), ("Fit", "", film.Fitted));
            show.Draw(() => new Figure
            {
                WidthMm = Figure.DoubleColumn, HeightMm = 70, Columns = 2,
                Panels =
                [
                    MapPicture.Of(film.Image),
                    new Panel
                    {
                        X = new Axis("Place across the film", "nm") { IsTight = true }, Y = new Axis("Grey level"),
                        Series =
                        [
                            new LineSeries(places, film.Levels) { Color = Palette.At(0), Label = "mean of the picture" }, new LineSeries(places,
                                film.Fitted) { Color = Palette.At(1), Label = "fit" },
                            new ReferenceLine(1e9 * film.Edges.First) { IsUpright = true }, new ReferenceLine(1e9 * film.Edges.Second) { IsUpright = true },
                        ],
                    },
                ],
            });
            return;
        }

        var fringes = found.Fringes!;
        show.Rows(s_spacings, fringes.Periods, period =>
        [
            new Cell(1e9 * period.Spacing.Value, 1e9 * period.Spacing.Half), Cell.Of(Named(period)), period.Angle, period.Contrast,
        ]);
        show.Setting("scale source", fringes.Image.ScaleSource);
        show.Draw(() => Draw(fringes));
    }

    private static string Named(FringePeriod period) =>
        period.Phases.Count == 0 ? "none of those known" : string.Join("; ", period.Phases.Take(3).Select(static plane => $"{plane.Phase} {plane.Plane}"));

    private static Figure Draw(LatticeFringes fringes)
    {
        var (size, steps) = (fringes.Size, MapPicture.Steps(fringes.Image)!.Value);

        // The middle part of the transform, up to a little beyond the outermost period.
        var most = fringes.Periods.Count == 0 ? 0.25 / steps.X : 1.3 / fringes.Periods.Min(static period => period.Spacing.Value);
        var half = Math.Clamp((int)(most * size * steps.X), 8, (size / 2) - 1);
        var values = new double[4 * half * half];
        for (var row = 0; row < 2 * half; row++)
        {
            for (var column = 0; column < 2 * half; column++)
            {
                values[((2 * half - 1 - row) * 2 * half) + column] = fringes.Power[((row + (size / 2) - half) * size) + column + (size / 2) - half];
            }
        }

        var edge = half / (size * steps.X) * 1e-9;
        double[] x = [.. fringes.Periods.Select(static p => 1e-9 / p.Spacing.Value * Math.Cos(p.Angle * Math.PI / 180))],
            y = [.. fringes.Periods.Select(static p => -1e-9 / p.Spacing.Value * Math.Sin(p.Angle * Math.PI / 180))];
        return new Figure
        {
            WidthMm = Figure.DoubleColumn, HeightMm = 85, Columns = 2,
            Panels =
            [
                MapPicture.Of(fringes.Image),
                new Panel
                {
                    X = new Axis("Wave number", "1/nm") { Min = -edge, Max = edge }, Y = new Axis("Wave number", "1/nm") { Min = -edge, Max = edge },
                        Aspect = Aspect.EqualByFrame, ColorBar = ColorBarPlace.None,
                    Series =
                    [
                        new HeatMap(values, 2 * half, 2 * half, (-edge, edge), (-edge, edge), MapPicture.Robust(ColorMap.Grays, values, "", "")),
                        new LineSeries(x, y) { Marker = Marker.Circle, MarkerSize = 7, HasOpenMarkers = false, Width = 0, Color = Palette.Vermilion,
                            Opacity = 0.6 },
                        .. fringes.Periods.Select((p, k) => new Annotation(x[k], y[k],
                            FormattableString.Invariant($"{1e9 * p.Spacing.Value:F4} nm")) { ShiftY = 9 }),
                    ],
                },
            ],
        };
    }
}
