using Anodyne.Figures;

namespace Anodyne.Studies.Report;

/// <summary>Shows each conclusion over the ranges of the assumed values: bars around the central value, zero marked, sign changes named.</summary>
internal static class RangeFigure
{
    /// <summary>The blocks; none if no conclusion was tested over ranges.</summary>
    public static IReadOnlyList<ReportBlock> Of(IReadOnlyList<Conclusion> conclusions)
    {
        Conclusion[] tested = [.. conclusions.Where(c => c.Ranges.Count > 0)];
        if (tested.Length == 0)
        {
            return [];
        }

        List<ReportBlock> blocks =
        [
            new ParagraphBlock(
                "Values that are assumed run through their range, one at a time, and the comparison is made again. Left of zero the variant plates flatter than its reference, right of zero rougher. "
                + "A bar that crosses zero means: with what is known today, the sign of this conclusion is not certain."),
        ];
        blocks.AddRange(tested.Chunk(2).Select(pair => new FigureBlock(
            new Figure
            {
                WidthMm = pair.Length == 1 ? 110 : Figure.DoubleColumn,
                HeightMm = 22 + (7.5 * pair.Max(c => c.Ranges.Count)),
                Columns = pair.Length,
                Title = "Conclusions over the ranges of assumed values",
                Panels = [.. pair.Select(Panel)],
            },
            string.Join(" ", pair.Select((c, i) => $"{(pair.Length > 1 ? $"*{(char)('a' + i)}*, " : "")}{c.Condition}: {c.Variant} against {c.Reference}.")) + " Upright line: at the central values. Dashed: no difference.")));
        Conclusion[] unsafeOnes = [.. tested.Where(c => c.SignChanges.Count > 0)];
        if (unsafeOnes.Length > 0)
        {
            blocks.Add(new NoteBlock(string.Join(" ", unsafeOnes.Select(c =>
                $"{c.Condition}: the sign changes within the range of {string.Join(", ", c.SignChanges.Select(r => $"{r.Parameter} ({r.LowText} to {r.HighText})"))}."))));
        }

        return blocks;
    }

    private static Panel Panel(Conclusion c)
    {
        var panel = TornadoChart.Panel(
            new Axis("ln(*R*_{q,variant}/*R*_{q,reference})") { IncludeZero = true },
            c.LogRatio,
            [.. c.Ranges.Select(r => new TornadoBar(r.Parameter, r.AtLow, r.AtHigh, r.LowText, r.HighText))]);
        return panel with { Title = c.Condition, Series = [.. panel.Series, new ReferenceLine(0) { IsUpright = true, Dash = Dash.Dashed, Width = 0.75 }] };
    }
}
