using Anodyne.Numerics.Integration;
using Anodyne.Quantities;
using Anodyne.Records;
using Anodyne.Records.Impedance;

namespace Anodyne.Cycling.Runs;

/// <summary>Everything a run leaves: the record an instrument would have written, spectra, summaries, balances.</summary>
public sealed record CellRun
{
    /// <summary>The record; null if samples were off.</summary>
    public Record? Record { get; init; }

    /// <summary>Impedance spectra in their order.</summary>
    public IReadOnlyList<ImpedanceSpectrum> Spectra { get; init; } = [];

    /// <summary>The steps.</summary>
    public required IReadOnlyList<StepSummary> Steps { get; init; }

    /// <summary>The cycles.</summary>
    public required IReadOnlyList<CycleSummary> Cycles { get; init; }

    /// <summary>Why the run ended.</summary>
    public required string StopReason { get; init; }

    /// <summary>What stopped the computation; null if it was completed.</summary>
    public Problem? Failure { get; init; }

    /// <summary>True if the run was interrupted and can be resumed.</summary>
    public bool Interrupted { get; init; }

    /// <summary>Time reached, s.</summary>
    public required double Time { get; init; }

    /// <summary>Largest change of the salt in the cell over the run, relative to the salt.</summary>
    public required double SaltDrift { get; init; }

    /// <summary>Largest change of all lithium (metal, dead, film, particles, salt, double layers) over the run, relative to what the cell holds and
    /// moved.</summary>
    public required double LithiumDrift { get; init; }

    /// <summary>The least lithium that a metal electrode of finite stock held at any moment of the run, mol/m2; infinite where no stock is finite.</summary>
    public double LowestStock { get; init; } = double.PositiveInfinity;

    /// <summary>Where the lithium was when the cell was built.</summary>
    public required LithiumInventory InventoryAtStart { get; init; }

    /// <summary>Where it is at the end.</summary>
    public required LithiumInventory InventoryAtEnd { get; init; }

    /// <summary>Work of the integrators.</summary>
    public required IReadOnlyList<IntegratorStatistics> Work { get; init; }

    /// <summary>Remarks: steps whose condition was met before they began, and the like.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Lowest salt concentration seen at a step's end, mol/m3.</summary>
    public double LowestSalt { get; init; }

    /// <summary>State at the end, for tests and for resuming.</summary>
    internal double[] State { get; init; } = [];

    /// <summary>Net charge into the cell at the end, C.</summary>
    public double NetCharge => Steps.Sum(s => s.Charge);
}
