using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Instruments.Text;
using Anodyne.Records;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Plain;

/// <summary>
/// A plain table of text whose headers say quantity and unit, from any program: comma, semicolon, tab or blanks between cells, decimal point or comma. A
/// leading column "key" distinguishes the spectra of a series.
/// </summary>
internal sealed class PlainTableReader() : TableReader("plain", "table", FormatMark.Shape, ".csv", ".txt", ".dat")
{
    public override string CheckedAgainst => "impedance.py (Parstat, PowerSuite), pandas (CV tables)";

    public override string NotSupported => "tables whose headers name no unit need a mapping";

    protected override HeaderRules Rules => PlainHeaders.Rules;

    internal static string Technique(ColumnSet columns) => columns.Has(Bdf.Frequency) ? "EIS" : columns.Has(Bdf.TestTime) ? "time series"
        : "current against potential";

    protected override bool IsHeader(string[] cells) => PlainHeaders.IsTable(cells);

    // The first line that is understood, with a number below it.
    protected override OpeningLine? Header(FileContent text)
    {
        if (base.Header(text) is not { } header)
        {
            return null;
        }

        var lines = new ByteLines(text.Bytes, header.Next);
        while (lines.MoveNext())
        {
            if (!lines.Line.Trim(" \t"u8).IsEmpty)
            {
                return Array.Exists(OpeningLine.Of(lines).Cells, IsNumber) || Array.Exists(OpeningLine.CellsOf(lines.Line, header.Shape), IsNumber) ? header
                    : null;
            }
        }

        return null;
    }

    protected override void Complete(TableFile table)
    {
        ImpedanceColumns.Complete(table.Columns);
        table.About = new Provenance { Technique = Technique(table.Columns) };
    }

    private static bool IsNumber(string cell)
        => System.Text.Encoding.UTF8.GetBytes(cell) is var bytes
            && (NumberText.TryRead(bytes, (byte)'.', out _) || NumberText.TryRead(bytes, (byte)',', out _));
}
