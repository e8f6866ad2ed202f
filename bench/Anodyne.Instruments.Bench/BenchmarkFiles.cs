using System.Globalization;
using System.Text;
using Anodyne.Instruments.Reading;
using Anodyne.Records;
using Anodyne.Records.Exchange;

namespace Anodyne.Instruments.Bench;

/// <summary>The files that are measured: large ones made here, and the real ones where the folder beside the repository has them.</summary>
internal static class BenchmarkFiles
{
    /// <summary>A modular file of version 3 with the columns of a GCPL record, 53 bytes a row.</summary>
    public static FileContent Modular(int rows)
    {
        int[] ids = [1, 2, 3, 21, 31, 65, 131, 4, 7, 13, 5, 6, 39, 467, 468, 70];
        using var stream = new MemoryStream();
        stream.Write(Encoding.ASCII.GetBytes("BIO-LOGIC MODULAR FILE\u001a".PadRight(48) + "\0\0\0\0MODULE" + "VMP data".PadRight(10) + "VMP data".PadRight(25)));
        stream.Write(BitConverter.GetBytes(406 + (rows * 53)));
        stream.Write(BitConverter.GetBytes(3));
        stream.Write(Encoding.ASCII.GetBytes("03/15/23"));
        var head = new byte[406];
        BitConverter.GetBytes(rows).CopyTo(head, 0);
        head[4] = (byte)ids.Length;
        for (var i = 0; i < ids.Length; i++)
        {
            BitConverter.GetBytes((ushort)ids[i]).CopyTo(head, 5 + (2 * i));
        }

        stream.Write(head);
        var row = new byte[53];
        for (var i = 0; i < rows; i++)
        {
            BitConverter.GetBytes(i * 0.1).CopyTo(row, 3);
            BitConverter.GetBytes(i * 1e-6).CopyTo(row, 11);
            BitConverter.GetBytes(3.5f + (i % 100 * 0.001f)).CopyTo(row, 31);
            stream.Write(row);
        }

        return new FileContent("large.mpr", stream.ToArray());
    }

    /// <summary>A nda file of version 29, 86 bytes a record.</summary>
    public static FileContent Nda(int rows)
    {
        var file = new byte[128 + (rows * 86)];
        Encoding.ASCII.GetBytes("NEWARE20240101").CopyTo(file, 0);
        file[14] = 29;
        BitConverter.GetBytes(128).CopyTo(file, 64);
        BitConverter.GetBytes(rows * 86).CopyTo(file, 68);
        for (var i = 0; i < rows; i++)
        {
            var record = file.AsSpan(128 + (i * 86), 86);
            record[0] = 0x55;
            BitConverter.TryWriteBytes(record[2..], i + 1);
            record[10] = 1;
            record[12] = 1;
            BitConverter.TryWriteBytes(record[14..], i * 1000L);
            BitConverter.TryWriteBytes(record[22..], 37000 + (i % 1000));
            BitConverter.TryWriteBytes(record[26..], 1500);
            BitConverter.TryWriteBytes(record[38..], i * 3600L);
            BitConverter.TryWriteBytes(record[70..], (short)2024);
            record[72] = 1;
            record[73] = 2;
            record[78] = 10;
        }

        return new FileContent("large.nda", file);
    }

    /// <summary>EC-Lab's text export of a GCPL record.</summary>
    public static FileContent Text(int rows)
    {
        var text = new StringBuilder("mode\tox/red\terror\tcontrol changes\tNs changes\tcounter inc.\tNs\ttime/s\tdq/mA.h\t(Q-Qo)/mA.h\tcontrol/V/mA\tEwe/V\tI Range\t\r\n");
        for (var i = 0; i < rows; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"1\t1\t0\t0\t0\t0\t1\t{i * 0.1:E15}\t{i * 1e-6:E15}\t{i * 2e-6:E15}\t{0.5:E7}\t{3.5 + (i % 100 * 0.001):E7}\t10\r\n");
        }

        return new FileContent("large.mpt", Encoding.Latin1.GetBytes(text.ToString()));
    }

    /// <summary>Comma-separated text of the Battery Data Format.</summary>
    public static FileContent Csv(int rows)
    {
        var text = new StringWriter();
        BdfCsv.Write(Series(rows), text);
        return new FileContent("large.bdf.csv", Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>A record of time, voltage and current.</summary>
    public static Record Series(int rows)
    {
        var random = new Random(1);
        return Record.Of(
            [.. Enumerable.Range(0, rows).Select(static i => i * 0.1)], [.. Enumerable.Range(0, rows).Select(_ => Math.Round(3 + random.NextDouble(), 4))], [.. Enumerable.Range(0, rows).Select(_ => random.NextDouble() - 0.5)]);
    }

    /// <summary>A real file; null where the folder is absent.</summary>
    public static FileContent? Real(string name)
    {
        var root = Environment.GetEnvironmentVariable("ANODYNE_DATA") ?? Path.Combine("..", "shared", "data");
        var path = Path.Combine(root, name);
        return File.Exists(path) ? FileContent.Load(path) : null;
    }
}
