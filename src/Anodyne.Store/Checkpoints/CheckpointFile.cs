using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Anodyne.Quantities;
using Anodyne.Store.Output;

namespace Anodyne.Store.Checkpoints;

/// <summary>
/// The state of an unfinished computation on disk, the one format of every simulator: magic, kind, version of the numerics, hash of the inputs, length
/// and bytes of the state, SHA-256 of all before. It is written whole: temporary name, flush to disk, rename. A kill at any moment leaves the last whole
/// state. What is damaged or belongs to another computation is refused by name and never taken for a fresh start. The owner deletes the file only
/// when the results of the computation are written.
/// </summary>
/// <param name="path">The file; its folder exists.</param>
/// <param name="identity">What the state belongs to.</param>
public sealed class CheckpointFile(string path, CheckpointIdentity identity)
{
    private const string Magic = "ANODYNE-CHECKPOINT-2\n";

    // The formats before this one began with their length and these words.
    private static readonly string[] EarlierMagics = ["ANODYNE-PLATING-CHECKPOINT-1", "anodyne-cycle-checkpoint-1"];

    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>True if a state was saved and not deleted since.</summary>
    public bool Exists => File.Exists(path);

    /// <summary>Saves a state in the place of the one before.</summary>
    /// <param name="state">Writes it.</param>
    /// <exception cref="InputException">The disk is full, or the folder may not be written; the state before is still there.</exception>
    public void Save(Action<BinaryWriter> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        using var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Encoding.ASCII.GetBytes(Magic));
            writer.Write(identity.Kind);
            writer.Write(identity.Version);
            writer.Write(identity.InputsHash);
            var at = memory.Position;
            writer.Write(0L);
            state(writer);
            writer.Flush();
            BinaryPrimitives.WriteInt64LittleEndian(memory.GetBuffer().AsSpan((int)at), memory.Length - at - sizeof(long));
        }

        var body = memory.GetBuffer().AsSpan(0, (int)memory.Length);
        var hash = SHA256.HashData(body);
        try
        {
            using var file = DurableFile.Create(path);
            file.Stream.Write(body);
            file.Stream.Write(hash);
            file.Commit();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                new Problem("The state of the run cannot be saved", path, failure.Message, "room on the disk and a folder you may write to",
                    "Free some space, or give another folder with --out."), failure);
        }
    }

    /// <summary>Takes up the saved state.</summary>
    /// <param name="state">Reads it, in the order in which it was written.</param>
    /// <exception cref="InputException">There is none, it is damaged, or it belongs to another computation; the message says which.</exception>
    public void Load(Action<BinaryReader> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var bytes = ReadAll();
        if (!bytes.AsSpan().StartsWith(Encoding.ASCII.GetBytes(Magic)))
        {
            var head = Encoding.ASCII.GetString(bytes.AsSpan(0, Math.Min(64, bytes.Length)));
            throw Refused(
                Array.Exists(EarlierMagics, magic => head.Contains(magic, StringComparison.Ordinal)) ? "a checkpoint of an earlier version of Anodyne"
                    : "a file of another kind",
                "a checkpoint that this version wrote");
        }

        var body = bytes.AsSpan(0, Math.Max(0, bytes.Length - SHA256.HashSizeInBytes));
        if (!SHA256.HashData(body).AsSpan().SequenceEqual(bytes.AsSpan(body.Length)))
        {
            throw Refused("damaged or incomplete content: it does not match its own hash", "a whole checkpoint");
        }

        using var reader = new BinaryReader(new MemoryStream(bytes, Magic.Length, body.Length - Magic.Length), Encoding.UTF8);
        Same("kind of computation", reader.ReadString(), identity.Kind);
        Same("version of the numerics", reader.ReadString(), identity.Version);
        if (reader.ReadString() != identity.InputsHash)
        {
            throw Refused("the state of another case: the inputs, or a file that they name, were changed since", "the state of this very case");
        }

        var length = reader.ReadInt64();
        var start = reader.BaseStream.Position;
        state(reader);
        if (reader.BaseStream.Position - start != length)
        {
            throw new InvalidDataException($"The state has {length} bytes and {reader.BaseStream.Position - start} were read.");
        }
    }

    /// <summary>Removes the state; nothing happens if there is none. To be called when the results are written.</summary>
    public void Delete() => File.Delete(path);

    private byte[] ReadAll()
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                new Problem("The saved state cannot be read", path, failure.Message, "a checkpoint", "Run without --resume to start anew."), failure);
        }
    }

    private void Same(string what, string found, string wanted)
    {
        if (found != wanted)
        {
            throw Refused($"{what} {found}", $"{what} {wanted}");
        }
    }

    private InputException Refused(string found, string allowed) =>
        new("The saved state cannot be taken up", path, found, allowed, "Run without --resume to start anew; the file is then replaced.");
}
