using System.Globalization;

namespace Anodyne.Design.Thermochemistry.Reactions;

/// <summary>What tabulated data allow to say of a reaction's direction.</summary>
public enum ReactionDirection
{
    /// <summary>No data set holds every species.</summary>
    Unknown,

    /// <summary>Every complete set and every mixture of sets has a negative Gibbs energy beyond the band.</summary>
    Spontaneous,

    /// <summary>Within the band, or the sign depends on the table.</summary>
    Thermoneutral,

    /// <summary>Every complete set and every mixture of sets has a positive Gibbs energy beyond the band.</summary>
    NotSpontaneous,
}

/// <summary>The verdict on a reaction.</summary>
/// <param name="Direction">What can be said.</param>
/// <param name="Text">The verdict in words, one sentence.</param>
public sealed record ReactionVerdict(ReactionDirection Direction, string Text)
{
    /// <summary>The verdict where nothing can be said.</summary>
    internal static ReactionVerdict None { get; } = new(ReactionDirection.Unknown, "no verdict: no data set holds every species");

    internal static ReactionVerdict Of(IReadOnlyList<SetProperties> sets, (double Low, double High)? mixed, double multiple)
    {
        var complete = sets.Where(set => set.IsComplete).ToArray();
        if (complete.Length == 0 || mixed is not { } range)
        {
            var lacking = sets.Where(set => set.Missing.Length > 0).Select(set => $"{set.Set.Name} lacks {string.Join(", ", set.Missing)}");
            return sets.Count == 0 ? None : None with { Text = $"{None.Text} ({string.Join("; ", lacking)})" };
        }

        var band = ReactionProperties.ThermoneutralBand * multiple;
        var (low, high) = (complete.Min(set => set.Gibbs!.Value), complete.Max(set => set.Gibbs!.Value));
        var error = complete.Max(set => set.GibbsError);
        if (high < -Math.Max(band, error) && range.High < 0)
        {
            return new ReactionVerdict(ReactionDirection.Spontaneous,
                $"spontaneous: {Range(low, high)} from {Tables(complete.Length)}, negative however the tables are mixed ({Range(range.Low, range.High)})");
        }

        if (low > Math.Max(band, error) && range.Low > 0)
        {
            return new ReactionVerdict(ReactionDirection.NotSpontaneous,
                $"not spontaneous: {Range(low, high)} from {Tables(complete.Length)}, positive however the tables are mixed ({Range(range.Low, range.High)})");
        }

        var sign = range.Low < 0 && range.High > 0 ? "the sign depends on the table" : "too close to zero for tabulated bulk data";
        return new ReactionVerdict(
            ReactionDirection.Thermoneutral,
            $"thermoneutral within the tables: {Range(low, high)} from {Tables(complete.Length)}, {Range(range.Low, range.High)} when they are mixed; {sign}; "
            + "a driving force, if any, must come from another reactant, surfaces or activities that are not one");
    }

    private static string Tables(int count) => count == 1 ? "one complete table" : string.Create(CultureInfo.InvariantCulture, $"{count} complete tables");

    private static string Range(double low, double high) => high - low < 50
        ? string.Create(CultureInfo.InvariantCulture, $"{low / 1000:+0.0;-0.0;0.0} kJ/mol")
        : string.Create(CultureInfo.InvariantCulture, $"{low / 1000:+0.0;-0.0;0.0} to {high / 1000:+0.0;-0.0;0.0} kJ/mol");
}
