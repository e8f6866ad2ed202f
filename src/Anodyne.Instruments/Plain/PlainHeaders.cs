using System.Collections.Frozen;
using Anodyne.Instruments.Text;
using Anodyne.Records.Terms;

namespace Anodyne.Instruments.Plain;

/// <summary>What a header of a plain table means.</summary>
/// <param name="Term">The term of the Battery Data Format, if it is one.</param>
/// <param name="Name">The name of a quantity that is no term ("Current Density").</param>
/// <param name="Unit">Unit of <paramref name="Name"/>.</param>
/// <param name="Factor">Cell times this is the value in the term's unit or in <paramref name="Unit"/>.</param>
internal sealed record PlainMeaning(BdfTerm? Term, string Name, string Unit, double Factor);

/// <summary>
/// Reads headers that carry their unit: "t_s", "frequency_hz", "z_re_ohm", "i_mA_cm2", "v_cell_V", "Potential(V)", "WE(1).Current (A)", "Current Density, mA/cm^2". Time,
/// voltage and current need a unit; frequency and impedance without one are Hz and ohm.
/// </summary>
internal static class PlainHeaders
{
    private static readonly FrozenDictionary<string, (BdfTerm Term, int Sign)> Names = Make();

    private static readonly FrozenDictionary<string, double> Densities = new Dictionary<string, double>
    {
        ["ma/cm2"] = 10, ["ma/cm^2"] = 10, ["ma_cm2"] = 10, ["macm-2"] = 10, ["ua/cm2"] = 0.01, ["ua_cm2"] = 0.01, ["µa/cm2"] = 0.01, ["a/m2"] = 1, ["a_m2"] = 1, ["a/cm2"] = 1e4, ["a_cm2"] = 1e4,
    }.ToFrozenDictionary();

    public static PlainMeaning? Find(string header)
    {
        (var name, var unit) = Split(header);
        var key = Key(name);
        if (Densities.TryGetValue(unit.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant(), out var density) && key is "i" or "j" or "current" or "currentdensity")
        {
            return new PlainMeaning(null, "Current Density", "A/m2", density);
        }

        if (key is "overpotential" or "eta" && UnitFactors.Between(unit, "V") is { } volt)
        {
            return new PlainMeaning(null, "Overpotential", "V", volt);
        }

        if (!Names.TryGetValue(key, out var found))
        {
            return null;
        }

        var isSafe = found.Term == Bdf.Frequency || found.Term == Bdf.RealImpedance || found.Term == Bdf.ImaginaryImpedance || found.Term == Bdf.AbsoluteImpedance || found.Term == Bdf.Phase
            || found.Term.Unit is "1" or "";
        var from = unit.Length > 0 ? unit : isSafe ? found.Term.Unit : "";
        var factor = found.Term.Unit is "1" or "" ? 1 : UnitFactors.Between(from, found.Term.Unit);
        return factor is { } f ? new PlainMeaning(found.Term, found.Term.Name, found.Term.Unit, f * found.Sign) : null;
    }

    /// <summary>True if a table with these headers is understood: a spectrum, a course in time, or a curve of current against potential.</summary>
    public static bool IsTable(IReadOnlyCollection<string> headers)
    {
        var terms = headers.Select(Find).OfType<PlainMeaning>().ToList();
        bool Has(BdfTerm term) => terms.Exists(meaning => meaning.Term == term);
        var hasCurrent = Has(Bdf.Current) || terms.Exists(static meaning => meaning.Name == "Current Density");
        var hasVoltage = Has(Bdf.Voltage) || terms.Exists(static meaning => meaning.Name == "Overpotential");
        var isSpectrum = Has(Bdf.Frequency) && ((Has(Bdf.RealImpedance) && Has(Bdf.ImaginaryImpedance)) || (Has(Bdf.AbsoluteImpedance) && Has(Bdf.Phase)));
        return headers.Count <= 64 && (isSpectrum || (Has(Bdf.TestTime) && (hasCurrent || hasVoltage)) || (hasCurrent && hasVoltage));
    }

    private static (string Name, string Unit) Split(string header)
    {
        (var name, var unit) = HeaderText.Split(header);
        if (unit.Length > 0)
        {
            return (name, unit);
        }

        var comma = header.LastIndexOf(',');
        if (comma > 0)
        {
            return (header[..comma].Trim(), header[(comma + 1)..].Trim());
        }

        for (var under = header.IndexOf('_', StringComparison.Ordinal); under > 0; under = header.IndexOf('_', under + 1))
        {
            var suffix = header[(under + 1)..];
            var known = suffix switch { "hz" or "HZ" => "Hz", "OHM" => "ohm", "v" => "V", "a" => "A", "ma" => "mA", "ah" => "Ah", "mah" => "mAh", "wh" => "Wh", _ => suffix };
            if (UnitFactors.IsKnown(known) || Densities.ContainsKey(suffix.ToLowerInvariant()))
            {
                return (header[..under], known);
            }
        }

        return (name, unit);
    }

    private static string Key(string name) => new([.. name.Where(static c => c is not (' ' or '_' or '\t')).Select(char.ToLowerInvariant)]);

    private static FrozenDictionary<string, (BdfTerm Term, int Sign)> Make()
    {
        var names = new Dictionary<string, (BdfTerm, int)>();
        void Add(BdfTerm term, int sign, params string[] keys)
        {
            foreach (var key in keys)
            {
                names.Add(key, (term, sign));
            }
        }

        Add(Bdf.Frequency, 1, "f", "freq", "frequency");
        Add(Bdf.RealImpedance, 1, "z'", "re", "real", "re(z)", "zre", "zreal", "z're", "realz", "realimpedance", "r(z)");
        Add(Bdf.ImaginaryImpedance, 1, "z''", "z\"", "im", "imag", "im(z)", "zim", "zimag", "zimg", "imagz", "imaginaryimpedance", "imaginary");
        Add(Bdf.ImaginaryImpedance, -1, "-z''", "-im(z)", "-zim", "-zimag", "minuszim", "-im", "-imag", "negzim");
        Add(Bdf.AbsoluteImpedance, 1, "|z|", "zmod", "modz", "magnitude", "absz", "mod(z)");
        Add(Bdf.Phase, 1, "phase", "phase(z)", "zphz", "theta", "phasez");
        Add(Bdf.Phase, -1, "-phase", "-phase(z)", "-theta");
        Add(Bdf.TestTime, 1, "t", "time", "testtime", "elapsedtime");
        Add(Bdf.Voltage, 1, "v", "voltage", "potential", "e", "ewe", "ecell", "vcell", "u", "cellvoltage", "we(1).potential");
        Add(Bdf.Current, 1, "i", "current", "we(1).current", "cellcurrent");
        Add(Bdf.NetCapacity, 1, "capacity", "q");
        Add(Bdf.CycleCount, 1, "cycle", "cyclenumber", "scan", "loopindex");
        return names.ToFrozenDictionary();
    }
}
