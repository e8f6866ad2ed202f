namespace Anodyne.Instruments.Neware;

/// <summary>The state of a record as Neware numbers it, in the words of the Battery Data Format's step types.</summary>
internal static class StepStates
{
    private static readonly Dictionary<int, string> Words = new()
    {
        [1] = "CC_CHG", [2] = "CC_DCH", [3] = "CV_CHG", [4] = "REST", [5] = "CYCLE", [7] = "CCCV_CHG", [8] = "CP_DCH", [9] = "CP_CHG", [10] = "CR_DCH",
        [13] = "PAUSE", [16] = "PULSE", [17] = "SIM", [18] = "PCCCV_CHG",
        [19] = "CV_DCH", [20] = "CCCV_DCH", [21] = "CONTROL", [22] = "OCV", [25] = "RAMP", [26] = "CPCV_DCH", [27] = "CPCV_CHG",
    };

    private static readonly int[] Numbers = [.. Words.Keys.Order()];

    /// <summary>The vocabulary, in the order of the codes that <see cref="Code"/> gives.</summary>
    public static string[] Vocabulary { get; } = [.. Numbers.Select(static number => Words[number]), ""];

    /// <summary>Index of the empty word, for a record of a step that the file does not list.</summary>
    public static int Unlisted => Numbers.Length;

    /// <summary>Index of a state in <see cref="Vocabulary"/>; -1 if the state is not known.</summary>
    public static int Code(int state) => Array.BinarySearch(Numbers, state) is >= 0 and var code ? code : -1;

    /// <summary>The words of Neware's own exports ("CC Chg", "CC_DChg") in the words of the Battery Data Format; other words are kept.</summary>
    public static string FromExport(string word)
    {
        var plain = word.Trim().Replace(' ', '_').ToUpperInvariant().Replace("DCHG", "DCH", StringComparison.Ordinal);
        return plain.Length == 0 ? "" : plain;
    }
}
