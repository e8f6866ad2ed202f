using Anodyne.Quantities;
using Anodyne.Records.Terms;

namespace Anodyne.Records.Cycles;

/// <summary>Derives runs of one direction and cycles from current and time; the vendor's counter is only used under <see cref="CycleRule.Vendor"/>.</summary>
public static class CycleList
{
    /// <summary>Fraction of the largest current below which a row counts as rest.</summary>
    public const double RestFraction = 1e-4;

    /// <summary>
    /// The runs of one direction of a record. Charge and energy are the trapezoidal integrals of I and V I over the intervals whose later row belongs to the run; an interval whose
    /// two currents have opposite signs counts half its length with each. Intervals in which time does not advance count nothing.
    /// </summary>
    /// <param name="record">Record with time and current.</param>
    /// <param name="restFraction">Fraction of the largest |I| below which a row is rest, 0 ... 1.</param>
    /// <exception cref="InputException">No time or no current, or a fraction outside 0 ... 1.</exception>
    public static IReadOnlyList<DirectionRun> DirectionRuns(Record record, double restFraction = RestFraction)
    {
        (var time, var current, var voltage) = Series(record, restFraction);
        var threshold = restFraction * current.Where(static i => !double.IsNaN(i)).Select(Math.Abs).DefaultIfEmpty(0).Max();
        var halves = new List<DirectionRun>();
        var start = 0;
        var sign = 0;
        for (var row = 0; row < current.Length; row++)
        {
            var now = Math.Abs(current[row]) > threshold ? Math.Sign(current[row]) : 0;
            if (now != 0 && sign != 0 && now != sign)
            {
                halves.Add(Half(time, current, voltage, start, row, sign));
                start = row;
            }

            sign = now != 0 ? now : sign;
        }

        if (sign != 0)
        {
            halves.Add(Half(time, current, voltage, start, current.Length, sign));
        }

        return halves;
    }

    /// <summary>The cycles of a record under a rule.</summary>
    /// <exception cref="InputException">The rule needs a column that the record lacks.</exception>
    public static IReadOnlyList<Cycle> Of(Record record, CycleRule rule, double restFraction = RestFraction)
    {
        ArgumentNullException.ThrowIfNull(record);
        var starts = rule switch
        {
            CycleRule.ChargeFirst => AtTurns(record, restFraction, 1),
            CycleRule.DischargeFirst => AtTurns(record, restFraction, -1),
            CycleRule.StepDecrease => Where(record, Bdf.StepId, static (before, now) => now < before),
            _ => Where(record, Bdf.CycleCount, static (before, now) => now != before),
        };
        (var time, var current, var voltage) = Series(record, restFraction);
        var cycles = new List<Cycle>();
        for (var i = 0; i < starts.Length; i++)
        {
            var end = i + 1 < starts.Length ? starts[i + 1] : record.Rows;
            (var charge, var discharge, var taken, var given) = Integrate(time, current, voltage, starts[i], end);
            cycles.Add(new Cycle(i + 1, starts[i], end - starts[i], charge, discharge, taken, given));
        }

        return cycles;
    }

    /// <summary>The number of the cycle of each row, from 1 on.</summary>
    public static int[] Numbers(Record record, CycleRule rule, double restFraction = RestFraction)
    {
        ArgumentNullException.ThrowIfNull(record);
        var numbers = new int[record.Rows];
        foreach (var cycle in Of(record, rule, restFraction))
        {
            numbers.AsSpan(cycle.FirstRow, cycle.RowCount).Fill(cycle.Number);
        }

        return numbers;
    }

    private static int[] AtTurns(Record record, double restFraction, int opening)
    {
        if (record.Rows == 0)
        {
            return [];
        }

        var starts = new List<int> { 0 };
        var hasOther = false;
        foreach (var half in DirectionRuns(record, restFraction))
        {
            if (half.Sign == opening && hasOther)
            {
                starts.Add(half.FirstRow);
                hasOther = false;
            }

            hasOther |= half.Sign != opening;
        }

        return [.. starts];
    }

    private static int[] Where(Record record, BdfTerm term, Func<double, double, bool> begins)
    {
        var column = record.Find(term) ?? throw new InputException("The rule for cycles needs a column that the record lacks", record.Provenance.File, "", $"'{term.Label}'");
        var starts = new List<int>();
        for (var row = 0; row < column.Count; row++)
        {
            if (row == 0 || begins(column[row - 1], column[row]))
            {
                starts.Add(row);
            }
        }

        return [.. starts];
    }

    private static DirectionRun Half(double[] time, double[] current, double[] voltage, int start, int end, int sign)
    {
        (var charge, var discharge, var taken, var given) = Integrate(time, current, voltage, start, end);
        return new DirectionRun(start, end - start, sign, sign > 0 ? charge : discharge, sign > 0 ? taken : given);
    }

    private static (double Charge, double Discharge, double Taken, double Given) Integrate(double[] time, double[] current, double[] voltage, int start, int end)
    {
        double charge = 0;
        double discharge = 0;
        double taken = 0;
        double given = 0;
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
                var energy = voltage.Length == 0 ? double.NaN : amount * voltage[row - side];
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

    private static (double[] Time, double[] Current, double[] Voltage) Series(Record record, double restFraction)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (!(restFraction is >= 0 and < 1))
        {
            throw new InputException("The threshold of rest is no fraction", "restFraction", FormattableString.Invariant($"{restFraction}"), "0 ... 1");
        }

        return record.Find(Bdf.TestTime) is null || record.Find(Bdf.Current) is null
            ? throw new InputException(
                "Cycles need time and current", record.Provenance.File, string.Join(", ", record.Columns.Select(static c => $"'{c.Label}'")), $"'{Bdf.TestTime.Label}' and '{Bdf.Current.Label}'")
            : (record.Time.ToArray(), record.Current.ToArray(), record.Voltage.ToArray());
    }
}
