namespace Anodyne.Instruments.BioLogic.Techniques;

/// <summary>
/// The words of EC-Lab's lists, which the settings module stores as numbers. Every entry was seen in a text of the same settings; a number that was not is
/// shown as "code n", one that is known from descriptions only as "word (code n)".
/// </summary>
internal static class ParameterWords
{
    private static readonly Dictionary<string, string[]> Prefixed = new()
    {
        ["I"] = ["A", "mA", "µA", "nA", "pA"], ["Q"] = ["A.h", "mA.h", "µA.h", "nA.h", "pA.h"], ["f"] = ["MHz", "kHz", "Hz", "mHz"],
    };

    private static readonly Dictionary<(string Name, uint Code), string> Words = new()
    {
        [("dE/dt unit", 1)] = "mV/s", [("dE/dt unit", 2)] = "V/s", [("dunit dI/dt", 1)] = "mA/s",
        [("Set I/C", 0)] = "I", [("Set I/C", 1)] = "C / N", [("Apply I/C", 0)] = "I", [("Apply I/C", 1)] = "C / N", [("Apply I/C_1", 0)] = "I",
        [("I sign", 0)] = "> 0", [("I sign", 1)] = "< 0",
        [("Mode", 0)] = "Single sine", [("Points", 1)] = "per decade", [("spacing", 1)] = "Logarithmic", [("Ia/Va", 0)] = "Ia",
            [("comp. mode", 0)] = "Software",
        [("ctrl_type", 0)] = "CC", [("ctrl_type", 4)] = "Rest", [("ctrl_type", 8)] = "PEIS", [("ctrl_type", 9)] = "GEIS",
            [("current/potential", 0)] = "current",
        [("charge/discharge", 0)] = "Charge", [("charge/discharge", 1)] = "Discharge", [("charge/discharge_1", 0)] = "Charge",
            [("ctrl_trigger", 0)] = "Falling Edge", [("ctrl_TO_t_unit", 0)] = "d",
        [("lim_type", 0)] = "Time", [("lim_comp", 0)] = ">", [("lim_Q", 0)] = "Q limit", [("lim_value_unit", 3)] = "s", [("lim_action", 0)] = "Next sequence",
        [("rec_type", 0)] = "Time", [("rec_value_unit", 3)] = "s",
    };

    // The setting is one less than the range's number in the published lists of ranges; seen in texts: 9, 10, 11, 12, 14, 36, 39, 40, 64, 115.
    private static readonly string[] CurrentRanges =
    [
        "", "100 µA", "1 µA", "2 A", "1 A", "5 A", "10 A", "20 A", "1 A", "100 mA", "10 mA", "1 mA", "100 µA", "10 µA", "Auto", "100 mA", "10 mA", "1 mA",
            "100 µA", "100 µA", "10 µA", "1 µA", "100 nA",
        "10 nA", "1 nA", "80 A", "4 A", "PAC", "4 A", "100 µA", "10 µA", "1 µA", "100 nA", "10 nA", "1 nA", "8 A", "1 A", "100 mA", "10 mA", "1 mA", "100 µA",
            "10 µA", "1 µA", "100 nA", "10 nA",
    ];

    private static readonly HashSet<uint> SeenRanges = [9, 10, 11, 12, 14, 36, 39, 40];

    /// <summary>Names of the parameters that are numbers of a list; all others are plain numbers.</summary>
    public static bool IsList(string technique, string name)
        => name is "vs." or "I Range" or "I Range min" or "I Range max" or "I Range "
            + "init" or "dE/dt unit" or "dunit dI/dt" or "Set I/C" or "Apply I/C"
            or "Apply I/C_1" or "I sign" or "Points"
            or "spacing" or "Ia/Va" or "comp. mode" or "ctrl_type" or "current/potential" or "charge/discharge" or "charge/discharge_1"
            or "ctrl_trigger" or "ctrl_TO_t_unit"
            || (name == "Mode" && technique != "MP")
            || name.StartsWith("unit ", StringComparison.Ordinal)
            || IsNumbered(name)
            || (name == "record" && technique is not ("PEIS" or "GEIS" or "WAIT" or "MP"));

    /// <summary>The word of a number.</summary>
    /// <param name="technique">Short name of the technique.</param>
    /// <param name="name">Name of the parameter.</param>
    /// <param name="code">The number.</param>
    /// <param name="owner">The parameter before, which a unit or a reference belongs to.</param>
    public static string Of(string technique, string name, uint code, string owner)
    {
        var unknown = FormattableString.Invariant($"code {code}");
        if (name == "vs.")
        {
            return Reference(owner, code);
        }

        if (name.StartsWith("I Range", StringComparison.Ordinal))
        {
            return CurrentRange(name, code);
        }

        if (name.StartsWith("unit ", StringComparison.Ordinal))
        {
            var stem = name[5..].Trim();
            var family = stem.StartsWith('f') ? "f" : stem.StartsWith("dQ", StringComparison.Ordinal) || stem == "dq" ? "Q" : "I";
            return code < Prefixed[family].Length ? Prefixed[family][code] : unknown;
        }

        if (name == "record")
        {
            var mean = technique is "CP" or "CoC" or "OCV" ? "Ewe" : "I";
            return code switch { 0 => mean, 1 => $"<{mean}>", _ => unknown };
        }

        return Words.GetValueOrDefault((IsNumbered(name) ? string.Concat(name.Where(static c => !char.IsAsciiDigit(c))) : name, code), unknown);
    }

    /// <summary>The word of a unit of a family (I, Q, f).</summary>
    public static string Unit(string family, uint code) => code < Prefixed[family].Length ? Prefixed[family][code]
        : FormattableString.Invariant($"code {code}");

    /// <summary>The word of a reference: a potential's, or a current's.</summary>
    public static string Reference(string owner, uint code) => (owner.StartsWith('I'), code) switch
    {
        (true, 2) => "<None>",
        (false, 0) => "Eoc",
        (false, 2) => "Emeas",
        (false, 4) => "Ref",
        (false, 3) => "Ei (code 3)",
        _ => FormattableString.Invariant($"code {code}"),
    };

    private static string CurrentRange(string name, uint code) => (name, code) switch
    {
        ("I Range", 64) => "10 A",
        ("I Range", 115) => "1 mA",
        (not "I Range", 123) => "Unset",
        ("I Range", < 45) when SeenRanges.Contains(code) => CurrentRanges[code],
        ("I Range", > 0 and < 45) => FormattableString.Invariant($"{CurrentRanges[code]} (code {code})"),
        _ => FormattableString.Invariant($"code {code}"),
    };

    // lim1_type, rec2_value_unit, limit_comp3: lists that occur several times.
    private static bool IsNumbered(string name)
        => (name.StartsWith("lim", StringComparison.Ordinal) || name.StartsWith("rec", StringComparison.Ordinal)) && name.Any(char.IsAsciiDigit)
            && (name.Contains("type", StringComparison.Ordinal) || name.Contains("comp", StringComparison.Ordinal)
                || name.Contains("unit", StringComparison.Ordinal)
                || name.Contains("action", StringComparison.Ordinal) || name.EndsWith("_Q", StringComparison.Ordinal));
}
