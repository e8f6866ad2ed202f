using Anodyne.Studies.Files;

namespace Anodyne.Studies.Tests.Files;

public class SeriesCsvTests
{
    [Fact]
    public void Numbers_keep_every_digit_and_gaps_stay_empty() =>
        Assert.Equal("t_s,v_V\n0,0.1\n0.30000000000000004,\n", SeriesCsv.Print(new CsvColumn("t_s", [0, 0.1 + 0.2]), new CsvColumn("v_V", [0.1, double.NaN])));

    [Fact]
    public void Columns_of_different_length_are_refused() =>
        Assert.Throws<ArgumentException>(() => SeriesCsv.Print(new CsvColumn("t_s", [0, 1]), new CsvColumn("v_V", [0])));
}
