using System.Numerics;
using Anodyne.Cycling.Runs;
using Anodyne.Quantities;
using Anodyne.Records;
using Anodyne.Records.CellDescriptions;
using Anodyne.Records.Columns;
using Anodyne.Records.Impedance;
using Anodyne.Records.Terms;
using Anodyne.Studies.Input;

namespace Anodyne.Studies.Models.Cells;

/// <summary>
/// What a cell simulation left, in a form that can be kept and taken out again equal to the bit: the record as the instrument saw it, spectra, steps, cycles,
/// balances.
/// </summary>
public sealed record CycleResult
{
    /// <summary>Why the run ended.</summary>
    public required string StopReason { get; init; }

    /// <summary>What stopped the computation, when and at which state; null if the protocol was completed.</summary>
    public Problem? Failure { get; init; }

    /// <summary>Time reached, s.</summary>
    public required double Time { get; init; }

    /// <summary>Largest relative change of the salt in the cell.</summary>
    public required double SaltDrift { get; init; }

    /// <summary>Largest relative change of all lithium in the cell.</summary>
    public required double LithiumDrift { get; init; }

    /// <summary>Lowest salt concentration at the end of any step, mol/m3.</summary>
    public required double LowestSalt { get; init; }

    /// <summary>Where the lithium was at the start.</summary>
    public required LithiumInventory Start { get; init; }

    /// <summary>Where it was at the end.</summary>
    public required LithiumInventory End { get; init; }

    /// <summary>The steps of the protocol.</summary>
    public required IReadOnlyList<StepSummary> Steps { get; init; }

    /// <summary>The cycles.</summary>
    public required IReadOnlyList<CycleSummary> Cycles { get; init; }

    /// <summary>Remarks of the run.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The columns of the record; empty if nothing was sampled.</summary>
    public required IReadOnlyList<KeptColumn> Columns { get; init; }

    /// <summary>The spectra.</summary>
    public required IReadOnlyList<KeptSpectrum> Spectra { get; init; }

    /// <summary>Steps of the integrators.</summary>
    public required long IntegratorSteps { get; init; }

    /// <summary>Wall time, s.</summary>
    public required double Wall { get; init; }

    /// <summary>Area, m2.</summary>
    public required double Area { get; init; }

    /// <summary>Active mass, kg; null without an insertion electrode.</summary>
    public double? ActiveMass { get; init; }

    /// <summary>The result of a run.</summary>
    /// <param name="cycle">The case.</param>
    /// <param name="run">Its run.</param>
    /// <param name="seconds">Wall time, s.</param>
    public static CycleResult Of(CycleCase cycle, CellRun run, double seconds)
    {
        ArgumentNullException.ThrowIfNull(cycle);
        ArgumentNullException.ThrowIfNull(run);
        var record = run.Record is { } table ? cycle.Instrument?.Read(table) ?? table : null;
        return new CycleResult
        {
            StopReason = run.StopReason,
            Failure = run.Failure,
            Time = run.Time,
            SaltDrift = run.SaltDrift,
            LithiumDrift = run.LithiumDrift,
            LowestSalt = run.LowestSalt,
            Start = run.InventoryAtStart,
            End = run.InventoryAtEnd,
            Steps = run.Steps,
            Cycles = run.Cycles,
            Warnings = run.Warnings,
            Columns = record is null ? [] : [.. record.Columns.Select(KeptColumn.Of)],
            Spectra = [.. run.Spectra.Select(spectrum => KeptSpectrum.Of(cycle.Instrument?.Read(spectrum) ?? spectrum))],
            IntegratorSteps = run.Work.Sum(work => work.Steps),
            Wall = seconds,
            Area = cycle.Design.Area,
            ActiveMass = cycle.Design.ActiveMass,
        };
    }

    /// <summary>The record as every analysis reads it; null if nothing was sampled.</summary>
    /// <param name="cell">The cell it was taken on.</param>
    public Record? Record(CellDescription cell) => Columns.Count == 0
        ? null
        : new Record([.. Columns.Select(column => column.ToColumn())])
        {
            Cell = cell,
            Warnings = Warnings,
            Provenance = new Provenance { Format = "Anodyne cell simulation", Technique = "protocol" },
        };
}

/// <summary>A column as it is kept: numbers, or codes of words.</summary>
/// <param name="Name">Name.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Values">The numbers; empty for words.</param>
/// <param name="Whole">Whole numbers or codes of words; empty for other numbers.</param>
/// <param name="Words">The words; empty for numbers.</param>
public sealed record KeptColumn(string Name, string Unit, double[] Values, int[] Whole, IReadOnlyList<string> Words)
{
    /// <summary>Keeps a column.</summary>
    public static KeptColumn Of(Column column) => column switch
    {
        TextColumn text => new(text.Name, text.Unit, [], [.. text.Codes], [.. text.Words]),
        IntColumn whole => new(whole.Name, whole.Unit, [], whole.Values, []),
        _ => new(column.Name, column.Unit, column.ToDoubles(), [], []),
    };

    /// <summary>The column again.</summary>
    public Column ToColumn() => Words.Count > 0 ? new TextColumn(Name, Whole, [.. Words])
        : Whole.Length > 0 ? new IntColumn(Name, Unit, Whole)
        : new DoubleColumn(Name, Unit, Values);
}

/// <summary>A spectrum as it is kept.</summary>
/// <param name="Frequency">Hz.</param>
/// <param name="Real">ohm.</param>
/// <param name="Imaginary">ohm.</param>
/// <param name="Time">When it was taken, s.</param>
/// <param name="Temperature">K.</param>
/// <param name="Potential">Cell voltage, V.</param>
public sealed record KeptSpectrum(double[] Frequency, double[] Real, double[] Imaginary, double Time, double Temperature, double Potential)
{
    /// <summary>Keeps a spectrum.</summary>
    public static KeptSpectrum Of(ImpedanceSpectrum spectrum)
    {
        ArgumentNullException.ThrowIfNull(spectrum);
        return new(
            [.. spectrum.Frequency],
            [.. spectrum.Impedance.Select(z => z.Real)],
            [.. spectrum.Impedance.Select(z => z.Imaginary)],
            spectrum.Time ?? double.NaN,
            spectrum.Temperature ?? double.NaN,
            spectrum.Potential ?? double.NaN);
    }

    /// <summary>The spectrum again.</summary>
    /// <param name="cell">The cell it was taken on.</param>
    public ImpedanceSpectrum ToSpectrum(CellDescription cell) => new(Frequency, [.. Real.Zip(Imaginary, (re, im) => new Complex(re, im))])
    {
        Cell = cell,
        Area = cell?.Area,
        Time = Time,
        Temperature = Temperature,
        Potential = Potential,
    };

    /// <summary>The spectrum as a table that the analyses of spectra read.</summary>
    /// <param name="cell">The cell it was taken on.</param>
    public Record ToRecord(CellDescription cell) =>
        new([Bdf.Frequency.Column(Frequency), Bdf.RealImpedance.Column(Real), Bdf.ImaginaryImpedance.Column(Imaginary)]) { Cell = cell };
}
