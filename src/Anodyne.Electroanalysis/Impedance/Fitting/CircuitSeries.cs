using System.Numerics;
using Anodyne.Electroanalysis.Impedance.Circuits;

namespace Anodyne.Electroanalysis.Impedance.Fitting;

/// <summary>One circuit fitted along a series in time, cycle or temperature: each spectrum starts from its neighbor and from a few automatic points.</summary>
public static class CircuitSeries
{
    private const int Block = 16;

    /// <summary>
    /// Fits all spectra on all cores, in blocks whose first member gets every start; where a neighbor's start ends worse than an automatic one, the better is
    /// kept.
    /// </summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="spectra">Frequencies in Hz and impedances in ohm, in the order of the series.</param>
    /// <param name="options">As for one spectrum; <c>Starts</c> applies to the first spectrum of a block, a fifth of it to the others.</param>
    /// <param name="sigma">Measured standard deviations of each spectrum for <see cref="ImpedanceWeighting.Sigma"/>, ohm; or null.</param>
    /// <param name="cancellation">Stops between spectra.</param>
    public static IReadOnlyList<CircuitFit> Fit(
        Circuit circuit, IReadOnlyList<(double[] Frequency, Complex[] Z)> spectra, CircuitFitOptions? options = null, IReadOnlyList<Complex[]>? sigma = null,
        CancellationToken cancellation = default)
    {
        options ??= new CircuitFitOptions();
        var fits = new CircuitFit[spectra.Count];
        var blocks = (spectra.Count + Block - 1) / Block;
        _ = SpectrumSeries.Each(blocks, FitBlock, cancellation);
        return fits;

        bool FitBlock(int block)
        {
            for (var k = block * Block; k < Math.Min(spectra.Count, (block + 1) * Block); k++)
            {
                var (f, z) = spectra[k];
                var own = sigma is null ? options : options with { Sigma = sigma[k] };
                var start = k > block * Block && options.Starts > 1
                    ? own with { Guess = fits[k - 1].Values, Starts = Math.Max(3, options.Starts / 5) }
                    : own;
                fits[k] = CircuitFitter.Fit(circuit, f, z, start, cancellation);

                // A jump of the misfit is either a changed spectrum or a lost minimum: look again with all starts.
                if (start.Guess is not null && fits[k].ChiSquared > 3 * fits[k - 1].ChiSquared)
                {
                    var again = CircuitFitter.Fit(circuit, f, z, own with { Guess = fits[k - 1].Values }, cancellation);
                    fits[k] = again.ChiSquared < fits[k].ChiSquared ? again : fits[k];
                }
            }

            return true;
        }
    }
}
