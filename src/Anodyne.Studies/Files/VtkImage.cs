using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Anodyne.Studies.Files;

/// <summary>One scalar field on a uniform plane grid, one value a cell.</summary>
/// <param name="Name">Name with unit, e.g. <c>c_mol_per_m3</c>.</param>
/// <param name="Values">Values, x fastest, then y upward; NaN where the field does not exist.</param>
public sealed record VtkField(string Name, ReadOnlyMemory<double> Values);

/// <summary>
/// A plane of cells written as VTK ImageData (<c>.vti</c>), which ParaView, VisIt and PyVista open. XML with one appended raw block, little-endian
/// float32, UInt64 lengths (VTK file formats, "XML formats", ImageData). Lengths are in metres, so the numbers in the viewer are SI.
/// </summary>
public static class VtkImage
{
    /// <summary>Writes the file.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="columns">Cells along x.</param>
    /// <param name="rows">Cells along y.</param>
    /// <param name="spacing">Edge of a cell, m, the same along x and y.</param>
    /// <param name="originY">y of the lower edge of the first row, m; x starts at 0.</param>
    /// <param name="time">Time of the fields, s; written as <c>TimeValue</c>.</param>
    /// <param name="fields">The fields, each of columns x rows values.</param>
    public static void Write(Stream stream, int columns, int rows, double spacing, double originY, double time, IReadOnlyList<VtkField> fields)
    {
        var cells = columns * rows;
        foreach (var field in fields)
        {
            if (field.Values.Length != cells)
            {
                throw new ArgumentException($"Field {field.Name} has {field.Values.Length} values on {columns} x {rows} cells.", nameof(fields));
            }
        }

        var header = new StringBuilder();
        var extent = string.Create(CultureInfo.InvariantCulture, $"0 {columns} 0 {rows} 0 0");
        header.Append("<?xml version=\"1.0\"?>\n<VTKFile type=\"ImageData\" version=\"1.0\" byte_order=\"LittleEndian\" header_type=\"UInt64\">\n");
        header.Append(CultureInfo.InvariantCulture, $"  <ImageData WholeExtent=\"{extent}\" Origin=\"0 {originY:R} 0\" Spacing=\"{spacing:R} {spacing:R} {spacing:R}\">\n");
        header.Append("    <FieldData>\n      <DataArray type=\"Float64\" Name=\"TimeValue\" NumberOfTuples=\"1\" format=\"ascii\">");
        header.Append(CultureInfo.InvariantCulture, $"{time:R}</DataArray>\n    </FieldData>\n");
        header.Append(CultureInfo.InvariantCulture, $"    <Piece Extent=\"{extent}\">\n      <CellData>\n");
        for (var index = 0; index < fields.Count; index++)
        {
            var offset = index * (8L + (4L * cells));
            header.Append(CultureInfo.InvariantCulture, $"        <DataArray type=\"Float32\" Name=\"{Escape(fields[index].Name)}\" format=\"appended\" offset=\"{offset}\"/>\n");
        }

        header.Append("      </CellData>\n    </Piece>\n  </ImageData>\n  <AppendedData encoding=\"raw\">\n   _");
        stream.Write(Encoding.UTF8.GetBytes(header.ToString()));
        var block = new byte[8 + (4 * cells)];
        foreach (var field in fields)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(block, 4UL * (ulong)cells);
            var values = field.Values.Span;
            for (var index = 0; index < cells; index++)
            {
                BinaryPrimitives.WriteSingleLittleEndian(block.AsSpan(8 + (4 * index)), (float)values[index]);
            }

            stream.Write(block);
        }

        stream.Write("\n  </AppendedData>\n</VTKFile>\n"u8);
    }

    private static string Escape(string text) => System.Security.SecurityElement.Escape(text)!;
}
