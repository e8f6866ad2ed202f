using Anodyne.Cells.Protocols;
using Anodyne.Plating.Front;
using Anodyne.Plating.Results;
using Anodyne.Plating.Schedules;

namespace Anodyne.Plating.Engine;

/// <content>The steps of a protocol: how they begin, what ends them, and the books that are kept of them.</content>
internal sealed partial class PlatingEngine
{
    // Least current density by which residuals, balances and iterations are judged where none flows on the whole, A/m2.
    private const double FluxFloor = 1e-3;

    // A step of a protocol has at least this many rows in the record.
    private const int FewestRows = 16;

    // A layer of this many cells on the whole width counts as nothing left.
    private const double LeastLayer = 0.002;

    private bool _isFreshStage = true;

    /// <summary>Where the charge has gone since the start, C/m2.</summary>
    private LithiumAccount Account
    {
        get
        {
            var perArea = 1 / (_period * _speedPerCurrent);
            var dead = DetachedMetal.Area(_front.Curves, _period) * perArea;
            return new LithiumAccount(
                _plated, _stripped, SideCharge() / _period, dead, (_front.MetalArea(-_area0) * perArea) - dead, _detached.Revived * perArea);
        }
    }

    /// <summary>How much of the present stage is done, 0 to 1, so far as its own end tells.</summary>
    private double StageShare => _schedule.Stage is { } stage
        ? Math.Max(_stageCharge / stage.Charge, (_time - _stageStart) / stage.Duration) : 0;

    /// <summary>Takes up the control of the present stage.</summary>
    private void BeginStage()
    {
        _meanCurrent = _schedule.Stage!.Control switch
        {
            Galvanostatic driven => driven.CurrentDensity,
            OpenCircuit => 0,
            _ => double.NaN,
        };
        (_stageStart, _stageCharge, _lastStep, _isFreshStage) = (_time, 0, 0, true);
    }

    /// <summary>Ends the present stage; without a protocol, and behind the last step of one, the run.</summary>
    private void EndStage(StopReason reason, string why, StageLimit? limit = null)
    {
        var (stage, step, cycle) = (_schedule.Stage!, _schedule.Step, _schedule.Cycle);
        if (!_schedule.HasProtocol)
        {
            StopFor(reason, why);
            return;
        }

        var sign = _meanCurrent;
        var isOver = _schedule.MoveOn(sign < 0 ? _stageCharge : 0, _stageCharge, limit);
        if (isOver)
        {
            Close(stage, step, cycle, _schedule.Stage is null || _schedule.Cycle != cycle, why);
        }

        if (_schedule.Stage is null)
        {
            StopFor(StopReason.Protocol, _schedule.EarlyEnd.Length > 0 ? $"the protocol was over: {_schedule.EarlyEnd}" : "the protocol was over");
            return;
        }

        BeginStage();
    }

    /// <summary>Lithium above the collector that is connected to it, m2 (volume per depth); infinite on a foil.</summary>
    private double LiveArea => _floor is null ? double.PositiveInfinity
        : _front.MetalArea(-_floor.Height * _period) - DetachedMetal.Area(_front.Curves, _period);

    /// <summary>Which electrode cannot give the lithium that the present current asks for; null: both can.</summary>
    private (StopReason Reason, string Why)? NothingToGive()
    {
        if (_meanCurrent < 0 && LiveArea < LeastLayer * _h * _period)
        {
            return (StopReason.CollectorBare, "no lithium is left on the collector");
        }

        return _meanCurrent > 0 && _case.CounterElectrode?.Stock is { } stock && _charge >= stock * (1 - 1e-12)
            ? (StopReason.CounterExhausted, "the counter electrode has given all its lithium") : null;
    }

    /// <summary>Shortens a step that would ask for more lithium than an electrode has.</summary>
    private double LimitToStock(double step)
    {
        if (_meanCurrent < 0 && _floor is not null)
        {
            return Math.Min(step, 0.5 * LiveArea / (-_meanCurrent * _speedPerCurrent * _period));
        }

        return _meanCurrent > 0 && _case.CounterElectrode?.Stock is { } stock ? Math.Min(step, (stock - _charge) / _meanCurrent) : step;
    }

