using Anodyne.Quantities.Estimates;

namespace Anodyne.Electroanalysis.Methods;

/// <summary>Short forms for building results.</summary>
internal static class Numbers
{
    public static KeyValuePair<string, Estimate> Named(
        string name, double value, double? halfWidth, string unit, string definition, string method, string window, Verdict verdict, IReadOnlyList<string> reasons, params (string, double)[] quality) =>
        new(name, new Estimate(
            value, halfWidth is { } h && double.IsFinite(h) ? h : null, unit, definition, method, window, verdict, reasons, quality.ToDictionary(q => q.Item1, q => q.Item2)));

    public static Estimate Plain(double value, double? halfWidth, string unit, Verdict verdict = Verdict.Ok) =>
        new(value, halfWidth is { } h && double.IsFinite(h) ? h : null, unit, "", "", "", verdict, [], new Dictionary<string, double>());

    /// <summary>Half of an interval, or null where it is not bounded.</summary>
    public static double? Half(double low, double high) => double.IsFinite(low) && double.IsFinite(high) ? 0.5 * (high - low) : null;

    public static Dictionary<string, double> Quality(params (string Name, double Value)[] items) => items.ToDictionary(i => i.Name, i => i.Value);

    public static Dictionary<string, string> Settings(params (string Name, string Value)[] items) => items.ToDictionary(i => i.Name, i => i.Value);

    public static Verdict Worst(params IEnumerable<Verdict> verdicts) => verdicts.DefaultIfEmpty(Verdict.Ok).Max();
}
