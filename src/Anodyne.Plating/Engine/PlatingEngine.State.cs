using Anodyne.Plating.Front;
using Anodyne.Plating.Transient;

namespace Anodyne.Plating.Engine;

/// <content>Saving and loading of the whole state; doubles are kept to the bit.</content>
internal sealed partial class PlatingEngine
{
    public void Save(BinaryWriter writer)
    {
        writer.WriteArray<double>([_meanCurrent, _time, _charge, _lastStep, _area0, _envelope0, _plated, _stripped, _bulkStripped, _firstBurial]);
        writer.WriteArray<double>([_stageStart, _stageCharge, _detached.Detached, _detached.Revived, _filmLimitedError, _filmLimitedSteps]);
        writer.Write(_isFreshStage);
        _schedule.Save(writer);
        _ledger.Save(writer);
        writer.Write(_steps);
        _transport.Save(writer);
        _front.Save(writer);
        foreach (var process in _processes)
        {
            writer.WriteArray(process.Ledger.AsSpan());
        }

        writer.Write(_window.Solver is not null);
        if (_window.Solver is { } solver)
        {
            writer.WriteArray<int>([solver.Grid.Layout.Rows, _window.FirstRow, _window.LargestCells]);
            writer.WriteArray<long>([_window.TotalNewton, _window.TotalLinear]);
            writer.WriteArray(solver.Value.AsSpan());
        }

        writer.Write(_gap is not null);
        _gap?.Save(writer);
        _log.Save(writer);
    }

    public void Load(BinaryReader reader)
    {
        var scalars = reader.ReadArray<double>();
        (_meanCurrent, _time, _charge, _lastStep, _area0, _envelope0) = (scalars[0], scalars[1], scalars[2], scalars[3], scalars[4], scalars[5]);
        (_plated, _stripped, _bulkStripped, _firstBurial) = (scalars[6], scalars[7], scalars[8], scalars[9]);
        var stage = reader.ReadArray<double>();
        (_stageStart, _stageCharge) = (stage[0], stage[1]);
        _detached.Set(stage[2], stage[3]);
        (_filmLimitedError, _filmLimitedSteps) = (stage[4], (int)stage[5]);
        _isFreshStage = reader.ReadBoolean();
        _schedule.Load(reader);
        _ledger.Load(reader);
        _steps = reader.ReadInt32();
        _transport.Load(reader);
        _front.Load(reader);
        foreach (var process in _processes)
        {
            reader.ReadArray<double>().CopyTo(process.Ledger, 0);
        }

        if (reader.ReadBoolean())
        {
            var window = reader.ReadArray<int>();
            var iterations = reader.ReadArray<long>();
            _window.Restore(window[0], window[1], window[2], iterations[0], iterations[1], reader.ReadArray<double>());
        }

        _gap = reader.ReadBoolean() ? TransientField.Load(reader, _cell, _columns, _h) : null;
        _log.Load(reader);
    }
}
