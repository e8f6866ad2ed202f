using Anodyne.Instruments.SpectrumText;
using Anodyne.Records.Spectra;

namespace Anodyne.Instruments.Vamas;

/// <summary>
/// Regions and components of CasaXPS among the comments of a block: <c>CASA region (*name*) (*background*) start end RSF averaged 0 0 parameters ...</c> and
/// <c>CASA comp (*name*) (*shape*) Area v low high tie factor MFWHM ... Position ... RSF v ... INDEX n</c>. Energies there are kinetic.
/// </summary>
internal static class CasaFit
{
    /// <summary>The fit; null where the comments hold none.</summary>
    /// <param name="comments">The comments.</param>
    /// <param name="photon">Energy of the photons, eV, where the energies are kinetic; null where they are binding energies.</param>
    public static StoredFit? Read(string[] comments, double? photon)
    {
        var (regions, components) = (new List<StoredRegion>(), new List<StoredComponent>());
        foreach (var line in comments)
        {
            if (line.StartsWith("CASA region", StringComparison.Ordinal) && Words(line) is [var name, var background, .. var rest]
                && Numbers(rest) is [var start, var end, var factor, var averaged, ..] and var numbers)
            {
                var (a, b) = (Binding(start, photon), Binding(end, photon));
                regions.Add(new StoredRegion(name, Math.Min(a, b), Math.Max(a, b), background, [.. numbers.Skip(6)], factor)
                {
                    Averaged = Math.Max(1, (int)Math.Clamp(averaged, 1, 1000)),
                });
            }
            else if (line.StartsWith("CASA comp", StringComparison.Ordinal) && Words(line) is [var own, var shape, .. var words]
                && After(words, "Area") is [var area, var lowArea, var highArea, ..]
                    && (After(words, "MFWHM") ?? After(words, "FWHM")) is [var width, var lowWidth, var highWidth, ..]
                && After(words, "Position") is [var position, var lowPosition, var highPosition, var tie, ..])
            {
                var (low, high) = (Binding(lowPosition, photon), Binding(highPosition, photon));
                components.Add(new StoredComponent(own, shape, Binding(position, photon), width, area, After(words, "RSF") is [var rsf, ..] ? rsf : 0)
                {
                    AreaBounds = (lowArea, highArea), WidthBounds = (lowWidth, highWidth), PositionBounds = (Math.Min(low, high), Math.Max(low, high)),
                    TiedTo = tie is >= 0 and < 1000 ? (int)tie : null,
                });
            }
        }

        return regions.Count + components.Count > 0 ? new StoredFit("CasaXPS", regions, components) : null;
    }

    private static double Binding(double energy, double? photon) => photon is { } hv ? hv - energy : energy;

    // The two names in (* *), then the words behind them.
    private static string[]? Words(string line)
    {
        var names = new List<string>();
        var at = 0;
        while (names.Count < 2)
        {
            var open = line.IndexOf("(*", at, StringComparison.Ordinal);
            var close = open < 0 ? -1 : line.IndexOf("*)", open, StringComparison.Ordinal);
            if (close < 0)
            {
                return null;
            }

            names.Add(line[(open + 2)..close]);
            at = close + 2;
        }

        return [.. names, .. line[at..].Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static double[] Numbers(string[] words) =>
        [.. words.TakeWhile(static word => NumberWord.Of(word) is not null).Select(static word => NumberWord.Of(word)!.Value)];

    private static double[]? After(string[] words, string label) => Array.IndexOf(words, label) is >= 0 and var at ? Numbers(words[(at + 1)..]) : null;
}
