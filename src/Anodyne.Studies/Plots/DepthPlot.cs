using Anodyne.Records;
using Anodyne.Records.Surfaces;

namespace Anodyne.Studies.Plots;

/// <summary><c>depth</c>: intensities of ions against sputter time or depth, on a logarithmic axis.</summary>
internal sealed class DepthPlot : PlotKind
{
    public override string Name => "depth";

    public override string Needs => "a depth profile";

    public override int Order => 22;

    public override bool IsMassMeant => false;

    public override bool Fits(PlotSource source) => source.Record.Measured is DepthProfile;

    public override bool IsFor(Measurement measured) => measured is DepthProfile;

    public override PlotSheet Sheet(IReadOnlyList<PlotSource> sources, PlotSetting setting)
    {
        var isDepth = ((DepthProfile)sources[0].Record.Measured!).IsDepth;
        var curves = sources.SelectMany((source, k) =>
        {
            var profile = (DepthProfile)source.Record.Measured!;
            double[] x = [.. profile.Positions.Select(place => profile.IsDepth ? 1e9 * place : place)];
            return profile.Ions.Select(ion => new PlotCurve(k, x, [.. ion.Counts.Select(static count => count > 0 ? count : double.NaN)]) { Name = ion.Name });
        });
        return new PlotSheet([new PlotPanel(isDepth ? new Axis("Depth", "nm") { IsTight = true } : new Axis("Sputter time", "s") { IsTight = true },
            new Axis("Counts") { Scale = AxisScale.Log }, [.. curves])], "Ion");
    }
}
