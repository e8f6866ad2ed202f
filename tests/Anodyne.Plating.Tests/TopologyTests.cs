using Anodyne.Plating.Results;
using Anodyne.Plating.Verification;
using Xunit.Abstractions;

namespace Anodyne.Plating.Tests;

public class TopologyTests(ITestOutputHelper output)
{
    [Fact]
    public void Caps_that_meet_close_a_pocket_and_lose_nothing()
    {
        var run = TopologyRuns.MergingCaps();
        output.WriteLine($"TOPO {run.Topology} {run.StopDetail} steps {run.Steps} charge {run.Conservation.Charge:e1} lithium {run.Conservation.Lithium:e1} porosity {run.Porosity:f3} curves {string.Join(" ", run.Fronts[^1].Curves.Select(c => $"{c.Kind}:{c.X.Length}"))} x {run.Fronts[^1].Curves[0].X.Min() * 1e6:f1} {run.Fronts[^1].Curves[0].X.Max() * 1e6:f1} peak {run.Peak * 1e6:f2}");
        Assert.True(run.Topology.Pockets >= 1);
        Assert.Contains(run.Fronts[^1].Curves, c => c.Kind == FrontCurveKind.Pocket);
        Assert.InRange(run.Conservation.Charge, 0, 1e-10);
        Assert.InRange(run.Conservation.Lithium, 0, 1e-10);
        Assert.InRange(run.Porosity, 0.01, 0.9);
    }

    [Fact]
    public void A_stripped_neck_sets_an_island_free_that_keeps_its_lithium()
    {
        var run = TopologyRuns.DetachingCap();
        output.WriteLine($"TOPO {run.Topology} {run.StopDetail}");
        Assert.True(run.DeadShare is double.NaN && run.Series[^1].Dead > 0);
        Assert.True(run.Topology.Islands >= 1);
        Assert.InRange(run.Conservation.Charge, 0, 1e-10);
        Assert.InRange(run.Conservation.Lithium, 0, 1e-10);
    }

    [Fact]
    public void Dead_lithium_that_the_growing_front_touches_is_taken_back()
    {
        var run = TopologyRuns.RevivedCap();
        foreach (var step in run.ProtocolSteps)
        {
            output.WriteLine($"{step}");
        }

        output.WriteLine($"{run.Cycles[0]} {run.Topology}");
        Assert.All(run.ProtocolSteps, step => Assert.Equal("dead reached its limit", step.Reason));
        var cycle = Assert.Single(run.Cycles);
        var most = run.Series.Max(sample => sample.Dead);
        Assert.True(most > 0);
        Assert.Equal(most, cycle.Revived, 1e-6 * most);
        Assert.Equal(0, cycle.Dead, 1e-3 * most);
        Assert.InRange(cycle.Closure, 0, 1e-10);
        Assert.InRange(run.Conservation.Lithium, 0, 1e-10);
    }
}
