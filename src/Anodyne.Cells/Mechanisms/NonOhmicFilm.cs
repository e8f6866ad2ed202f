namespace Anodyne.Cells.Mechanisms;

/// <summary>
/// Ion hopping in a film under a field (Peled, J. Electrochem. Soc. 126 (1979) 2047): i = i_s sinh(eta/eta0), eta0 = RT L/(a F). Ohmic below eta0 with
/// R = eta0/i_s.
/// </summary>
/// <param name="Scale">eta0, V.</param>
/// <param name="Saturation">i_s, A/m2 (or the unit of the currents).</param>
public sealed record NonOhmicFilm(double Scale, double Saturation)
{
    /// <summary>Plausible: that a film cracks at the first deposition is the rival, and a peak that goes with the charge would tell.</summary>
    public static Standing Standing => Standing.Plausible;

    /// <summary>Voltage across the film, V.</summary>
    public double Voltage(double current) => Scale * Math.Asinh(current / Saturation);

    /// <summary>d eta/d i = eta0/sqrt(i_s^2 + i^2).</summary>
    public double Slope(double current) => Scale / Math.Sqrt((Saturation * Saturation) + (current * current));

    /// <summary>The law through two points of voltage and current: as many numbers as parameters, so that nothing is tested.</summary>
    public static NonOhmicFilm Through(double firstVoltage, double firstCurrent, double secondVoltage, double secondCurrent)
    {
        // asinh(b/s)/asinh(a/s) falls monotonically from b/a at large s to 1 at small s.
        var ratio = secondVoltage / firstVoltage;
        var (low, high) = (Math.Log(1e-30 * firstCurrent), Math.Log(1e6 * firstCurrent));
        for (var i = 0; i < 200; i++)
        {
            var middle = 0.5 * (low + high);
            var s = Math.Exp(middle);
            (low, high) = Math.Asinh(secondCurrent / s) / Math.Asinh(firstCurrent / s) < ratio ? (middle, high) : (low, middle);
        }

        var saturation = Math.Exp(0.5 * (low + high));
        return new NonOhmicFilm(firstVoltage / Math.Asinh(firstCurrent / saturation), saturation);
    }
}
