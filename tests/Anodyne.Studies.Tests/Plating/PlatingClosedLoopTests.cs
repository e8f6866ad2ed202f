using Anodyne.Analysis;
using Anodyne.Cells;
using Anodyne.Cells.Electrolytes;
using Anodyne.Cells.Geometry;
using Anodyne.Cells.Kinetics;
using Anodyne.Cells.Layers;
using Anodyne.Cells.Protocols;
using Anodyne.Electroanalysis;
using Anodyne.Plating;
using Anodyne.Plating.Results;
using Anodyne.Plating.Runs;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;
using Anodyne.Studies.Tests.Cycles;
using Xunit.Abstractions;

namespace Anodyne.Studies.Tests.Plating;

/// <summary>The record of a plating run under a protocol is analyzed like a measured one: the run's own truth lies inside the reported interval.</summary>
public class PlatingClosedLoopTests(ITestOutputHelper output)
{
    private const double Area = PlatingRecord.Area;

    private static (PlatingCase Case, PlatingResult Result) Run(LithiumCollector? collector, params string[] protocol)
    {
        var cell = new InterfaceCell(
            "closed loop", new Electrolyte("e", "salt", "solvent", 1000, 0.95, 2.4e-10, 0.32, 1.0), [PorousLayer.Free(40e-6)], Interphase.Conformal(1e-3),
            new LithiumMetal(12.97e-6, 0.5), new ButlerVolmer(20, 1000));
        var problem = new PlatingCase(
            "closed loop", cell, new Domain(20e-6, Lateral.Periodic), new FlatSurface(), new OpenCircuit(), StopRules.EndOfProtocol)
        {
            Protocol = Protocol.Of(protocol),
            Collector = collector,
            Numerics = new PlatingNumerics(16, Threads: 1),
            Output = new PlatingOutput(2, 0),
        };
        return (problem, PlatingSimulation.Run(problem));
    }

    private AnalysisResult Analyze(string method, (PlatingCase Case, PlatingResult Result) run, params (string Name, string Value)[] options)
    {
        var result = AnalysisMethods.Run(method, ClosedLoopTests.Request(PlatingRecord.Of(run.Case, run.Result), options));
        output.WriteLine($"{method}: {result.Verdict} {string.Join("; ", result.Reasons)}");
        return result;
    }

    [Fact]
    public void Coulombic_efficiency_and_the_balance_of_lost_lithium_are_those_of_the_run()
    {
        var run = Run(new LithiumCollector("Cu", 0), "repeat 3 {", "Plate 0.3 mAh/cm2 at 2 mA/cm2", "Rest for 1 minute", "Strip 0.27 mAh/cm2 at 2 mA/cm2 until 1 V",
            "Rest for 1 minute", "}");
        var truth = run.Result.Cycles.Average(cycle => cycle.Efficiency);
        var efficiency = Analyze("ce", run);
        ClosedLoopTests.Contains(output, efficiency["ce_average"], truth, "efficiency", 1e-9);
        Assert.Equal(0.9, truth, 1e-9);
        Assert.Equal(0.9, efficiency["ce_average"].Value, 1e-6);

        // The run names the hydrogen of the metal it left: as the titration it closes the balance, and no film is found where none grew.
        var hydrogen = run.Result.HydrogenPerArea * Area;
        var balance = Analyze("dead-lithium", run, ("h2", FormattableString.Invariant($"{1e6 * hydrogen:R} umol")));
        var left = run.Result.Cycles.Sum(cycle => cycle.Dead + cycle.LiveLeft) * Area / 3.6;
        ClosedLoopTests.Contains(output, balance["Q_lost_mAh"], left, "lost");
        ClosedLoopTests.Contains(output, balance["Q_Li0_mAh"], left, "metal");
        ClosedLoopTests.Contains(output, balance["Q_SEI_mAh"], run.Result.Cycles.Sum(cycle => cycle.Sei) * Area / 3.6, "film");
    }

    [Fact]
    public void Polarization_and_plateau_are_those_of_the_run_and_no_short_is_found()
    {
        var run = Run(null, "repeat 3 {", "Plate 0.3 mAh/cm2 at 2 mA/cm2", "Strip 0.3 mAh/cm2 at 2 mA/cm2", "}");
        var symmetric = Analyze("symmetric", run);
        Assert.Equal(Verdict.Ok, symmetric.Verdict);
        ClosedLoopTests.Contains(output, symmetric["lifetime_h"], run.Result.Time / 3600, "lifetime", 1e-9);
        var first = run.Result.Series.Where(sample => sample.Step == 1).ToArray();
        var plateau = Analyze("overpotential", run);
        ClosedLoopTests.Contains(output, plateau["plateau_mV"], -1000 * first[first.Length / 2].Voltage, "plateau", 1e-3);
        Assert.Equal(-1000 * first[first.Length / 2].Voltage, plateau["plateau_mV"].Value, 1e-2);
    }

    [Fact]
    public void A_protocol_at_constant_current_is_no_transient_of_nucleation()
    {
        var run = Run(null, "Plate 0.3 mAh/cm2 at 2 mA/cm2");
        try
        {
            var nucleation = Analyze("nucleation", run, ("concentration", "1 M"));
            Assert.Equal(Verdict.Void, nucleation.Verdict);
            Assert.NotEmpty(nucleation.Reasons);
        }
        catch (InputException refused)
        {
            Assert.Fail($"refused instead of void: {refused.Message}");
        }
    }
}
