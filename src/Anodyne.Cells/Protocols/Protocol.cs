using Anodyne.Quantities;

namespace Anodyne.Cells.Protocols;

/// <summary>A part of a protocol: a step, or a group that is repeated.</summary>
public abstract record ProtocolItem;

/// <summary>A single step.</summary>
/// <param name="Step">The step.</param>
public sealed record SingleStep(ProtocolStep Step) : ProtocolItem;

/// <summary>A group of items that is repeated; each pass is one cycle if the group is not inside another one.</summary>
/// <param name="Times">Number of passes, at least 1.</param>
/// <param name="Items">What is repeated.</param>
/// <param name="UntilCapacityShare">Ends once a pass delivers less than this share of the first pass's discharge capacity; null: never.</param>
/// <param name="Until">Ends step and group at once when this is met in any step of the group; null: never.</param>
public sealed record RepeatedGroup(int Times, IReadOnlyList<ProtocolItem> Items, double? UntilCapacityShare = null, StopCondition? Until = null) : ProtocolItem
{
    /// <summary>Number of passes, at least 1.</summary>
    public int Times { get; init; } = Times >= 1 ? Times
        : throw new InputException("a group must be repeated at least once", "repeat", $"{Times}", "1 or more");
}

/// <summary>A protocol: steps and repeated groups in their order.</summary>
/// <param name="Items">The items.</param>
/// <param name="Period">Sampling period, s; null: the integrator's own steps, at most 60 s apart.</param>
public sealed record Protocol(IReadOnlyList<ProtocolItem> Items, double? Period = null)
{
    /// <summary>
    /// Reads a protocol from sentences, one a line. "repeat 5 {" opens a group and "}" closes it; "repeat 200 until 80% capacity {" and
    /// "repeat 200 until voltage &lt; 3.5 V {" end early.
    /// Empty lines and lines that start with # are skipped. See <see cref="SentenceParser"/> for the sentences.
    /// </summary>
    /// <param name="lines">The lines.</param>
    /// <exception cref="InputException">The first wrong sentence; points at the word.</exception>
    public static Protocol Parse(IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return ProtocolText.Read(lines);
    }

    /// <summary>Reads a protocol from sentences given one by one.</summary>
    public static Protocol Of(params string[] lines) => Parse(lines);

    /// <summary>Number of steps with all repetitions.</summary>
    public long StepCount => Items.Sum(Count);

    private static long Count(ProtocolItem item) => item is RepeatedGroup group ? group.Times * group.Items.Sum(Count) : 1;
}
