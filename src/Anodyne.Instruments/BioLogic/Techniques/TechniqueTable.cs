using static System.FormattableString;

namespace Anodyne.Instruments.BioLogic.Techniques;

/// <summary>
/// The layouts of the parameters of the techniques. The names are those of EC-Lab's text. A layout is taken only where the number of parameters that the module
/// states and the length of the module agree with it to the byte; no two layouts of one technique agree in both (a test says so).
/// </summary>
internal static class TechniqueTable
{
    private const string Rest = "tR (h:m:s):f; dER/dt (mV/h):f; dER (mV):f; dtR (s):f;";

    private const string Ranges = "E range min (V):f; E range max (V):f; I Range:b;";

    private const string AutoRanges = Ranges + "I Range min:b; I Range max:b; I Range init:b;";

    private const string Amperometry = "Ei (V):f; vs.:v; ti (h:m:s):f; Imax:f; unit Imax:b; Imin:f; unit Imin:b; dQM:f; unit dQM:b; record:b; dI:f; unit "
        + "dI:b; dQ:f; unit dQ:b; dt (s):f; dta (s):f;"
        + AutoRanges + "Bandwidth:b; goto Ns':i; nc cycles:i";

    private const string Potentiometry = "Is:f; unit Is:b; vs.:v; ts (h:m:s):f; EM (V):f; dQM:f; unit dQM:b; record:b; dEs (mV):f; dts (s):f;" + Ranges
        + "Bandwidth:b; goto Ns':i; nc cycles:i";

    private const string Voltammetry = "Ei (V):f; vs.:v; dE/dt:f; dE/dt unit:b; E1 (V):f; vs.:v; Step percent:b; N:i;" + AutoRanges
        + "Bandwidth:b; E2 (V):f; vs.:v; nc cycles:i; Reverse Scan:b; Ef (V):f; vs.:v";

    private const string Sweep = Rest + "dE/dt:f; dE/dt unit:b; Ei (V):f; vs.:v; EL (V):f; vs.:v; record:b; dI:f; unit dI:b; tI (s):f; step percent:b; N:i;"
        + AutoRanges + "Bandwidth:b";

    private const string Frequencies = "fi:f; unit fi:b; ff:f; unit ff:b; Nd:i; Points:b; spacing:b;";

    private const string Potentio = "Mode:b; E (V):f; vs.:v; tE (h:m:s):f; record:b; dI:f; unit dI:b; dt (s):f;" + Frequencies
        + "Va (mV):f; pw:f; Na:i; corr:b;";

    private const string Galvano = "Mode:b; Is:f; unit Is:b; vs.:v; tIs (h:m:s):f; record:b; dE (mV):f; dt (s):f;" + Frequencies
        + "Ia/Va:b; Ia:f; unit  Ia:b; va pourcent:f; pw:f; Na:i; corr:b;";

    private const string ImpedanceEnd = Ranges + "Bandwidth:b; nc cycles:i; goto Ns':i; nr cycles:i; inc. cycle:b";

    private const string Wait = "select:b; td (h:m:s):f; from:b; tech. num.:b; date (m/d/y):f; date (h:m:s):f; record:b; dE (mV):f; dI:f; unit dI:b; dt (s):f";

    private const string Compensation = "E (V):f; vs.:v; f:f; unit f:b; Va (mV):f; pw:f; Na:i;" + Ranges
        + "Bandwidth:b; comp. level (%):b; use results:b; comp. mode:b";

    private const string ModularPotentio = "Mode:i;" + Rest + "Es (V):f; vs.:v; ts (h:m:s):f; dE/dt:f; dE/dt unit:b; Ei (V):f; vs.:v; Ef (V):f; vs.:v;"
        + AutoRanges
        + "Bandwidth:b; record:b; dIp:f; unit dIp:b; dQp:f; unit dQp:b; dtp (s):f; dts (s):f; step percent:b; N:i; dQM:f; unit dQM:b; Imax:f; unit Imax:b; "
            + "Imin:f; unit Imin:b; goto Ns':i; nc cycles:i";

