using Parquet;
using Parquet.Schema;

namespace Anodyne.Store.Export;

/// <summary>A table by its columns, all of one length.</summary>
/// <param name="Name">Name of its file, without the ending.</param>
/// <param name="Columns">Names and values: arrays of texts, of doubles or of whole numbers.</param>
public sealed record ParquetTable(string Name, IReadOnlyList<(string Name, Array Values)> Columns)
{
    /// <summary>Writes the table as Apache Parquet.</summary>
    /// <param name="stream">Where to; it can be read back from its beginning.</param>
    public void Write(Stream stream)
    {
        // The library knows no other way; nothing here waits for a network.
        WriteAsync(stream).GetAwaiter().GetResult();
    }

    private async Task WriteAsync(Stream stream)
    {
        DataField[] fields = [.. Columns.Select(column => column.Values switch
        {
            string[] => new DataField<string>(column.Name),
            double[] => new DataField<double>(column.Name),
            int[] => (DataField)new DataField<int>(column.Name),
            _ => throw new ArgumentException($"a column of {column.Values.GetType().Name} is not known", nameof(stream)),
        })];
        var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            using var group = writer.CreateRowGroup();
            for (var i = 0; i < fields.Length; i++)
            {
                await (Columns[i].Values switch
                {
                    string[] texts => group.WriteAsync(fields[i], texts),
                    double[] numbers => group.WriteAsync<double>(fields[i], numbers),
                    var whole => group.WriteAsync<int>(fields[i], (int[])whole),
                }).ConfigureAwait(false);
            }
        }
    }
}
