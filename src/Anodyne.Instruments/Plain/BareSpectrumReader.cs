using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Text;
using Anodyne.Records;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Plain;

/// <summary>
/// A spectrum without a header: every line three numbers, the first positive and strictly falling or rising over at least a decade. The columns are taken as
/// frequency (Hz), Z' and Z'' (ohm), which is told as a warning.
/// </summary>
public sealed class BareSpectrumReader : IFormatReader
{
    private const int Examined = 12;

    /// <inheritdoc/>
    public string Format => "bare spectrum";

    /// <inheritdoc/>
    public bool Recognizes(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Shape(file) is not null;
    }

    /// <inheritdoc/>
    public InstrumentFile Read(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var shape = Shape(file) ?? throw Refusal.Broken(file, 0, "Three numbers a line are expected");
        var table = TextTable.Read(file, 0, ["frequency", "Z'", "Z''"], shape);
        var frequency = table.Numbers(0);
        var isFalling = frequency.Length > 1 && frequency[1] < frequency[0];
        for (var row = 1; row < frequency.Length; row++)
        {
            if (!(frequency[row] > 0) || frequency[row] < frequency[row - 1] != isFalling || frequency[row] == frequency[row - 1])
            {
                throw Refusal.BrokenLine(
                    file, row + 1, "The first column is no frequency", FormattableString.Invariant($"{frequency[row]} after {frequency[row - 1]}"), "positive, always falling or always rising");
            }
        }

        var columns = new ColumnSet();
        columns.Add("column 1", frequency, Bdf.Frequency);
        columns.Add("column 2", table.Numbers(1), Bdf.RealImpedance);
        columns.Add("column 3", table.Numbers(2), Bdf.ImaginaryImpedance);
        List<string> warnings = ["The file has no header; its columns were taken as frequency / Hz, Z' / ohm and Z'' / ohm (negative = capacitive)."];
        return CyclerFile.Make(file, Format, "", columns, warnings, new Provenance { Technique = "EIS" });
    }

    private static TableShape? Shape(FileContent file)
    {
        ReadOnlySpan<byte> head = file.Bytes.AsSpan(0, Math.Min(file.Bytes.Length, 2048));
        foreach (var delimiter in ", \t;"u8)
        {
            var shape = new TableShape { Delimiter = delimiter };
            var lines = new ByteLines(head, 0);
            var good = 0;
            double first = 0;
            double last = 0;
            while (good < Examined && lines.MoveNext() && lines.IsEnded)
            {
                if (!Three(lines.Line, shape, out var value) || !(value > 0) || (good > 0 && value == last))
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

    private static bool Three(ReadOnlySpan<byte> line, TableShape shape, out double first)
    {
        first = 0;
        var cells = new Cells(line, shape);
        var count = 0;
        while (cells.MoveNext())
        {
            if (cells.Cell.Trim(" \t"u8).IsEmpty && count == 3)
            {
                continue;
            }

            if (!NumberText.TryRead(cells.Cell, (byte)'.', out var value))
            {
                return false;
            }

            first = count++ == 0 ? value : first;
        }

        return count == 3;
    }
}
