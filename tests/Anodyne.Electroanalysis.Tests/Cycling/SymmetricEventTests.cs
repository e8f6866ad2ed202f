using Anodyne.Analysis;
using Anodyne.Numerics.Fitting;
using Anodyne.Quantities.Estimates;
using Anodyne.Records.Columns;
using Anodyne.Records.Tables;
using Anodyne.Records.Terms;
using Record = Anodyne.Records.Record;

namespace Anodyne.Electroanalysis.Tests.Cycling;

/// <summary>Symmetric cells whose fate is known: every event is named with its time and its signs, and no failed cell is ok.</summary>
public class SymmetricEventTests
{
    // Half cycles of one hour at 1 mA/cm2 whose voltage arches: 20 mV times a level, with noise, both given for each half cycle.
    private static AnalysisResult Cell(int count, Func<int, double> level, Func<int, double>? noise = null, Func<int, double>? arch = null, params (string, string)[] options)
    {
        var normal = new NormalNoise(5);
        List<double> t = [], i = [], v = [];
        for (var half = 0; half < count; half++)
        {
            var sign = half % 2 == 0 ? -1 : 1;
            for (var k = 0; k < 60; k++)
            {
                var x = k / 60.0;
                t.Add((3600.0 * half) + (60 * k));
                i.Add(10.0 * sign);
                v.Add(sign * level(half) * (0.02 * (1 + ((arch?.Invoke(half) ?? 0.8) * 4 * Math.Pow(x - 0.5, 2)))) * (1 + ((noise?.Invoke(half) ?? 0.002) * normal.Next())));
            }
        }

        var record = new Record(
        [
            Bdf.TestTime.Column([.. t, 3600.0 * count]), new DoubleColumn(UnitTable.CurrentDensity, "A/m2", [.. i, 0.0]), Bdf.Voltage.Column([.. v, 0.0]),
        ]);
        return AnalysisMethods.Run("symmetric", new AnalysisRequest([("cell", record)], options.ToDictionary(o => o.Item1, o => o.Item2)));
    }

    private static (double Time, string Kind, string Evidence)[] Events(AnalysisResult result) =>
        [.. result.Lists["events"].Select(e => (e["time_h"].Value, e["kind"].Word!, e["evidence"].Word!))];

    [Fact]
    public void A_healthy_cell_has_no_event_and_its_charges_are_counted()
    {
        var cell = Cell(100, _ => 1);
        Assert.Empty(Events(cell));
        Assert.Equal(Verdict.Ok, cell.Verdict);
        Assert.Equal("none", cell.Words["short_kind"]);
        Assert.Equal(50, cell["plated_total"].Value, 1e-6);
        Assert.Equal("mAh/cm2", cell["plated_total"].Unit);
        Assert.All(cell.Lists["half_cycles"], h => Assert.Equal(1, h["capacity"].Value, 1e-6));
    }

    [Fact]
    public void A_soft_short_that_heals_and_comes_back_is_two_shorts_and_a_recovery()
    {
        var cell = Cell(120, k => k is (>= 40 and < 60) or >= 90 ? 0.5 : 1, arch: k => k is (>= 40 and < 60) or >= 90 ? 0.02 : 0.8);
        Assert.Equal([("soft short", 40.0), ("recovery", 60.0), ("soft short", 90.0)], Events(cell).Where(e => e.Kind is "soft short" or "recovery").Select(e => (e.Kind, e.Time)));
        Assert.NotEqual(Verdict.Ok, cell.Verdict);
        Assert.Equal(40, cell["lifetime_h"].Value, 1e-9);
        Assert.Equal(20, cell["plated_total"].Value, 1e-6);
        Assert.All(Events(cell), e => Assert.NotEmpty(e.Evidence));
    }

    [Fact]
    public void A_hard_short_lies_below_the_ohmic_drop()
    {
        var cell = Cell(60, k => k >= 30 ? 0.05 : 1, options: ("bulk", "8 ohm cm2"));
        Assert.Contains(Events(cell), e => e.Kind == "hard short" && e.Time == 30 && e.Evidence.Contains("I R_b", StringComparison.Ordinal));
        Assert.Equal("hard", cell.Words["short_kind"]);
        Assert.NotEqual(Verdict.Ok, cell.Verdict);
    }

    [Fact]
    public void The_onset_of_runaway_is_where_the_slope_changes_and_a_drift_is_none()
    {
        var cell = Cell(200, k => k < 140 ? 1 + (0.0005 * k) : 1.07 * Math.Exp(0.02 * (k - 140)));
        var runaway = Assert.Single(Events(cell), e => e.Kind == "runaway");
        Assert.InRange(runaway.Time, 136, 144);
        Assert.NotEqual(Verdict.Ok, cell.Verdict);
        Assert.DoesNotContain(Events(Cell(200, k => 1 + (0.004 * k))), e => e.Kind == "runaway");
        Assert.DoesNotContain(Events(Cell(200, k => 1 - (0.3 * (1 - Math.Exp(-k / 20.0))))), e => e.Kind is "runaway" or "soft short");
    }

    [Fact]
    public void Drying_and_a_change_of_noise_are_events_and_the_limit_ends_the_life()
    {
        Assert.Contains(Events(Cell(120, k => k < 60 ? 1 : 1 + (0.05 * (k - 60)))), e => e.Kind == "drying" && e.Evidence.Contains("electrolyte", StringComparison.Ordinal));
        var noisy = Cell(100, _ => 1, k => k < 50 ? 0.001 : 0.01);
        Assert.Equal(50, Assert.Single(Events(noisy), e => e.Kind == "noise").Time, 1.0);
        Assert.Equal(Verdict.Ok, noisy.Verdict);
        var limited = Cell(60, k => k < 40 ? 1 : 8, options: ("limit", "0.2 V"));
        Assert.Equal(40, limited["lifetime_h"].Value, 0.1);
        Assert.Contains(Events(limited), e => e.Kind == "limit");
        Assert.NotEqual(Verdict.Ok, limited.Verdict);
    }
}
