using Anodyne.Cells.Electrodes;

namespace Anodyne.Cells.Library;

/// <summary>
/// The insertion materials of the library by name. Potentials are fits to measured curves; diffusivities and rate constants are fits of a cell model to
/// discharge curves of the cell named, and so computed. Values and sources stand in <c>Library/Data/active-materials.yaml</c>.
/// </summary>
public static class ActiveMaterials
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ActiveMaterial> All { get; } = [.. MaterialLibrary.Default.ActiveMaterials.Select(entry => entry.Material)];

    /// <summary>NMC532 with the potential of Mohtat et al. (2020) as used by Xu et al. (2019).</summary>
    public static ActiveMaterial Nmc532 => Of("NMC532");

    /// <summary>NMC811 of the LG M50 cell (Chen et al. 2020).</summary>
    public static ActiveMaterial Nmc811 => Of("NMC811");

    /// <summary>NMC622 with the potential of Verbrugge et al. (2017).</summary>
    public static ActiveMaterial Nmc622 => Of("NMC622");

    /// <summary>LFP of the A123 cell (Prada et al. 2013).</summary>
    public static ActiveMaterial Lfp => Of("LFP");

    /// <summary>Graphite with silicon oxide of the LG M50 cell (Chen et al. 2020).</summary>
    public static ActiveMaterial GraphiteSilicon => Of("graphite-SiOx");

    /// <summary>MCMB graphite of the COMSOL anchor (Marquis et al. 2019).</summary>
    public static ActiveMaterial GraphiteMcmb => Of("graphite MCMB");

    /// <summary>LiCoO2 of the COMSOL anchor (Marquis et al. 2019).</summary>
    public static ActiveMaterial Lco => Of("LCO");

    private static ActiveMaterial Of(string key) => MaterialLibrary.Default.GetActive(key).Material;
}
