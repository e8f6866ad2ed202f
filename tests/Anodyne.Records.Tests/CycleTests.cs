using Anodyne.Quantities;
using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Columns;
using Anodyne.Records.Cycles;
using Anodyne.Records.Terms;

namespace Anodyne.Records.Tests;

public sealed class CycleTests
{
    // Rest, 1 h charge at 1 A, 0.5 h discharge at 1 A, rest, twice; 10 s sampling; the voltage is a resistance of 0.1 ohm on 3 V.
    private static Record Square(double sign = 1, bool hasStep = true)
    {
        var time = new List<double>();
        var current = new List<double>();
        var step = new List<int>();
        double t = 0;
        for (var cycle = 0; cycle < 2; cycle++)
        {
            foreach ((var i, var seconds, var id) in new[] { (0.0, 600, 1), (1.0, 3600, 2), (-1.0, 1800, 3), (0.0, 600, 4) })
            {
                for (var k = 0; k <= seconds; k += 10)
                {
                    time.Add(t + k);
                    current.Add(sign * i);
                    step.Add(id);
                }

                t += seconds;
            }
        }

        double[] amperes = [.. current];
        Column[] columns =
        [
            Bdf.TestTime.Column([.. time]), Bdf.Voltage.Column(Array.ConvertAll(amperes, static i => 3 + (0.1 * i))), Bdf.Current.Column(amperes), Bdf.CycleCount.Column(new int[amperes.Length]),
        ];
        return new Record(hasStep ? [.. columns, Bdf.StepId.Column([.. step])] : columns);
    }

    [Fact]
    public void Half_cycles_carry_the_exact_charge_and_energy()
    {
        var record = Square();
        var halves = HalfCycles.Cut(record.Time, record.Current, record.Voltage);
        Assert.Equal([1, -1, 1, -1], halves.Select(h => h.Sign));
        Assert.All(halves, half => Assert.Equal(half.Sign > 0 ? 3600 : 1800, half.Charge, 1e-9));
        Assert.All(halves, half => Assert.Equal(half.Sign > 0 ? 3600 * 3.1 : -1800 * 2.9, half.Energy, 1e-9));
    }

    [Theory]
    [InlineData(CycleRule.FirstDirection, 2)]
    [InlineData(CycleRule.ChargeFirst, 2)]
    [InlineData(CycleRule.DischargeFirst, 3)]
    [InlineData(CycleRule.StepDecrease, 2)]
    [InlineData(CycleRule.Vendor, 1)]
    public void Each_rule_counts_its_own_cycles(CycleRule rule, int expected)
    {
        var record = Square();
        var cycles = CycleList.Of(record, rule);
        Assert.Equal(expected, cycles.Count);
        Assert.Equal(record.Rows, cycles.Sum(c => c.RowCount));
        Assert.Equal(2.0, cycles.Sum(c => c.ChargeCapacity), 1e-9);
        Assert.Equal(1.0, cycles.Sum(c => c.DischargeCapacity), 1e-9);
        Assert.Equal(expected, CycleList.Numbers(record, rule).Max());
    }

    [Fact]
    public void The_mirrored_current_mirrors_the_rules()
    {
        Assert.Equal(CycleList.Of(Square(), CycleRule.ChargeFirst).Select(c => c.FirstRow), CycleList.Of(Square(-1), CycleRule.DischargeFirst).Select(c => c.FirstRow));
        Assert.Equal(CycleList.Of(Square(), CycleRule.ChargeFirst)[0].ChargeCapacity, CycleList.Of(Square(-1), CycleRule.DischargeFirst)[0].DischargeCapacity, 1e-12);
    }

    [Fact]
    public void A_missing_column_is_refused()
    {
        Assert.Throws<InputException>(() => CycleList.Of(Square(hasStep: false), CycleRule.StepDecrease));
        Assert.Throws<InputException>(() => CycleList.Of(new Record([Bdf.Voltage.Column([1.0])]), CycleRule.ChargeFirst));
    }

    [Fact]
    public void The_sign_test_finds_an_inverted_current()
    {
        Assert.False(SignTest.Of(Square()).IsInverted);
        var record = Square();
        var inverted = Record.Of(record.Time.ToArray(), record.Voltage.ToArray(), Array.ConvertAll(record.Current.ToArray(), static i => -i));
        Assert.True(SignTest.Of(inverted).IsInverted);
        Assert.False(SignTest.Of(Record.Of([0, 1], [3, 3], [0, 0])).IsInverted);
    }

