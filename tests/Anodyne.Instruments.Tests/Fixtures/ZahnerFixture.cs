using System.Buffers.Binary;
using System.Text;
using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.Tests;

/// <summary>Small Thales files, big endian.</summary>
internal sealed class ZahnerFixture : IFixtures
{
    public IEnumerable<Fixture> All()
    {
        var ism = new List<byte>([0, 0, 0xFF, 0xFF, 0xFF, 0xFE]);
        ism.AddRange(I48(2));
        Add(ism, 1000, 100, 10);
        Add(ism, 50, 60, 70);
        Add(ism, -0.1, -0.2, -0.3);
        Add(ism, 1e9, 1e9 + 10, 1e9 + 30);
        ism.AddRange([0, 1, 0, 2, 0, 3]);
        Text(ism, "010224");
        yield return new Fixture(new FileContent("a.ism", [.. ism]), "Zahner Thales", 3);

        var isw = new List<byte>([0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
        isw.AddRange(I48(1));
        Add(isw, 100, 5, 1000);
        Add(isw, 200, 6, 2000);
        yield return new Fixture(new FileContent("a.isw", [.. isw]), "Zahner Thales", 2);

        var isc = new List<byte>();
        Add(isc, [.. Enumerable.Range(0, 17).Select(static i => i == 15 ? 0.5 : 0.0)]);
        isc.AddRange(I48(2));
        isc.AddRange([0, 8, 0, 16, 0, 24]);
        Add(isc, 1e-3, 2e-3, 3e-3);
        foreach (var text in new[] { "010224", "s", "25", "10:00:00-11:00:00", "1", "", "", "", "", "", "1", "0.5, 4 PO.PF 0, 0" })
        {
            Text(isc, text);
        }

        yield return new Fixture(new FileContent("a.isc", [.. isc]), "Zahner Thales", 3);
    }

    private static byte[] I48(long value) => [.. BitConverter.GetBytes(value).Take(6).Reverse()];

    private static void Add(List<byte> bytes, params double[] values)
    {
        Span<byte> eight = stackalloc byte[8];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteDoubleBigEndian(eight, value);
            bytes.AddRange(eight);
        }
    }

    private static void Text(List<byte> bytes, string text)
    {
        bytes.Add((byte)(text.Length >> 8));
        bytes.Add((byte)text.Length);
        bytes.AddRange(Encoding.ASCII.GetBytes(text));
    }
}
