using System.Security.Cryptography;
using Anodyne.Plating.Engine;

namespace Anodyne.Plating.Checkpoints;

/// <summary>
/// The state of an unfinished run on disk: magic, fingerprint of the case, the engine's state, SHA-256 of all before. Written to a temporary name and renamed,
/// so that a kill at any moment leaves the last whole one.
/// </summary>
internal static class CheckpointFile
{
    private const string Magic = "ANODYNE-PLATING-CHECKPOINT-1";

    public static void Save(string path, PlatingCase problem, PlatingEngine engine)
    {
        using var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Magic);
            writer.Write(CaseFingerprint.Of(problem));
            engine.Save(writer);
        }

        var body = memory.ToArray();
        var temporary = path + ".new";
        using (var file = File.Create(temporary))
        {
            file.Write(body);
            file.Write(SHA256.HashData(body));
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Loads the state if the file exists, is whole and belongs to this very case; otherwise the run starts anew.</summary>
    public static bool TryLoad(string path, PlatingCase problem, PlatingEngine engine)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        var bytes = File.ReadAllBytes(path);
        if (bytes.Length <= SHA256.HashSizeInBytes)
        {
            return false;
        }

        ReadOnlySpan<byte> body = bytes.AsSpan(0, bytes.Length - SHA256.HashSizeInBytes);
        if (!SHA256.HashData(body).AsSpan().SequenceEqual(bytes.AsSpan(body.Length)))
        {
            return false;
        }

        using var reader = new BinaryReader(new MemoryStream(bytes, 0, body.Length), System.Text.Encoding.UTF8);
        if (reader.ReadString() != Magic || reader.ReadString() != CaseFingerprint.Of(problem))
        {
            return false;
        }

        engine.Load(reader);
        return true;
    }
}
