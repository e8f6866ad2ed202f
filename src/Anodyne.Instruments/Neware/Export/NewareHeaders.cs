using Anodyne.Instruments.Tables;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Neware.Export;

/// <summary>The columns of the record sheet of Neware's exports, in English and Chinese. Capacities and energies reset with each step.</summary>
internal static class NewareHeaders
{
    public static HeaderRules Rules { get; } = new HeaderRules()
        .Add(Bdf.RecordIndex, "1", "DataPoint", "Record number", "Record ID", "Record Index", "数据序号", "记录序号", "记录号")
        .Add(Bdf.CycleCount, "1", "Cycle Index", "Cycle", "Cycle ID", "循环号", "循环序号", "循环")
        .Add(Bdf.StepId, "", "Step Index", "Step", "Step ID", "工步号")
        .Add(Bdf.StepCount, "1", "Step Number", "工步序号")
        .Add(new HeaderRule(Bdf.StepType, Kind: CellKind.Words), "Step Type", "Step Name", "State", "Status", "工步类型", "工步名称", "状态")
        .Add(new HeaderRule(Bdf.StepTime, "s", CellKind.Duration), "Time", "Relative Time", "Relative Time(h:min:s.ms)", "Time(h:min:s.ms)", "Step Time", "时间")
        .Add(new HeaderRule(Bdf.TestTime, "s", CellKind.Duration),
            "Total Time", "Cumulative Time", "Test Time", "Record Time(h:min:s.ms)", "TestFlowTime(H:M:S.mS)", "总时间", "测试时间")
        .Add(Bdf.Current, "A", "Current", "Cur", "电流", "采样电流")
        .Add(Bdf.Voltage, "V", "Voltage", "电压", "采样电压")
        .Add(Bdf.StepChargingCapacity, "Ah", "Chg. Cap.", "Capacitance_Chg", "充电容量")
        .Add(Bdf.StepDischargingCapacity, "Ah", "DChg. Cap.", "Capacitance_DChg", "放电容量")
        .Add(Bdf.StepCumulativeCapacity, "Ah", "Capacity", "容量")
        .Add(Bdf.StepChargingEnergy, "Wh", "Chg. Energy", "Engy_Chg", "充电能量")
        .Add(Bdf.StepDischargingEnergy, "Wh", "DChg. Energy", "Engy_DChg", "放电能量")
        .Add(Bdf.StepCumulativeEnergy, "Wh", "Energy", "能量")
        .Add(new HeaderRule(Bdf.UnixTime, Kind: CellKind.Date), "Date", "DateTime", "Absolute Time", "Realtime", "绝对时间", "系统时间")
        .Add(Bdf.Power, "W", "Power", "功率");

    /// <summary>True if these are the headers of a record sheet: record, step type, current and voltage, with units in parentheses.</summary>
    public static bool IsHeader(string[] headers)
    {
        if (headers.Length < 7 || Rules.Find(headers[0])?.Term != Bdf.RecordIndex)
        {
            return false;
        }

        HashSet<BdfTerm> terms = [.. headers.Select(static header => Rules.Find(header)?.Term).OfType<BdfTerm>()];
        return terms.Contains(Bdf.StepType) && terms.Contains(Bdf.Current) && terms.Contains(Bdf.Voltage)
            && Array.Exists(headers, static header => header.EndsWith(')'));
    }
}
