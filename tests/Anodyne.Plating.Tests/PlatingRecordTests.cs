using Anodyne.Cells;
using Anodyne.Cells.Geometry;
using Anodyne.Cells.Protocols;
using Anodyne.Plating.Results;
using Anodyne.Plating.Runs;
using Anodyne.Plating.Verification;
using Anodyne.Quantities;
using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Terms;

namespace Anodyne.Plating.Tests;

public class PlatingRecordTests
{
    private static PlatingCase Case(double current) => new(
        "record",
        ReferenceCells.Cell("record", 0.32, 2.4e-10, 0.95, false, 20, 1e-3, 40e-6) with { Counter = Counter.LithiumElectrode },
        new Domain(50e-6, Lateral.Periodic),
        new SinusoidSurface(0.5e-6, 50e-6),
        new Galvanostatic(current),
        new StopRules(3600, null))
    {
        Numerics = new PlatingNumerics(32, Threads: 1),
        Output = new PlatingOutput(5, 0),
    };

    [Theory]
    [InlineData(20.0)]
    [InlineData(-20.0)]
    public void A_run_is_a_record_with_plating_as_negative_current(double current)
    {
        var problem = Case(current);
        var run = PlatingSimulation.Run(problem);
        var record = PlatingRecord.Of(problem, run);
        Assert.Equal(run.Series.Count, record.Rows);
        Assert.All(record.Current.ToArray(), ampere => Assert.Equal(-current * record.Cell.Area!.Value, ampere, 1e-12));
        Assert.All(record.Voltage.ToArray(), volt => Assert.Equal(-Math.Sign(current), Math.Sign(volt)));
        Assert.Equal(run.Time, record.Time[^1], 1e-9);
        Assert.All(record.Doubles(Bdf.TemperatureT1).ToArray(), celsius => Assert.Equal(problem.Cell.Temperature - 273.15, celsius, 1e-9));
        Assert.All(record.Doubles(Bdf.CycleCount).ToArray(), cycle => Assert.Equal(1, cycle));
        var (charged, discharged) = (record.Doubles(Bdf.ChargingCapacity)[^1], record.Doubles(Bdf.DischargingCapacity)[^1]);
        Assert.Equal(1e-4, current > 0 ? discharged : charged, 1e-12);
        Assert.Equal(0, current > 0 ? charged : discharged);
        Assert.Equal(CellType.LiLi, record.Cell.Type);
        Assert.Equal(40e-6, record.Cell.SeparatorThickness!.Value, 1e-12);
    }

    [Fact]
    public void A_run_that_never_carried_its_current_has_no_record()
    {
        var problem = Case(1e6);
        var refused = Assert.Throws<InputException>(() => PlatingRecord.Of(problem, PlatingSimulation.Run(problem)));
        Assert.Contains("limiting current", refused.Problem.Found, StringComparison.Ordinal);
    }
}
