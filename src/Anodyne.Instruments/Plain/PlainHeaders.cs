using Anodyne.Instruments.Tables;
using Anodyne.Records.Tables;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Plain;

/// <summary>
/// Headers of any program that carry their unit: "t_s", "frequency_hz", "z_re_ohm", "i_mA_cm2", "v_cell_V", "Potential(V)", "WE(1).Current (A)", "Current
/// Density, mA/cm^2". Time, voltage and current need a unit; frequency and impedance without one are Hz and ohm.
/// </summary>
internal static class PlainHeaders
{
    private const string Overpotential = "Overpotential";

    public static HeaderRules Rules { get; } = new HeaderRules()
        .Add(Bdf.Frequency, "Hz", "f", "freq", "frequency")
        .Add(Bdf.RealImpedance, "ohm", "z'", "re", "real", "re(z)", "zre", "zreal", "z're", "realz", "realimpedance", "r(z)")
        .Add(Bdf.ImaginaryImpedance, "ohm", "z''", "z\"", "im", "imag", "im(z)", "zim", "zimag", "zimg", "imagz", "imaginaryimpedance", "imaginary")
        .Add(new HeaderRule(Bdf.ImaginaryImpedance, "ohm", Sign: -1), "-z''", "-im(z)", "-zim", "-zimag", "minuszim", "-im", "-imag", "negzim", "-im{z}")
        .Add(Bdf.AbsoluteImpedance, "ohm", "|z|", "zmod", "modz", "magnitude", "absz", "mod(z)")
        .Add(Bdf.Phase, "deg", "phase", "phase(z)", "zphz", "theta", "phasez")
        .Add(new HeaderRule(Bdf.Phase, "deg", Sign: -1), "-phase", "-phase(z)", "-theta")
        .Add(new HeaderRule(Bdf.TestTime, "", CellKind.Duration), "t", "time", "testtime", "elapsedtime")
        .Add(new HeaderRule(Bdf.UnixTime, Kind: CellKind.Date), "unixtime")
        .Add(Bdf.Voltage, "", "v", "voltage", "potential", "e", "ewe", "<ewe>", "ecell", "<ecell>", "vcell", "u", "cellvoltage", "we(1).potential",
            "workingelectrode")
        .Add(Bdf.Current, "", "i", "<i>", "j", "current", "currentdensity", "we(1).current", "cellcurrent")
        .Add(Bdf.NetCapacity, "", "capacity", "q")
        .Add(Bdf.CycleCount, "1", "cycle", "cyclenumber", "cyclecount", "scan", "loopindex")
        .Add(new HeaderRule(null, HeaderRule.OwnUnit, Name: UnitTable.Key), "key")
        .Add(new HeaderRule(null, "V", Name: Overpotential), "overpotential", "eta");

    /// <summary>True if a table with these headers is understood: a spectrum, a course in time, or a curve of current against potential.</summary>
    public static bool IsTable(string[] headers)
    {
        if (headers.Length is < 2 or > 64)
        {
            return false;
        }

        var matches = headers.Select(Rules.Find).OfType<HeaderMatch>().ToList();
        bool Has(BdfTerm term) => matches.Exists(match => match.Term == term);
        var hasCurrent = Has(Bdf.Current) || matches.Exists(static match => match is { Term: null, Name: UnitTable.CurrentDensity });
        var hasVoltage = Has(Bdf.Voltage) || matches.Exists(static match => match is { Term: null, Name: Overpotential });
        var isSpectrum = Has(Bdf.Frequency) && ((Has(Bdf.RealImpedance) && Has(Bdf.ImaginaryImpedance)) || (Has(Bdf.AbsoluteImpedance) && Has(Bdf.Phase)));
        return isSpectrum || (Has(Bdf.TestTime) && (hasCurrent || hasVoltage)) || (hasCurrent && hasVoltage);
    }
}
