using Anodyne.Quantities;

namespace Anodyne.Instruments.Reading;

/// <summary>Makes the two kinds of refusal that a reader knows, each with the place in the file.</summary>
internal static class Refusal
{
    /// <summary>The format is recognized but this version, column or flag is not known (exit status 3).</summary>
    public static UnknownVersionException Unknown(FileContent file, long offset, string what, string found, string allowed)
        => new(new Problem(what, At(file, offset), found, allowed, "Send the file with its vendor's text export, so that the reader can learn it."));

    /// <summary>The file is broken (exit status 2).</summary>
    public static InputException Broken(FileContent file, long offset, string what, string found = "", string allowed = "", string mend = "")
        => new(new Problem(what, At(file, offset), found, allowed, mend));

    /// <summary>The file is broken at a line of text (exit status 2).</summary>
    public static InputException BrokenLine(FileContent file, int line, string what, string found = "", string allowed = "", string mend = "")
        => new(new Problem(what, FormattableString.Invariant($"{file.Name}:{line}"), found, allowed, mend));

    private static string At(FileContent file, long offset) => FormattableString.Invariant($"{file.Name}, byte {offset} (0x{offset:x})");
}
