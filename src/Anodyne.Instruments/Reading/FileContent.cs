using System.Security.Cryptography;
using System.Text;
using Anodyne.Quantities;

namespace Anodyne.Instruments.Reading;

/// <summary>The bytes of one file, or of one entry of an archive, with the name to show in messages.</summary>
public sealed class FileContent
{
    private const int HeadLength = 4096;
    private string? _head;
    private string? _sha256;

    /// <summary>Creates the content over an array that is kept, not copied.</summary>
    public FileContent(string name, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        Name = name;
        Bytes = bytes;
    }

    /// <summary>Name of the file as it was given; "archive.zip!entry" inside an archive.</summary>
    public string Name { get; }

    /// <summary>All bytes.</summary>
    public byte[] Bytes { get; }

    /// <summary>The first 4096 bytes as Latin-1 text (every byte is one character), without a byte order mark; UTF-16 is converted.</summary>
    public string Head => _head ??= MakeHead();

    /// <summary>SHA-256 of the bytes, lower-case hexadecimal. Computed on first use.</summary>
    public string Sha256 => _sha256 ??= Convert.ToHexStringLower(SHA256.HashData(Bytes));

    /// <summary>The name without folders, lower case.</summary>
    public string ShortName => Name[(Name.LastIndexOfAny(['/', '\\', '!']) + 1)..].ToLowerInvariant();

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">It is absent, a folder, unreadable or longer than 2 GB.</exception>
    public static FileContent Load(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                throw new InputException("A file is needed", path, "a folder", "the path of a file");
            }

            return new FileContent(path, File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(new Problem("The file cannot be read", path, e.Message, "a readable file of less than 2 GB"), e);
        }
    }

    /// <summary>True if the bytes begin with these ASCII characters.</summary>
    public bool StartsWith(string ascii)
    {
        ArgumentNullException.ThrowIfNull(ascii);
        return Bytes.Length >= ascii.Length && Ascii.Equals(Bytes.AsSpan(0, ascii.Length), ascii);
    }

    private string MakeHead()
    {
        ReadOnlySpan<byte> start = Bytes.AsSpan(0, Math.Min(Bytes.Length, HeadLength));
        if (start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            start = start[3..];
        }
        else if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return Encoding.Unicode.GetString(start[2..(start.Length & ~1)]);
        }

        return Encoding.Latin1.GetString(start);
    }
}
