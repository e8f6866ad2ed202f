using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Records;

namespace Anodyne.Instruments.Maccor;

/// <summary>
/// Maccor's text exports of cycling: "Today's Date ... Filename:" or "Name:" lines, then the header "Rec" or "Rec#". Cells are divided by tab (comma in .csv).
/// The test time is a duration ("0d 00:00:01.0"), or a number whose unit the header names ("Test (Sec)"), or a number without a unit; that unit is then found
/// by holding the times against the dates of the records, and where that is not possible the column keeps its vendor name.
/// </summary>
internal sealed class MaccorTextReader() : TableReader("Maccor", "text", FormatMark.Headers, ".txt", ".csv")
{
    public override string CheckedAgainst => "pandas";

    public override string NotSupported => "binary files";

    protected override HeaderRules Rules => MaccorHeaders.Rules;

    protected override string HeaderHint => "a line that begins with 'Rec' or 'Rec#' and has the columns Step and Volts or Voltage";

    protected override bool IsHeader(string[] cells) => MaccorHeaders.IsHeader(cells);

    protected override void Begin(TableFile table)
    {
        base.Begin(table);
        table.Settings = SettingsOf(table.Preamble, table.Preamble.Count > 0 && table.Preamble[0].StartsWith("Name:", StringComparison.Ordinal) ? '\t' : ':');
        table.About = new Provenance { Instrument = "Maccor", Technique = "cycling" };
    }

    // A month in letters stands between day and year, and a machine with decimal commas puts the day first.
    protected override HeaderRules RulesOf(TableFile table)
        => table.Shape.DecimalMark == (byte)',' || table.FirstRows().Take(1).SelectMany(static row => row).Any(HasNamedMonth) ? MaccorHeaders.RulesDayFirst
            : Rules;

    protected override void Complete(TableFile table)
    {
        var column = Array.IndexOf(table.Headers, "TestTime");
        if (table.FirstRows().FirstOrDefault() is not { } row || column < 0 || column >= row.Length || !row[column].Contains(':', StringComparison.Ordinal))
        {
            MaccorTime.FindUnit(table.Columns, table.Warnings);
        }

        MaccorSign.FromState(table.Columns, table.Warnings);
    }

    private static bool HasNamedMonth(string cell)
        => cell.IndexOf('-', StringComparison.Ordinal) is > 0 and var dash && dash + 3 < cell.Length && char.IsAsciiDigit(cell[0])
            && char.IsAsciiLetter(cell[dash + 1]);
}
