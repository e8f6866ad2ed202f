using System.Security.Cryptography;

namespace Anodyne.Store.Results;

/// <summary>What the store knows of a result without reading its content.</summary>
/// <param name="Key">The key.</param>
/// <param name="Kind">What made it, e.g. <c>plating</c>.</param>
/// <param name="Study">Name of the study that first asked for it.</param>
/// <param name="Name">Name of the run inside the study.</param>
/// <param name="Created">When it was kept, UTC.</param>
/// <param name="Seconds">Wall time of the computation, s.</param>
/// <param name="Bytes">Size of the content as stored, bytes.</param>
public sealed record StoredEntry(ResultKey Key, string Kind, string Study, string Name, DateTimeOffset Created, double Seconds, long Bytes);

/// <summary>A result with its inputs and its content.</summary>
/// <param name="Entry">What is known of it.</param>
/// <param name="CodeVersion">Version of the code that computed it.</param>
/// <param name="Inputs">The canonical text of all inputs, of which the key is the hash together with the code version.</param>
/// <param name="Summary">The scalars, a JSON document.</param>
/// <param name="Content">The bulk: series, fronts, fields, by name; empty if only scalars were kept.</param>
public sealed record StoredResult(
    StoredEntry Entry, string CodeVersion, string Inputs, string Summary, IReadOnlyDictionary<string, byte[]> Content)
{
    /// <summary>SHA-256 of some content, 64 lower-case hexadecimal digits.</summary>
    public static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
