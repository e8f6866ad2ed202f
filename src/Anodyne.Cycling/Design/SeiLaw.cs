namespace Anodyne.Cycling;

/// <summary>Which step limits the growth of the solid-electrolyte interphase.</summary>
public enum SeiLaw
{
    /// <summary>Reaction at the metal: j = j0 exp(alpha F (E + U)/RT) (Marquis, thesis, equation 5.92).</summary>
    Reaction,

    /// <summary>Solvent diffusion through the film: j = D c F/L (Ploehn et al. 2004; Single et al. 2018).</summary>
    SolventDiffusion,

    /// <summary>Diffusion of lithium interstitials: j = (D c F/L) exp(F E/RT) (Marquis, equation 5.96).</summary>
    InterstitialDiffusion,

    /// <summary>Migration of electrons: j = kappa max(E + U, 0)/L (Marquis, equation 5.94; the film never shrinks).</summary>
    ElectronMigration,

    /// <summary>Solvent reduction in series with its diffusion: j = F c k e/(1 + k e L/D), e = exp(alpha F (E + U)/RT) (Yang et al. 2017; Safari et al. 2009).</summary>
    SolventReaction,

    /// <summary>Electron tunnelling: j = j0 exp(alpha F E/RT) exp(-beta L) (Tang, Lu and Newman 2012).</summary>
    Tunneling,
}
