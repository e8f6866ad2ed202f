namespace Anodyne.Electroanalysis.Impedance.RelaxationTimes;

/// <summary>
/// The closed form of the distribution of relaxation times of a depressed arc, gamma = (R/2 pi) sin((1-n) pi)/(cosh(n ln(tau/tau0)) - cos((1-n) pi)), in ohm
/// per unit of ln tau; its integral over ln tau is R (Fuoss and Kirkwood, J. Am. Chem. Soc. 63 (1941) 385; Cole and Cole). The target the inversion is tested
/// by.
/// </summary>
public static class ZarcDistribution
{
    /// <summary>gamma at a relaxation time, ohm.</summary>
    /// <param name="tau">Relaxation time, s, above 0.</param>
    /// <param name="resistance">R, ohm.</param>
    /// <param name="center">tau0, s, above 0.</param>
    /// <param name="exponent">n, 0 &lt; n &lt; 1 (n = 1 is a delta function, which has no finite value).</param>
    public static double At(double tau, double resistance, double center, double exponent) =>
        resistance / (2 * Math.PI) * Math.Sin((1 - exponent) * Math.PI) / (Math.Cosh(exponent * Math.Log(tau / center)) - Math.Cos((1 - exponent) * Math.PI));
}
