using Anodyne.Analysis.Options;
using Anodyne.Quantities;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Analysis;

/// <summary>
/// Errors of constants (area, temperature, concentration ...) in the intervals of a result: the method runs again with each constant one standard deviation
/// above and below, and half of the difference adds in squares. Constants without a stated error are named in the settings as taken as exact.
/// </summary>
internal static class CarriedErrors
{
    private const double Quantile = 1.96;
    private const string Exact = "taken as exact";

    public static AnalysisResult Into(
        AnalysisResult result, MethodInput read, AnalysisRequest request, IReadOnlyList<AnalysisOption> options, Func<MethodInput, AnalysisResult> run)
    {
        var constants = read.Constants.Where(constant => options.Contains(constant.Value.Option)).ToDictionary();
        var stated = request.Options.ContainsKey(StandardOptions.Error.Name) ? read.Get(StandardOptions.Error) : [];
        var sums = new Dictionary<string, double>();
        foreach (var error in stated)
        {
            if (!constants.TryGetValue(error.Name, out var constant))
            {
                var known = constants.Count == 0 ? "none" : string.Join(", ", constants.Keys);
                throw new InputException("no constant of this name enters the result", "--error", error.Name, known, "Leave it out, or name another.");
            }

            var size = error.Of(constant.Option, constant.Value);
            var (above, below) = (Values(run(new MethodInput(request, error.Name, size))), Values(run(new MethodInput(request, error.Name, -size))));
            foreach (var (name, value) in above)
            {
                var half = below.TryGetValue(name, out var other) ? Quantile * 0.5 * (value - other) : double.NaN;
                sums[name] = sums.GetValueOrDefault(name) + (half * half);
            }
        }

        string[] exact = [.. constants.Keys.Except(stated.Select(static error => error.Name))];
        var settings = result.Settings;
        if (exact.Length > 0)
        {
            settings = new Dictionary<string, string>(settings) { [Exact] = string.Join(", ", exact) };
        }

        return result with
        {
            Settings = settings,
            Results = [.. result.Results.Select(r => KeyValuePair.Create(r.Key, Wider(r.Value, sums.GetValueOrDefault(r.Key))))],
            Lists = stated.Count == 0 ? result.Lists : result.Lists.ToDictionary(static list => list.Key, list => Wider(list, sums)),
        };
    }

    private static IReadOnlyList<IReadOnlyDictionary<string, Estimate>> Wider(
        KeyValuePair<string, IReadOnlyList<IReadOnlyDictionary<string, Estimate>>> list, Dictionary<string, double> sums) =>
    [
        .. list.Value.Select((row, k) => row.ToDictionary(
            static cell => cell.Key, cell => Wider(cell.Value, sums.GetValueOrDefault($"{list.Key} {k} {cell.Key}")))),
    ];

    private static Estimate Wider(Estimate estimate, double square) =>
        !(square > 0) || estimate.Word is not null ? estimate
        : estimate.Uncertainty is { } own ? estimate with { Uncertainty = Math.Sqrt((own * own) + square) }
        : estimate with { Uncertainty = Math.Sqrt(square), Window = (estimate.Window + "; interval of the constants only").TrimStart(';', ' ') };

    private static Dictionary<string, double> Values(AnalysisResult result)
    {
        var values = new Dictionary<string, double>();
        foreach (var (name, estimate) in result.Results)
        {
            values[name] = estimate.Value;
        }

        foreach (var (list, rows) in result.Lists)
        {
            for (var k = 0; k < rows.Count; k++)
            {
                foreach (var (name, estimate) in rows[k])
                {
                    values[$"{list} {k} {name}"] = estimate.Value;
                }
            }
        }

        return values;
    }
}
