using Anodyne.Cells.Layers;

namespace Anodyne.Cells.Transport;

/// <summary>
/// A single-ion layer whose outer face stays flat. The lithium under a crest has less of the badly conducting layer before it:
/// omega = (V_m/F)[j/kappa_f - gamma V_m k^2/F]/(R_ct + Z), Z = (1/(kappa_f k)) (Z_e kappa_f k + tanh kd)/(1 + Z_e kappa_f k tanh kd).
/// </summary>
internal static class PlanarOutsideLayer
{
    /// <summary>Z, ohm m2.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="wavenumber">k, 1/m.</param>
    /// <param name="electrolyteResistance">The electrolyte's resistance to the variation at the layer's outer face, without kinetics, ohm m2.</param>
    public static double Resistance(Interphase layer, double wavenumber, double electrolyteResistance)
    {
        var outer = (electrolyteResistance + layer.OuterContactResistance) * layer.Conductivity!.Value * wavenumber;
        var tanh = Math.Tanh(wavenumber * layer.Thickness!.Value);
        return (outer + tanh) / ((1 + (outer * tanh)) * layer.Conductivity.Value * wavenumber);
    }
}
