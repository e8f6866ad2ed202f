namespace Anodyne.Electroanalysis.Nucleation;

/// <summary>
/// Potentiostatic transients of three-dimensional nucleation with diffusion-controlled growth (Scharifker and Hills, Electrochim. Acta 28 (1983) 879):
/// i = z F c sqrt(D/(pi t)) [1 - exp(-theta)], theta = N pi k D t (instantaneous, k = sqrt(8 pi c V_m)) or A N pi k' D t^2/2 (progressive, k' = 4k/3).
/// The peak lies at x = theta with e^x = 1 + 2x (instantaneous) or e^y = 1 + 4y (progressive). Some printings leave out the square on t/t_m in the
/// progressive reduced form; that curve does not have its maximum at t_m.
/// </summary>
public static class NucleationModel
{
    /// <summary>theta at the maximum, instantaneous: e^x = 1 + 2x.</summary>
    public const double InstantaneousPeak = 1.256431208626170;

    /// <summary>theta at the maximum, progressive: e^y = 1 + 4y.</summary>
    public const double ProgressivePeak = 2.336662982263;

    /// <summary>(i/i_m)^2 at t/t_m, instantaneous; 1 at 1.</summary>
    public static double InstantaneousReduced(double ratio) => Square((1 - Math.Exp(-InstantaneousPeak * ratio)) / (1 - Math.Exp(-InstantaneousPeak))) / ratio;

    /// <summary>(i/i_m)^2 at t/t_m, progressive; 1 at 1.</summary>
    public static double ProgressiveReduced(double ratio) =>
        Square((1 - Math.Exp(-ProgressivePeak * ratio * ratio)) / (1 - Math.Exp(-ProgressivePeak))) / ratio;

    /// <summary>k = sqrt(8 pi c V_m), dimensionless.</summary>
    /// <param name="concentration">mol/m3.</param>
    /// <param name="molarVolume">m3/mol of the deposit.</param>
    public static double Growth(double concentration, double molarVolume) => Math.Sqrt(8 * Math.PI * concentration * molarVolume);

    /// <summary>D, m2/s, from the maximum: i_m^2 t_m = (z F c)^2 D (1 - e^-x)^2/pi, that is 0.162879 (z F c)^2 D, or 0.259754 with y for x.</summary>
    /// <param name="maximum">i_m, A/m2.</param>
    /// <param name="time">t_m, s, counted from the start of nucleation.</param>
    /// <param name="charge">z F c, C/m3.</param>
    /// <param name="progressive">Which model.</param>
    public static double Diffusivity(double maximum, double time, double charge, bool progressive) =>
        maximum * maximum * time * Math.PI / Square(charge * (1 - Math.Exp(-(progressive ? ProgressivePeak : InstantaneousPeak))));

    /// <summary>N0 in 1/m2 (instantaneous) or A N_inf in 1/(m2 s) (progressive) from the maximum.</summary>
    /// <param name="maximum">i_m, A/m2.</param>
    /// <param name="time">t_m, s.</param>
    /// <param name="charge">z F c, C/m3.</param>
    /// <param name="growth">k of <see cref="Growth"/>.</param>
    /// <param name="progressive">Which model.</param>
    public static double Density(double maximum, double time, double charge, double growth, bool progressive)
    {
        var d = Diffusivity(maximum, time, charge, progressive);
        return progressive ? 2 * ProgressivePeak / (Math.PI * (4.0 / 3) * growth * d * time * time) : InstantaneousPeak / (Math.PI * growth * d * time);
    }

    /// <summary>i, A/m2, at a time from the start of nucleation; 0 at or before 0.</summary>
    /// <param name="time">s.</param>
    /// <param name="diffusivity">D, m2/s.</param>
    /// <param name="rate">theta/t (instantaneous, 1/s) or theta/t^2 (progressive, 1/s2).</param>
    /// <param name="charge">z F c, C/m3.</param>
    /// <param name="progressive">Which model.</param>
    public static double Current(double time, double diffusivity, double rate, double charge, bool progressive) =>
        time <= 0 ? 0 : charge * Math.Sqrt(diffusivity / (Math.PI * time)) * (1 - Math.Exp(-(progressive ? rate * time * time : rate * time)));

    private static double Square(double x) => x * x;
}
