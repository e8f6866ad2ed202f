using Anodyne.Numerics.Fitting;
using Anodyne.Quantities;

namespace Anodyne.Electroanalysis.Nucleation;

/// <summary>
/// Do the 95 % intervals of nucleation transients hold the truth in 95 % of the cases? Monte Carlo in 1 M, 150 points up to five t_m, noise 1 % of the current
/// and 0.3 % of its maximum, and the same with a double layer and a delay.
/// </summary>
public static class NucleationCoverage
{
    private const double Concentration = 1000;
    private const double Diffusivity = 2e-10;
    private const int FirstSeed = 100_000;

    /// <summary>Share of intervals that hold the truth: of D, and of the density.</summary>
    /// <param name="isProgressive">Which model.</param>
    /// <param name="delay">t0, s.</param>
    /// <param name="layer">Double-layer current at the step, A/m2.</param>
    /// <param name="draws">Number of noisy transients.</param>
    /// <param name="cancellation">Cancels.</param>
    public static IReadOnlyList<(string Name, double Share)> Of(bool isProgressive, double delay, double layer, int draws,
        CancellationToken cancellation = default)
    {
        const double volume = Cells.Layers.LithiumMetal.LibraryMolarVolume;
        var (charge, density) = (PhysicalConstants.Faraday * Concentration, isProgressive ? 4e10 : 3e10);
        var rate = density * Math.PI * NucleationModel.Growth(Concentration, volume) * Diffusivity * (isProgressive ? 2.0 / 3 : 1);
        var last = isProgressive ? Math.Sqrt(NucleationModel.ProgressivePeak / rate) : NucleationModel.InstantaneousPeak / rate;
        var most = NucleationModel.Current(last, Diffusivity, rate, charge, isProgressive);
        double[] t = [.. Enumerable.Range(0, 150).Select(k => last * (0.01 + (5.0 * k / 149)))];
        double[] truth =
        [
            .. t.Select(x => NucleationModel.Current(x - delay, Diffusivity, rate, charge, isProgressive) + (layer * Math.Exp(-x / (0.04 * last)))),
        ];
        var held = new int[2];
        for (var seed = 0; seed < draws; seed++)
        {
            cancellation.ThrowIfCancellationRequested();
            var noise = new NormalNoise(seed + FirstSeed);
            double[] i = [.. truth.Select(x => (x * (1 + (0.01 * noise.Next()))) + (0.003 * most * noise.Next()))];
            var fit = NucleationFit.Of(t, i, Concentration, volume, isProgressive);
            held[0] += fit.DiffusivityLow <= Diffusivity && Diffusivity <= fit.DiffusivityHigh ? 1 : 0;
            held[1] += fit.DensityLow <= density && density <= fit.DensityHigh ? 1 : 0;
        }

        return [("D", held[0] / (double)draws), (isProgressive ? "A N" : "N0", held[1] / (double)draws)];
    }
}
