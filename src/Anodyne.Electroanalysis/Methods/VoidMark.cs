using Anodyne.Analysis;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Electroanalysis.Methods;

/// <summary>A figure whose numbers mean nothing says so above its first panel, with the first reason, wherever it is pasted.</summary>
internal static class VoidMark
{
    private const int Longest = 110;

    public static AnalysisResult On(AnalysisResult result)
    {
        if (result.Verdict != Verdict.Void || result.Figure is not { Panels.Count: > 0 } figure)
        {
            return result;
        }

        var reason = result.Reasons.Count > 0 ? result.Reasons[0] : "no number can be taken from these data";
        var text = "Void: " + Plain(reason.Length <= Longest ? reason : reason[..reason.LastIndexOf(' ', Longest)] + " \u2026");
        return result with { Figure = figure with { Panels = [figure.Panels[0] with { Title = text }, .. figure.Panels.Skip(1)] } };
    }

    /// <summary>A number of a legend, struck through where it is void.</summary>
    public static string Struck(string number, Verdict verdict) => verdict == Verdict.Void ? $"~~{number}~~" : number;

    private static string Plain(string text) => string.Concat(text.Select(c => c is '*' or '^' or '_' or '~' or '\\' ? $"\\{c}" : $"{c}"));
}
