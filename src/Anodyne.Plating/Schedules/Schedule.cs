using Anodyne.Cells.Protocols;

namespace Anodyne.Plating.Schedules;

/// <summary>What is imposed on a front, stage by stage: the steps of the protocol, or the one control of a case without a protocol.</summary>
internal sealed class Schedule
{
    private readonly PlatingCase _case;
    private readonly ProtocolCursor? _cursor;
    private IReadOnlyList<Stage> _stages;
    private int _part;
    private double _delivered;
    private double _moved;

    /// <summary>Stands at the first stage.</summary>
    /// <exception cref="Quantities.InputException">A step that a plating run cannot do: every step is looked at.</exception>
    public Schedule(PlatingCase problem)
    {
        _case = problem;
        if (problem.Protocol is { } protocol)
        {
            Collect(protocol.Items, []);
            _cursor = new ProtocolCursor(protocol, 1e-6);
            Steps = protocol.StepCount;
            _stages = StagesHere();
        }
        else
        {
            Steps = 1;
            _stages =
            [
                new Stage("", problem.Control)
                {
                    Charge = problem.Stop.ChargePerArea ?? double.PositiveInfinity,
                    Duration = problem.Stop.Time ?? double.PositiveInfinity,
                },
            ];
        }
    }

    /// <summary>True if the case has a protocol.</summary>
    public bool HasProtocol => _cursor is not null;

    /// <summary>Steps of the protocol with all repetitions; 1 without a protocol.</summary>
    public long Steps { get; }

    /// <summary>The present stage; null behind the end.</summary>
    public Stage? Stage => _part < _stages.Count ? _stages[_part] : null;

    /// <summary>Number of the step, from 1.</summary>
    public int Step => _cursor?.Ordinal ?? 1;

    /// <summary>Cycle, from 1.</summary>
    public int Cycle => _cursor?.Cycle ?? 1;

    /// <summary>Why a group was left before its last pass; empty if none was.</summary>
    public string EarlyEnd => _cursor?.EarlyEnd ?? "";

    /// <summary>Goes on to the next stage.</summary>
    /// <param name="stripped">Charge stripped in the stage that is over, C/m2.</param>
    /// <param name="moved">Charge passed in it in either direction, C/m2.</param>
    /// <param name="byLimit">The limit that ended it; null: its own end.</param>
    /// <returns>True if the step is over, and not only a part of its profile.</returns>
    public bool MoveOn(double stripped, double moved, StageLimit? byLimit)
    {
        _delivered += stripped;
        _moved += moved;
        _part++;
        if (byLimit is null && _part < _stages.Count)
        {
            return false;
        }

        if (_cursor is null)
        {
            _part = _stages.Count;
            return true;
        }

        _cursor.Next(new FinishedStep(_delivered, _moved, byLimit?.Depth ?? 0));
        (_part, _delivered, _moved) = (0, 0, 0);
        _stages = StagesHere();
        return true;
    }

    /// <summary>Writes where the run stands.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(_part);
        writer.Write(_delivered);
        writer.Write(_moved);
        writer.Write(_cursor?.Way.Count ?? 0);
        foreach (var step in _cursor?.Way ?? [])
        {
            writer.Write(step.Delivered);
            writer.Write(step.Moved);
            writer.Write(step.LeavesGroup);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(BinaryReader reader)
    {
        _part = reader.ReadInt32();
        _delivered = reader.ReadDouble();
        _moved = reader.ReadDouble();
        var way = new FinishedStep[reader.ReadInt32()];
        for (var i = 0; i < way.Length; i++)
        {
            way[i] = new FinishedStep(reader.ReadDouble(), reader.ReadDouble(), reader.ReadInt32());
        }

        if (_cursor is not null)
        {
            _cursor.Retrace(way);
            _stages = StagesHere();
        }
    }

    /// <summary>Every stage of a protocol once, repetitions apart; none without a protocol.</summary>
    public static IReadOnlyList<Stage> AllStages(PlatingCase problem)
    {
        List<Stage> stages = [];
        Collect(problem.Protocol?.Items ?? [], stages);
        return stages;
    }

    private static void Collect(IReadOnlyList<ProtocolItem> items, List<Stage> stages)
    {
        foreach (var item in items)
        {
            if (item is SingleStep single)
            {
                stages.AddRange(StageBuilder.Of(single.Step, null, []));
            }
            else if (item is RepeatedGroup group)
            {
                Collect(group.Items, stages);
            }
        }
    }

    private IReadOnlyList<Stage> StagesHere() =>
        _cursor!.Step is { } step ? StageBuilder.Of(step, _case.Protocol!.Period, _cursor.GroupConditions) : [];
}
