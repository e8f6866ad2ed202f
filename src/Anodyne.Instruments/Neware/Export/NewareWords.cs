namespace Anodyne.Instruments.Neware.Export;

/// <summary>The Chinese words of step types.</summary>
internal static class NewareWords
{
    public static IReadOnlyDictionary<string, string> Chinese { get; } = new Dictionary<string, string>
    {
        ["搁置"] = "REST", ["静置"] = "REST", ["恒流充电"] = "CC_CHG", ["恒流放电"] = "CC_DCH", ["恒压充电"] = "CV_CHG", ["恒压放电"] = "CV_DCH", ["循环"] = "CYCLE",
        ["恒流恒压充电"] = "CCCV_CHG", ["恒流恒压放电"] = "CCCV_DCH", ["恒功率充电"] = "CP_CHG", ["恒功率放电"] = "CP_DCH", ["恒阻放电"] = "CR_DCH", ["暂停"] = "PAUSE",
        ["脉冲"] = "PULSE", ["工况模拟"] = "SIM", ["控制"] = "CONTROL", ["斜坡"] = "RAMP", ["充电"] = "CHG", ["放电"] = "DCH",
    };
}
