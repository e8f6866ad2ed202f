namespace Anodyne.Cells.Mechanisms;

/// <summary>
/// A layer that conducts ions and electrons, between lithium and solution: lithium plates under it by ions (R_i, then transfer inside) or on top of it by
/// electrons (R_e, then transfer outside). All ohm m2 (or all in one unit).
/// </summary>
/// <param name="Ionic">R_i.</param>
/// <param name="Electronic">R_e.</param>
/// <param name="TransferInside">R_ct between layer and lithium.</param>
/// <param name="TransferOutside">R_ct between layer and solution.</param>
public sealed record MixedConductor(double Ionic, double Electronic, double TransferInside, double TransferOutside)
{
    /// <summary>Two resistances in parallel: solid.</summary>
    public static Standing Standing => Standing.Solid;

    /// <summary>Share of the current that plates on top: (R_i + R_ct,in)/(R_i + R_ct,in + R_e + R_ct,out).</summary>
    public double ShareOnTop => (Ionic + TransferInside) / (Ionic + TransferInside + Electronic + TransferOutside);

    /// <summary>Resistance of both routes together.</summary>
    public double Total => ShareOnTop * (Electronic + TransferOutside);
}