    // In the long header's files three of the sixteen parameters after ctrl3_val_unit and one of the two after ctrl_type have grown to four bytes; all are zero
    // in every file seen,
    // so that which ones is not known.
    private const string ModuloHead = "ctrl_type:b; Apply I/C, current/potential:z5; ctrl1_val:f; ctrl1_val_unit:b; ctrl1_val_vs:v; ctrl2_val:f; "
        + "ctrl2_val_unit:b; ctrl2_val_vs:v; ctrl3_val:f; ctrl3_val_unit:b;"
        + "ctrl3_val_vs, N, charge/discharge, charge/discharge_1, Apply I/C_1, N1, ctrl4_val, ctrl4_val_unit, ctrl5_val, ctrl5_val_unit, ctrl_tM, ctrl_seq, "
            + "ctrl_repeat, ctrl_trigger, ctrl_TO_t, ctrl_TO_t_unit:z49;"
        + "ctrl_Nd:i; ctrl_Na:i; ctrl_corr:b; lim_nb:i;";

    private const string ModuloHeadEarly = "ctrl_type:b; Apply I/C:b; current/potential:b; ctrl1_val:f; ctrl1_val_unit:b; ctrl1_val_vs:b; ctrl2_val:f; "
        + "ctrl2_val_unit:b; ctrl2_val_vs:b; ctrl3_val:f; ctrl3_val_unit:b;"
        + "ctrl3_val_vs:b; N:f; charge/discharge:b; charge/discharge_1:b; Apply I/C_1:b; N1:f; ctrl4_val:f; ctrl4_val_unit:b; ctrl_seq:i; ctrl_repeat:i; "
            + "ctrl_trigger:b; ctrl_TO_t:f; ctrl_TO_t_unit:b;"
        + "ctrl_Nd:i; ctrl_Na:i; ctrl_corr:b; lim_nb:b;";

    private static readonly string Limits = string.Concat(Enumerable.Range(1, 6)
        .Select(static k => Invariant($"limit_type{k}:b; limit_comp{k}:b; limit_value{k}:f; limit_unit{k}:b;")));

    private static readonly Dictionary<byte, string> Names = new()
    {
        [0x04] = "GCPL", [0x06] = "CV", [0x0B] = "OCV", [0x16] = "MP", [0x18] = "CA", [0x19] = "CP", [0x1C] = "WAIT", [0x1D] = "PEIS", [0x1E] = "GEIS",
            [0x30] = "CV", [0x32] = "ZIR",
        [0x33] = "CVA", [0x6C] = "LSV", [0x75] = "CoV", [0x76] = "CoC", [0x77] = "GCPL", [0x7F] = "MB",
    };

