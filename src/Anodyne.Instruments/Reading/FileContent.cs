using System.Security.Cryptography;
using System.Text;
using Anodyne.Quantities;

namespace Anodyne.Instruments.Reading;

/// <summary>The bytes of one file, or of one entry of an archive, with the name to show in messages.</summary>
public sealed class FileContent
{
    private const int HeadLength = 4096;
    private readonly FileContent? _source;
    private readonly Lazy<FileContent?> _text;
    private readonly Lazy<IReadOnlyList<OpeningLine>> _opening;
    private string? _head;
    private string? _sha256;

    /// <summary>Creates the content over an array that is kept, not copied.</summary>
    /// <param name="name">Name of the file for messages.</param>
    /// <param name="bytes">All bytes.</param>
    /// <param name="cancellation">Ends a reader at the next block of rows.</param>
    public FileContent(string name, byte[] bytes, CancellationToken cancellation = default)
        : this(name, bytes, null, "UTF-8", cancellation)
    {
    }

    private FileContent(string name, byte[] bytes, FileContent? source, string encodingName, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        Name = name;
        Bytes = bytes;
        Cancellation = cancellation;
        EncodingName = encodingName;
        _source = source;
        _text = new Lazy<FileContent?>(() => source is null ? TextEncoding.Convert(bytes) is var (text, encoding) ? As(text, encoding) : null : this);
        _opening = new Lazy<IReadOnlyList<OpeningLine>>(() => Text is null ? [] : OpeningLine.Of(Text.Bytes));
    }

    /// <summary>Name of the file as it was given; "archive.zip!entry" inside an archive.</summary>
    public string Name { get; }

    /// <summary>All bytes.</summary>
    public byte[] Bytes { get; }

    /// <summary>Number of bytes of the file, which a text that was converted to UTF-8 does not have.</summary>
    public int Length => _source?.Bytes.Length ?? Bytes.Length;

    /// <summary>Cancelled when the caller no longer wants the file.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Encoding that the text had ("UTF-8", "GB18030", "UTF-16", "Latin-1").</summary>
    public string EncodingName { get; }

    /// <summary>The same content as UTF-8 text without a byte order mark; null where the bytes are no text.</summary>
    public FileContent? Text => _text.Value;

    /// <summary>The first lines of the text, cut into cells; none where the bytes are no text.</summary>
    internal IReadOnlyList<OpeningLine> Opening => _opening.Value;

    /// <summary>The first 4096 bytes as text: that of <see cref="Text"/>, or Latin-1 (every byte is one character).</summary>
    public string Head => _head ??= (Text is null ? Encoding.Latin1 : Encoding.UTF8)
        .GetString((Text?.Bytes ?? Bytes).AsSpan(0, Math.Min((Text?.Bytes ?? Bytes).Length, HeadLength)));

    /// <summary>SHA-256 of the file's bytes, lower-case hexadecimal. Computed on first use.</summary>
    public string Sha256 => _sha256 ??= _source?.Sha256 ?? Convert.ToHexStringLower(SHA256.HashData(Bytes));

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">It is absent, a folder, unreadable or longer than 2 GB.</exception>
    public static FileContent Load(string path, CancellationToken cancellation = default)
    {
        try
        {
            if (Directory.Exists(path))
            {
                throw new InputException("A file is needed", path, "a folder", "the path of a file");
            }

            // A pipe or a device has no length, and opening it may wait for ever; there is nothing to read in a file without length.
            if (File.Exists(path) && new FileInfo(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path).Length == 0)
            {
                return new FileContent(path, [], cancellation);
            }

            return new FileContent(path, File.ReadAllBytes(path), cancellation);
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

    /// <summary>A text made of this file, such as its rows without what stands between them; messages and hash stay those of this file.</summary>
    internal FileContent As(byte[] text, string? encoding = null) => new(Name, text, _source ?? this, encoding ?? EncodingName, Cancellation);

    /// <summary>Another file inside this one.</summary>
    internal FileContent Entry(string name, byte[] bytes) => new(name, bytes, Cancellation);
}
