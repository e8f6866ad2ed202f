using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Anodyne.Studies.Files;

/// <summary>One scalar field on a uniform plane grid of points.</summary>
/// <param name="Name">Name with unit, e.g. <c>c_mol_per_m3</c>.</param>
/// <param name="Values">Values, x fastest, then y upward; NaN where the field does not exist.</param>
public sealed record VtkField(string Name, ReadOnlyMemory<float> Values);

/// <summary>
/// A plane of points written as VTK ImageData (<c>.vti</c>), which ParaView, VisIt and PyVista open. XML with one appended raw block, little-endian
/// float32, UInt64 lengths (VTK file formats, "XML formats", ImageData). Lengths are in metres, so the numbers in the viewer are SI.
/// </summary>
public static class VtkImage
{
    /// <summary>Writes the file.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="columns">Points along x, at least 1.</param>
    /// <param name="rows">Points along y, at least 1.</param>
    /// <param name="spacing">Distance of neighbouring points, m, the same along x and y.</param>
    /// <param name="originX">x of the first point, m.</param>
    /// <param name="originY">y of the first point, m.</param>
    /// <param name="time">Time of the fields, s; written as <c>TimeValue</c>.</param>
    /// <param name="fields">The fields, each of columns x rows values.</param>
    public static void Write(Stream stream, int columns, int rows, double spacing, double originX, double originY, double time, IReadOnlyList<VtkField> fields)
    {
        var points = columns * rows;
        foreach (var field in fields)
        {
            if (field.Values.Length != points)
            {
                throw new ArgumentException($"Field {field.Name} has {field.Values.Length} values on {columns} x {rows} points.", nameof(fields));
            }
        }

        var header = new StringBuilder();
        var extent = string.Create(CultureInfo.InvariantCulture, $"0 {columns - 1} 0 {rows - 1} 0 0");
        header.Append("<?xml version=\"1.0\"?>\n<VTKFile type=\"ImageData\" version=\"1.0\" byte_order=\"LittleEndian\" header_type=\"UInt64\">\n");
        header.Append(
            CultureInfo.InvariantCulture,
            $"  <ImageData WholeExtent=\"{extent}\" Origin=\"{originX:R} {originY:R} 0\" Spacing=\"{spacing:R} {spacing:R} {spacing:R}\">\n");
        header.Append("    <FieldData>\n      <DataArray type=\"Float64\" Name=\"TimeValue\" NumberOfTuples=\"1\" format=\"ascii\">");
        header.Append(CultureInfo.InvariantCulture, $"{time:R}</DataArray>\n    </FieldData>\n");
        header.Append(CultureInfo.InvariantCulture, $"    <Piece Extent=\"{extent}\">\n      <PointData>\n");
        for (var index = 0; index < fields.Count; index++)
        {
            var offset = index * (8L + (4L * points));
            header.Append(
                CultureInfo.InvariantCulture,
                $"        <DataArray type=\"Float32\" Name=\"{Escape(fields[index].Name)}\" format=\"appended\" offset=\"{offset}\"/>\n");
        }

        header.Append("      </PointData>\n    </Piece>\n  </ImageData>\n  <AppendedData encoding=\"raw\">\n   _");
        stream.Write(Encoding.UTF8.GetBytes(header.ToString()));
        var block = new byte[8 + (4 * points)];
        foreach (var field in fields)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(block, 4UL * (ulong)points);
            var values = field.Values.Span;
            for (var index = 0; index < points; index++)
            {
                BinaryPrimitives.WriteSingleLittleEndian(block.AsSpan(8 + (4 * index)), values[index]);
            }

            stream.Write(block);
        }

        stream.Write("\n  </AppendedData>\n</VTKFile>\n"u8);
    }

    private static string Escape(string text) => System.Security.SecurityElement.Escape(text)!;
}
