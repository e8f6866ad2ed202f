using Anodyne.Records;
using Anodyne.Records.Surfaces;

namespace Anodyne.Studies.Plots;

/// <summary><c>isotherm</c>: the amount adsorbed against pressure, points as measured.</summary>
internal sealed class IsothermPlot : PlotKind
{
    public override string Name => "isotherm";

    public override string Needs => "an isotherm";

    public override int Order => 23;

    public override bool IsMassMeant => false;

    public override bool Fits(PlotSource source) => source.Record.Measured is Isotherm;

    public override bool IsFor(Measurement measured) => measured is Isotherm;

    public override PlotSheet Sheet(IReadOnlyList<PlotSource> sources, PlotSetting setting)
    {
        var isRelative = sources.All(static source => ((Isotherm)source.Record.Measured!).Points.All(static point => double.IsFinite(point.RelativePressure)));
        var curves = sources.SelectMany((source, k) =>
        {
            var points = ((Isotherm)source.Record.Measured!).Points;
            return points.GroupBy(static point => point.IsDesorption).Select(branch => new PlotCurve(
                k, [.. branch.Select(point => isRelative ? point.RelativePressure : 1e-3 * point.Pressure)], [.. branch.Select(static point => point.Loading)])
            {
                Name = branch.Key ? "desorption" : "adsorption", IsPoints = true,
            });
        });
        return new PlotSheet([new PlotPanel(isRelative ? new Axis("Relative pressure") : new Axis("Pressure", "kPa"), new Axis("Loading",
            "mmol/g") { IncludeZero = true }, [.. curves])],
            "Branch");
    }
}
