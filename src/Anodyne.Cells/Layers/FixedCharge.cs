using Anodyne.Quantities;
using Anodyne.Quantities.Validation;

namespace Anodyne.Cells.Layers;

/// <summary>
/// The concentration c_f of negative charges that are held in the pores of a layer (clay, framework with trapped anions, ionomer, charged separator),
/// mol per m3 of pore liquid, from what is measured of a coating.
/// </summary>
public static class FixedCharge
{
    /// <summary>
    /// From a cation exchange capacity: c_f = CEC w m/(d eps). All sites count as open to the liquid; sites that it does not reach make it less.
    /// </summary>
    /// <param name="exchangeCapacity">CEC of the exchanger, mol of charge per kg, above 0 (100 meq per 100 g = 1 mol/kg).</param>
    /// <param name="share">Share w of the exchanger in the mass of the coating, above 0 and at most 1.</param>
    /// <param name="loading">Mass m of the coating per area, kg/m2, above 0 (1 mg/cm2 = 0.01 kg/m2).</param>
    /// <param name="thickness">Thickness d of the coating, m, above 0.</param>
    /// <param name="porosity">Share eps of its volume that holds liquid, above 0 and at most 1.</param>
    /// <returns>c_f, mol/m3.</returns>
    public static double OfCoating(double exchangeCapacity, double share, double loading, double thickness, double porosity)
    {
        Require.Positive(exchangeCapacity, "cation exchange capacity", "mol/kg");
        Require.ShareAboveZero(share, "share of the exchanger");
        Require.Positive(loading, "loading", "kg/m2");
        Require.Positive(thickness, "thickness", "m");
        Require.ShareAboveZero(porosity, "porosity");
        return exchangeCapacity * share * loading / (thickness * porosity);
    }

    /// <summary>From a surface charge on slit pores of width h: c_f = 2 |sigma|/(F h) (0.1 C/m2 and 10 nm: 207.3 mol/m3).</summary>
    /// <param name="surfaceCharge">sigma, C/m2, not 0; its size counts.</param>
    /// <param name="width">h, m, above 0.</param>
    /// <returns>c_f, mol/m3.</returns>
    public static double OfSlitPores(double surfaceCharge, double width)
    {
        Require.Positive(Math.Abs(surfaceCharge), "surface charge", "C/m2");
        Require.Positive(width, "pore width", "m");
        return 2 * Math.Abs(surfaceCharge) / (PhysicalConstants.Faraday * width);
    }

    /// <summary>
    /// Anions in the pores at equilibrium with a neutral electrolyte of concentration c (Donnan): c_- = sqrt(c_f^2/4 + c^2) - c_f/2, so that
    /// c_- (c_- + c_f) = c^2. Written without cancellation.
    /// </summary>
    /// <param name="fixedCharge">c_f, mol/m3, 0 or more.</param>
    /// <param name="concentration">c, mol/m3, 0 or more.</param>
    /// <returns>c_-, mol/m3.</returns>
    public static double Anions(double fixedCharge, double concentration) => concentration <= 0 || fixedCharge == 0
        ? concentration
        : concentration * concentration / Cations(fixedCharge, concentration);

    /// <summary>Cations in the pores, c_+ = c_- + c_f, mol/m3; never below c_f.</summary>
    /// <param name="fixedCharge">c_f, mol/m3, 0 or more.</param>
    /// <param name="concentration">c of the neutral electrolyte in equilibrium, mol/m3, 0 or more.</param>
    public static double Cations(double fixedCharge, double concentration) =>
        fixedCharge == 0 ? concentration : (0.5 * fixedCharge) + Math.Sqrt((0.25 * fixedCharge * fixedCharge) + (concentration * concentration));

    /// <summary>dc_-/dc = c/sqrt(c_f^2/4 + c^2), at most 1.</summary>
    /// <param name="fixedCharge">c_f, mol/m3, 0 or more.</param>
    /// <param name="concentration">c, mol/m3, above 0.</param>
    public static double AnionSlope(double fixedCharge, double concentration) =>
        fixedCharge == 0 ? 1 : concentration / Math.Sqrt((0.25 * fixedCharge * fixedCharge) + (concentration * concentration));
}
