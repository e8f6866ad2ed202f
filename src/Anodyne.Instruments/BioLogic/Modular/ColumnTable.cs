using Anodyne.Records.Terms;

namespace Anodyne.Instruments.BioLogic.Modular;

/// <summary>How a column is stored in a record of the data module, little endian.</summary>
internal enum ColumnStorage
{
    U16,
    U32,
    F32,
    F64,
}

/// <summary>One column identifier of the data module.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Header">The header that EC-Lab prints for it in its text export.</param>
/// <param name="Storage">How it is stored.</param>
/// <param name="Term">The term of the Battery Data Format that it is, if any.</param>
/// <param name="Factor">Stored value times this is the term's value.</param>
/// <param name="IsSeen">False if it was never held against a text export of the same run but is known from descriptions of the format only.</param>
internal sealed record ColumnKind(int Id, string Header, ColumnStorage Storage, BdfTerm? Term = null, double Factor = 1, bool IsSeen = true);

/// <summary>
/// The identifiers of the columns. They are 16-bit numbers in module versions 2, 3 and 11 alike, 8-bit in version 0. Some published descriptions read
/// version 11 one byte off and so list identifiers modulo 256 ("211" for 467), which makes 174 and 430 collide; read as 16-bit numbers nothing collides.
/// </summary>
internal static class ColumnTable
{
    /// <summary>Bits of the flag byte: identifier, header, mask. All flags of a record share one byte at the place of the first flag identifier.</summary>
    public static readonly (int Id, string Header, byte Mask)[] Flags =
    [
        (1, "mode", 0x03), (2, "ox/red", 0x04), (3, "error", 0x08), (21, "control changes", 0x10), (31, "Ns changes", 0x20), (463, "Ramp upwards", 0x40),
            (65, "counter inc.", 0x80),
    ];

