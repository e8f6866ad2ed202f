using Anodyne.Analysis;
using Anodyne.Analysis.Options;
using Anodyne.Figures;
using Anodyne.Figures.Color;
using Anodyne.Figures.Plots;
using Anodyne.Quantities.Dimensions;
using Anodyne.Surfaces.Images;
using Anodyne.Surfaces.Pictures;

namespace Anodyne.Surfaces.Methods;

/// <summary><c>optical</c>: the front of a deposit through a sequence of pictures.</summary>
internal sealed class OpticalMethod : AnalysisMethod<FrontSequence>
{
    private static readonly QuantityOption s_interval = new("interval", Dimension.Time, "\"60 s\"", "time from frame to frame") { IsPositive = true,
        IsConstant = true };
    private static readonly NumberOption s_electrode = new("electrode", 1, 1e6,
        "row from the top at which the electrode begins; otherwise where the deposit ends below");

    private static readonly ListTerm s_front = new(
        "front", new ResultTerm("time_s", "s", "time since the first frame"), new ResultTerm("height_um", "um",
            "mean height of the deposit above the electrode"),
        new ResultTerm("rms_um", "um", "root mean square of the height about its mean"));

    private static readonly ResultTerm s_growth = new("growth_um_s", "um/s", "slope of the mean height against time up to the highest frame");
    private static readonly ResultTerm s_highest = new("highest_um", "um", "largest mean height");
    private static readonly ResultTerm s_left = new("left_percent", "%", "mean height of the last frame over the largest one");

    public OpticalMethod()
        : base("optical", "Height of a deposit against time from a sequence of pictures",
            "images in the order of time (frame_001.png ...); a video must be cut into frames first")
    {
        Options = [s_interval, ImageOptions.Scale, ImageOptions.Region, s_electrode];
        Results = [s_front, s_growth, s_highest, s_left];
        Formulas =
        [
            "height = electrode less the uppermost rise to half between background and deposit, mean over the columns",
            "interval of a height: scatter of 16 parts and half a pixel for each edge; of the growth: scatter about the line",
        ];
        References = ["Bai, Li, Brushett and Bazant, Energy Environ. Sci. 9 (2016) 3221 (operando optical microscopy of lithium)"];
        Several = SeveralRecords.Together;
    }

    protected override FrontSequence Compute(MethodInput input, CancellationToken cancellation) =>
        FrontSequence.Of([.. ImageOptions.Images(input).Select(static given => given.Image)], input.Get(s_interval), input.Find(s_electrode));

    protected override void Present(FrontSequence found, Presentation show)
    {
        show.Method = "edges in every column";
        show.Window = FormattableString.Invariant($"{found.Frames.Count} frames");
        show.Rows(s_front, found.Frames, static frame => [frame.Time, new Cell(1e6 * frame.Height.Value, 1e6 * frame.Height.Half), 1e6 * frame.Roughness]);
        show.Add(s_growth, 1e6 * found.Growth.Value, 1e6 * found.Growth.Half);
        var (highest, last) = (found.Highest, found.Frames[^1]);
        show.Add(s_highest, 1e6 * highest.Height.Value, 1e6 * highest.Height.Half);
        show.Add(s_left, 100 * last.Height.Value / highest.Height.Value);
        double[] times = [.. found.Frames.Select(static frame => frame.Time)], heights = [.. found.Frames.Select(static frame => 1e6 * frame.Height.Value)];
        double[] rough = [.. found.Frames.Select(static frame => 1e6 * frame.Roughness)];
        show.Curve("front", "mean height and roughness of the front", ("Time", "s", times), ("Height", "um", heights), ("Roughness", "um", rough));
        show.Draw(() => new Figure
        {
            WidthMm = Figure.DoubleColumn, HeightMm = 75, Columns = 2,
            Panels =
            [
                Picture(found),
                new Panel
                {
                    X = new Axis("Time", "s"), Y = new Axis("Height", "um") { IncludeZero = true }, Right = new Axis("Roughness", "um") { IncludeZero = true },
                    Series =
                    [
                        new LineSeries(times, heights) { Color = Palette.At(0), Marker = Marker.Circle, Label = "height" },
                        new LineSeries(times, rough)
                        {
                            Color = Palette.At(1), Dash = Dash.Dashed, Marker = Marker.Square, IsOnRight = true, Label = "roughness",
                        },
                    ],
                },
            ],
        });
    }

    private static Panel Picture(FrontSequence found)
    {
        var image = found.HighestImage;
        var panel = MapPicture.Of(image);
        var (x, y) = MapPicture.Steps(image)!.Value;
        var (_, per) = MapPicture.UnitFor(Math.Max(image.Width * x, image.Height * y));
        var foot = image.Height - found.Electrode;
        double[] places = [.. Enumerable.Range(0, image.Width).Select(c => (c + 0.5) * x * per)];
        return panel with
        {
            Title = FormattableString.Invariant($"highest frame, {found.Highest.Time:G4} s"),
            Series = [.. panel.Series, new LineSeries(places, [.. found.Highest.Heights.Select(h =>
                (foot * y * per) + (h * per))]) { Color = Palette.Vermilion, Label = "front" }],
        };
    }
}