    /// <summary>All layouts.</summary>
    public static IReadOnlyList<TechniqueLayout> All { get; } =
    [
        Make(0x04, Cycling("", "b"), false),
        Make(0x04, Cycling("delta SoC (%):f;", "b"), false),
        Make(0x04, Cycling("delta SoC (%):f;", "v"), true),
        Make(0x06, Voltammetry, false, isSeen: false),
        Make(0x06, Voltammetry, true, isSeen: false),
        Make(0x0B, "tR (h:m:s):f; dER/dt (mV/h):f; dER (mV):f; dtR (s):f; E range min (V):f; E range max (V):f", false),
        Make(0x0B, "tR (h:m:s):f; dER/dt (mV/h):f; record:b; dER (mV):f; dtR (s):f; E range min (V):f; E range max (V):f", false),
        Make(0x16, ModularPotentio, true, isSeen: false),
        Make(0x18, Amperometry, false),
        Make(0x18, Amperometry, true),
        Make(0x19, Potentiometry, false),
        Make(0x19, Potentiometry, true, isSeen: false),
        Make(0x1C, Wait, false),
        Make(0x1D, Potentio + "lim_nb:b;" + Limits + ImpedanceEnd, false),
        Make(0x1D, Potentio + "lim_nb:b;" + Limits + ImpedanceEnd, true),
        Make(0x1E, Galvano + "lim_nb:b;" + Limits + ImpedanceEnd, false),
        Make(0x1E, Galvano + "lim_nb:b;" + Limits + ImpedanceEnd, true),
        Make(0x30, Voltammetry, false, isSeen: false),
        Make(0x30, Voltammetry, true, isSeen: false),
        Make(0x32, Compensation, false),
        Make(0x33, Advanced("b"), false, isSeen: false),
        Make(0x33, Advanced("i"), true),
        Make(0x6C, Sweep, false),
        Make(0x6C, Sweep, true),
        Make(0x75, Rest + Amperometry, true),
        Make(0x76, Rest + Potentiometry, true),
        Make(0x77, Cycling("", "b"), false, isSeen: false),
        Make(0x77, Cycling("delta SoC (%):f;", "b"), false, isSeen: false),
        Make(0x77, Cycling("delta SoC (%):f;", "v"), true, isSeen: false),
        Make(0x7F, ModuloHeadEarly + ModuloEnd("", "b"), false),
        Make(0x7F, ModuloHead + ModuloEnd("", "i"), true, isSeen: false),
        Make(0x7F, ModuloHead + ModuloEnd("_Qprev_pct:h", "i"), true),
    ];

    /// <summary>Short name of a technique; null if its identifier is not known.</summary>
    public static string? NameOf(byte id) => Names.GetValueOrDefault(id);

    private static TechniqueLayout Make(byte id, string fields, bool hasWideReferences, bool isSeen = true)
        => new(id, Names[id], ParameterField.List(fields, hasWideReferences), isSeen);

    private static string Cycling(string stateOfCharge, string sign)
        => "Set I/C:b; Is:f; unit Is:b; vs.:v; N:f; I sign:" + sign
            + "; t1 (h:m:s):f; I Range:b; Bandwidth:b; dE1 (mV):f; dt1 (s):f; EM (V):f; tM (h:m:s):f; Im:f; unit Im:b; dI/dt:f; dunit dI/dt:b;"
            + "E range min (V):f; E range max (V):f; dq:f; unit dq:b; dtq (s):f; dQM:f; unit dQM:b; dxM:f;" + stateOfCharge + Rest
                + "EL (V):f; goto Ns':i; nc cycles:i";

    private static string Advanced(string reverse)
        => "Ei (V):f; vs.:v; ti (h:m:s):f; dti (s):f; dE/dt:f; dE/dt unit:b; E1 (V):f; vs.:v; t1 (h:m:s):f; dt1 (s):f; Step percent:b; N:i;" + AutoRanges
            + "Bandwidth:b; E2 (V):f; vs.:v; t2 (h:m:s):f; dt2 (s):f; nc cycles:i; nr:i; Reverse Scan:" + reverse
                + "; Ef (V):f; vs.:v; tf (h:m:s):f; dtf (s):f";

    private static string ModuloEnd(string previous, string flag)
    {
        static string Before(string previous, int k) => previous.Length > 0 ? Invariant($"lim{k}{previous};") : "";
        string Limit(int k)
            => Invariant($"lim{k}_type:b; lim{k}_comp:b; {Before(previous, k)} lim{k}_Q:b;")
                + Invariant($"lim{k}_value:f; lim{k}_value_unit:b; lim{k}_action:b; lim{k}_seq:i;");
        static string Condition(int k) => Invariant($"rec{k}_type:b; rec{k}_value:f; rec{k}_value_unit:b;");
        return Limit(1) + Limit(2) + Limit(3) + "rec_nb:b;" + Condition(1) + Condition(2) + Condition(3) + AutoRanges + "auto rest:" + flag + "; Bandwidth:b";
    }
}
