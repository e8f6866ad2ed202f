using Anodyne.Quantities;
using Anodyne.Records.Cycles;

namespace Anodyne.Records.Tests;

/// <summary>The one cutter of half cycles on records whose half cycles are known.</summary>
public sealed class HalfCycleTests
{
    // Steps of constant current and a voltage that runs straight from one end to the other; rests carry noise.
    private static (double[] Time, double[] Current, double[] Voltage) Steps(
        double dt, double noise, int seed, bool hasEnd, params (double Current, double Seconds, double From, double To)[] steps)
    {
        var random = new Random(seed);
        List<double> time = [], current = [], voltage = [];
        var start = 0.0;
        double Noise() => noise * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        foreach (var (i, seconds, from, to) in steps)
        {
            for (var t = 0.0; t < seconds - 1e-9; t += dt)
            {
                time.Add(start + t);
                current.Add(i + Noise());
                voltage.Add(from + ((to - from) * t / (seconds - dt)));
            }

            start += seconds;
        }

        if (hasEnd)
        {
            (time, current, voltage) = ([.. time, start], [.. current, 0], [.. voltage, voltage[^1]]);
        }

        return ([.. time], [.. current], [.. voltage]);
    }

    [Theory]
    [InlineData(0.0005)]
    [InlineData(0.002)]
    [InlineData(0.01)]
    public void The_noise_of_rests_is_no_current(double noise)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var steps = Enumerable.Range(0, 8).SelectMany(_ => new (double, double, double, double)[] { (-1, 6000, 0, 0), (0, 900, 0, 0), (1, 5700, 0, 1), (0, 900, 0, 0) }).ToArray();
            var (t, i, _) = Steps(30, noise, seed, true, steps);
            var halves = HalfCycles.Cut(t, i);
            Assert.Equal(16, halves.Count);
            Assert.All(halves, (half, k) => Assert.Equal(k % 2 == 0 ? 6000 : 5700, half.Charge, 60.0));
        }
    }

    [Fact]
    public void Rests_interruptions_and_pulses_of_one_direction_are_one_half_cycle()
    {
        (double, double, double, double)[] pulses = [.. Enumerable.Range(0, 40).SelectMany(_ => new (double, double, double, double)[] { (-0.05, 600, 3, 3), (0, 1800, 3, 3) })];
        var (t, i, v) = Steps(10, 0, 0, true, [(1, 1800, 3, 4), (0, 300, 4, 4), (1, 1800, 3.9, 4.2), .. pulses, (1, 1200, 3, 3.2)]);
        var halves = HalfCycles.Cut(t, i, v);
        Assert.Equal([1, -1, 1], halves.Select(static h => h.Sign));
        Assert.Equal([3600, 1200, 1200], halves.Select(static h => Math.Round(h.Charge, 6)));
        Assert.Equal([2, 40, 1], halves.Select(static h => h.Pieces.Count));
        Assert.All(halves[1].Of(i), static current => Assert.Equal(-0.05, current));
        Assert.Equal(40 * 60, halves[1].Rows);
        Assert.Equal(1.0 * 3600, halves[0].Of(i).Sum() * 10, 1e-6);
    }

    [Fact]
    public void A_spike_between_two_pieces_does_not_part_them()
    {
        var (t, i, _) = Steps(10, 0, 0, true, (-1, 3000, 0, 0), (0, 100, 0, 0), (0.4, 10, 0, 0), (0, 100, 0, 0), (-1, 3000, 0, 0), (1, 5000, 0, 1));
        Assert.Equal([6000, 5000], HalfCycles.Cut(t, i).Select(static h => Math.Round(h.Charge, 6)));
    }

    [Theory]
    [InlineData(true, 1.0, 3.0, true)] // the record goes on: finished, whatever it passed
    [InlineData(true, 0.3, 3.9, true)]
    [InlineData(false, 1.0, 3.0, true)] // as much charge as the one before
    [InlineData(false, 0.9, 3.0, true)] // a cell that fades: less charge, the same cut-off
    [InlineData(false, 0.3, 3.9, false)] // the test still runs
    public void The_last_half_cycle_counts_if_it_is_finished(bool goesOn, double share, double end, bool isFinished)
    {
        var (t, i, v) = Steps(30, 0, 0, goesOn, (1, 3600, 3.2, 4.2), (-1, 3600, 4.2, 3.0), (1, 3600, 3.2, 4.2), (-1, 3600 * share, 4.2, end));
        var cut = HalfCycles.Of(t, i, v);
        Assert.Equal(4, cut.All.Count);
        Assert.Equal(isFinished, cut.All[^1].IsFinished);
        Assert.Equal(isFinished ? 4 : 3, cut.Finished.Count);
        Assert.Equal(isFinished ? 0 : 1, cut.LeftOut.Count);
        Assert.All(cut.LeftOut, static l => Assert.Contains("unfinished last half cycle was left out (from 10800 s on, 29 %", l.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void A_last_half_cycle_of_few_rows_is_finished_at_its_last_row()
    {
        // Twenty rows a half cycle: the last interval, which no row closes, is a twentieth of the charge.
        var (t, i, v) = Steps(60, 0, 0, false, (1, 1200, 0.02, 0.02), (-1, 1200, -0.02, -0.02), (1, 1200, 0.02, 0.02), (-1, 1200, -0.02, -0.02));
        Assert.All(HalfCycles.Of(t, i, v).All, static h => Assert.True(h.IsFinished));
    }

    [Fact]
    public void A_flat_voltage_is_no_cut_off_and_a_held_one_ends_with_its_current()
    {
        // A symmetric cell: every half cycle has the same flat voltage, so that a quarter of one looks like its end.
        var (t, i, v) = Steps(30, 0, 0, false, (1, 3600, 0.02, 0.02), (-1, 3600, -0.02, -0.02), (1, 3600, 0.02, 0.02), (-1, 900, -0.02, -0.02));
        Assert.False(HalfCycles.Of(t, i, v).All[^1].IsFinished);

        // Charged at constant voltage: the current has fallen to the twentieth at which it ended before.
        List<double> time = [], current = [], voltage = [];
        void Add(double amperes, double volts)
        {
            time.Add(30.0 * time.Count);
            current.Add(amperes);
            voltage.Add(volts);
        }

        foreach (var size in new[] { 1.0, 0.9 })
        {
            for (var k = 0; k < 100; k++)
            {
                Add(-1, 4.2 - (0.012 * k));
            }

            for (var k = 0; k < 100 * size; k++)
            {
                Add(k < 60 * size ? 1 : Math.Exp(-(k - (60 * size)) / (13 * size)), Math.Min(4.2, 3.5 + (0.7 * k / (60 * size))));
            }
        }

        Assert.True(HalfCycles.Of([.. time], [.. current], [.. voltage]).All[^1].IsFinished);
    }

    [Fact]
    public void Steps_of_one_direction_are_told_apart_where_that_is_asked_for()
    {
        var (t, i, _) = Steps(10, 0, 0, true, (1, 600, 0, 0), (1.1, 600, 0, 0), (1.2, 600, 0, 0));
        Assert.Single(HalfCycles.Cut(t, i));
        Assert.Equal(3, HalfCycles.Cut(t, i, byLevel: true).Count);
    }

    [Fact]
    public void No_current_has_no_half_cycle_and_a_time_that_runs_backward_is_refused()
    {
        Assert.Empty(HalfCycles.Cut([0, 1, 2], [0, 0, 0]));
        Assert.Empty(HalfCycles.Cut([], []));
        Assert.Throws<InputException>(() => HalfCycles.Cut([0, 2, 1], [1, 1, 1]));
    }

    [Fact]
    public void A_record_is_cut_where_its_cycles_begin_although_rows_have_no_number()
    {
        var (t, i, v) = Steps(30, 0.002, 1, true, (1, 3600, 3, 4), (0, 600, 4, 4), (-1, 3600, 4, 3), (0, 600, 3, 3), (1, 3600, 3, 4), (0, 600, 4, 4), (-1, 3600, 4, 3));
        i[40] = double.NaN;
        t[200] = double.NaN;
        var record = Record.Of(t, v, i);
        Assert.Equal(2, CycleList.Count(record, CycleRule.FirstDirection));
        Assert.Equal(3, CycleList.Count(record, CycleRule.DischargeFirst));
        Assert.Null(CycleList.Count(record, CycleRule.Vendor));
    }
}
