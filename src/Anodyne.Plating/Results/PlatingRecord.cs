using Anodyne.Cells;
using Anodyne.Cells.Protocols;
using Anodyne.Quantities;
using Anodyne.Records;
using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Columns;
using Anodyne.Records.Terms;

namespace Anodyne.Plating.Results;

/// <summary>
/// A run as a measurement: the record that an analysis reads as it reads a measured one. Here currents change sign: positive on charge in the record, so
/// that plating at the working electrode is negative current.
/// </summary>
public static class PlatingRecord
{
    /// <summary>Electrode area that the record is written for, 1 cm2 in m2: a run knows current per projected area only.</summary>
    public const double Area = 1e-4;

    /// <summary>Time (s), voltage (V, working minus counter), current (A), cycle, step, capacities (Ah) and temperature (degC), one row a time step.</summary>
    /// <param name="problem">The case.</param>
    /// <param name="result">Its result.</param>
    /// <exception cref="InputException">The run recorded nothing.</exception>
    public static Record Of(PlatingCase problem, PlatingResult result)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(result);
        var series = result.Series;
        if (series.Count == 0)
        {
            throw new InputException("The run recorded nothing", problem.Name, result.StopDetail, "at least one time step");
        }

        var rows = series.Count;
        var plated = new double[rows];
        var stripped = new double[rows];
        for (var i = 1; i < rows; i++)
        {
            var ampereHours = (series[i].ChargePerArea - series[i - 1].ChargePerArea) * Area / 3600;
            plated[i] = plated[i - 1] + Math.Max(0, ampereHours);
            stripped[i] = stripped[i - 1] + Math.Max(0, -ampereHours);
        }

        double[] Column(Func<PlatingSample, double> value) => [.. series.Select(value)];
        var celsius = new double[rows];
        Array.Fill(celsius, problem.Cell.Temperature - PhysicalConstants.ZeroCelsius);
        int[] steps = [.. series.Select(static sample => sample.Step)];
        return new Record(
        [
            Bdf.TestTime.Column(Column(static sample => sample.Time)),
            Bdf.Voltage.Column(Column(static sample => sample.Voltage)),
            Bdf.Current.Column(Column(static sample => -sample.CurrentDensity * Area)),
            Bdf.CycleCount.Column([.. series.Select(static sample => sample.Cycle)]),
            Bdf.StepCount.Column(steps),
            new TextColumn(Bdf.StepType.Name, [.. series.Select(static sample => 1 + Math.Sign(sample.CurrentDensity))], ["strip", "rest", "plate"]),
            Bdf.ChargingCapacity.Column(stripped),
            Bdf.DischargingCapacity.Column(plated),
            Bdf.TemperatureT1.Column(celsius),
        ])
        {
            Cell = Describe(problem),
            Warnings = result.Warnings,
            Provenance = new Provenance
            {
                Format = "Anodyne plating simulation",
                Technique = problem.Protocol is not null ? "plating and stripping by a protocol"
                    : problem.Control is Potentiostatic ? "potentiostatic plating" : "galvanostatic plating",
            },
        };
    }

    private static CellDescription Describe(PlatingCase problem)
    {
        var metal = problem.Cell.Counter == Counter.LithiumElectrode;
        return new CellDescription
        {
            Name = problem.Name,
            Type = !metal ? CellType.Unknown : problem.Collector is null ? CellType.LiLi : CellType.LiCu,
            Area = Area,
            Temperature = problem.Cell.Temperature,
            SeparatorThickness = problem.Cell.Layers.Sum(static layer => layer.Thickness),
            WorkingElectrode = problem.Collector?.Name ?? "lithium",
            CounterElectrode = metal ? "lithium" : "reservoir",
            ReferenceElectrode = metal ? "" : "lithium in the reservoir",
        };
    }
}
