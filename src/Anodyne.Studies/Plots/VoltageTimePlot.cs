namespace Anodyne.Studies.Plots;

/// <summary><c>V-t</c>: voltage against time.</summary>
internal sealed class VoltageTimePlot : PlotKind
{
    private const double LongSeconds = 7200;

    public override string Name => "V-t";

    public override string Needs => "voltage against time";

    public override int Order => 1;

    public override bool Fits(PlotSource source) => !source.Record.Time.IsEmpty && !source.Record.Voltage.IsEmpty;

    public override PlotSheet Sheet(IReadOnlyList<PlotSource> sources, PlotSetting setting)
    {
        List<(int Source, double[] Time, double[] Voltage)> traces = [];
        foreach (var (source, k) in sources.Select(static (source, k) => (source, k)))
        {
            var (time, voltage) = (source.Record.Time.ToArray(), source.Record.Voltage.ToArray());
            if (setting.Picked is not null && source.Cycling is { } cycling)
            {
                // From the first row of the picked cycles to the last, with the rests between; what is not picked leaves a gap.
                var chosen = Halves(source, setting).ToArray();
                var (from, to) = (cycling.Cut.Time[chosen[0].Half.Start], cycling.Cut.Time[chosen[^1].Half.End - 1]);
                var others = cycling.Cut.All.Except(chosen.Select(static item => item.Half)).ToArray();
                int[] rows = [.. Enumerable.Range(0, time.Length).Where(row => time[row] >= from && time[row] <= to)];
                voltage = [.. rows.Select(row => others.Any(half => time[row] >= half.StartTime && time[row] <= half.EndTime) ? double.NaN : voltage[row])];
                time = [.. rows.Select(row => time[row])];
            }

            traces.Add((k, time, voltage));
        }

        var (unit, scale) = VoltageUnit(traces.SelectMany(static trace => trace.Voltage));
        var isLong = traces.Max(static trace => trace.Time.Where(double.IsFinite).DefaultIfEmpty(0).Max()) > LongSeconds;
        return new PlotSheet(
        [
            new PlotPanel(
                new Axis("Time", isLong ? "h" : "s"), new Axis("Voltage", unit),
                [.. traces.Select(trace =>
                    new PlotCurve(trace.Source, [.. trace.Time.Select(t => isLong ? t / 3600 : t)], [.. trace.Voltage.Select(v => v * scale)]))]),
        ]);
    }
}
