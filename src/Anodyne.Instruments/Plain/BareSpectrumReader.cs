using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Records;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Plain;

/// <summary>
/// A spectrum without a header: every line three numbers, the first positive and strictly falling or rising over at least a decade. The columns are taken as
/// frequency (Hz), Z' and Z'' (ohm), which is told as a warning.
/// </summary>
internal sealed class BareSpectrumReader() : FormatReader("bare spectrum", FormatMark.Shape, ".txt", ".csv")
{
    private const int Examined = 12;

    private static readonly HeaderRules Names = new HeaderRules()
        .Add(Bdf.Frequency, "Hz", "column 1").Add(Bdf.RealImpedance, "ohm", "column 2").Add(Bdf.ImaginaryImpedance, "ohm", "column 3");

    public override string CheckedAgainst => "impedance.py; line counts";

    public override bool Recognizes(FileContent file) => file.Text is { } text && Shape(text) is not null;

    /// <summary>True if a text is such a spectrum.</summary>
    internal static bool Knows(FileContent text) => Shape(text) is not null;

    protected override InstrumentFile ReadFile(FileContent file)
    {
        file = file.Text!;
        var shape = Shape(file) ?? throw Refusal.Broken(file, 0, "Three numbers a line are expected");
        List<string> warnings = ["The file has no header; its columns were taken as frequency / Hz, Z' / ohm and Z'' / ohm (negative = capacitive)."];
        (_, var columns) = TableColumns.Read(file, 0, ["column 1", "column 2", "column 3"], shape, Names, warnings);
        var frequency = columns.Values(Bdf.Frequency) ?? [];
        var isFalling = frequency.Length > 1 && frequency[1] < frequency[0];
        for (var row = 1; row < frequency.Length; row++)
        {
            if (!(frequency[row] > 0) || frequency[row] < frequency[row - 1] != isFalling || frequency[row] == frequency[row - 1])
            {
                throw Refusal.BrokenLine(
                    file,
                    row + 1,
                    "The first column is no frequency",
                    FormattableString.Invariant($"{frequency[row]} after {frequency[row - 1]}"),
                    "positive, always falling or always rising");
            }
        }

        return TableFile.ToFile(file, Format, "", columns, warnings, new Provenance { Technique = "EIS" });
    }

    private static TableShape? Shape(FileContent file)
    {
        foreach (var shape in new[] { CsvShape.Comma, CsvShape.Blanks, CsvShape.Tab, CsvShape.Semicolon })
        {
            var good = 0;
            double first = 0;
            double last = 0;
            foreach (var line in file.Opening.Take(Examined))
            {
                var value = First(line.Line, shape) ?? 0;
                if (!(value > 0) || (good > 0 && value == last))
                {
                    good = 0;
                    break;
                }

                first = good == 0 ? value : first;
                last = value;
                good++;
            }

            if (good >= Examined && Math.Abs(Math.Log10(last / first)) > 0.3)
            {
                return shape;
            }
        }

        return null;
    }

    // The first of exactly three numbers; null for any other line.
    private static double? First(string line, TableShape shape)
    {
        var cells = OpeningLine.CellsOf(System.Text.Encoding.UTF8.GetBytes(line), shape);
        double first = 0;
        for (var i = cells.Length - 1; i >= 0; i--)
        {
            if (!NumberText.TryRead(System.Text.Encoding.UTF8.GetBytes(cells[i]), (byte)'.', out first))
            {
                return null;
            }
        }

        return cells.Length == 3 ? first : null;
    }
}
