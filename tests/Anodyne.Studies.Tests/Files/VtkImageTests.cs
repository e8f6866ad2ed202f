using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Anodyne.Studies.Files;

namespace Anodyne.Studies.Tests.Files;

public class VtkImageTests
{
    [Fact]
    public void The_file_says_what_it_holds_and_holds_it()
    {
        float[] salt = [1, 2, 3, 4, 5, 6];
        float[] potential = [0, float.NaN, -1e-3f, 0, 0, 0.5f];
        using var stream = new MemoryStream();
        VtkImage.Write(stream, 3, 2, 2.5e-7, 1e-7, -1e-6, 12.5, [new VtkField("c_mol_per_m3", salt), new VtkField("phi<2>_V", potential)]);
        var bytes = stream.ToArray();

        // A reader splits the file at the underscore: XML before and after, raw bytes between.
        var mark = bytes.AsSpan().IndexOf("<AppendedData encoding=\"raw\">\n   _"u8) + "<AppendedData encoding=\"raw\">\n   _".Length;
        var xml = Encoding.UTF8.GetString(bytes, 0, mark) + "</AppendedData></VTKFile>";
        var root = XDocument.Parse(xml).Root!;
        Assert.Equal("ImageData", root.Attribute("type")!.Value);
        Assert.Equal("UInt64", root.Attribute("header_type")!.Value);
        var image = root.Element("ImageData")!;
        Assert.Equal("0 2 0 1 0 0", image.Attribute("WholeExtent")!.Value);
        Assert.Equal(image.Attribute("WholeExtent")!.Value, image.Element("Piece")!.Attribute("Extent")!.Value);
        Assert.Equal("1E-07 -1E-06 0", image.Attribute("Origin")!.Value);
        Assert.Equal("2.5E-07", image.Attribute("Spacing")!.Value.Split(' ')[0]);
        var arrays = image.Element("Piece")!.Element("PointData")!.Elements("DataArray").ToArray();
        Assert.Equal(["c_mol_per_m3", "phi<2>_V"], arrays.Select(array => array.Attribute("Name")!.Value));
        Assert.Equal(salt, Values(bytes, mark, arrays[0], 6));
        Assert.Equal(potential, Values(bytes, mark, arrays[1], 6));
        Assert.EndsWith("</AppendedData>\n</VTKFile>\n", Encoding.UTF8.GetString(bytes, bytes.Length - 40, 40), StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_of_the_wrong_size_is_refused() =>
        Assert.Throws<ArgumentException>(() => VtkImage.Write(new MemoryStream(), 3, 2, 1, 0, 0, 0, [new VtkField("c", new float[5])]));

    private static float[] Values(byte[] bytes, int mark, XElement array, int count)
    {
        var at = mark + int.Parse(array.Attribute("offset")!.Value, CultureInfo.InvariantCulture);
        Assert.Equal(4UL * (ulong)count, BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at)));
        return [.. Enumerable.Range(0, count).Select(index => BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(at + 8 + (4 * index))))];
    }
}
