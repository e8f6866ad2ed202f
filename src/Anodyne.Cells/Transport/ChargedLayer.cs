using Anodyne.Cells.Layers;
using Anodyne.Numerics.Roots;
using Anodyne.Quantities;
using Anodyne.Quantities.Validation;

namespace Anodyne.Cells.Transport;

/// <summary>Ions at the two faces of a charged layer at steady state, mol per m3 of pore liquid.</summary>
/// <param name="OuterAnions">c_- inside the face toward the electrolyte.</param>
/// <param name="InnerAnions">c_- at the lithium.</param>
/// <param name="InnerCations">c_+ at the lithium.</param>
public readonly record struct ChargedLayerIons(double OuterAnions, double InnerAnions, double InnerCations);

/// <summary>
/// A layer that holds anions, in a dilute electrolyte, at steady state with mobile anions at rest:
/// 2 (c_-(d) - c_-(0)) + c_f ln[c_-(d)/c_-(0)] = j d/(F D+), with Donnan's condition c_- (c_- + c_f) = c^2 at the outer face (Tikekar, Archer and Koch,
/// J. Electrochem. Soc. 161 (2014) A847). Cations at the metal never fall below c_f: the layer has no limiting current of its own.
/// </summary>
public static class ChargedLayer
{
    /// <summary>Ions at the faces.</summary>
    /// <param name="outer">c of the neutral electrolyte at the outer face, mol/m3, above 0.</param>
    /// <param name="fixedCharge">c_f, mol/m3, above 0.</param>
    /// <param name="cationDiffusivity">D+ in the layer (eps/tau counted), m2/s, above 0.</param>
    /// <param name="thickness">d, m, above 0.</param>
    /// <param name="currentDensity">j, A/m2, 0 or more.</param>
    public static ChargedLayerIons Steady(double outer, double fixedCharge, double cationDiffusivity, double thickness, double currentDensity)
    {
        Require.Positive(outer, "concentration at the outer face", "mol/m3");
        Require.Positive(fixedCharge, "fixed charge", "mol/m3");
        Require.Positive(cationDiffusivity, "diffusivity of the cations", "m2/s");
        Require.Positive(thickness, "thickness", "m");
        Require.NotNegative(currentDensity, "current density", "A/m2");
        var top = FixedCharge.Anions(fixedCharge, outer);
        var needed = currentDensity * thickness / (PhysicalConstants.Faraday * cationDiffusivity);

        // In x = ln[c_-(d)/c_-(0)], which has no floor: 2 c_-(d) (1 - e^-x) + c_f x is increasing.
        var x = RootInBracket.Find(v => (2 * top * (1 - Math.Exp(-v))) + (fixedCharge * v) - needed, 0, needed / fixedCharge);
        var inner = top * Math.Exp(-x);
        return new ChargedLayerIons(top, inner, inner + fixedCharge);
    }
}
