using Anodyne.Cells.Protocols;
using Anodyne.Plating.Results;
using Anodyne.Plating.Runs;
using Anodyne.Records.Terms;
using Anodyne.Quantities;
using Xunit.Abstractions;

namespace Anodyne.Plating.Tests.Protocols;

public class ProtocolRunTests(ITestOutputHelper output)
{
    internal static PlatingCase Cycled(params string[] protocol) => RunTests.Rough() with
    {
        Cell = RunTests.Rough().Cell with { Counter = Cells.Counter.LithiumElectrode },
        Protocol = Protocol.Of(protocol),
        Stop = StopRules.EndOfProtocol,
        Output = new PlatingOutput(5, 0),
    };

    [Fact]
    public void A_protocol_plates_rests_and_strips_and_says_how_every_step_ended()
    {
        var run = PlatingSimulation.Run(Cycled("Plate 0.3 mAh/cm2 at 5 mA/cm2", "Rest for 2 minutes", "Strip 0.2 mAh/cm2 at 2 mA/cm2 until 1 V"));
        foreach (var step in run.ProtocolSteps)
        {
            output.WriteLine($"{step}");
        }

        output.WriteLine($"{run.StopReason} {run.StopDetail} {run.Conservation} {run.Cycles[0]} steps {run.Steps} wall {run.Wall}");
        Assert.Equal(StopReason.Protocol, run.StopReason);
        Assert.Equal(3, run.ProtocolSteps.Count);
        Assert.Equal([10800, 0, 0], run.ProtocolSteps.Select(step => Math.Round(step.Plated, 6)));
        Assert.Equal([0, 0, 7200], run.ProtocolSteps.Select(step => Math.Round(step.Stripped, 6)));
        Assert.Equal([216, 336, 696], run.ProtocolSteps.Select(step => Math.Round(step.End, 6)));
        Assert.All(run.ProtocolSteps, step => Assert.NotEmpty(step.Reason));
        var rest = run.Series.Where(sample => sample.Step == 2).ToArray();
        Assert.All(rest, sample => Assert.InRange(Math.Abs(sample.Voltage), 0, 1e-4));
        Assert.True(run.Series.Where(sample => sample.Step == 1).All(sample => sample.Voltage < 0));
        Assert.True(run.Series.Where(sample => sample.Step == 3).All(sample => sample.Voltage > 0));
        Assert.Equal(3600, run.ChargePerArea, 1e-6);
        Assert.InRange(run.Conservation.Lithium, 0, 1e-10);
        Assert.InRange(run.Conservation.Charge, 0, 1e-10);
        var cycle = Assert.Single(run.Cycles);
        Assert.InRange(cycle.Closure, 0, 1e-10);
        Assert.Equal(7200.0 / 10800, cycle.Efficiency, 1e-9);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(23)]
    [InlineData(40)]
    public void A_run_taken_up_in_the_middle_of_a_protocol_gives_the_same_bytes(int interrupted)
    {
        var problem = Cycled("repeat 2 {", "Plate 0.1 mAh/cm2 at 5 mA/cm2", "Rest for 1 minute", "Strip 0.1 mAh/cm2 at 5 mA/cm2", "}");
        var whole = PlatingSimulation.Run(problem);
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        var steps = 0;
        var options = new PlatingRunOptions { CheckpointPath = folder["state"], Resume = true };
        Assert.Throws<OperationCanceledException>(
            () => PlatingSimulation.Run(problem, options, new RunTests.Counter(() => { if (++steps == interrupted) { stop.Cancel(); } }), stop.Token));
        var rest = PlatingSimulation.Run(problem, options);
        RunTests.AssertSame(whole, rest);
        Assert.Equal(whole.ProtocolSteps, rest.ProtocolSteps);
        Assert.Equal(whole.Cycles, rest.Cycles);
        Assert.Equal(2, whole.Cycles.Count);
    }

    [Fact]
    public void A_limit_of_a_group_ends_the_group()
    {
        var run = PlatingSimulation.Run(Cycled("repeat 5 until voltage < -0.3 V {", "Plate 0.05 mAh/cm2 at 1 mA/cm2", "Strip 0.05 mAh/cm2 at 1 mA/cm2", "Plate 0.05 mAh/cm2 at 20 mA/cm2", "}"));
        Assert.Equal(3, run.ProtocolSteps.Count);
        Assert.Contains("voltage", run.ProtocolSteps[^1].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Plate 1 mAh at 1 mA/cm2", "charges per area")]
    [InlineData("Strip at 1 mA until 1 V", "currents per area")]
    [InlineData("Discharge at 1 W for 1 hour", "cannot do this step")]
    [InlineData("Charge at C/2 for 1 hour", "currents per area")]
    [InlineData("Plate at 1 mA/cm2 until film > 1 um", "no variable")]
    public void What_a_front_cannot_do_is_refused_with_the_sentence(string sentence, string what)
    {
        var refused = Assert.Throws<InputException>(() => PlatingSimulation.Run(Cycled(sentence)));
        Assert.Contains(what, refused.Problem.What, StringComparison.Ordinal);
        Assert.Contains(sentence, refused.Problem.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void The_record_of_a_protocol_names_cycle_step_and_direction_of_every_row()
    {
        var problem = Cycled("repeat 2 {", "Plate 0.1 mAh/cm2 at 5 mA/cm2", "Rest for 1 minute", "Strip 0.1 mAh/cm2 at 5 mA/cm2", "}") with
        {
            Numerics = new PlatingNumerics(32, Threads: 1),
        };
        var run = PlatingSimulation.Run(problem);
        var record = PlatingRecord.Of(problem, run);
        int[] cycles = [.. record.Doubles(Bdf.CycleCount).ToArray().Select(c => (int)c)], steps = [.. record.Doubles(Bdf.StepCount).ToArray().Select(c => (int)c)];
        Assert.Equal([1, 2], cycles.Distinct());
        Assert.Equal([1, 2, 3, 4, 5, 6], steps.Distinct());
        for (var row = 0; row < record.Rows; row++)
        {
            Assert.Equal((steps[row] % 3) switch { 1 => -1, 2 => 0, _ => 1 }, Math.Sign(record.Current[row]));
        }

        Assert.Equal(0.2e-3, record.Doubles(Bdf.DischargingCapacity)[^1], 1e-9);
        Assert.Equal(0.2e-3, record.Doubles(Bdf.ChargingCapacity)[^1], 1e-9);
        Assert.InRange(run.BulkStripShare, 0, 0.05);
    }

    [Fact]
    public void What_is_stripped_beyond_what_was_plated_comes_from_the_bulk()
    {
        var problem = Cycled("Plate 0.1 mAh/cm2 at 5 mA/cm2", "Strip 0.4 mAh/cm2 at 5 mA/cm2") with { Numerics = new PlatingNumerics(32, Threads: 1) };
        Assert.Equal(0.75, PlatingSimulation.Run(problem).BulkStripShare, 0.02);
    }
}
