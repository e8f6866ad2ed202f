using Anodyne.Quantities.Estimates;

namespace Anodyne.Studies.CellStudies;

/// <summary>One quantity of one variant, as simulated, as measured files give it and as others published it.</summary>
/// <param name="Variant">The variant.</param>
/// <param name="Quantity">Name of the quantity, as the study names it.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Unit">Unit of every value; "1" for a plain number.</param>
/// <param name="Values">Every value: simulated first, then measured, then published.</param>
public sealed record CellAnswer(string Variant, string Quantity, string Title, string Unit, IReadOnlyList<ComparedValue> Values)
{
    /// <summary>What a measured or published value is held against: the virtual measurement, or without one what the model knows; null if neither is a number.</summary>
    public ComparedValue? Simulated => First(ComparedOrigin.Simulated) ?? First(ComparedOrigin.Model);

    /// <summary>The mean of the replicates, or the measured value where there is only one; a void one if there is no other.</summary>
    public ComparedValue? Measured => First(ComparedOrigin.Mean) ?? First(ComparedOrigin.Measured) ?? Values.FirstOrDefault(value => value.Origin == ComparedOrigin.Measured);

    /// <summary>The published value.</summary>
    public ComparedValue? Reported => First(ComparedOrigin.Reported);

    /// <summary>What a reader must know of the comparison, in sentences.</summary>
    public IReadOnlyList<string> Flags
    {
        get
        {
            var void_ = Values.Where(value => value.Verdict == Verdict.Void).ToArray();
            return
            [
                .. Measured?.With(Simulated) is { Holds: false } ? ["Measured and simulated lie further apart than their intervals."] : Array.Empty<string>(),
                .. Measured?.With(Reported) is { Holds: false } ? ["Measured and reported lie further apart than their intervals."] : Array.Empty<string>(),
                .. void_.Select(value => $"{value.Name}: void{(value.Reasons.Count > 0 ? ", " + string.Join("; ", value.Reasons) : "")}."),
            ];
        }
    }

    private ComparedValue? First(ComparedOrigin origin) => Values.FirstOrDefault(value => value.Origin == origin && value.IsUsable);
}
