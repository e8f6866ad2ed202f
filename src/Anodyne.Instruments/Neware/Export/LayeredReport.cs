using System.Text;
using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.Neware.Export;

/// <summary>
/// Neware's report in three layers: a header for cycles, one for steps with a blank cell before it, one for records with two, then rows of the three depths in
/// the order of the test. The first step of a cycle may stand in the line of the cycle, behind its cells. The rows of records get the cycle, the number and the
/// type of the step that they lie in.
/// </summary>
internal static class LayeredReport
{
    private static readonly string[] Cycle = ["Cycle Index", "Cycle", "循环号", "循环序号"];
    private static readonly string[] StepId = ["Step Index", "工步号"];
    private static readonly string[] StepCount = ["Step Number", "工步序号"];
    private static readonly string[] StepType = ["Step Type", "Step Name", "工步类型", "工步名称"];

    /// <summary>True if the first three lines are the three headers.</summary>
    public static bool Is(FileContent text)
        => text.Opening is [var cycle, var step, var record, ..] && Cycle.Contains(Plain(cycle.Cells[0])) && step.Cells is ["", var first, ..]
            && StepId.Contains(Plain(first))
            && record.Cells is ["", "", _, ..] && NewareHeaders.Rules.Find(Plain(record.Cells[2]))?.Term == Records.Terms.Bdf.RecordIndex;

    /// <summary>The records as a table of their own; a last line that is cut is left out.</summary>
    public static FileContent Flatten(FileContent text, List<string> warnings)
    {
        var shape = text.Opening[0].Shape;
        var cycleCells = text.Opening[0].Cells.Length;
        string[] stepNames = [.. text.Opening[1].Cells.Select(Plain)];
        int[] places = [Place(stepNames, StepId), Place(stepNames, StepCount), Place(stepNames, StepType)];
        var flat = new StringBuilder();
        var width = text.Opening[2].Cells.Length - 2;
        Append(flat, width, text.Opening[2].Cells[2..], ["Cycle Index", "Step Index", "Step Number", "Step Type"]);
        var cycle = "";
        string[] step = ["", "", ""];
        var lines = new ByteLines(text.Bytes, text.Opening[2].Next);
        while (lines.MoveNext())
        {
            text.Cancellation.ThrowIfCancellationRequested();
            var cells = OpeningLine.CellsOf(lines.Line, shape);
            if (!lines.IsEnded)
            {
                warnings.Add("The file is cut: its last line has no end and was left out.");
                break;
            }

            if (cells is ["", "", _, ..])
            {
                Append(flat, width, cells[2..], [cycle, .. step]);
            }
            else if (cells is ["", _, ..])
            {
                step = Step(cells, 0);
            }
            else if (cells[0].Length > 0)
            {
                cycle = Plain(cells[0]);
                step = cells.Length > cycleCells ? Step(cells, cycleCells - 1) : step;
            }
        }

        return text.As(Encoding.UTF8.GetBytes(flat.ToString()));

        string[] Step(string[] cells, int before)
            => Array.ConvertAll(places, place => place >= 0 && place + before < cells.Length ? Plain(cells[place + before]) : "");
    }

    private static int Place(string[] names, string[] known) => Array.FindIndex(names, name => known.Contains(name));

    // Older programs put tabs into the quotes of a cell.
    private static string Plain(string cell) => cell.Trim('"', ' ', '\t');

    private static void Append(StringBuilder flat, int width, string[] cells, string[] more)
        => flat.AppendJoin(',', Enumerable.Range(0, width).Select(i => i < cells.Length ? Plain(cells[i]).Replace(',', ' ') : "")).Append(',')
            .AppendJoin(',', more).Append('\n');
}
