namespace Anodyne.Plating.Results;

/// <summary>The result of a plating simulation. SI units; heights count from the initial mean surface.</summary>
public sealed record PlatingResult
{
    /// <summary>Name of the case.</summary>
    public required string Name { get; init; }

    /// <summary>Charge passed per projected area, C/m2.</summary>
    public required double ChargePerArea { get; init; }

    /// <summary>Simulated time, s.</summary>
    public required double Time { get; init; }

    /// <summary>Why the run ended.</summary>
    public required StopReason StopReason { get; init; }

    /// <summary>Why the run ended, in words with place and time.</summary>
    public required string StopDetail { get; init; }

    /// <summary>When the tip touches what it was about to touch at the end; null for a run that ended otherwise.</summary>
    public PlatingContact? Contact { get; init; }

    /// <summary>Thickness that the charge would have if dense and flat, m.</summary>
    public required double DenseThickness { get; init; }

    /// <summary>Mean height of the upper envelope gained since the start, m: the thickness that a micrograph shows.</summary>
    public required double MeanThickness { get; init; }

    /// <summary>Highest point, m.</summary>
    public required double Peak { get; init; }

    /// <summary>Lowest point of the upper envelope, m.</summary>
    public required double Valley { get; init; }

    /// <summary>Root mean square roughness of the upper envelope, m.</summary>
    public required double RoughnessRq { get; init; }

    /// <summary>Aspect ratio of the highest protrusion.</summary>
    public required double AspectRatio { get; init; }

    /// <summary>Current density at the highest point over the mean.</summary>
    public required double TipCurrentRatio { get; init; }

    /// <summary>Lateral over vertical growth.</summary>
    public required double LateralToVertical { get; init; }

    /// <summary>Porosity of the deposit.</summary>
    public required double Porosity { get; init; }

    /// <summary>Lowest salt concentration seen on the front over the run, mol/m3.</summary>
    public required double MinConcentration { get; init; }

    /// <summary>Largest quasi-electrostatic field on the front at the end, V/m.</summary>
    public required double MaxField { get; init; }

    /// <summary>Voltage at the end, V.</summary>
    public required double Voltage { get; init; }

    /// <summary>Mean growth rate of the roughness, ln(Rq_end/Rq_start)/time, 1/s; NaN from a flat start.</summary>
    public required double GrowthRate { get; init; }

    /// <summary>Worst errors of the balances.</summary>
    public required ConservationErrors Conservation { get; init; }

    /// <summary>Time steps.</summary>
    public required int Steps { get; init; }

    /// <summary>Cells of the largest window.</summary>
    public required int Cells { get; init; }

    /// <summary>Preconditioner applications over the run.</summary>
    public required long LinearIterations { get; init; }

    /// <summary>Wall time, s; not part of the result proper.</summary>
    public required double Wall { get; init; }

    /// <summary>Events of topology over the run: merges, pockets, islands.</summary>
    public required TopologyEvents Topology { get; init; }

    /// <summary>The steps of the protocol; empty without one.</summary>
    public IReadOnlyList<PlatingStep> ProtocolSteps { get; init; } = [];

    /// <summary>The cycles of the protocol; empty without one.</summary>
    public IReadOnlyList<PlatingCycle> Cycles { get; init; } = [];

    /// <summary>Time at which the tip touches the counter electrode, s; NaN if it did not.</summary>
    public double TimeToShort { get; init; } = double.NaN;

    /// <summary>Time at which pieces of a growing front first met, so that film was buried between them, s; NaN if none did.</summary>
    public double TimeToFirstBurial { get; init; } = double.NaN;

    /// <summary>Share of the stripped charge that came from below the surface of the start, 0 to 1; NaN if nothing was stripped.</summary>
    public double BulkStripShare { get; init; } = double.NaN;

    /// <summary>Dead lithium at the end over all that was plated; NaN if nothing was plated.</summary>
    public double DeadShare { get; init; } = double.NaN;

    /// <summary>Charge that went into films instead of metal, C/m2 of projected area.</summary>
    public double SideCharge { get; init; }

    /// <summary>What the processes have put on the front, and where it is at the end.</summary>
    public IReadOnlyList<FrontInventory> Inventories { get; init; } = [];

    /// <summary>Numbers that the processes on the front name.</summary>
    public IReadOnlyList<FrontNumber> Numbers { get; init; } = [];

    /// <summary>
    /// Hydrogen that water would set free from the metal left, dead and live above that of the start, mol/m2 (2 Li + 2 H2O gives one H2): what a titration of
    /// the electrode finds, which cannot tell the two apart. NaN without a protocol.
    /// </summary>
    public double HydrogenPerArea { get; init; } = double.NaN;

    /// <summary>The time series.</summary>
    public required IReadOnlyList<PlatingSample> Series { get; init; }

    /// <summary>Fronts at the snapshots.</summary>
    public required IReadOnlyList<FrontSnapshot> Fronts { get; init; }

    /// <summary>Field maps.</summary>
    public required IReadOnlyList<FieldMap> Fields { get; init; }

    /// <summary>Warnings in sentences.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Which form of the transport equations was solved, in words.</summary>
    public required string TransportForm { get; init; }
}

/// <summary>Counts of topology changes over a run.</summary>
/// <param name="Crossings">Crossings of the front with itself that were rejoined.</param>
/// <param name="Pockets">Electrolyte pockets cut off.</param>
/// <param name="Islands">Pieces of lithium detached.</param>
public sealed record TopologyEvents(int Crossings, int Pockets, int Islands);
