using Anodyne.Electroanalysis.Cycling;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Cycles;

namespace Anodyne.Electroanalysis.Tests.Cycling;

/// <summary>Charge bookkeeping: half cycles, Coulombic efficiency in both protocols, overpotential.</summary>
public class EfficiencyTests
{
    /// <summary>A record of constant-current steps sampled every dt, each step given by its current and duration.</summary>
    internal static (double[] Time, double[] Current) Steps(double dt, params (double Current, double Seconds)[] steps)
    {
        List<double> time = [], current = [];
        var now = 0.0;
        foreach (var (i, seconds) in steps)
        {
            for (var t = 0.0; t < seconds - 1e-9; t += dt)
            {
                time.Add(now + t);
                current.Add(i);
            }

            now += seconds;
        }

        time.Add(now);
        current.Add(0);
        return ([.. time], [.. current]);
    }

    [Fact]
    public void Charge_is_closed_over_half_cycles_and_rests()
    {
        var (t, i) = Steps(10, (-1, 3600), (0, 600), (1, 3000), (-1, 3600), (1, 3300));
        var halves = HalfCycles.Cut(t, i);
        Assert.Equal([3600, 3000, 3600, 3300], halves.Select(h => Math.Round(h.Charge, 6)));
        Assert.Equal([-1, 1, -1, 1], halves.Select(h => h.Sign));
        var cycles = ChargeCycle.Pair(halves);
        Assert.Equal(2, cycles.Count);
        Assert.Equal(3000.0 / 3600, cycles[0].Efficiency, 9);
        Assert.Equal(3300.0 / 3600, cycles[1].Efficiency, 9);
    }

    [Fact]
    public void A_last_half_cycle_without_partner_is_left_out()
    {
        var (t, i) = Steps(10, (-1, 3600), (1, 3000), (-1, 1800));
        Assert.Single(ChargeCycle.Pair(HalfCycles.Cut(t, i)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_reservoir_protocol_is_recognised_and_gives_the_worked_value(bool conditioned)
    {
        var steps = new List<(double, double)>();
        if (conditioned)
        {
            steps.AddRange([(-0.5, 36000), (0.5, 34000)]);
        }

        steps.Add((-0.5, 36000));
        for (var k = 0; k < 10; k++)
        {
            steps.AddRange([(0.5, 7200), (-0.5, 7200)]);
        }

        steps.Add((0.5, 36000 * 4.8965 / 5));
        var (t, i) = Steps(20, [.. steps]);
        var result = ReservoirEfficiency.Recognize(HalfCycles.Cut(t, i));
        Assert.NotNull(result);
        Assert.Equal(10, result.Count);
        Assert.Equal(0.9931, result.Efficiency, 2e-5);
        Assert.Equal(0.00046, result.Deviation, 1e-5);
        Assert.Equal(Verdict.Ok, result.Verdict);
    }

    [Fact]
    public void An_empty_reservoir_is_void()
    {
        var result = ReservoirEfficiency.Of(5, [1, 1, 1, 1, 1, 0.6], 3, 0.2);
        Assert.Equal(Verdict.Void, result.Verdict);
        Assert.Contains(result.Reasons, r => r.Contains("cut-off", StringComparison.Ordinal));
        Assert.Equal(Verdict.Void, ReservoirEfficiency.Of(5, [1, 1, 1, 1, 1, 1], 3, 0).Verdict);
        Assert.Equal(Verdict.Void, ReservoirEfficiency.Of(5, [1, 1, 1, 1, 1, 1], 3, 5.2).Verdict);
    }

    [Fact]
    public void Plain_cycles_are_not_taken_for_the_reservoir_protocol()
    {
        var (t, i) = Steps(20, [.. Enumerable.Range(0, 12).SelectMany(_ => new (double, double)[] { (-1, 3600), (1, 3500) })]);
        Assert.Null(ReservoirEfficiency.Recognize(HalfCycles.Cut(t, i)));
    }

    [Fact]
    public void A_slow_formation_is_a_half_cycle_and_the_offset_of_a_sensor_at_rest_is_none()
    {
        // Formation at a two-thousandth of the later current; afterward rests whose sensor reads a three-thousandth.
        var (t, i) = Steps(60, (0.001, 36000000), (-0.001, 35000000), (0.0006, 7200), (2, 3600), (0.0006, 7200), (-2, 3600), (0.0006, 7200));
        var halves = HalfCycles.Cut(t, i);
        Assert.Equal([1, -1, 1, -1], halves.Select(h => h.Sign));
        Assert.Equal([36000, 35000, 7200, 7200], halves.Select(h => Math.Round(h.Charge, 6)));
    }

    [Fact]
    public void Time_that_runs_backward_is_refused() => Assert.Throws<InputException>(() => HalfCycles.Cut([0, 2, 1], [1, 1, 1]));

    [Fact]
    public void Dip_and_plateau_in_both_definitions()
    {
        var t = Enumerable.Range(0, 7200).Select(k => 0.5 * k).ToArray();
        var v = t.Select(x => -0.020 - (0.045 * Math.Exp(-Math.Pow((x - 8) / 6, 2))) + (x < 1 ? 0.5 : 0)).ToArray();
        var result = PlatingOverpotential.Of(t, v);
        Assert.Equal(0.065, result.Dip, 1e-4);
        Assert.Equal(0.020, result.Plateau, 1e-6);
        Assert.Equal(0.045, result.Difference, 1e-4);
        Assert.Equal(Verdict.Ok, result.Verdict);
        var corrected = PlatingOverpotential.Of(t, v, 0.005);
        Assert.Equal(0.060, corrected.Dip, 1e-4);
        Assert.Equal(result.Difference, corrected.Difference, 1e-12);
    }

    [Fact]
    public void No_dip_and_a_plateau_above_lithium_are_void()
    {
        var t = Enumerable.Range(0, 1000).Select(k => 1.0 * k).ToArray();
        var flat = PlatingOverpotential.Of(t, [.. t.Select(x => -0.02 + (1e-3 * Math.Exp(-x / 50)))]);
        Assert.Equal(Verdict.Void, flat.Verdict);
        Assert.Contains(flat.Reasons, r => r.Contains("no dip", StringComparison.Ordinal));
        var oxide = PlatingOverpotential.Of(t, [.. t.Select(_ => 0.6)]);
        Assert.Contains(oxide.Reasons, r => r.Contains("substrate", StringComparison.Ordinal));
    }
}
