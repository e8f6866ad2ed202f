using Anodyne.Quantities.Estimates;

namespace Anodyne.Studies.Answers;

/// <summary>One quantity of one variant, as simulated or as the case takes it, as measured files give it and as others published it.</summary>
/// <param name="Variant">The variant as it is shown.</param>
/// <param name="Quantity">Name of the quantity, as the study names it.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Unit">Unit of every value; "1" for a plain number.</param>
/// <param name="Values">Every value: simulated first, then measured, then published.</param>
internal sealed record ComparedAnswer(string Variant, string Quantity, string Title, string Unit, IReadOnlyList<ComparedValue> Values)
{
    /// <summary>What the model remarks of a value that was measured or published: physical limits that it breaks.</summary>
    public required Func<double, IEnumerable<string>> Remarks { get; init; }

    /// <summary>
    /// What a measured or published value is held against: the virtual measurement, or without one what the model knows; null if neither is a number.
    /// </summary>
    public ComparedValue? Simulated => First(ComparedOrigin.Simulated) ?? First(ComparedOrigin.Model);

    /// <summary>The parameter that the case takes; null for a quantity that is simulated.</summary>
    public ComparedValue? Taken => Values.FirstOrDefault(value => value.IsTaken);

    /// <summary>The mean of the replicates, or the measured value where there is only one; a void one if there is no other.</summary>
    public ComparedValue? Measured =>
        First(ComparedOrigin.Mean) ?? First(ComparedOrigin.Measured) ?? Values.FirstOrDefault(value => value.Origin == ComparedOrigin.Measured);

    /// <summary>The published value.</summary>
    public ComparedValue? Reported => First(ComparedOrigin.Reported);

    /// <summary>What a reader must know of the comparison, in sentences.</summary>
    public IReadOnlyList<string> Flags
    {
        get
        {
            var (measured, simulated) = (Measured, Simulated);
            var read = Reported ?? (measured is { IsUsable: true } usable ? usable : null);
            var doubtful = Values.Where(value => value.Verdict == Verdict.Void).Concat(measured is { Verdict: Verdict.Caution } caution ? [caution] : []);
            return
            [
                .. Remarks(read?.Value ?? double.NaN),
                .. doubtful.Select(Doubt),
                .. measured?.With(simulated) is { Holds: false } ? [Apart(simulated!)] : Array.Empty<string>(),
                .. measured?.With(Reported) is { Holds: false } ? ["Measured and reported lie further apart than their intervals."] : Array.Empty<string>(),
            ];
        }
    }

    /// <summary>
    /// One answer a measured or published value: the measured ones each beside every published one, for tables and documents that have one row for each. The
    /// order is that of the study: what was published first.
    /// </summary>
    public IEnumerable<(int Order, ComparedAnswer Row)> Rows
    {
        get
        {
            ComparedValue[] own = [.. Values.Where(value => value.Origin is ComparedOrigin.Simulated or ComparedOrigin.Model)];
            ComparedValue[] measured = [.. Values.Where(value => value.Origin is ComparedOrigin.Measured or ComparedOrigin.Mean)];
            ComparedValue[] published = [.. Values.Where(value => value.Origin == ComparedOrigin.Reported)];
            return published.Length == 0
                ? measured.Select(value => (value.Order, this with { Values = [.. own, value] }))
                : published.SelectMany(paper => measured.Length == 0
                    ? [(paper.Order, this with { Values = [.. own, paper] })]
                    : measured.Select(value => (paper.Order, this with { Values = [.. own, value, paper] })));
        }
    }

    private static string Apart(ComparedValue simulated) => simulated.IsTaken
        ? $"The case takes a value {(simulated.HalfWidth is null ? "" : "with a range ")}outside the measured interval."
        : "Measured and simulated lie further apart than their intervals.";

    private static string Doubt(ComparedValue value) =>
        $"{value.Name}: {value.Verdict.ToString().ToLowerInvariant()}{(value.Reasons.Count > 0 ? ", " + string.Join("; ", value.Reasons) : "")}.";

    private ComparedValue? First(ComparedOrigin origin) => Values.FirstOrDefault(value => value.Origin == origin && value.IsUsable);
}
