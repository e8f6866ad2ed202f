using Anodyne.Numerics.Fitting;
using Anodyne.Quantities;

namespace Anodyne.Electroanalysis.Polarization;

/// <summary>
/// Do the 95 % intervals of a symmetric cell hold the truth in 95 % of the cases? Monte Carlo: i0 0.7 mA/cm2, R 18 ohm cm2, 50 points up to 5.5 mA/cm2,
/// 0.5 % noise of the voltage; the curve itself by bisection, apart from the fitted law.
/// </summary>
public static class PolarizationCoverage
{
    private const double ExchangeCurrent = 7;
    private const double Resistance = 18e-4;
    private const double Noise = 0.005;
    private const double Temperature = 298.15;
    private const int FirstSeed = 500;

    /// <summary>Share of intervals that hold the truth: of i0, of R, and of (alpha - 1/2)^2.</summary>
    /// <param name="alpha">Transfer coefficient of both electrodes.</param>
    /// <param name="draws">Number of noisy curves.</param>
    /// <param name="cancellation">Cancels.</param>
    public static IReadOnlyList<(string Name, double Share)> Of(double alpha, int draws, CancellationToken cancellation = default)
    {
        double[] i = [.. Enumerable.Range(0, 50).Select(static k => (k % 2 == 0 ? 1 : -1) * 55 * Math.Pow(10, -2.0 * (49 - k) / 50))];
        double[] truth = [.. i.Select(x => (x * Resistance) + Overpotential(x / ExchangeCurrent, alpha) - Overpotential(-x / ExchangeCurrent, alpha))];
        var square = (alpha - 0.5) * (alpha - 0.5);
        var held = new int[3];
        for (var seed = 0; seed < draws; seed++)
        {
            cancellation.ThrowIfCancellationRequested();
            var noise = new NormalNoise(seed + FirstSeed);
            var fit = SymmetricCellFit.Of(i, [.. truth.Select(v => v * (1 + (Noise * noise.Next())))], Temperature);
            held[0] += fit.Low <= ExchangeCurrent && ExchangeCurrent <= fit.High ? 1 : 0;
            held[1] += Math.Abs(fit.Resistance - Resistance) <= fit.ResistanceHalfWidth ? 1 : 0;
            held[2] += Math.Abs(fit.Asymmetry - square) <= fit.AsymmetryHalfWidth ? 1 : 0;
        }

        return [("i0", held[0] / (double)draws), ("R", held[1] / (double)draws), ("(alpha - 1/2)^2", held[2] / (double)draws)];
    }

    // Overpotential of Butler and Volmer by bisection, V.
    private static double Overpotential(double ratio, double alpha)
    {
        var (low, high) = (-2.0, 2.0);
        var f = 1 / PhysicalConstants.ThermalVoltage(Temperature);
        for (var k = 0; k < 60; k++)
        {
            var middle = 0.5 * (low + high);
            (low, high) = Math.Exp(alpha * f * middle) - Math.Exp(-(1 - alpha) * f * middle) < ratio ? (middle, high) : (low, middle);
        }

        return 0.5 * (low + high);
    }
}
