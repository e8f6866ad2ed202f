using System.Text;
using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.Tests;

/// <summary>Small Neware files of every version: three records (nda, ndc 2 and 5) or four (ndc 11 to 17, of which only the first and third have run information).</summary>
internal sealed class NewareFixture : IFixtures
{
    public IEnumerable<Fixture> All()
    {
        yield return new Fixture(new FileContent("v8.nda", Nda(8, 59, Record8)), "Neware nda", 3);
        yield return new Fixture(new FileContent("v22.nda", Nda(22, 86, i => Record22(i, false))), "Neware nda", 3);
        yield return new Fixture(new FileContent("v29.nda", Nda(29, 86, i => Record22(i, true))), "Neware nda", 3);
        yield return new Fixture(new FileContent("v130-91.nda", Nda130(0x55, Record91)), "Neware nda", 3);
        yield return new Fixture(new FileContent("v130-90.nda", Nda130(0x12, Record90)), "Neware nda", 3);
        foreach (var version in new[] { 2, 5, 11, 14, 16, 17 })
        {
            yield return new Fixture(new FileContent(FormattableString.Invariant($"v{version}.ndax"), Ndax(version)), "Neware ndax", version < 11 ? 3 : 4);
        }
    }

    private static byte[] Nda(int version, int length, Func<int, byte[]> record)
    {
        var head = new byte[128];
        Encoding.ASCII.GetBytes("NEWARE20240101").CopyTo(head, 0);
        head[14] = (byte)version;
        BitConverter.GetBytes(128).CopyTo(head, 64);
        BitConverter.GetBytes(3 * length).CopyTo(head, 68);
        return [.. head, .. record(1), .. record(2), .. record(3)];
    }

    private static byte[] Nda130(byte first, Func<int, byte[]> record)
    {
        var head = new byte[1024];
        Encoding.ASCII.GetBytes("NEWARE20240101").CopyTo(head, 0);
        head[14] = 130;
        _ = first;
        return [.. head, .. record(1), .. record(2), .. record(3), .. new byte[60]];
    }

    private static byte[] Record8(int i) => Bytes(
        (byte)0, i, 1, (byte)(i > 2 ? 2 : 1), (byte)(i > 2 ? 2 : 4), i * 10, 37000 + i, i > 2 ? -2000 : 0, 0L, i > 2 ? 3600000L : 0L, i > 2 ? 7200000L : 0L, 1442380123L + (i * 10), 0);

    private static byte[] Record22(int i, bool hasDate) => Bytes(
        (byte)0x55, (byte)0, i, 0, (short)1, (byte)1, (byte)1, i * 1000L, 37000 + i, 1500, 0L, i * 3600L, 0L, i * 7200L, 0L,
        hasDate ? (object)new byte[] { 0xE8, 7, 1, 2, 3, 4, (byte)i, 0 } : 1444796910L + i, 10, 0);

    private static byte[] Record91(int i) => Bytes((byte)0x55, (byte)6, (byte)1, (byte)1, 43, i, i * 10, 500_000_000, 1200f, 3.5f, i * 360f, i * 720f, 0, 0f, 1_700_000_000 + i, 0, 25.5f);

    private static byte[] Record90(int i) => Bytes(
        (byte)0x12, (byte)0x50, (byte)0, (byte)7, (byte)0x55, 0, (byte)1, (byte)2, (byte)0, (byte)0, (byte)0, (byte)0, (byte)0, i, 0L, i * 1_000_000L, 3.5f, -1200f, 0L, 0f, 0f, 36f * i, 72f * i, 1_700_000_000_000_000L, 0L, 0);

    private static byte[] Ndax(int version)
    {
        if (version is 2 or 5)
        {
            var block = version == 2 ? 512 : 4096;
            var lead = version == 2 ? 8 : 1;
            var data = new byte[block * 2];
            data[0] = 1;
            data[2] = (byte)version;
            var at = block + (version == 2 ? 5 : 132);
            data[block + 4] = version == 5 ? (byte)7 : data[block + 4];
            for (var i = 1; i <= 3; i++)
            {
                var record = Bytes(new byte[lead], i, 0, (byte)1, (byte)1, new byte[5], i * 1000L, 37000, 1500, 0, i * 3600L, 0L, 0L, 0L, new byte[] { 0xE8, 7, 1, 2, 3, 4, 5 }, 10, 0L);
                record.CopyTo(data, at);
                at += record.Length;
            }

            return ArchiveFixture.Pack(("data.ndc", data));
        }

        var isSmall = version is 14 or 17;
        var pairs = Part(1, version, 4, i => Bytes(isSmall ? 3.5f : 35000f, isSmall ? 0.001f : 1f));
        var run = Part(18, version, 2, i =>
        {
            var record = Bytes(i * 2000, (byte)0, 0.5f * i, 0f, 1f, 0f, 0L, 1000, 1_700_000_000 + (i * 2), 1, 1 + (i * 2), (short)250);
            Array.Resize(ref record, version switch { 11 => 47, 14 => 55, _ => 100 });
            return record;
        });
        var steps = Part(7, version, 1, _ =>
        {
            var record = Bytes(0, 1, 0L, 0L, (byte)1);
            Array.Resize(ref record, version is 11 or 14 ? 37 : 100);
            return record;
        });
        var xml = Encoding.ASCII.GetBytes("<?xml version=\"1.0\" encoding=\"GB2312\"?><root><config><TestInfo><Aux1 AuxID=\"1\" ChlType=\"103\"/></TestInfo></config></root>");
        var aux = Part(5, version, 4, i => isSmall ? Bytes(25f + i) : Bytes((byte)0x65, 12345f, (short)(250 + i)));
        return ArchiveFixture.Pack(("TestInfo.xml", xml), ("data.ndc", pairs), ("data_AUX_1_1_1.ndc", aux), ("data_step.ndc", steps), ("data_runInfo.ndc", run));
    }

    private static byte[] Part(byte kind, int version, int count, Func<int, byte[]> record)
    {
        var part = new byte[8192];
        part[0] = kind;
        part[2] = (byte)version;
        var at = 4096 + 132;
        for (var i = 0; i < count; i++)
        {
            part[4096 + 4] |= (byte)(1 << i);
            var bytes = record(i);
            bytes.CopyTo(part, at);
            at += bytes.Length;
        }

        return part;
    }

    private static byte[] Bytes(params object[] fields) => [.. fields.SelectMany(static field => field switch
    {
        byte one => [one],
        short two => BitConverter.GetBytes(two),
        int four => BitConverter.GetBytes(four),
        long eight => BitConverter.GetBytes(eight),
        float single => BitConverter.GetBytes(single),
        _ => (byte[])field,
    })];
}
