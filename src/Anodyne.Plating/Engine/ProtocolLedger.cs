using Anodyne.Plating.Front;
using Anodyne.Plating.Results;

namespace Anodyne.Plating.Engine;

/// <summary>The books of a protocol: what every step and every cycle did.</summary>
internal sealed class ProtocolLedger
{
    private LithiumAccount _stepStart;
    private LithiumAccount _cycleStart;
    private double _start;
    private double _startVoltage = double.NaN;

    public List<PlatingStep> Steps { get; } = [];

    public List<PlatingCycle> Cycles { get; } = [];

    /// <summary>Notes the first voltage of a step.</summary>
    public void Saw(double voltage) => _startVoltage = double.IsNaN(_startVoltage) ? voltage : _startVoltage;

    /// <summary>Closes a step, and its cycle where the next step belongs to another one or none follows.</summary>
    /// <param name="ordinal">Number of the step.</param>
    /// <param name="cycle">Its cycle.</param>
    /// <param name="closesCycle">True if the cycle is over.</param>
    /// <param name="text">The sentence.</param>
    /// <param name="reason">Why the step ended.</param>
    /// <param name="time">Now, s.</param>
    /// <param name="voltage">Now, V.</param>
    /// <param name="now">The account now.</param>
    public void Close(int ordinal, int cycle, bool closesCycle, string text, string reason, double time, double voltage, LithiumAccount now)
    {
        var moved = now.Since(_stepStart);
        Steps.Add(new PlatingStep(ordinal, cycle, text, _start, time, moved.Plated, moved.Stripped, _startVoltage, voltage, reason));
        (_stepStart, _start, _startVoltage) = (now, time, double.NaN);
        if (closesCycle)
        {
            var (plated, stripped, sei, dead, live, revived) = now.Since(_cycleStart);
            Cycles.Add(new PlatingCycle(cycle, plated, stripped, sei, dead, live, revived));
            _cycleStart = now;
        }
    }

    public void Save(BinaryWriter writer)
    {
        writer.WriteArray<LithiumAccount>([_stepStart, _cycleStart]);
        writer.WriteArray<double>([_start, _startVoltage]);
        writer.Write(Steps.Count);
        foreach (var step in Steps)
        {
            writer.WriteArray<int>([step.Ordinal, step.Cycle]);
            writer.Write(step.Text);
            writer.WriteArray<double>([step.Start, step.End, step.Plated, step.Stripped, step.StartVoltage, step.EndVoltage]);
            writer.Write(step.Reason);
        }

        writer.Write(Cycles.Count);
        foreach (var cycle in Cycles)
        {
            writer.Write(cycle.Cycle);
            writer.WriteArray<double>([cycle.Plated, cycle.Stripped, cycle.Sei, cycle.Dead, cycle.LiveLeft, cycle.Revived]);
        }
    }

    public void Load(BinaryReader reader)
    {
        var accounts = reader.ReadArray<LithiumAccount>();
        (_stepStart, _cycleStart) = (accounts[0], accounts[1]);
        var scalars = reader.ReadArray<double>();
        (_start, _startVoltage) = (scalars[0], scalars[1]);
        Steps.Clear();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var numbers = reader.ReadArray<int>();
            var text = reader.ReadString();
            var d = reader.ReadArray<double>();
            Steps.Add(new PlatingStep(numbers[0], numbers[1], text, d[0], d[1], d[2], d[3], d[4], d[5], reader.ReadString()));
        }

        Cycles.Clear();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var cycle = reader.ReadInt32();
            var d = reader.ReadArray<double>();
            Cycles.Add(new PlatingCycle(cycle, d[0], d[1], d[2], d[3], d[4], d[5]));
        }
    }
}
