using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Columns;
using Anodyne.Records.Terms;

namespace Anodyne.Records.Cycles;

/// <summary>What was held against the sign of the current.</summary>
public enum SignEvidence
{
    /// <summary>Nothing in the record tells the sign.</summary>
    None,

    /// <summary>The kinds of step that the instrument wrote: a charge has positive current.</summary>
    StepTypes,

    /// <summary>The instrument's own counters: that of the charge grows while the current is positive.</summary>
    Accumulators,

    /// <summary>The voltage, which rises where the current does.</summary>
    Voltage,
}

/// <summary>
/// Whether the current is positive on charge. What the instrument says itself decides: its kinds of step, else its counters of charge and discharge. Only where
/// both are silent is the voltage asked, and it speaks only with an effect: a cell of lithium on both sides, a cell at rest and noise tell nothing.
/// </summary>
/// <param name="Evidence">What was asked.</param>
/// <param name="Steps">Number of steps, intervals or jumps of the current that were judged.</param>
/// <param name="Agreeing">Number of them that agree with the sign.</param>
public sealed record SignTest(SignEvidence Evidence, int Steps, int Agreeing)
{
    private const int LeastSteps = 5;
    private const double JumpOfLargest = 0.1;
    private const double JumpOfNoise = 100;
    private const double JumpOfScatter = 5;
    private const double ResistanceBand = 3;
    private const int RowsOfScatter = 8;

    /// <summary>True if at least five were judged and nine of ten disagree: the current has the wrong sign.</summary>
    public bool IsInverted => Steps >= LeastSteps && Agreeing * 10L <= Steps;

    /// <summary>Judges a record.</summary>
    public static SignTest Of(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var current = record.Current;
        if (current.IsEmpty || record.Cell.Type == CellType.LiLi)
        {
            return new SignTest(SignEvidence.None, 0, 0);
        }

        var bySteps = BySteps(record, current);
        var byCounters = bySteps.Steps >= LeastSteps ? bySteps : ByCounters(record, current);
        return byCounters.Steps >= LeastSteps ? byCounters : bySteps.Steps + byCounters.Steps > 0 ? new SignTest(SignEvidence.None, 0, 0) : ByVoltage(record);
    }

    private static SignTest BySteps(Record record, ReadOnlySpan<double> current)
    {
        var (steps, agreeing) = (0, 0);
        if (record.Find(Bdf.StepType) is TextColumn kinds)
        {
            for (var row = 0; row < kinds.Count; row++)
            {
                var sign = Direction(kinds.Text(row));
                steps += sign != 0 && current[row] != 0 ? 1 : 0;
                agreeing += sign != 0 && Math.Sign(Finite(current[row])) == sign ? 1 : 0;
            }
        }

        return new SignTest(SignEvidence.StepTypes, steps, agreeing);
    }

    private static int Direction(string kind) => kind.Contains("DCH", StringComparison.OrdinalIgnoreCase) ? -1
        : kind.Contains("CHG", StringComparison.OrdinalIgnoreCase) ? 1 : 0;

    // An interval in which exactly one of the two counters grows, with a current of one sign.
    private static SignTest ByCounters(Record record, ReadOnlySpan<double> current)
    {
        var (steps, agreeing) = (0, 0);
        foreach (var (up, down) in new[]
        {
            (Bdf.ChargingCapacity, Bdf.DischargingCapacity), (Bdf.CycleChargingCapacity, Bdf.CycleDischargingCapacity),
            (Bdf.StepChargingCapacity, Bdf.StepDischargingCapacity), (Bdf.ScheduleChargingCapacity, Bdf.ScheduleDischargingCapacity),
        })
        {
            if (record.Find(up)?.ToDoubles() is not { } charge || record.Find(down)?.ToDoubles() is not { } discharge)
            {
                continue;
            }

            for (var row = 1; row < charge.Length; row++)
            {
                var grown = (charge[row] > charge[row - 1] ? 1 : 0) - (discharge[row] > discharge[row - 1] ? 1 : 0);
                var sign = Math.Sign(Finite(current[row]));
                if (grown != 0 && sign != 0 && Math.Sign(Finite(current[row - 1])) == sign)
                {
                    steps++;
                    agreeing += sign == grown ? 1 : 0;
                }
            }
        }

        return new SignTest(SignEvidence.Accumulators, steps, agreeing);
    }

    // More current into a cell raises its voltage through its resistance, so dI and dV have one sign whatever the chemistry.
    private static SignTest ByVoltage(Record record)
    {
        double[] current = record.Current.ToArray(), voltage = record.Voltage.ToArray();
        if (voltage.Length < current.Length)
        {
            return new SignTest(SignEvidence.None, 0, 0);
        }

        double Step(int row) => Math.Abs(current[row] - current[row - 1]);
        double largest = 0;
        foreach (var i in current)
        {
            largest = Math.Max(largest, Math.Abs(Finite(i)));
        }

        var least = JumpOfLargest * largest;
        var noise = double.PositiveInfinity;
        for (var row = 1; row < current.Length; row++)
        {
            noise = Step(row) > 0 && Step(row) <= least ? Math.Min(noise, Step(row)) : noise;
        }

        noise = double.IsFinite(noise) ? noise : 0;
        var jumps = new List<double>();
        for (var row = 1; row < current.Length; row++)
        {
            if (Step(row) > least && Step(row) > JumpOfNoise * noise && Math.Abs(voltage[row] - voltage[row - 1]) > JumpOfScatter * Scatter(row))
            {
                jumps.Add((voltage[row] - voltage[row - 1]) / (current[row] - current[row - 1]));
            }
        }

        double[] sizes = [.. jumps.Select(Math.Abs).Order()];
        var alike = jumps.Where(jump => Math.Abs(jump) < ResistanceBand * sizes[sizes.Length / 2] && Math.Abs(jump) > sizes[sizes.Length / 2] / ResistanceBand)
            .ToArray();
        return new SignTest(SignEvidence.Voltage, alike.Length, alike.Count(static jump => jump > 0));

        // Of the voltage in the rows before a jump, as long as the current holds.
        double Scatter(int row)
        {
            double scatter = 0;
            for (var k = row - 1; k > Math.Max(0, row - RowsOfScatter) && Step(k) <= least; k--)
            {
                scatter = Math.Max(scatter, Math.Abs(voltage[k] - voltage[k - 1]));
            }

            return scatter;
        }
    }

    private static double Finite(double value) => double.IsFinite(value) ? value : 0;
}
