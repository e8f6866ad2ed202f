using Anodyne.Electroanalysis.Cycling;
using Anodyne.Quantities;

namespace Anodyne.Studies.Plots;

/// <summary><c>dqdv</c>: differential capacity of every half cycle, upward on charge and downward on discharge.</summary>
internal sealed class DifferentialCapacityPlot : PlotKind
{
    // As the method `dqdv` without options.
    private const double Bin = 0.005;
    private const int Window = 5;

    public override string Name => "dqdv";

    public override string Needs => "half cycles with a voltage";

    public override int Order => 6;

    public override bool Fits(PlotSource source) => source.Cycling is { Cut.Voltage.Length: > 0 };

    public override PlotSheet Sheet(IReadOnlyList<PlotSource> sources, PlotSetting setting)
    {
        List<PlotCurve> curves = [];
        foreach (var (source, k) in sources.Select(static (source, k) => (source, k)))
        {
            var cycling = source.Cycling!;
            var scale = setting.Basis.Charge(source) / cycling.ChargeScale;
            foreach (var (half, index, cycle) in Halves(source, setting).Where(item => item.Index < cycling.Halves.Count))
            {
                try
                {
                    var curve = HalfCycleCapacity.Of(cycling, index + 1, Bin, Window).Curve;
                    curves.Add(new PlotCurve(k, curve.Voltage, [.. curve.Value.Select(value => half.Sign * scale * value)])
                    {
                        Member = cycle, Name = $"cycle {cycle} {(half.Sign > 0 ? "charge" : "discharge")}",
                    });
                }
                catch (AnodyneException failure)
                {
                    setting.Note($"{source.Name}, cycle {cycle}: {failure.Problem}");
                }
            }
        }

        return curves.Count > 0
            ? new PlotSheet([new PlotPanel(new Axis("Voltage", "V") { Padding = 0.02, IsTight = true }, new Axis("d*Q*/d*V*", setting.Basis.ChargeUnit + "/V"),
                curves)])
            : throw new InputException(
                "no half cycle has a constant-current part of ten rows", sources[0].Name, "none", "a half cycle with ten rows at one current",
                "Choose --what V-Q, or other cycles.");
    }
}
