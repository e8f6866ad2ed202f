using Anodyne.Cells.Kinetics;
using Anodyne.Numerics.Fitting;

namespace Anodyne.Electroanalysis.Polarization;

/// <summary>
/// The alternative to <see cref="ButlerVolmerFit"/>: Marcus, Hush and Chidsey with i0 and the reorganization energy free, by least squares on ln|j| of the same
/// points. Intervals from the profile likelihood: the valley of i0 and the energy is curved, and toward large energies it has no end, because the law becomes
/// Butler-Volmer's with alpha 1/2 there.
/// </summary>
/// <param name="ExchangeCurrent">i0, in the unit of the currents.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="ReorganizationEnergy">eV.</param>
/// <param name="EnergyLow">Lower end of its 95 % interval, eV.</param>
/// <param name="EnergyHigh">Upper end, eV; <see cref="MarcusFit.MostEnergy"/> where the data set none.</param>
/// <param name="Criterion">AICc; compare with <see cref="ButlerVolmerFit.Criterion"/>.</param>
/// <param name="Reason">Why the energy is not determined; empty where it is.</param>
public sealed record ElectrodeMarcusFit(
    double ExchangeCurrent, double Low, double High, double ReorganizationEnergy, double EnergyLow, double EnergyHigh, double Criterion, string Reason)
    : MarcusFit(ExchangeCurrent, Low, High, ReorganizationEnergy, EnergyLow, EnergyHigh, Criterion, Reason)
{
    /// <summary>|j| of the law at an overpotential, in the unit of the currents.</summary>
    /// <param name="overpotential">V.</param>
    /// <param name="temperature">K.</param>
    public double At(double overpotential, double temperature) => ExchangeCurrent * Rate(ReorganizationEnergy, overpotential, temperature);

    /// <summary>Fits.</summary>
    /// <param name="overpotential">V, none of them zero.</param>
    /// <param name="logs">ln|j|.</param>
    /// <param name="temperature">K.</param>
    /// <returns>Null with fewer than five points.</returns>
    public static ElectrodeMarcusFit? Of(double[] overpotential, double[] logs, double temperature)
    {
        if (overpotential.Length < 5)
        {
            return null;
        }

        var residuals = new DifferencedResiduals(overpotential.Length, 2, (p, r) =>
        {
            var energy = Math.Exp(p[1]);
            for (var k = 0; k < r.Length; k++)
            {
                r[k] = p[0] + Math.Log(Rate(energy, overpotential[k], temperature)) - logs[k];
            }
        });
        double[] lower = [-200, Math.Log(LeastEnergy)], upper = [200, Math.Log(MostEnergy)];
        var solver = new LevenbergMarquardt(overpotential.Length, 2);
        var fit = new[] { 1.0, 0.3, 0.1 }
            .Select(energy => (Level: logs.Select((l, k) => l - Math.Log(Rate(energy, overpotential[k], temperature))).Average(), Log: Math.Log(energy)))
            .Select(start => solver.Minimize(residuals, [start.Level, start.Log], lower, upper))
            .MinBy(o => o.SumOfSquares)!;
        var (low, high) = ProfileLikelihood.Interval(residuals, fit, 0, lower, upper);
        var (least, most) = fit.AtBound[1] ? (lower[1], upper[1]) : ProfileLikelihood.Interval(residuals, fit, 1, lower, upper);
        var (i0, value) = (Math.Exp(fit.Parameters[0]), Math.Exp(fit.Parameters[1]));
        var (energyLow, energyHigh) = (Math.Exp(Math.Max(least, lower[1])), Math.Exp(Math.Min(most, upper[1])));
        var reason = most >= upper[1] - 1e-6
            ? "not identifiable: a reorganization energy without end describes the points as well, that is Butler-Volmer with alpha 1/2"
            : least <= lower[1] + 1e-6 || energyHigh - energyLow > value || Math.Exp(high) - Math.Exp(low) > i0
                ? "not identifiable: the 95 % interval exceeds 50 % of the value" : "";
        return new ElectrodeMarcusFit(
            i0, Math.Exp(low), Math.Exp(high), value, energyLow, energyHigh, AkaikeCriterion.Of(fit.SumOfSquares, overpotential.Length, 3), reason);
    }

    private static double Rate(double energy, double overpotential, double temperature) =>
        Math.Abs(new MarcusHushChidsey(1, 1, energy, 0, 0, temperature).Rate(overpotential, 1, temperature).CurrentDensity);
}
