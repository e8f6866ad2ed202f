namespace Anodyne.Records.Cycles;

/// <summary>What the sign of the current looks like against the change of the voltage.</summary>
/// <param name="Steps">Number of changes of the current that were judged.</param>
/// <param name="Agreeing">Number of them at which the voltage moved the way of the current (a larger charging current raises it).</param>
public sealed record SignTest(int Steps, int Agreeing)
{
    /// <summary>True if at least five changes were judged and four of five disagree: the current has the wrong sign.</summary>
    public bool IsInverted => Steps >= 5 && Agreeing * 5 <= Steps;

    /// <summary>
    /// Judges every row at which the current changes by more than 20 % of its largest magnitude: passing more current into a cell raises its voltage through
    /// its resistance, so
    /// dI and dV have one sign whatever the chemistry.
    /// </summary>
    public static SignTest Of(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var current = record.Current;
        var voltage = record.Voltage;
        double largest = 0;
        foreach (var i in current)
        {
            largest = Math.Max(largest, double.IsNaN(i) ? 0 : Math.Abs(i));
        }

        var steps = 0;
        var agreeing = 0;
        for (var row = 1; row < Math.Min(current.Length, voltage.Length); row++)
        {
            var di = current[row] - current[row - 1];
            var dv = voltage[row] - voltage[row - 1];
            if (Math.Abs(di) > 0.2 * largest && largest > 0 && dv != 0 && !double.IsNaN(dv))
            {
                steps++;
                agreeing += Math.Sign(di) == Math.Sign(dv) ? 1 : 0;
            }
        }

        return new SignTest(steps, agreeing);
    }
}
