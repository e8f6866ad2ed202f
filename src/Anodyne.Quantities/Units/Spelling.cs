namespace Anodyne.Quantities.Units;

/// <summary>Finds the word a person probably meant.</summary>
public static class Spelling
{
    /// <summary>
    /// The candidate nearest to a misspelt word by edit distance with transposition (case counts half), or null if even the nearest one
    /// differs in more than about a third of its letters.
    /// </summary>
    /// <param name="word">The word found.</param>
    /// <param name="candidates">The words allowed. The first of several equally near ones wins.</param>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(candidates);
        string? best = null;
        var bestDistance = double.PositiveInfinity;
        var all = candidates as IReadOnlyCollection<string> ?? [.. candidates];
        // The same word with other capitals: the whole of it may be shouted.
        if (all.Where(candidate => candidate.Equals(word, StringComparison.OrdinalIgnoreCase)).MinBy(candidate => Distance(word, candidate)) is { } same)
        {
            return same;
        }

        // A word that was left unfinished: "lithium" for "lithium electrode", if only one goes on like that.
        if (word.Length >= 3 && all.Where(candidate => candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase) && candidate.Length > word.Length + 2)
            .Take(2).ToArray() is [var only])
        {
            return only;
        }

        foreach (var candidate in all)
        {
            var distance = Distance(word, candidate);
            var reach = Math.Max(1, Math.Max(word.Length, candidate.Length) / 3.0);
            if (distance <= reach && distance < bestDistance)
            {
                best = candidate;
                bestDistance = distance;
            }
        }

        return best;
    }

    /// <summary>
    /// Optimal string alignment distance; replacing a letter by the same one in the other case, or space, dash and underscore by each other, costs 0.4.
    /// </summary>
    public static double Distance(string a, string b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var d = new double[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            d[i, 0] = i;
        }

        for (var j = 0; j <= b.Length; j++)
        {
            d[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var best = Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1);
                best = Math.Min(best, d[i - 1, j - 1] + Replacement(a[i - 1], b[j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    best = Math.Min(best, d[i - 2, j - 2] + 1);
                }

                d[i, j] = best;
            }
        }

        return d[a.Length, b.Length];
    }

    private static double Replacement(char x, char y) =>
        x == y ? 0 : char.ToUpperInvariant(x) == char.ToUpperInvariant(y) || (IsSeparator(x) && IsSeparator(y)) ? 0.4 : 1;

    private static bool IsSeparator(char c) => c is ' ' or '-' or '_';
}
