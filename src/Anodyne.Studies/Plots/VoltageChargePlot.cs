namespace Anodyne.Studies.Plots;

/// <summary><c>V-Q</c>: voltage against the charge passed since the current last changed its direction, one color a cycle.</summary>
internal sealed class VoltageChargePlot : PlotKind
{
    public override string Name => "V-Q";

    public override string Needs => "half cycles with a voltage";

    public override int Order => 2;

    public override bool Fits(PlotSource source) => source.Cycling is { Cut.Voltage.Length: > 0 };

    public override PlotSheet Sheet(IReadOnlyList<PlotSource> sources, PlotSetting setting)
    {
        var (unit, scale) = VoltageUnit(sources.SelectMany(static source => source.Cycling!.Cut.Voltage));
        List<PlotCurve> curves = [];
        foreach (var (source, k) in sources.Select(static (source, k) => (source, k)))
        {
            var cut = source.Cycling!.Cut;
            var charge = setting.Basis.Charge(source);
            curves.AddRange(Halves(source, setting).Where(static item => item.Half.Rows > 1).Select(item => new PlotCurve(
                k, [.. cut.ChargeAlong(item.Half).Select(q => q * charge)], [.. item.Half.Of(cut.Voltage).Select(v => v * scale)])
            {
                Member = item.Cycle, Name = $"cycle {item.Cycle} {(item.Half.Sign > 0 ? "charge" : "discharge")}",
            }));
        }

        return new PlotSheet([new PlotPanel(new Axis("Charge passed", setting.Basis.ChargeUnit) { IncludeZero = true }, new Axis("Voltage", unit), curves)]);
    }
}
