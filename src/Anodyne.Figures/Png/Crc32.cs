namespace Anodyne.Figures.Png;

/// <summary>CRC-32 of ISO 3309, the checksum of PNG chunks (PNG specification, annex D): reflected polynomial EDB88320, all ones before and after.</summary>
public static class Crc32
{
    private static readonly uint[] Table = MakeTable();

    /// <summary>The checksum of the bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes) => ~Continue(uint.MaxValue, bytes);

    /// <summary>Feeds more bytes into a running register that starts at all ones and is inverted at the end.</summary>
    internal static uint Continue(uint register, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            register = Table[(byte)(register ^ b)] ^ (register >> 8);
        }

        return register;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (uint n = 0; n < 256; n++)
        {
            var c = n;
            for (var bit = 0; bit < 8; bit++)
            {
                c = (c & 1) == 1 ? 0xedb88320 ^ (c >> 1) : c >> 1;
            }

            table[n] = c;
        }

        return table;
    }
}
