namespace Anodyne.Instruments.Reading;

/// <summary>Kinds of files that are told by their first bytes and are not read: a refusal names them in one line.</summary>
internal static class KnownKinds
{
    private const string Picture = "Save it as PNG or TIFF; a topography as .gwy or .gsf.";
    private const string Document = "Name the data files themselves.";

    private static readonly (byte[] First, string What, string Mend)[] Kinds =
    [
        ([.. "GIF8"u8], "a GIF picture", Picture),
        ([.. "%PDF"u8], "a PDF document", Document),
        ([.. "{\\rtf"u8], "an RTF document", Document),
        ([0, 1, 0, 0, .. "Standard ACE DB"u8], "an Access database (.accdb)", "Save it as .mdb (Access 2000 to 2003) or export its tables as text."),
        ([0x89, .. "HDF\r\n"u8, 0x1A, 0x0A], "an HDF5 file", "Export the table as text."),
        ([.. "SQLite format 3\0"u8], "an SQLite database", "Export its tables as text."),
        ([.. "PAR1"u8], "a Parquet file", "Write it as comma-separated text."),
        ([.. "WiRE"u8], "a Raman spectrum", "Raman spectra are not read yet."),
        ([.. "SPECS"u8], "a file of photoelectron spectra", "Photoelectron spectra are not read yet."),
        ([.. "PEPE"u8], "a PerkinElmer spectrum (.sp)", "Infrared spectra are not read yet; export them as text."),
        ([.. "GWYO"u8], "a Gwyddion topography", Picture),
        ([.. "DSAA"u8], "a topography grid", Picture),
        ([.. "CDF"u8, 1], "a NetCDF file", "Export the table as text."),
        ([.. "CDF"u8, 2], "a NetCDF file", "Export the table as text."),
        ([.. "MZ"u8], "a program", Document),
        ([0x7F, .. "ELF"u8], "a program", Document),
        ([.. "<!DOCTYPE html"u8], "a web page", Document),
        ([.. "<html"u8], "a web page", Document),
        ([.. "Rar!"u8], "a RAR archive", "Unpack it, or pack its files as zip."),
        ([.. "7z"u8, 0xBC, 0xAF], "a 7z archive", "Unpack it, or pack its files as zip."),
        ([.. "BZh"u8], "a bzip2 archive", "Unpack it, or pack the file with gzip."),
    ];

    /// <summary>What the file is and what to do with it; null if its first bytes tell nothing.</summary>
    public static (string What, string Mend)? Find(FileContent file)
    {
        foreach (var (first, what, mend) in Kinds)
        {
            if (file.Bytes.AsSpan().StartsWith(first))
            {
                return (what, mend);
            }
        }

        return null;
    }
}
