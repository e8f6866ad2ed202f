using Anodyne.Instruments.Reading;
using Anodyne.Instruments.Tables;
using Anodyne.Quantities.Units;
using Anodyne.Records;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Land;

/// <summary>
/// The record table of LAND and Landt testers (LANDdt, LANHE), in English or Chinese, with units behind a slash ("Voltage/V"); alone, or behind the tables of
/// cycles and steps in one file, which are summaries of it and are left out. Capacity and energy are magnitudes and begin anew with each step. Current is
/// positive on charge.
/// </summary>
internal sealed class LandReader() : TableReader("LAND", "text", FormatMark.Headers, ".txt", ".csv", ".xls", ".xlsx")
{
    private static readonly HeaderRules Names = new HeaderRules()
        .Add(Bdf.RecordIndex, "1", "Index", "Record", "记录序号", "记录")
        .Add(new HeaderRule(Bdf.TestTime, "s", CellKind.Duration), "TestTime", "测试时间")
        .Add(new HeaderRule(Bdf.StepTime, "s", CellKind.Duration), "StepTime", "步骤时间")
        .Add(Bdf.Voltage, "V", "Voltage", "电压")
        .Add(Bdf.Current, "", "Current", "电流")
        .Add(Bdf.StepCumulativeCapacity, "", "Capacity", "容量")
        .Add(Bdf.StepCumulativeEnergy, "", "Energy", "能量")
        .Add(new HeaderRule(Bdf.StepType, Kind: CellKind.Words), "State", "StepStatus", "Step-State", "状态", "工步状态", "工作模式")
        .Add(new HeaderRule(Bdf.UnixTime, Kind: CellKind.Date), "SysTime", "系统时间")
        .Add(Bdf.CycleCount, "1", "CycleNo", "Cycle-Index", "Cycle", "循环序号", "循环号")
        .Add(Bdf.StepId, "", "StepNo", "Step-Index", "Step", "工步序号", "步骤序号")
        .Add(Bdf.Power, "", "Power", "功率")
        .Add(Bdf.AmbientTemperature, "degC", "IncubTemp")
        .Add(Bdf.TemperatureT1, "degC", "AuxTemp", "Temperature", "辅助温度")
        .Add(Bdf.ScheduleChargingCapacity, "", "CapacityC", "充电容量")
        .Add(Bdf.ScheduleDischargingCapacity, "", "CapacityD", "放电容量")
        .Add(Bdf.ScheduleChargingEnergy, "", "EnergyC")
        .Add(Bdf.ScheduleDischargingEnergy, "", "EnergyD");

    private static readonly Dictionary<string, string> Words = new()
    {
        ["r"] = "REST", ["rest"] = "REST", ["静置"] = "REST",
        ["ccc"] = "CC_CHG", ["crate"] = "CC_CHG", ["ratec"] = "CC_CHG", ["恒流充电"] = "CC_CHG",
        ["ccd"] = "CC_DCH", ["dcc"] = "CC_DCH", ["drate"] = "CC_DCH", ["rated"] = "CC_DCH", ["ddc"] = "CC_DCH", ["恒流放电"] = "CC_DCH",
        ["ccv"] = "CV_CHG", ["cvc"] = "CV_CHG", ["恒压充电"] = "CV_CHG", ["dcv"] = "CV_DCH", ["cvd"] = "CV_DCH",
        ["cpc"] = "CP_CHG", ["cpd"] = "CP_DCH", ["crd"] = "CR_DCH", ["cccv"] = "CCCV_CHG",
    };

    public override string CheckedAgainst => "fixtures of the layouts that public readers describe";

    public override string NotSupported => "native files (.cex, .ccs): export the record table; tables of cycles and steps are left out";

    protected override HeaderRules Rules => Names;

    protected override int MostLines => 100_000;

    public override bool Recognizes(FileContent file)
        => file.Opening.Any(line => IsHeader(line.Cells))
            || (file.Opening is [{ Cells: var cells }, ..] && IsSummary(cells)
                && (file.Text!.Bytes.AsSpan().IndexOf("\nRecord"u8) >= 0 || file.Text.Bytes.AsSpan().IndexOf("\nIndex"u8) >= 0));

    protected override bool IsHeader(string[] cells)
        => cells.Length > 5 && Names.Find(cells[0])?.Term == Bdf.RecordIndex
            && Array.Exists(cells, static cell => cell.StartsWith("Voltage/", StringComparison.Ordinal) || cell.StartsWith("电压/", StringComparison.Ordinal))
            && Array.Exists(cells, static cell => Names.Find(cell)?.Term == Bdf.Current);

    // Tables of cycles and steps stand before, between or behind the records, each below a header of words.
    protected override FileContent Prepare(FileContent text, List<string> warnings)
    {
        var blanked = new BlankedLines(text);
        var hasHeader = false;
        var isRecord = false;
        var lines = new ByteLines(text.Bytes, 0);
        while (lines.MoveNext())
        {
            if (lines.Line.IsEmpty || char.IsAsciiDigit((char)lines.Line[0]))
            {
                if (!isRecord && hasHeader)
                {
                    blanked.Blank(lines);
                }

                continue;
            }

            var cells = OpeningLine.Of(lines).Cells;
            var isHeader = IsHeader(cells);
            if (hasHeader && (isHeader || !isRecord || IsSummary(cells)))
            {
                blanked.Blank(lines);
            }

            isRecord = isHeader || (isRecord && !IsSummary(cells));
            hasHeader |= isHeader;
        }

        return blanked.Content;
    }

    protected override void Begin(TableFile table)
    {
        base.Begin(table);
        table.Headers = [.. table.Headers.Select(header => WithUnit(header, table.Headers))];
        table.About = new Provenance { Instrument = "LAND", Technique = "cycling" };
        if (table.Preamble.Count > 0 && IsSummary(table.Preamble[0].Split(',', '\t')))
        {
            table.Warnings.Add("The tables of cycles and steps in the file are summaries and were left out.");
        }
    }

    protected override void Complete(TableFile table) => StepWords.Translate(table.Columns, Words, table.Warnings);

    // The header of a table of cycles or of steps.
    private static bool IsSummary(string[] cells)
        => cells[0].Trim() is "Cycle" or "Step" or "循环序号" or "步骤序号"
            && Array.Exists(cells, static cell => cell is "Period" || cell.StartsWith("CapC/", StringComparison.Ordinal)
                || cell.StartsWith("充电容量/", StringComparison.Ordinal));

    // The accumulators have the unit of the capacity and energy beside them.
    private static string WithUnit(string header, string[] headers)
    {
        var name = header is "CapacityC" or "CapacityD" ? "Capacity" : header is "EnergyC" or "EnergyD" ? "Energy" : header is "充电容量" or "放电容量" ? "容量" : "";
        var owner = name.Length == 0 ? null : Array.Find(headers, other => other.StartsWith(name + "/", StringComparison.Ordinal));
        return owner is null ? header : $"{header}/{UnitHeader.Split(owner).Written}";
    }
}
