using System.Collections.Concurrent;
using System.Diagnostics;
using Anodyne.Instruments.Reading;
using Anodyne.Quantities;

namespace Anodyne.Instruments.Tests;

/// <summary>One input on which a reader broke its promise.</summary>
internal sealed record FuzzFailure(string File, int Seed, long Number, string What, byte[] Bytes)
{
    public override string ToString() => FormattableString.Invariant($"{File}, seed {Seed}, mutation {Number}, {Bytes.Length} bytes: {What}");
}

/// <summary>
/// A seeded mutation fuzzer of the readers. The promise that it holds them to: a record or a refusal, never another exception; at most 256 bytes allocated a byte of the file and 24 MiB
/// beside; at most twenty seconds, on a machine that may be busy with other work. Mutation n of a seed is always the same bytes. A failure is minimized by cutting out halves, quarters, ... as long as it stays.
/// </summary>
internal sealed class MutationFuzzer(IReadOnlyList<FileContent> corpus, int seed)
{
    private const long BytesAByte = 256;
    private const long BytesBeside = 24L << 20;
    private static readonly byte[] Telling = [0, 1, 0x7F, 0x80, 0xFF, (byte)'0', (byte)'9', (byte)'-', (byte)'.', (byte)',', (byte)'\t', (byte)'\n', (byte)'"', (byte)'e', (byte)':', (byte)'/'];
    private static readonly int[] TellingNumbers = [0, 1, -1, 255, 256, 65535, 65536, int.MaxValue, int.MinValue, 1_000_000];
    private long _done;

    public long Done => _done;

    /// <summary>Mutation of a number.</summary>
    public byte[] Mutation(long number) => Mutate(corpus[(int)(number % corpus.Count)].Bytes, number);

    public IReadOnlyList<FuzzFailure> Run(long count, int threads)
    {
        var failures = new ConcurrentQueue<FuzzFailure>();
        const int Batch = 64;
        long next = 0;
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, _ =>
        {
            while (failures.Count < 8)
            {
                var first = Interlocked.Add(ref next, Batch) - Batch;
                if (first >= count)
                {
                    return;
                }

                for (var number = first; number < Math.Min(count, first + Batch); number++)
                {
                    var source = corpus[(int)(number % corpus.Count)];
                    var bytes = Mutation(number);
                    if (Judge(source.Name, bytes) is { } what)
                    {
                        failures.Enqueue(new FuzzFailure(source.Name, seed, number, what, Minimize(source.Name, bytes, what)));
                    }

                    Interlocked.Increment(ref _done);
                }
            }
        });
        return [.. failures];
    }

    /// <summary>Reads the bytes; null if the promise was kept, otherwise what was broken.</summary>
    public static string? Judge(string name, byte[] bytes)
    {
        var watch = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            _ = Formats.Read(new FileContent(name, bytes));
        }
        catch (AnodyneException)
        {
        }
        catch (Exception e)
        {
            var place = e.StackTrace?.Split('\n').FirstOrDefault(static line => line.Contains("Anodyne", StringComparison.Ordinal))?.Trim() ?? "";
            return $"{e.GetType().Name}: {e.Message.Split('\n')[0]} {place}";
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return allocated > (bytes.Length * BytesAByte) + BytesBeside ? FormattableString.Invariant($"{allocated} bytes allocated for {bytes.Length}")
            : watch.Elapsed > TimeSpan.FromSeconds(20) ? FormattableString.Invariant($"took {watch.Elapsed.TotalSeconds:F1} s")
            : null;
    }

    private byte[] Mutate(byte[] source, long number)
    {
        var random = new Random(unchecked((seed * 1_000_003) + (int)(number * 7919) + (int)(number >> 31)));
        var bytes = new List<byte>(source);
        for (var times = 1 + random.Next(6); times > 0 && bytes.Count > 0; times--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(bytes.Count - at, 1 + random.Next(random.Next(2) == 0 ? 4 : 64));
            switch (random.Next(9))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = Telling[random.Next(Telling.Length)];
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count - length + 1), length));
                    break;
                case 4:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 5:
                    var four = BitConverter.GetBytes(TellingNumbers[random.Next(TellingNumbers.Length)]);
                    for (var i = 0; i < Math.Min(4, bytes.Count - at); i++)
                    {
                        bytes[at + i] = four[i];
                    }

                    break;
                case 6:
                    var other = corpus[random.Next(corpus.Count)].Bytes;
                    var from = random.Next(other.Length + 1);
                    bytes.InsertRange(at, other.AsSpan(from, Math.Min(other.Length - from, length)).ToArray());
                    break;
                case 7:
                    bytes[at] = (byte)random.Next(256);
                    break;
                default:
                    // Headers are short: most of what decides a reader lies in the first bytes.
                    bytes[random.Next(Math.Min(bytes.Count, 96))] = (byte)random.Next(256);
                    break;
            }
        }

        return [.. bytes];
    }

    private static byte[] Minimize(string name, byte[] bytes, string what)
    {
        var kind = what.Split(':')[0];
        for (var part = bytes.Length / 2; part >= 1; part /= 2)
        {
            for (var at = 0; at + part <= bytes.Length;)
            {
                byte[] shorter = [.. bytes[..at], .. bytes[(at + part)..]];
                if (Judge(name, shorter)?.Split(':')[0] == kind)
                {
                    bytes = shorter;
                }
                else
                {
                    at += part;
                }
            }
        }

        return bytes;
    }
}