    private static readonly Dictionary<int, ColumnKind> Kinds = new ColumnKind[]
    {
        new(4, "time/s", ColumnStorage.F64, Bdf.TestTime),
        new(5, "control/V/mA", ColumnStorage.F32),
        new(6, "Ewe/V", ColumnStorage.F32, Bdf.Voltage),
        new(7, "dq/mA.h", ColumnStorage.F64),
        new(8, "I/mA", ColumnStorage.F32, Bdf.Current, 1e-3),
        new(9, "Ece/V", ColumnStorage.F32),
        new(11, "<I>/mA", ColumnStorage.F64, Bdf.Current, 1e-3),
        new(13, "(Q-Qo)/mA.h", ColumnStorage.F64, Bdf.NetCapacity, 1e-3),
        new(16, "Analog IN 1/V", ColumnStorage.F32),
        new(17, "Analog IN 2/V", ColumnStorage.F32),
        new(19, "control/V", ColumnStorage.F32),
        new(20, "control/mA", ColumnStorage.F32),
        new(23, "dQ/mA.h", ColumnStorage.F64),
        new(24, "cycle number", ColumnStorage.F64, Bdf.CycleCount),
        new(26, "Rapp/Ohm", ColumnStorage.F32, IsSeen: false),
        new(27, "Ewe-Ece/V", ColumnStorage.F32, IsSeen: false),
        new(32, "freq/Hz", ColumnStorage.F32, Bdf.Frequency),
        new(33, "|Ewe|/V", ColumnStorage.F32),
        new(34, "|I|/A", ColumnStorage.F32),
        new(35, "Phase(Z)/deg", ColumnStorage.F32, Bdf.Phase),
        new(36, "|Z|/Ohm", ColumnStorage.F32, Bdf.AbsoluteImpedance),
        new(37, "Re(Z)/Ohm", ColumnStorage.F32, Bdf.RealImpedance),
        new(38, "-Im(Z)/Ohm", ColumnStorage.F32, Bdf.ImaginaryImpedance, -1),
        new(39, "I Range", ColumnStorage.U16),
        new(69, "R/Ohm", ColumnStorage.F32, IsSeen: false),
        new(70, "P/W", ColumnStorage.F32, Bdf.Power),
        new(74, "|Energy|/W.h", ColumnStorage.F64),
        new(75, "Analog OUT/V", ColumnStorage.F32, IsSeen: false),
        new(76, "<I>/mA", ColumnStorage.F32, Bdf.Current, 1e-3),
        new(77, "<Ewe>/V", ColumnStorage.F32, Bdf.Voltage),
        new(78, "Cs-2/µF-2", ColumnStorage.F32, IsSeen: false),
        new(96, "|Ece|/V", ColumnStorage.F32),
        new(98, "Phase(Zce)/deg", ColumnStorage.F32),
        new(99, "|Zce|/Ohm", ColumnStorage.F32),
        new(100, "Re(Zce)/Ohm", ColumnStorage.F32),
        new(101, "-Im(Zce)/Ohm", ColumnStorage.F32),
        new(123, "Energy charge/W.h", ColumnStorage.F64),
        new(124, "Energy discharge/W.h", ColumnStorage.F64),
        new(125, "Capacitance charge/µF", ColumnStorage.F64),
        new(126, "Capacitance discharge/µF", ColumnStorage.F64),
        new(131, "Ns", ColumnStorage.U16, Bdf.StepId),
        new(163, "|Estack|/V", ColumnStorage.F32, IsSeen: false),
        new(168, "Rcmp/Ohm", ColumnStorage.F32),
        new(169, "Cs/µF", ColumnStorage.F32),
        new(172, "Cp/µF", ColumnStorage.F32),
        new(173, "Cp-2/µF-2", ColumnStorage.F32, IsSeen: false),
        new(174, "<Ewe>/V", ColumnStorage.F32, Bdf.Voltage),
        new(271, "Phase(Z1)/deg", ColumnStorage.F32, IsSeen: false),
        new(272, "Phase(Z2)/deg", ColumnStorage.F32, IsSeen: false),
        new(301, "|Z1|/Ohm", ColumnStorage.F32, IsSeen: false),
        new(302, "|Z2|/Ohm", ColumnStorage.F32, IsSeen: false),
        new(331, "Re(Z1)/Ohm", ColumnStorage.F32, IsSeen: false),
        new(332, "Re(Z2)/Ohm", ColumnStorage.F32, IsSeen: false),
        new(361, "-Im(Z1)/Ohm", ColumnStorage.F32, IsSeen: false),
        new(362, "-Im(Z2)/Ohm", ColumnStorage.F32, IsSeen: false),
        new(391, "<E1>/V", ColumnStorage.F32, IsSeen: false),
        new(392, "<E2>/V", ColumnStorage.F32, IsSeen: false),
        new(422, "Phase(Zstack)/deg", ColumnStorage.F32, IsSeen: false),
        new(423, "|Zstack|/Ohm", ColumnStorage.F32, IsSeen: false),
        new(424, "Re(Zstack)/Ohm", ColumnStorage.F32, IsSeen: false),
        new(425, "-Im(Zstack)/Ohm", ColumnStorage.F32, IsSeen: false),
        new(426, "<Estack>/V", ColumnStorage.F32, IsSeen: false),
        new(430, "Phase(Zwe-ce)/deg", ColumnStorage.F32),
        new(431, "|Zwe-ce|/Ohm", ColumnStorage.F32),
        new(432, "Re(Zwe-ce)/Ohm", ColumnStorage.F32),
        new(433, "-Im(Zwe-ce)/Ohm", ColumnStorage.F32),
        new(434, "(Q-Qo)/C", ColumnStorage.F32),
        new(435, "dQ/C", ColumnStorage.F32),
        new(438, "step time/s", ColumnStorage.F64, Bdf.StepTime),
        new(441, "<Ece>/V", ColumnStorage.F32),
        new(462, "Temperature/°C", ColumnStorage.F32, Bdf.TemperatureT1, IsSeen: false),
        new(467, "Q charge/discharge/mA.h", ColumnStorage.F64),
        new(468, "half cycle", ColumnStorage.U32),
        new(469, "z cycle", ColumnStorage.U32),
        new(471, "<Ece>/V", ColumnStorage.F32),
        new(473, "THD Ewe/%", ColumnStorage.F32),
        new(474, "THD I/%", ColumnStorage.F32),
        new(475, "THD Ece/%", ColumnStorage.F32, IsSeen: false),
        new(476, "NSD Ewe/%", ColumnStorage.F32),
        new(477, "NSD I/%", ColumnStorage.F32),
        new(478, "NSD Ece/%", ColumnStorage.F32, IsSeen: false),
        new(479, "NSR Ewe/%", ColumnStorage.F32),
        new(480, "NSR I/%", ColumnStorage.F32),
        new(481, "NSR Ece/%", ColumnStorage.F32, IsSeen: false),
        new(486, "|Ewe h2|/V", ColumnStorage.F32),
        new(487, "|Ewe h3|/V", ColumnStorage.F32),
        new(488, "|Ewe h4|/V", ColumnStorage.F32),
        new(489, "|Ewe h5|/V", ColumnStorage.F32),
        new(490, "|Ewe h6|/V", ColumnStorage.F32),
        new(491, "|Ewe h7|/V", ColumnStorage.F32),
        new(492, "|I h2|/A", ColumnStorage.F32),
        new(493, "|I h3|/A", ColumnStorage.F32),
        new(494, "|I h4|/A", ColumnStorage.F32),
        new(495, "|I h5|/A", ColumnStorage.F32),
        new(496, "|I h6|/A", ColumnStorage.F32),
        new(497, "|I h7|/A", ColumnStorage.F32),
        new(505, "Rdc/Ohm", ColumnStorage.F32, IsSeen: false),
        new(878, "Energy ce/W.h", ColumnStorage.F64, IsSeen: false),
        new(880, "Energy we/W.h", ColumnStorage.F64),
        new(883, "Energy ce charge/W.h", ColumnStorage.F64, IsSeen: false),
        new(884, "Energy ce discharge/W.h", ColumnStorage.F64, IsSeen: false),
    }.ToDictionary(static kind => kind.Id);

    /// <summary>All known columns in the order of their identifiers.</summary>
    public static IEnumerable<ColumnKind> All => Kinds.Values.OrderBy(static kind => kind.Id);

    /// <summary>The column of an identifier; null if unknown.</summary>
    public static ColumnKind? Find(int id) => Kinds.GetValueOrDefault(id);

    /// <summary>Bytes that a column takes in a record.</summary>
    public static int SizeOf(ColumnStorage storage) => storage switch
    {
        ColumnStorage.U16 => 2,
        ColumnStorage.F64 => 8,
        _ => 4,
    };
}
