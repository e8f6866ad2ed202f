using Anodyne.Electroanalysis.Cycling;
using Anodyne.Studies.Analyses;

namespace Anodyne.Studies.Plots;

/// <summary>The kind of figure that fits what most files hold.</summary>
internal static class PlotChoice
{
    // From so many cycles on what happens over them says more than their curves.
    private const int ManyCycles = 10;

    /// <summary>Name of the kind, and the reason as a clause that follows "because".</summary>
    /// <param name="sources">The sources, at least one.</param>
    public static (string Kind, string Because) Of(IReadOnlyList<PlotSource> sources)
    {
        var most = sources.GroupBy(static source => source.Sort.Nature).MaxBy(static group => group.Count())!.First();
        var (nature, because, cycling) = most.Sort;
        if (nature == RecordNature.Cycling && cycling is not null && ChargeCycle.Pair(cycling.Halves, cycling.Type).Count is var cycles and >= ManyCycles)
        {
            return ("capacity", $"{because}, {cycles} cycles");
        }

        if (most.Record.Measured is { } measured)
        {
            return (PlotKind.All.FirstOrDefault(kind => kind.IsFor(measured))?.Name ?? "I-V", because);
        }

        var isCurve = cycling?.Cut.Voltage.Length > 0;
        return (nature switch
        {
            RecordNature.Impedance => "nyquist",
            RecordNature.Voltammetry => "I-V",
            RecordNature.Cycling or RecordNature.OneWay when isCurve => "V-Q",
            RecordNature.Other when most.Record.Time.IsEmpty => "I-V",
            _ => "V-t",
        }, because);
    }
}
