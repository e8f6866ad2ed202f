using Anodyne.Cells.Electrodes;
using static System.Math;

namespace Anodyne.Cells.Library;

/// <summary>
/// Insertion materials with open-circuit potential, kinetics and source. Potentials are fits to measured curves; diffusivities and rate constants are
/// fits of a cell model to discharge curves of the cell named (computed, not measured directly) unless stated. From the empty to the full stoichiometry the
/// source used the potential; the lowest one is where the continued formula is 0.1 V above that (assumed: no phase change of these oxides is in the fits).
/// Toward the full end every potential is closed within the last half percent, so that 1 is never reached.
/// </summary>
public static class ActiveMaterials
{
    private const double Faraday = Anodyne.Quantities.PhysicalConstants.Faraday;

    /// <summary>NMC532 (Xu et al., J. Electrochem. Soc. 166 (2019) A3456; potential: fit of Mohtat et al. 2020, used from 4.2 to 3.5 V).</summary>
    /// <remarks>
    /// The sites are those that the potential counts, so that 165 mAh/g lie between 3.0 V (0.997) and 4.3 V (0.028), as cells of it give at C/10. The cell of
    /// Xu et al. has 48230 mol/m3 (257 mAh/g), which no NMC532 gives: see <see cref="ReferenceCells.Xu2019"/>.
    /// </remarks>
    public static ActiveMaterial Nmc532 { get; } = new()
    {
        Name = "NMC532",
        MaximumConcentration = 29850,
        OpenCircuitPotential = static s =>
            4.3452 - (1.6518 * s) + (1.6225 * s * s) - (2.0843 * s * s * s)
                + (3.5146 * s * s * s * s) - (2.2166 * Pow(s, 5)) - (0.5623e-4 * Exp((109.451 * s) - 100.006)),
        LowestStoichiometry = 0.028,
        EmptyStoichiometry = 4631.0 / 48230,
        FullStoichiometry = 0.978,
        ConstantDiffusivity = 1e-14,
        RateConstant = 5.76e-11 * Faraday,
        Density = 4700,
        Source = "Xu et al., J. Electrochem. Soc. 166 (2019) A3456; sites by 165 mAh/g from 3.0 to 4.3 V (assumed); potential Mohtat et al. 2020, used there "
            + "from the charged cell (0.096, 4.2 V) to 3.5 V (0.978); below 0.028 (4.3 V) not at all",
    };

    /// <summary>NMC811 of the LG M50 cell (Chen et al., J. Electrochem. Soc. 167 (2020) 080534; measured potential, fitted kinetics; activation energies of
    /// O'Kane et al. 2022).</summary>
    /// <remarks>The charged cell stands at 17038/63104 = 0.27 (4.27 V against lithium), the discharged at 0.9084 (as quoted from the paper; not checked
    /// against it here).</remarks>
    public static ActiveMaterial Nmc811 { get; } = new()
    {
        Name = "NMC811",
        MaximumConcentration = 63104,
        OpenCircuitPotential = static s =>
            (-0.8090 * s) + 4.4875 - (0.0428 * Tanh(18.5138 * (s - 0.5542))) - (17.7326 * Tanh(15.7890 * (s - 0.3117)))
                + (17.5842 * Tanh(15.9308 * (s - 0.3120))),
        LowestStoichiometry = 0.229,
        EmptyStoichiometry = 17038.0 / 63104,
        FullStoichiometry = 0.9084,
        ConstantDiffusivity = 4e-15,
        DiffusionActivationEnergy = 25000,
        RateConstant = 3.42e-6,
        RateActivationEnergy = 17800,
        Density = 4870,
        Source = "Chen et al., J. Electrochem. Soc. 167 (2020) 080534, cell between 0.27 (4.27 V against lithium) and 0.9084; below 0.229 (4.4 V) not at "
            + "all; O'Kane et al., Phys. Chem. Chem. Phys. 24 (2022) 7909",
    };

    /// <summary>
    /// NMC622 (potential: multi-species multi-reaction fit of Verbrugge et al., J. Electrochem. Soc. 164 (2017) 3243, measured 3.0 to 4.3 V). The
    /// sites are those that this potential counts: 180 mAh/g between 3.0 V (0.9999) and 4.3 V (0.127). The kinetics are taken from NMC811 above: assumed.
    /// </summary>
    public static ActiveMaterial Nmc622 { get; } = new()
    {
        Name = "NMC622",
        MaximumConcentration = 36490,
        OpenCircuitPotential = new MultiSitePotential(
            298.15,
            [(3.62274, 0.13442, 0.96710), (3.72645, 0.32460, 1.39712), (3.90575, 0.21118, 3.50500), (4.22955, 0.32980, 5.52757)]).Potential,
        LowestStoichiometry = 0.077,
        EmptyStoichiometry = 0.127,
        FullStoichiometry = 0.999,
        ConstantDiffusivity = 4e-15,
        DiffusionActivationEnergy = 25000,
        RateConstant = 3.42e-6,
        RateActivationEnergy = 17800,
        Density = 4740,
        Source = "potential Verbrugge et al., J. Electrochem. Soc. 164 (2017) 3243, from 4.3 V (0.127) to the end of the form (0.999); below 0.077 (4.4 V) "
            + "not at all; sites by 180 mAh/g from 3.0 to 4.3 V and kinetics of NMC811 (Chen et al. 2020), assumed",
    };

