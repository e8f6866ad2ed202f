using Anodyne.Quantities;
using Anodyne.Records.Terms;

namespace Anodyne.Records.Cycles;

/// <summary>Derives cycles from current and time, at the turns of its half cycles (<see cref="HalfCycles"/>); the vendor's counter is only used under <see
/// cref="CycleRule.Vendor"/>.</summary>
public static class CycleList
{
    /// <summary>
    /// The cycles of a record under a rule. Charge and energy are the trapezoidal integrals of I and V I over the intervals whose later row belongs to the
    /// cycle, rests and their
    /// noise included; an interval whose two currents have opposite signs counts half its length with each. Intervals in which time does not advance count
    /// nothing.
    /// </summary>
    /// <exception cref="InputException">The rule needs a column that the record lacks.</exception>
    public static IReadOnlyList<Cycle> Of(Record record, CycleRule rule)
    {
        ArgumentNullException.ThrowIfNull(record);
        RequireTimeAndCurrent(record);
        var starts = rule switch
        {
            CycleRule.ChargeFirst => AtTurns(record, 1),
            CycleRule.DischargeFirst => AtTurns(record, -1),
            CycleRule.FirstDirection => AtTurns(record, 0),
            CycleRule.StepDecrease => Where(record, Bdf.StepId, static (before, now) => now < before),
            _ => Where(record, Bdf.CycleCount, static (before, now) => now != before),
        };
        var time = record.Time;
        var current = record.Current;
        var voltage = record.Voltage;
        var cycles = new List<Cycle>();
        for (var i = 0; i < starts.Count; i++)
        {
            var end = i + 1 < starts.Count ? starts[i + 1] : record.Rows;
            (var charge, var discharge, var taken, var given) = Integrate(time, current, voltage, starts[i], end);
            cycles.Add(new Cycle(i + 1, starts[i], end - starts[i], charge, discharge, taken, given));
        }

        return cycles;
    }

    /// <summary>The number of the cycle of each row, from 1 on.</summary>
    public static int[] Numbers(Record record, CycleRule rule)
    {
        ArgumentNullException.ThrowIfNull(record);
        var numbers = new int[record.Rows];
        foreach (var cycle in Of(record, rule))
        {
            numbers.AsSpan(cycle.FirstRow, cycle.RowCount).Fill(cycle.Number);
        }

        return numbers;
    }

    /// <summary>How many cycles a record has under a rule: 0 without a current; null where it lacks the columns that the rule needs.</summary>
    public static int? Count(Record record, CycleRule rule)
    {
        ArgumentNullException.ThrowIfNull(record);
        var needed = rule switch { CycleRule.StepDecrease => Bdf.StepId, CycleRule.Vendor => Bdf.CycleCount, _ => Bdf.Current };
        return record.Time.IsEmpty || record.Current.IsEmpty || record.Rows == 0 || record.Find(needed) is null ? null : Of(record, rule).Count;
    }

    // A row without a current is at rest and a clock that goes back stands still: a file with a few such rows has its cycles all the same.
    private static List<HalfCycle> Halves(Record record)
    {
        double[] time = record.Time.ToArray(), current = record.Current.ToArray();
        for (var row = 0; row < time.Length; row++)
        {
            current[row] = double.IsFinite(current[row]) ? current[row] : 0;
            var before = row > 0 ? time[row - 1] : 0;
            time[row] = double.IsFinite(time[row]) && (row == 0 || time[row] > before) ? time[row] : before;
        }

        return HalfCycles.Cut(time, current);
    }

    // With no opening direction given, the first one opens.
    private static List<int> AtTurns(Record record, int opening)
    {
        var halves = Halves(record);
        if (record.Rows == 0 || (opening == 0 && halves.Count == 0))
        {
            return [];
        }

        opening = opening == 0 ? halves[0].Sign : opening;
        var starts = new List<int> { 0 };
        var hasOther = false;
        foreach (var half in halves)
        {
            if (half.Sign == opening && hasOther)
            {
                starts.Add(half.Start);
                hasOther = false;
            }

            hasOther |= half.Sign != opening;
        }

        return starts;
    }

    private static List<int> Where(Record record, BdfTerm term, Func<double, double, bool> begins)
    {
        var column = record.Find(term)
            ?? throw new InputException("The rule for cycles needs a column that the record lacks", record.Provenance.File, Labels(record), $"'{term.Label}'");
        var starts = new List<int>();
        for (var row = 0; row < column.Count; row++)
        {
            if (row == 0 || begins(column[row - 1], column[row]))
            {
                starts.Add(row);
            }
        }

        return starts;
    }

    private static (double Charge, double Discharge, double Taken, double Given) Integrate(
        ReadOnlySpan<double> time, ReadOnlySpan<double> current, ReadOnlySpan<double> voltage, int start, int end)
    {
        double charge = 0, discharge = 0, taken = 0, given = 0;
        for (var row = Math.Max(start, 1); row < end; row++)
        {
            var hours = (time[row] - time[row - 1]) / 3600;
            if (!(hours > 0))
            {
                continue;
            }

            for (var side = 0; side < 2; side++)
            {
                var i = current[row - side];
                var amount = i * hours / 2;
                var energy = voltage.IsEmpty ? double.NaN : amount * voltage[row - side];
                if (i > 0)
                {
                    charge += amount;
                    taken += energy;
                }
                else if (i < 0)
                {
                    discharge -= amount;
                    given -= energy;
                }
            }
        }

        return (charge, discharge, taken, given);
    }

    private static string Labels(Record record) => string.Join(", ", record.Columns.Select(static c => $"'{c.Label}'"));

    private static void RequireTimeAndCurrent(Record record)
    {
        if (record.Find(Bdf.TestTime) is null || record.Find(Bdf.Current) is null)
        {
            throw new InputException("Cycles need time and current", record.Provenance.File, Labels(record),
                $"'{Bdf.TestTime.Label}' and '{Bdf.Current.Label}'");
        }
    }
}
