using System.Text;
using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Records;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Maccor;

/// <summary>Maccor's impedance text (EDA): "MACCOR, INC. AC Impedance Test", lines of settings, the header "Freq(Hz)" and one tab-separated line a frequency.</summary>
public sealed class MaccorImpedanceReader : IFormatReader
{
    private static readonly HeaderRules Rules = new HeaderRules()
        .Add(Bdf.Frequency, "Hz", "Freq(Hz)", "Freq")
        .Add(Bdf.TestTime, "s", "time(sec)", "time")
        .Add(Bdf.RealImpedance, "ohm", "Z'(a)")
        .Add(Bdf.ImaginaryImpedance, "ohm", "Z''(b)")
        .Add(Bdf.Phase, "deg", "Phase_Angle")
        .Add(Bdf.AbsoluteImpedance, "ohm", "Z-Mag");

    /// <inheritdoc/>
    public string Format => "Maccor impedance";

    /// <inheritdoc/>
    public bool Recognizes(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.StartsWith("MACCOR, INC.") && file.Head.Contains("AC Impedance", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public InstrumentFile Read(FileContent file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var warnings = new List<string>();
        if (CyclerTable.FindHeader(file, CsvShape.Tab, static cells => cells.Length > 3 && cells[0] == "Freq(Hz)") is not var (headers, firstRow, preamble))
        {
            throw Refusal.Broken(file, 0, "The header of the table is missing", "", "a line that begins with 'Freq(Hz)'");
        }

        // The header goes on with the names of settings, which the rows do not have.
        var lines = new ByteLines(file.Bytes, firstRow);
        var cells = 8;
        while (lines.MoveNext())
        {
            if (!lines.Line.Trim(" \t"u8).IsEmpty)
            {
                cells = Math.Max(cells, lines.Line.Count((byte)'\t') + 1);
                break;
            }
        }

        var measured = headers[..Math.Min(headers.Length, cells)];
        (_, var columns) = CyclerTable.Read(file, firstRow, measured, CsvShape.Tab with { Encoding = Encoding.Latin1 }, Rules, warnings);
        return CyclerFile.Make(file, Format, "", columns, warnings, new Provenance { Instrument = "Maccor FRA", Technique = "EIS", Settings = CyclerTable.Settings(preamble, ':') });
    }
}
