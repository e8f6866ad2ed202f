using Anodyne.Store.Export;
using Parquet;
using Parquet.Schema;

namespace Anodyne.Store.Tests.Export;

/// <summary>A written table read back with the library's own reader: names, types and every value.</summary>
public class ParquetTableTests
{
    [Fact]
    public async Task What_is_written_is_read_again()
    {
        string[] texts = ["a", "ünïcode, \"quoted\"", "", "a"];
        double[] numbers = [1.5, -0.0, double.NaN, double.MaxValue];
        int[] whole = [int.MinValue, 0, 1, int.MaxValue];
        using var stream = new MemoryStream();
        new ParquetTable("t", [("text", texts), ("number", numbers), ("whole", whole)]).Write(stream);

        stream.Position = 0;
        await using var reader = await ParquetReader.CreateAsync(stream);
        var fields = reader.Schema.GetDataFields();
        Assert.Equal([("text", typeof(ReadOnlyMemory<char>)), ("number", typeof(double)), ("whole", typeof(int))], fields.Select(field => (field.Name, field.ClrType)));
        Assert.Equal(1, reader.RowGroupCount);
        using var group = reader.OpenRowGroupReader(0);
        Assert.Equal(4, group.RowCount);
        var (readTexts, readNumbers, readWhole) = (new string?[4], new double[4], new int[4]);
        await group.ReadAsync(fields[0], readTexts.AsMemory());
        await group.ReadAsync<double>(fields[1], readNumbers.AsMemory());
        await group.ReadAsync<int>(fields[2], readWhole.AsMemory());
        Assert.Equal(texts, readTexts);
        Assert.Equal(numbers.Select(BitConverter.DoubleToInt64Bits), readNumbers.Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(whole, readWhole);
    }

    [Fact]
    public void A_table_without_rows_is_a_file_too()
    {
        using var stream = new MemoryStream();
        new ParquetTable("t", [("number", Array.Empty<double>())]).Write(stream);
        Assert.True(stream.ToArray().AsSpan().StartsWith("PAR1"u8) && stream.ToArray().AsSpan().EndsWith("PAR1"u8));
    }

    [Fact]
    public void A_column_of_another_type_is_refused() =>
        Assert.Throws<ArgumentException>(() => new ParquetTable("t", [("flag", new[] { true })]).Write(new MemoryStream()));
}
