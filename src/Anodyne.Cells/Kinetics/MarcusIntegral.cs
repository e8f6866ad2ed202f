namespace Anodyne.Cells.Kinetics;

/// <summary>The integral over electron energies of the Marcus-Hush-Chidsey theory and its derivative, by the trapezoidal rule with step 1/2.</summary>
/// <remarks>
/// The integrand is analytic in the strip |Im y| below pi (the poles of the Fermi function), so that the rule's error is of order
/// exp(-2 pi^2/step) = 7e-18. Along the grid the Gaussian and the exponential are advanced by multiplication: no call of exp per node.
/// </remarks>
internal static class MarcusIntegral
{
    private const double Step = 0.5;
    private const double Negligible = 1e-18;

    /// <summary>k(x) and dk/dx.</summary>
    /// <param name="x">Drive over thermal voltage, 0 or more.</param>
    /// <param name="l">Reorganization energy over thermal energy, above 0.</param>
    public static (double Value, double Slope) Of(double x, double l)
    {
        var center = l - x;
        // The largest term lies between the center of the Gaussian and the Fermi level at 0: start at the lower of the two.
        var start = Step * Math.Round(Math.Min(0, center) / Step);
        var (upValue, upMoment) = OneSide(start, center, l, +1);
        var (downValue, downMoment) = OneSide(start - Step, center, l, -1);
        // Where k saturates its slope is rounding noise of either sign; the true one is never negative.
        return (Step * (upValue + downValue), Math.Max(0, -Step * (upMoment + downMoment) / (2 * l)));
    }

    /// <summary>dln k/dl at constant x, from the mean of z/2l + z^2/4l^2 with z = y - l + x over the terms of the sum.</summary>
    /// <param name="x">Drive over thermal voltage, 0 or more.</param>
    /// <param name="l">Reorganization energy over thermal energy, above 0.</param>
    public static double LogSlope(double x, double l)
    {
        // The terms fall as a Gaussian of width sqrt(2 l) or as e^-y: nine widths and forty units beyond the two centers nothing is left.
        var center = l - x;
        var reach = 9 * Math.Sqrt(2 * l);
        var low = Math.Floor((Math.Min(0, center) - reach) / Step) * Step;
        var high = Math.Max(0, center) + reach + 40;
        var (value, slope) = (0.0, 0.0);
        for (var y = low; y <= high; y += Step)
        {
            var z = y - center;
            var fermi = y > 0 ? Math.Exp(-y) / (1 + Math.Exp(-y)) : 1 / (1 + Math.Exp(y));
            var term = Math.Exp(-z * z / (4 * l)) * fermi;
            value += term;
            slope += term * ((z / (2 * l)) + (z * z / (4 * l * l)));
        }

        return slope / value;
    }

    // Sums g(y)/(1 + e^y) and (y - center) g(y)/(1 + e^y) outward from y = start.
    private static (double Value, double Moment) OneSide(double start, double center, double l, int direction)
    {
        var step = direction * Step;
        var y = start;
        var gauss = Math.Exp(-(y - center) * (y - center) / (4 * l));
        var gaussRatio = Math.Exp(-((2 * (y - center) * step) + (Step * Step)) / (4 * l));
        var gaussRatioRatio = Math.Exp(-Step * Step / (2 * l));
        var exponential = Math.Exp(y);
        var exponentialRatio = Math.Exp(step);
        var (value, moment) = (0.0, 0.0);
        while (true)
        {
            var term = gauss / (1 + exponential);
            value += term;
            moment += (y - center) * term;
            // Upward the Fermi function, downward the Gaussian makes the terms fall; the Gaussian may still grow between its center and 0.
            if (term <= Negligible * value && gaussRatio * (direction > 0 ? 1 / exponentialRatio : 1) < 1)
            {
                return (value, moment);
            }

            y += step;
            gauss *= gaussRatio;
            gaussRatio *= gaussRatioRatio;
            exponential *= exponentialRatio;
        }
    }
}
