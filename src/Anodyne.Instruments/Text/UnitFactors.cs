using System.Collections.Frozen;

namespace Anodyne.Instruments.Text;

/// <summary>The units that vendors print, each as a multiple of the unit that the Battery Data Format uses for the quantity.</summary>
internal static class UnitFactors
{
    private static readonly FrozenDictionary<string, (string Base, double Factor)> Table = new Dictionary<string, (string, double)>(StringComparer.Ordinal)
    {
        ["V"] = ("V", 1), ["mV"] = ("V", 1e-3), ["uV"] = ("V", 1e-6), ["µV"] = ("V", 1e-6), ["Volts"] = ("V", 1), ["Volt"] = ("V", 1), ["volt"] = ("V", 1),
        ["A"] = ("A", 1), ["mA"] = ("A", 1e-3), ["uA"] = ("A", 1e-6), ["µA"] = ("A", 1e-6), ["nA"] = ("A", 1e-9), ["pA"] = ("A", 1e-12), ["Amps"] = ("A", 1), ["Amp"] = ("A", 1),
        ["ampere"] = ("A", 1), ["s"] = ("s", 1), ["sec"] = ("s", 1), ["Sec"] = ("s", 1), ["second"] = ("s", 1), ["seconds"] = ("s", 1), ["Second"] = ("s", 1), ["Seconds"] = ("s", 1),
        ["ms"] = ("s", 1e-3), ["min"] = ("s", 60), ["Min"] = ("s", 60), ["h"] = ("s", 3600), ["hr"] = ("s", 3600), ["hour"] = ("s", 3600), ["hours"] = ("s", 3600), ["Hours"] = ("s", 3600),
        ["Ah"] = ("Ah", 1), ["A.h"] = ("Ah", 1), ["A·h"] = ("Ah", 1), ["mAh"] = ("Ah", 1e-3), ["mA.h"] = ("Ah", 1e-3), ["uAh"] = ("Ah", 1e-6), ["µAh"] = ("Ah", 1e-6),
        ["AHr"] = ("Ah", 1), ["Amp-hr"] = ("Ah", 1), ["As"] = ("Ah", 1 / 3600.0), ["mAs"] = ("Ah", 1e-3 / 3600), ["uAs"] = ("Ah", 1e-6 / 3600), ["C"] = ("Ah", 1 / 3600.0),
        ["Wh"] = ("Wh", 1), ["W.h"] = ("Wh", 1), ["W·h"] = ("Wh", 1), ["mWh"] = ("Wh", 1e-3), ["mW.h"] = ("Wh", 1e-3), ["uWh"] = ("Wh", 1e-6), ["mWs"] = ("Wh", 1e-3 / 3600), ["Ws"] = ("Wh", 1 / 3600.0),
        ["Watt-hr"] = ("Wh", 1), ["J"] = ("Wh", 1 / 3600.0), ["W"] = ("W", 1), ["mW"] = ("W", 1e-3), ["uW"] = ("W", 1e-6), ["Hz"] = ("Hz", 1), ["kHz"] = ("Hz", 1e3), ["hertz"] = ("Hz", 1),
        ["ohm"] = ("ohm", 1), ["Ohm"] = ("ohm", 1), ["Ohms"] = ("ohm", 1), ["ohms"] = ("ohm", 1), ["Ω"] = ("ohm", 1), ["mOhm"] = ("ohm", 1e-3), ["mohm"] = ("ohm", 1e-3), ["mΩ"] = ("ohm", 1e-3),
        ["kOhm"] = ("ohm", 1e3), ["deg"] = ("deg", 1), ["°"] = ("deg", 1), ["degree"] = ("deg", 1), ["rad"] = ("deg", 180 / Math.PI),
        ["degC"] = ("degC", 1), ["°C"] = ("degC", 1), ["oC"] = ("degC", 1), ["℃"] = ("degC", 1), ["celsius"] = ("degC", 1),
        ["Pa"] = ("Pa", 1), ["kPa"] = ("Pa", 1e3), ["MPa"] = ("Pa", 1e6), ["bar"] = ("Pa", 1e5), ["1"] = ("1", 1), ["%"] = ("%", 1),
        ["µF"] = ("µF", 1), ["uF"] = ("µF", 1), ["nF"] = ("nF", 1), ["F"] = ("F", 1), ["µF-2"] = ("µF-2", 1), ["Ohm-1"] = ("S", 1), ["Ohm.cm"] = ("ohm cm", 1), ["mS"] = ("mS", 1), ["S"] = ("S", 1),
        ["V/s"] = ("V/s", 1), ["mAh/g"] = ("mAh/g", 1), ["dV/dt"] = ("dV/dt", 1),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>True if the text is a unit of the table.</summary>
    public static bool IsKnown(string unit) => Table.ContainsKey(unit);

    /// <summary>The factor that turns a value in one unit into another unit of the same kind; null if either is unknown or the kinds differ.</summary>
    public static double? Between(string from, string to)
    {
        if (from == to)
        {
            return 1;
        }

        return Table.TryGetValue(from, out var a) && Table.TryGetValue(to, out var b) && a.Base == b.Base
            ? a.Factor / b.Factor
            : null;
    }
}
