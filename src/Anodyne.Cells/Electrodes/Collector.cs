using Anodyne.Quantities.Validation;

namespace Anodyne.Cells.Electrodes;

/// <summary>
/// A bare metal on which lithium must nucleate. The share covered with lithium is 1 - exp(-n/n_1), n the lithium per area; on the rest lithium is
/// deposited only with the rate i_n exp[alpha F (E - U_n)/RT] of the drive E, which gives the dip of the plating potential below its plateau.
/// </summary>
public sealed record Collector
{
    /// <summary>Name, e.g. "Cu".</summary>
    public string Name { get; init; } = "Cu";

    /// <summary>Nucleation overpotential U_n, V, 0 or more; 0.01 to 0.1 on copper.</summary>
    public double NucleationOverpotential { get; init => field = Require.Between(value, 0, 1, "nucleation overpotential", "V"); } = 0.04;

    /// <summary>Rate of deposition on bare metal at the drive U_n, A/m2, above 0.</summary>
    public double NucleationCurrent { get; init => field = Require.Positive(value, "nucleation current density", "A/m2"); } = 1;

    /// <summary>Lithium per area n_1 that covers 63 % of the surface, mol/m2, above 0. 0.0005 mol/m2 is about 1.3 uAh/cm2.</summary>
    public double CoverageScale { get; init => field = Require.Positive(value, "coverage scale", "mol/m2"); } = 5e-4;

    /// <summary>Transfer coefficient of the deposition on bare metal.</summary>
    public double TransferCoefficient { get; init => field = Require.Between(value, 0.05, 2, "transfer coefficient", "1"); } = 0.5;
}
