using Anodyne.Cells;
using Anodyne.Cells.Geometry;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Protocols;
using Anodyne.Cells.Transport;
using Anodyne.Plating.Engine;
using Anodyne.Plating.Results;
using Anodyne.Plating.Runs;
using Anodyne.Plating.Verification;
using Anodyne.Quantities;
using Xunit.Abstractions;

namespace Anodyne.Plating.Tests;

/// <summary>Plating runs whose salt is followed in time; the closed forms are among the checks.</summary>
public class TransientRunTests(ITestOutputHelper output)
{
    [Fact]
    public void A_moving_front_grows_as_quasi_steady_transport_says()
    {
        var result = PlatingSimulation.Run(TransientChecks.Moving(TransportMode.Transient, 18000));
        var quasi = PlatingSimulation.Run(TransientChecks.Moving(TransportMode.QuasiSteady, 18000));
        output.WriteLine($"{result.Steps} steps of {quasi.Steps}, {result.Wall:f2} s of {quasi.Wall:f2}; peak {result.Peak * 1e6:f5} of {quasi.Peak * 1e6:f5} um");
        Assert.Equal(StopReason.Charge, result.StopReason);
        Assert.InRange(result.Conservation.Salt, 0, 1e-10);

        // Long after the salt has settled both forms are one, but for the salt that a moving wall pushes (1 %).
        Assert.Equal(quasi.Peak, result.Peak, 2e-3 * quasi.Peak);
        Assert.Equal(quasi.Voltage, result.Voltage, 5e-3 * Math.Abs(quasi.Voltage));
        Assert.Equal(quasi.MinConcentration, result.MinConcentration, 2e-2 * quasi.MinConcentration);
        var map = result.Fields[^1];
        Assert.Equal(map.Columns * map.Rows, map.Concentration.Length);
        Assert.All(map.Concentration, c => Assert.True(float.IsNaN(c) || c is > 800 and < 1200));
        Assert.Contains("as the case says", result.TransportForm, StringComparison.Ordinal);
    }

    [Fact]
    public void Interrupted_runs_go_on_to_the_same_bits()
    {
        var problem = TransientChecks.Moving(TransportMode.Transient, 3000);
        using var whole = new PlatingEngine(problem);
        using var first = new PlatingEngine(problem);
        for (var i = 0; i < 9; i++)
        {
            whole.Step();
            first.Step();
        }

        using var memory = new MemoryStream();
        first.Save(new BinaryWriter(memory));
        memory.Position = 0;
        using var second = new PlatingEngine(problem);
        second.Load(new BinaryReader(memory));
        for (var i = 0; i < 5; i++)
        {
            whole.Step();
            second.Step();
        }

        Assert.Equal(whole.Curves[0].Z.AsSpan(0, whole.Curves[0].Count).ToArray(), second.Curves[0].Z.AsSpan(0, second.Curves[0].Count).ToArray());
        Assert.Equal(whole.Voltage(), second.Voltage());
    }

    [Fact]
    public void A_run_ends_when_the_salt_does()
    {
        // Four times the limiting current: the salt is gone long before the other electrode is felt.
        var cell = TransientChecks.Cell(Counter.LithiumElectrode, PorousLayer.Free(200e-6));
        var limit = LimitingCurrent.Of(cell);
        var result = PlatingSimulation.Run(new PlatingCase(
            "depletion", cell, new Domain(100e-6, Lateral.Periodic), new FlatSurface(), new Galvanostatic(4 * limit), new StopRules(1e6, null))
        {
            Transport = TransportMode.Automatic,
            Numerics = new PlatingNumerics(64, Threads: 1),
        });
        var sand = SandTime.Of(2.4e-10, 0.32, 1000, 4 * limit);
        output.WriteLine($"{result.StopDetail}; Sand {sand:g6} s; {result.TransportForm}");
        Assert.Equal(StopReason.LimitingCurrent, result.StopReason);
        Assert.Contains("400", result.TransportForm, StringComparison.Ordinal);
        var foreseen = double.Parse(result.StopDetail.Split("none is left after ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(sand, foreseen, 5e-3 * sand);
    }

    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    public void Rest_after_a_pulse_brings_the_salt_back(int cells)
    {
        var problem = TransientChecks.Moving(TransportMode.Automatic, 1, cells) with
        {
            Stop = StopRules.EndOfProtocol,
            Protocol = Protocol.Of("Plate 0.02 mAh/cm2 at 20 mA/cm2", "Rest for 20 s"),
        };
        var result = PlatingSimulation.Run(problem);
        var pulse = result.Series.Last(sample => sample.Step == 1);
        output.WriteLine($"{pulse.MinConcentration:f1} then {result.Series[^1].MinConcentration:f7} mol/m3; {result.TransportForm}");
        Assert.Contains("transient, because", result.TransportForm, StringComparison.Ordinal);
        Assert.True(pulse.MinConcentration < 930);
        // Uniform again, to a millionth: as much as the open volume of the cut cells keeps to while the front moves.
        Assert.Equal(1000, result.Series[^1].MinConcentration, 1e-3);
        Assert.InRange(result.Conservation.Salt, 0, 1e-10);
    }

    [Fact]
    public void The_choice_is_made_by_the_rules_and_said()
    {
        string Form(PlatingCase problem)
        {
            using var engine = new PlatingEngine(problem);
            return engine.Result(0).TransportForm;
        }

        var slow = TransientChecks.Moving(TransportMode.Automatic, 18000);
        Assert.Contains("quasi-steady; salt takes", Form(slow), StringComparison.Ordinal);
        var charged = new PorousLayer("clay", PorousLayerKind.Coating, 20e-6, 0.5, 2) { FixedCharge = 500 };
        var held = slow with { Cell = TransientChecks.Cell(Counter.LithiumElectrode, charged, PorousLayer.Free(20e-6)) };
        Assert.Contains("\"clay\" holds charge", Form(held), StringComparison.Ordinal);
        Assert.Throws<InputException>(() => Form(held with { Transport = TransportMode.QuasiSteady }));
        Assert.Throws<InputException>(() => Form(held with { Mode = CurrentMode.Secondary }));
        Assert.Throws<InputException>(() => Form(slow with { Transport = TransportMode.Transient, Mode = CurrentMode.Primary }));
    }
}
