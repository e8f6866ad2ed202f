namespace Anodyne.Instruments.Archives;

/// <summary>
/// How much a packed file may unpack to, all its entries together, so that a forged one cannot claim the machine's memory. Tables of instruments unpack to 5 to
/// 20 times their packed length, short ones of equal rows to more.
/// </summary>
internal static class UnpackLimit
{
    private const long LargestRatio = 200;
    private const long Allowance = 4 << 20;
    private const long RatioOfLarge = 30;
    private const long AllowanceOfLarge = 24 << 20;

    /// <summary>Bytes that a file of this many packed bytes may unpack to: 200 times as many and 4 MiB, but beyond 24 MiB only 30 times as many.</summary>
    public static long Of(int packed) => Math.Min((packed * LargestRatio) + Allowance, (packed * RatioOfLarge) + AllowanceOfLarge);
}
