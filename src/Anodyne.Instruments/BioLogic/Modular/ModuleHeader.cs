using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.BioLogic.Modular;

/// <summary>
/// One module of a modular file. Layout after the word MODULE: short name (10 bytes), long name (25), then either
/// length u32, version u32, date (8); or, from EC-Lab 11.50 on, 0xFFFFFFFF u32, length u32, old version u32, version u32, date (8).
/// </summary>
/// <param name="Name">Short name without blanks ("VMP data").</param>
/// <param name="Version">Version of the module.</param>
/// <param name="Date">Date as written, "MM/dd/yy" with one of "/", "-" and ".".</param>
/// <param name="Announced">Length of the content that the header announces, bytes.</param>
/// <param name="Content">The content as far as the file has it.</param>
internal sealed record ModuleHeader(string Name, int Version, string Date, long Announced, BinaryWindow Content)
{
    private const int NamesLength = 35;
    private const uint LongHeaderMark = 0xFFFFFFFF;

    /// <summary>True if the file has the whole module.</summary>
    public bool IsComplete => Content.Length == Announced;

    /// <summary>Offset of the first byte after the announced content.</summary>
    public long End => Content.Start + Announced;

    /// <summary>Reads the module that begins at an offset; null if the file ends inside its header.</summary>
    public static ModuleHeader? Read(FileContent file, long offset)
    {
        var whole = BinaryWindow.Whole(file);
        var start = (int)offset;
        if (whole.Length - start < 6)
        {
            return null;
        }

        if (!whole.Bytes(start, 6).SequenceEqual("MODULE"u8))
        {
            throw Refusal.Broken(file, start, "A module of the file does not begin where the one before it ends", Convert.ToHexString(whole.Bytes(start, 6)),
                "the word MODULE");
        }

        var fields = start + 6 + NamesLength;
        var isLong = whole.Length - fields >= 4 && whole.U32(fields) == LongHeaderMark;
        var content = fields + (isLong ? 24 : 16);
        if (whole.Length < content)
        {
            return null;
        }

        long length = whole.U32(isLong ? fields + 4 : fields);
        var version = whole.U32(isLong ? fields + 12 : fields + 4);
        return new ModuleHeader(
            whole.Text(start + 6, 10).Trim(),
            (int)version,
            whole.Text(content - 8, 8).Trim(),
            length,
            whole.Part(content, (int)Math.Min(length, whole.Length - content)));
    }
}