    /// <summary>LFP of the A123 cell (Prada et al., J. Electrochem. Soc. 160 (2013) A616; potential Afshar et al. 2017; kinetics Kashkooli et al.
    /// 2017).</summary>
    /// <remarks>The charged cell of Prada stands at 0.0038 (3.69 V). The formula ends at 3.91 V on the empty and at 2.49 V on the full side: both ends may be
    /// used.</remarks>
    public static ActiveMaterial Lfp { get; } = new()
    {
        Name = "LFP",
        MaximumConcentration = 22806,
        OpenCircuitPotential = static s => 3.4077 - (0.020269 * s) + (0.5 * Exp(-150 * s)) - (0.9 * Exp(-30 * (1 - s))),
        EmptyStoichiometry = 0.0038,
        ConstantDiffusivity = 5.9e-18,
        RateConstant = 6e-7,
        RateActivationEnergy = 39570,
        ReferenceTemperature = 298,
        Density = 3600,
        Source = "Prada et al., J. Electrochem. Soc. 160 (2013) A616, charged at 0.0038; potential, between 3.91 and 2.49 V, Afshar et al. 2017; Kashkooli "
            + "et al. 2017",
    };

    /// <summary>Graphite-silicon oxide of the LG M50 cell (Chen et al. 2020).</summary>
    public static ActiveMaterial GraphiteSilicon { get; } = new()
    {
        Name = "graphite-SiOx",
        MaximumConcentration = 33133,
        OpenCircuitPotential = static s =>
            (1.9793 * Exp(-39.3631 * s))
                + 0.2482 - (0.0909 * Tanh(29.8538 * (s - 0.1234))) - (0.04478 * Tanh(14.9159 * (s - 0.2769))) - (0.0205 * Tanh(30.4444 * (s - 0.6103))),
        ConstantDiffusivity = 3.3e-14,
        DiffusionActivationEnergy = 30300,
        RateConstant = 6.48e-7,
        RateActivationEnergy = 35000,
        Density = 2060,
        Source = "Chen et al., J. Electrochem. Soc. 167 (2020) 080534; O'Kane et al. 2022",
    };

    /// <summary>MCMB graphite of the COMSOL anchor (Marquis et al., J. Electrochem. Soc. 166 (2019) A3693; Dualfoil).</summary>
    public static ActiveMaterial GraphiteMcmb { get; } = new()
    {
        Name = "graphite MCMB",
        MaximumConcentration = 24983.2619938437,
        OpenCircuitPotential = static s =>
            0.194 + (1.5 * Exp(-120 * s)) + (0.0351 * Tanh((s - 0.286) / 0.083)) - (0.0045 * Tanh((s - 0.849) / 0.119)) - (0.035 * Tanh((s - 0.9233) / 0.05))
            - (0.0147 * Tanh((s - 0.5) / 0.034)) - (0.102 * Tanh((s - 0.194) / 0.142)) - (0.022 * Tanh((s - 0.9) / 0.0164)) - (0.011 * Tanh(
                (s - 0.124) / 0.0226))
            + (0.0155 * Tanh((s - 0.105) / 0.029)),
        ConstantDiffusivity = 3.9e-14,
        DiffusionActivationEnergy = 42770,
        RateConstant = 2e-5,
        RateActivationEnergy = 37480,
        Density = 2260,
        Source = "Marquis et al., J. Electrochem. Soc. 166 (2019) A3693",
    };

    /// <summary>LiCoO2 of the COMSOL anchor (Marquis et al. 2019; Dualfoil).</summary>
    public static ActiveMaterial Lco { get; } = new()
    {
        Name = "LCO",
        MaximumConcentration = 51217.9257309275,
        OpenCircuitPotential = LcoPotential,
        ConstantDiffusivity = 1e-13,
        DiffusionActivationEnergy = 18550,
        RateConstant = 6e-7,
        RateActivationEnergy = 39570,
        Density = 5050,
        Source = "Marquis et al., J. Electrochem. Soc. 166 (2019) A3693",
    };

    /// <summary>All materials by name.</summary>
    public static IReadOnlyList<ActiveMaterial> All { get; } = [Lfp, Nmc532, Nmc622, Nmc811, Lco, GraphiteMcmb, GraphiteSilicon];

    private static double LcoPotential(double s)
    {
        var z = 1.062 * s;
        return 2.16216 + (0.07645 * Tanh(30.834 - (54.4806 * z))) + (2.1581 * Tanh(52.294 - (50.294 * z))) - (0.14169 * Tanh(11.0923 - (19.8543 * z)))
            + (0.2051 * Tanh(1.4684 - (5.4888 * z))) + (0.2531 * Tanh((0.56478 - z) / 0.1316)) - (0.02167 * Tanh((z - 0.525) / 0.006));
    }
}