    private void Close(Stage stage, int step, int cycle, bool closesCycle, string why) => _ledger.Close(
        step, cycle, closesCycle, stage.Text, why, _time, _log.Series.Count > 0 ? _log.Series[^1].Voltage : double.NaN, Account);

    /// <summary>A run that ends within a protocol closes the step and the cycle that it is in.</summary>
    private void CloseBooks()
    {
        if (_schedule is { HasProtocol: true, Stage: { } stage } && _ledger.Steps.Count < _schedule.Step)
        {
            Close(stage, _schedule.Step, _schedule.Cycle, true, StopDetail);
        }
    }

    /// <summary>Longest time step that the present stage allows, s.</summary>
    private double LimitToStage(Stage stage, double rate)
    {
        var left = stage.Duration - (_time - _stageStart);
        var whole = stage.Duration;
        if (rate > 0)
        {
            left = Math.Min(left, (stage.Charge - _stageCharge) / rate);
            whole = Math.Min(whole, stage.Charge / rate);
        }

        var step = Math.Min(left, whole / FewestRows);
        if (double.IsFinite(stage.Period))
        {
            var rows = Math.Floor((_time - _stageStart) / stage.Period * (1 + 1e-12) + 1e-9) + 1;
            step = Math.Min(step, _stageStart + (rows * stage.Period) - _time);
        }

        return step;
    }

    private StageLimit? MetLimit(in PlatingSample now)
    {
        foreach (var limit in _schedule.Stage!.Limits)
        {
            var side = limit.Side != 0 ? limit.Side : Watched(limit, FirstOfStep()) < limit.Limit ? 1 : -1;
            if (side * (Watched(limit, now) - limit.Limit) >= 0)
            {
                return limit;
            }
        }

        return null;
    }

    private double Watched(StageLimit limit, in PlatingSample sample) => limit.Variable switch
    {
        "voltage" => sample.Voltage,
        "current" => Math.Abs(sample.CurrentDensity),
        "dead" => sample.Dead * _speedPerCurrent,
        _ => sample.MinConcentration,
    };

    /// <summary>The state at the start of the present step of the protocol.</summary>
    private PlatingSample FirstOfStep()
    {
        var first = _log.Series.Count - 1;
        while (first > 0 && _log.Series[first - 1].Step == _schedule.Step)
        {
            first--;
        }

        return _log.Series[first];
    }

    private double LimitToTargets(double step)
    {
        var rate = Math.Abs(_meanCurrent);
        var stage = _schedule.Stage!;
        if (_schedule.HasProtocol)
        {
            return Math.Min(step, LimitToStage(stage, rate));
        }

        if (double.IsFinite(stage.Charge) && rate > 0)
        {
            step = Math.Min(step, (NextMark(stage.Charge, _stageCharge) - _stageCharge) / rate);
        }
        else if (double.IsFinite(stage.Duration))
        {
            step = Math.Min(step, NextMark(stage.Duration, _time) - _time);
        }

        return Math.Min(step, stage.Duration - _time);
    }

    /// <summary>Shortens a step so that the tip ends it at the distance that the case gives.</summary>
    private double LimitToDistance(double step)
    {
        if (_case.Stop.Distance is not { } given || _log.Series.Count < 2)
        {
            return step;
        }

        var (before, now) = (_log.Series[^2], _log.Series[^1]);
        foreach (var obstacle in _obstacles)
        {
            var left = Left(now, obstacle);
            var speed = (Left(before, obstacle) - left) / (now.Time - before.Time);
            if (given >= obstacle.Cells * _h && speed > 0)
            {
                step = Math.Min(step, (left - given) / speed);
            }
        }

        return step;
    }

    /// <summary>The next value at which a front or a field is kept.</summary>
    private double NextMark(double total, double now)
    {
        var next = total;
        foreach (var parts in (ReadOnlySpan<int>)[_case.Output.Snapshots - 1, _case.Output.Fields - 1])
        {
            if (parts > 0)
            {
                var index = Math.Floor(now / total * parts * (1 + 1e-12) + 1e-9) + 1;
                next = Math.Min(next, index * total / parts);
            }
        }

        return next;
    }
}
