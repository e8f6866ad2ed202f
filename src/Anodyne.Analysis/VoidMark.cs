using Anodyne.Figures;
using Anodyne.Quantities.Estimates;

namespace Anodyne.Analysis;

/// <summary>A figure whose numbers mean nothing says so above its first panel, with the first reason, wherever it is pasted.</summary>
internal static class VoidMark
{
    private const int Longest = 110;

    public static Figure On(Figure figure, AnalysisResult result)
    {
        if (result.Verdict != Verdict.Void || figure.Panels.Count == 0)
        {
            return figure;
        }

        var reason = result.Reasons.Count > 0 ? result.Reasons[0] : "no number can be taken from these data";
        var text = "Void: " + Plain(reason.Length <= Longest ? reason : reason[..reason.LastIndexOf(' ', Longest)] + " \u2026");
        return figure with { Panels = [figure.Panels[0] with { Title = text }, .. figure.Panels.Skip(1)] };
    }

    private static string Plain(string text) => string.Concat(text.Select(c => c is '*' or '^' or '_' or '~' or '\\' ? $"\\{c}" : $"{c}"));
}
