using Anodyne.Figures;
using Anodyne.Quantities;
using Anodyne.Records;
using Anodyne.Records.Cycles;

namespace Anodyne.Studies.Plots;

/// <summary>What the curves of a figure are made with.</summary>
/// <param name="Basis">What values are divided by.</param>
/// <param name="Picked">The cycles or spectra asked for; null for all.</param>
/// <param name="Note">Told in sentences what is not shown.</param>
internal sealed record PlotSetting(PlotBasis Basis, CyclePick? Picked, Action<string> Note);

/// <summary>A kind of figure. It computes curves from records by the cutters of Records and the computations of the wings; a new kind is one class.</summary>
internal abstract class PlotKind
{
    // More curves than this cannot be told apart: of a long test evenly spaced ones are drawn.
    private const int MostMembers = 40;
    private const int FewMembers = 12;

    /// <summary>All of them, found by their class, in the order in which help lists them.</summary>
    public static IReadOnlyList<PlotKind> All { get; } =
    [
        .. typeof(PlotKind).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(PlotKind)) && !type.IsAbstract)
            .Select(static type => (PlotKind)Activator.CreateInstance(type)!).OrderBy(static kind => kind.Order),
    ];

    /// <summary>Word on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>What a file lacks that has none of it ("no voltage against time").</summary>
    public abstract string Needs { get; }

    /// <summary>Place in the list.</summary>
    public abstract int Order { get; }

    /// <summary>False for quantities that are never per mass.</summary>
    public virtual bool IsMassMeant => true;

    /// <summary>True if it can be drawn from the record.</summary>
    public abstract bool Fits(PlotSource source);

    /// <summary>True if it is the figure of a measurement where no kind was asked for.</summary>
    /// <param name="measured">A spectrum, an image and the like.</param>
    public virtual bool IsFor(Measurement measured) => false;

    /// <summary>The figure of what is no curve (an image, a map), drawn by the kind itself; null where it is drawn from the curves.</summary>
    /// <param name="sources">The sources, all of which fit.</param>
    /// <param name="style">Style of the figure.</param>
    /// <param name="setting">The setting.</param>
    public virtual Figure? Picture(IReadOnlyList<PlotSource> sources, PlotStyle style, PlotSetting setting) => null;

    /// <summary>The curves.</summary>
    public abstract PlotSheet Sheet(IReadOnlyList<PlotSource> sources, PlotSetting setting);

    /// <summary>The unit in which voltages of so many volts are read best.</summary>
    protected static (string Unit, double Scale) VoltageUnit(IEnumerable<double> volts) =>
        volts.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max() < 0.5 ? ("mV", 1000) : ("V", 1);

    /// <summary>The members to be drawn: those picked, or all, or evenly spaced ones of too many, which is said.</summary>
    /// <param name="source">The source.</param>
    /// <param name="numbers">Its members.</param>
    /// <param name="setting">The setting.</param>
    /// <param name="what">What they are ("cycles").</param>
    /// <exception cref="InputException">None was picked that the source has.</exception>
    protected static HashSet<int> Members(PlotSource source, IEnumerable<int> numbers, PlotSetting setting, string what)
    {
        int[] all = [.. numbers.Distinct().Order()];
        int[] picked = [.. all.Where(number => setting.Picked?.Holds(number) ?? true)];
        if (picked.Length == 0 && all.Length > 0)
        {
            throw new InputException(
                $"the file has none of these {what}", source.Name, "--cycles", $"{all[0]} to {all[^1]}", "Choose among them, e.g. --cycles " + all[0] + ".");
        }

        if (setting.Picked is not null || picked.Length <= MostMembers)
        {
            return [.. picked];
        }

        setting.Note($"{source.Name}: {FewMembers} of {picked.Length} {what} are drawn, evenly spaced; --cycles chooses others");
        return [.. Enumerable.Range(0, FewMembers).Select(k => picked[(int)Math.Round(k * (picked.Length - 1.0) / (FewMembers - 1))])];
    }

    /// <summary>Half cycles of the cycles to be drawn, each with its number in the record and its cycle.</summary>
    protected static IEnumerable<(HalfCycle Half, int Index, int Cycle)> Halves(PlotSource source, PlotSetting setting)
    {
        var numbers = source.CycleNumbers();
        var members = Members(source, numbers, setting, "cycles");
        return source.Cycling!.Cut.All.Select((half, k) => (half, k, numbers[k])).Where(item => members.Contains(item.Item3));
    }

    /// <summary>An axis of whole numbers.</summary>
    protected static Axis Counted(string label, IEnumerable<double> numbers)
    {
        int[] whole = [.. numbers.Select(static number => (int)number).Distinct().Order()];
        return new Axis(label) { Padding = 0.03, IsTight = true, Ticks = whole.Length is > 0 and <= 8 ? [.. whole.Select(static n => (double)n)] : null };
    }
}
