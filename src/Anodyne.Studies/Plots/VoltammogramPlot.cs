using Anodyne.Records;
using Anodyne.Records.Columns;
using Anodyne.Records.Terms;

namespace Anodyne.Studies.Plots;

/// <summary><c>I-V</c>: current against potential.</summary>
internal sealed class VoltammogramPlot : PlotKind
{
    private const string Overpotential = "Overpotential";

    public override string Name => "I-V";

    public override string Needs => "current and voltage";

    public override int Order => 7;

    public override bool Fits(PlotSource source) => Potential(source.Record) is not null && (source.IsPerArea || !source.Record.Current.IsEmpty);

    public override PlotSheet Sheet(IReadOnlyList<PlotSource> sources, PlotSetting setting)
    {
        List<PlotCurve> curves = [];
        foreach (var (source, k) in sources.Select(static (source, k) => (source, k)))
        {
            var current = source.IsPerArea ? source.Record.Require(Records.Tables.UnitTable.CurrentDensity).ToDoubles() : source.Record.Current.ToArray();
            var scale = setting.Basis.Current(source);
            curves.Add(new PlotCurve(k, Potential(source.Record)!.ToDoubles(), [.. current.Select(i => i * scale)]));
        }

        return new PlotSheet([new PlotPanel(new Axis(Potential(sources[0].Record)!.Name == Overpotential ? Overpotential : "Potential", "V"),
            new Axis("Current", setting.Basis.CurrentUnit), curves)]);
    }

    private static Column? Potential(Record record) => record.Find(Bdf.Voltage) ?? record.Find(Overpotential);
}
