namespace Anodyne.Cells.Layers;

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

    /// <summary>Solvent reduction in series with its diffusion: j = F c k e/(1 + k e L/D), e = exp(alpha F (E + U)/RT) (Yang et al. 2017; Safari et al.
    /// 2009).</summary>
    SolventReaction,

    /// <summary>Electron tunnelling: j = j0 exp(alpha F E/RT) exp(-beta L) (Tang, Lu and Newman 2012).</summary>
    Tunneling,

    /// <summary>
    /// Reaction, electron diffusion and electron migration in one law: j = j0 exp(alpha F E/RT) (1 - La s/Lm)/(1 - La s/Lm + La/Ld), La = max(L - L_tun, 0),
    /// Ld = (D c F/j0) exp((1 - alpha) F E/RT), Lm = 2RT kappa/(F |J|); J the current through the film, s = -1 while lithium deposits, +1 while it is
    /// stripped, kappa = 1/resistivity the film's ionic conductivity. Where the numerator would be negative the film rests; it never shrinks
    /// (von Kolzenberg, Latz and Horstmann, ChemSusChem 13 (2020) 3901).
    /// </summary>
    Combined,
}
