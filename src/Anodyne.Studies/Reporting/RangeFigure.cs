using System.Globalization;
using System.Text.RegularExpressions;
using Anodyne.Figures;
using Anodyne.Figures.Charts;
using Anodyne.Figures.Plots;
using Anodyne.Figures.Text;
using Anodyne.Reports.Blocks;
using Anodyne.Reports.Sections;

namespace Anodyne.Studies.Reporting;

/// <summary>Shows each conclusion over the ranges of the assumed values: bars around the central value, zero marked, sign changes named.</summary>
internal static partial class RangeFigure
{
    private const int Most = 7;

    /// <summary>The section; empty if no conclusion was tested over ranges.</summary>
    public static FreeSection Section(IReadOnlyList<Conclusion> conclusions, IReadOnlyList<string> notes) =>
        new("Does the sign survive what is assumed?", Of(conclusions, notes));

    /// <summary>The blocks; none if no conclusion was tested over ranges.</summary>
    public static IReadOnlyList<ReportBlock> Of(IReadOnlyList<Conclusion> conclusions, IReadOnlyList<string> notes)
    {
        Conclusion[] tested = [.. conclusions.Where(c => c.Ranges.Count > 0)];
        if (tested.Length == 0)
        {
            return [];
        }

        List<ReportBlock> blocks =
        [
            new ParagraphBlock(
                "Values that are assumed run through their range, one at a time, and the comparison is made again. Left of zero the variant plates flatter "
                    + "than its reference, right of zero rougher. "
                + "A bar that crosses zero means: with what is known today, the sign of this conclusion is not certain."),
        ];
        blocks.AddRange(tested.Chunk(2).Select(pair => new FigureBlock(
            new Figure
            {
                WidthMm = pair.Length == 1 ? 110 : Figure.DoubleColumn,
                HeightMm = 26 + (9.5 * pair.Max(c => Math.Min(Most, c.Ranges.Count))),
                Columns = pair.Length,
                Title = "Conclusions over the ranges of assumed values",
                Panels = [.. pair.Select(Panel)],
            },
            string.Join(" ", pair.Select((c, i) =>
                $"{(pair.Length > 1 ? $"*{(char)('a' + i)}*, " : "")}{c.Condition}: {c.Variant} against {c.Reference}{Rest(c)}."))
            + " Upright line: at the central values. Dashed: no difference.")));
        Conclusion[] unsafeOnes = [.. tested.Where(c => c.SignChanges.Count > 0)];
        string Changes(Conclusion c) => string.Join("; ", c.SignChanges.OrderByDescending(Span).Select(r => $"{r.Parameter}, {RangeText(r)}"));
        blocks.AddRange(unsafeOnes.Select(c => new NoteBlock($"**{c.Condition}:** the sign changes within the range of {Changes(c)}.")));
        blocks.AddRange(notes.Select(n => new ParagraphBlock(n)));
        return blocks;
    }

    /// <summary>"1 to 6", "10^{−11} to 10^{−10} m^{2} s^{−1}": the unit once if both ends have the same.</summary>
    internal static string RangeText(RangeTest range)
    {
        var (low, lowUnit) = Split(range.LowText);
        var (high, highUnit) = Split(range.HighText);
        var space = highUnit.Length > 0 ? "\u00a0" : "";
        return lowUnit == highUnit || lowUnit.Length == 0 ? $"{low} to {high}{space}{highUnit}" : $"{low}\u00a0{lowUnit} to {high}{space}{highUnit}";
    }

    private static (string Number, string Unit) Split(string text)
    {
        var match = NumberWithUnit().Match(text);
        return match.Success
            ? (ReportNumber.Given(double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)), UnitLabel.Markup(match.Groups[2].Value))
            : (text, "");
    }

    private static double Span(RangeTest range) => Math.Abs(range.AtHigh - range.AtLow);

    private static RangeTest[] Largest(Conclusion c) =>
        [.. c.Ranges.OrderByDescending(r => Math.Max(r.AtHigh, Math.Max(r.AtLow, c.LogRatio)) - Math.Min(r.AtHigh, Math.Min(r.AtLow, c.LogRatio))).Take(Most)];

    private static string Rest(Conclusion c)
    {
        RangeTest[] rest = [.. c.Ranges.Except(Largest(c))];
        double Move(RangeTest r) => Math.Max(Math.Abs(r.AtLow - c.LogRatio), Math.Abs(r.AtHigh - c.LogRatio));
        return rest.Length == 0 ? "" : $" ({rest.Length} more values move it by less than {ReportNumber.Text(rest.Max(Move), 1)})";
    }

    private static Panel Panel(Conclusion c)
    {
        var panel = TornadoChart.Panel(
            new Axis("ln(*R*_{q,variant}/*R*_{q,reference})") { IncludeZero = true },
            c.LogRatio,
            [.. Largest(c).Select(r => new TornadoBar($"{r.Parameter}, {RangeText(r)}", r.AtLow, r.AtHigh))]);
        return panel with { Title = c.Condition, Series = [.. panel.Series, new ReferenceLine(0) { IsUpright = true, Dash = Dash.Dashed, Width = 0.75 }] };
    }

    [GeneratedRegex(@"^\s*([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)\s*([A-Za-z%°µ].*)?$")]
    private static partial Regex NumberWithUnit();
}