    [Fact]
    public void The_capacity_check_reports_a_tenth_of_a_percent()
    {
        var record = Square();
        var time = record.Time.ToArray();
        var accumulator = new double[time.Length];
        for (var row = 1; row < time.Length; row++)
        {
            accumulator[row] = accumulator[row - 1] + ((Math.Max(0, record.Current[row]) + Math.Max(0, record.Current[row - 1])) * (time[row] - time[row - 1]) / 7200);
        }

        Record With(double factor) => new([.. record.Columns, Bdf.ChargingCapacity.Column(Array.ConvertAll(accumulator, v => v * factor))]);
        Assert.False(Assert.Single(CapacityCheck.Of(With(1))).IsReported);
        Assert.False(Assert.Single(CapacityCheck.Of(With(1.0009))).IsReported);
        Assert.True(Assert.Single(CapacityCheck.Of(With(1.0012))).IsReported);
    }

    [Fact]
    public void A_fall_of_the_last_digit_is_no_reset_and_a_value_that_was_set_is_not_summed_across()
    {
        double Vendor(params double[] counter) => Check(counter).Vendor;
        CapacityCheck Check(double[] counter)
        {
            double[] time = [.. Enumerable.Range(0, counter.Length).Select(static k => 360.0 * k)];
            return Assert.Single(CapacityCheck.Of(new Record([.. Record.Of(time, [.. time.Select(static _ => 3.5)], [.. time.Select(static _ => 1.0)]).Columns, Bdf.ScheduleChargingCapacity.Column(counter)])));
        }

        Assert.Equal(0.95, Vendor(0, 0.4, 0.95000000000000007, 0.949999999999999), 1e-9);
        Assert.Equal(0.9, Vendor(0, 0.4, 0.6, 0, 0.1, 0.3), 1e-12);
        Assert.Equal(0.9, Vendor(0, 0.4, 0.6, 0.1, 0.3), 1e-12);
        Assert.Equal(0.7, Vendor(0, 0.4, 0.6, 0.5, 0.6), 1e-12);
        Assert.Equal(1, Check([0, 0.4, 0.6, 0.5, 0.6]).Assignments);
        Assert.Equal(0, Check([0, 0.4, 0.6, 0, 0.3]).Assignments);
    }

    [Fact]
    public void The_sign_is_judged_only_where_there_is_an_effect_and_never_against_the_instrument()
    {
        var square = Square();
        var inverted = Array.ConvertAll(square.Current.ToArray(), static i => -i);
        var turned = Record.Of(square.Time.ToArray(), square.Voltage.ToArray(), inverted);
        Assert.Equal(SignEvidence.Voltage, SignTest.Of(turned).Evidence);

        // The instrument's counters agree with the current: the voltage is not asked, whatever it does.
        double[] up = [.. Counter(inverted, 1)], down = [.. Counter(inverted, -1)];
        var counted = new Record([.. turned.Columns, Bdf.ChargingCapacity.Column(up), Bdf.DischargingCapacity.Column(down)]);
        Assert.Equal(SignEvidence.Accumulators, SignTest.Of(counted).Evidence);
        Assert.False(SignTest.Of(counted).IsInverted);
        Assert.True(SignTest.Of(new Record([.. turned.Columns, Bdf.ChargingCapacity.Column(down), Bdf.DischargingCapacity.Column(up)])).IsInverted);

        // Lithium on both sides has no charge; noise has no effect.
        Assert.False(SignTest.Of(turned.WithCell(turned.Cell with { Type = CellType.LiLi })).IsInverted);
        var random = new Random(11);
        double[] time = [.. Enumerable.Range(0, 4000).Select(static k => (double)k)];
        for (var draw = 0; draw < 50; draw++)
        {
            var rest = Record.Of(time, [.. time.Select(_ => 3 + (1e-4 * random.NextDouble()))], [.. time.Select(_ => 1e-8 * (random.NextDouble() - 0.5))]);
            Assert.False(SignTest.Of(rest).IsInverted);
        }

        static IEnumerable<double> Counter(double[] current, int sign)
        {
            double sum = 0;
            foreach (var i in current)
            {
                yield return sum += Math.Max(0, sign * i);
            }
        }
    }
}
