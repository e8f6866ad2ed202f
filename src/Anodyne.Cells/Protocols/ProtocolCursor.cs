namespace Anodyne.Cells.Protocols;

/// <summary>
/// Walks through a protocol step by step: groups are repeated, left when a pass delivers too little or a condition of theirs is met, and every pass of a
/// group that is in no other one is a cycle. The way taken is kept, so that a run can be taken up in the middle.
/// </summary>
public sealed class ProtocolCursor
{
    private readonly List<Pass> _open = [];
    private readonly List<FinishedStep> _way = [];
    private readonly Protocol _protocol;
    private readonly double _negligible;

    /// <summary>Stands at the first step.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="negligible">A group whose pass moves less charge than this is left: it would go on for ever. In the unit of the finished steps.</param>
    public ProtocolCursor(Protocol protocol, double negligible = 0)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        _protocol = protocol;
        _negligible = negligible;
        Start();
    }

    /// <summary>The step that is to be done; null behind the end.</summary>
    public ProtocolStep? Step { get; private set; }

    /// <summary>Number of the step in the run, from 1.</summary>
    public int Ordinal { get; private set; }

    /// <summary>Cycle, from 1.</summary>
    public int Cycle { get; private set; }

    /// <summary>Why a group was left before its last pass; empty if none was.</summary>
    public string EarlyEnd { get; private set; } = "";

    /// <summary>Conditions of the groups that the step stands in, each with the group's depth, 1 outermost.</summary>
    public IEnumerable<(StopCondition Condition, int Depth)> GroupConditions
    {
        get
        {
            for (var depth = 1; depth < _open.Count; depth++)
            {
                if (_open[depth].Group!.Until is { } until)
                {
                    yield return (until, depth);
                }
            }
        }
    }

    /// <summary>The way so far, for a checkpoint.</summary>
    public IReadOnlyList<FinishedStep> Way => _way;

    /// <summary>Goes on to the next step.</summary>
    /// <param name="finished">What the step did.</param>
    public void Next(FinishedStep finished)
    {
        ArgumentNullException.ThrowIfNull(finished);
        _way.Add(finished);
        foreach (var pass in _open)
        {
            pass.Delivered += finished.Delivered;
            pass.Moved += finished.Moved;
            pass.MayStall |= finished.MayStall;
        }

        if (finished.LeavesGroup > 0)
        {
            var left = _open[finished.LeavesGroup];
            EarlyEnd = finished.Reason.Length > 0 ? FormattableString.Invariant($"{finished.Reason} in pass {left.Number} of {left.Group!.Times}")
                : $"a condition of group {finished.LeavesGroup} was met";
            while (_open.Count > finished.LeavesGroup)
            {
                Close();
            }
        }

        _open[^1].Index++;
        Descend();
        Ordinal++;
    }

    /// <summary>Goes the way of an earlier run.</summary>
    /// <param name="way">Its steps.</param>
    public void Retrace(IEnumerable<FinishedStep> way)
    {
        ArgumentNullException.ThrowIfNull(way);
        Start();
        foreach (var step in way)
        {
            Next(step);
        }
    }

    private void Start()
    {
        _way.Clear();
        _open.Clear();
        _open.Add(new Pass(null, _protocol.Items));
        (Ordinal, Cycle, EarlyEnd) = (1, 1, "");
        Descend();
    }

    // To the next single step: into groups, and out of those whose items are done.
    private void Descend()
    {
        Step = null;
        while (Step is null)
        {
            var here = _open[^1];
            if (here.Index < here.Items.Count)
            {
                if (here.Items[here.Index] is RepeatedGroup group)
                {
                    _open.Add(new Pass(group, group.Items));
                }
                else
                {
                    Step = ((SingleStep)here.Items[here.Index]).Step;
                }
            }
            else if (here.Group is null)
            {
                return;
            }
            else if (IsOver(here))
            {
                Close();
                _open[^1].Index++;
            }
            else
            {
                Again(here);
            }
        }
    }

    private bool IsOver(Pass pass)
    {
        var group = pass.Group!;
        if (pass.Number == 1)
        {
            pass.First = pass.Delivered;
        }

        if (pass.Number < group.Times && pass is { MayStall: true, Moved: var moved } && moved < _negligible)
        {
            EarlyEnd = $"the cell no longer takes or gives charge (pass {pass.Number} of {group.Times})";
            return true;
        }

        if (pass.Number > 1 && group.UntilCapacityShare is { } share && pass.Delivered < share * pass.First)
        {
            EarlyEnd = FormattableString.Invariant($"capacity below {100 * share:0.#} % after {pass.Number} cycles");
            return true;
        }

        return pass.Number == group.Times;
    }

    private void Again(Pass pass)
    {
        CountCycle();
        (pass.Index, pass.Delivered, pass.Moved, pass.MayStall) = (0, 0, 0, false);
        pass.Number++;
    }

    private void Close()
    {
        CountCycle();
        _open.RemoveAt(_open.Count - 1);
    }

    private void CountCycle()
    {
        if (_open.Count == 2)
        {
            Cycle++;
        }
    }

    private sealed class Pass(RepeatedGroup? group, IReadOnlyList<ProtocolItem> items)
    {
        public RepeatedGroup? Group => group;

        public IReadOnlyList<ProtocolItem> Items => items;

        public int Index { get; set; }

        public int Number { get; set; } = 1;

        public double First { get; set; }

        public double Delivered { get; set; }

        public double Moved { get; set; }

        public bool MayStall { get; set; }
    }
}

/// <summary>What a finished step did, as far as it decides how a protocol goes on.</summary>
/// <param name="Delivered">Charge that counts as capacity, 0 or more, in any one unit.</param>
/// <param name="Moved">Charge moved in either direction, in the same unit.</param>
/// <param name="LeavesGroup">Depth of the group whose condition ended the step, 1 outermost; 0: none.</param>
public sealed record FinishedStep(double Delivered, double Moved, int LeavesGroup = 0)
{
    /// <summary>Why it ended, for the sentence about a group that it leaves; empty: not said.</summary>
    public string Reason { get; init; } = "";

    /// <summary>False for a step that did what it says although it moved no charge: a group of such steps alone is never left for want of charge.</summary>
    public bool MayStall { get; init; } = true;
}
