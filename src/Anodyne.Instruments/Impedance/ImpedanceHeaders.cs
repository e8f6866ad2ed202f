using Anodyne.Instruments.Tables;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Impedance;

/// <summary>The headers of impedance tables. Frequency and impedance without a unit are Hz and ohm, as every program here prints them.</summary>
internal static class ImpedanceHeaders
{
    /// <summary>The nine columns of ZView's tables.</summary>
    public static string[] ZView { get; } = ["Freq(Hz)", "Ampl", "Bias", "Time(Sec)", "Z'(a)", "Z''(b)", "GD", "Err", "Range"];

    public static HeaderRules Rules { get; } = new HeaderRules()
        .Add(Bdf.Frequency, "Hz", "Freq", "Frequency", "f", "Data: Frequency", "frequency_hz", "freq_hz")
        .Add(Bdf.RealImpedance, "ohm", "Z'", "Z'(a)", "Zre", "Zreal", "Real", "Re(Z)", "Re", "Data: Z'", "z_re_ohm", "zre_ohm", "ZRe")
        .Add(Bdf.ImaginaryImpedance, "ohm", "Z''", "Z\"", "Z''(b)", "Zim", "Zimg", "Zimag", "Imag", "Im(Z)", "Data: Z''", "z_im_ohm", "zim_ohm")
        .Add(new HeaderRule(Bdf.ImaginaryImpedance, "ohm", Sign: -1), "-Z''", "-Im(Z)")
        .Add(Bdf.AbsoluteImpedance, "ohm", "|Z|", "Zmod", "Z-Mag", "Data: |Z|", "Z")
        .Add(Bdf.Phase, "deg", "Phase(Z)", "Phase", "Zphz", "Data: Theta (Z)", "Theta (Z)", "Phase_Angle")
        .Add(Bdf.TestTime, "s", "Time", "Elapsed Time", "t")
        .Add(Bdf.Voltage, "V", "Potential", "E", "Ewe", "Edc", "Vdc", "Vf")
        .Add(Bdf.Current, "A", "Current", "I", "Idc", "<I>")
        .Add(Bdf.CycleCount, "1", "loop_index", "cycle");
}
